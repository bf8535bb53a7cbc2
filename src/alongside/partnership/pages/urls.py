"""Addresses of the pages that need no sign-in."""

from django.urls import path

from alongside.partnership.pages import views

app_name = "pages"
urlpatterns = [
    path("urgent", views.urgent, name="urgent"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
    path("how-we-count", views.how_counted, name="how_counted"),
    path("gallery", views.gallery, name="gallery"),
]
