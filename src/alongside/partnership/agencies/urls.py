"""Addresses of the agencies room."""

from django.urls import path

from alongside.partnership.agencies import views

app_name = "agencies"
urlpatterns = [
    path("posting/", views.choose_posting, name="choose_posting"),
    path("join/<str:token>", views.join, name="join"),
    path("team/", views.team, name="team"),
    path("team/invite", views.invite, name="invite"),
    path("team/<uuid:posting_id>/move", views.move, name="move"),
    path("team/<uuid:posting_id>/leave", views.leave, name="leave"),
    path("team/invitations/<uuid:invitation_id>/withdraw", views.withdraw, name="withdraw"),
    path("roles/", views.roles, name="roles"),
    path("trail/", views.trail, name="trail"),
]
