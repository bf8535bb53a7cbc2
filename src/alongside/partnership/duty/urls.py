"""Addresses of the duty."""

from django.urls import path

from alongside.partnership.duty import views

OBLIGATION = "prove/register/<uuid:obligation_id>"

app_name = "duty"
urlpatterns = [
    path("prove/", views.where_we_stand, name="where_we_stand"),
    path("prove/register/", views.register, name="register"),
    path("prove/register/load", views.load_register, name="load_register"),
    path(OBLIGATION, views.obligation, name="obligation"),
    path(f"{OBLIGATION}/owner", views.give_to, name="give_to"),
    path(f"{OBLIGATION}/status", views.set_status, name="set_status"),
    path(f"{OBLIGATION}/check", views.check, name="check"),
    path(f"{OBLIGATION}/documents/new", views.add_document, name="add_document"),
    path(f"{OBLIGATION}/figures/new", views.add_figure, name="add_figure"),
    path("prove/evidence/<uuid:evidence_id>/withdraw", views.withdraw_evidence, name="withdraw_evidence"),
]
