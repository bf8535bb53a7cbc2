"""Addresses of the See page."""

from django.urls import path

from alongside.partnership.violence import views

app_name = "violence"
urlpatterns = [path("see/", views.overview, name="overview")]
