"""Addresses of the See pages."""

from django.urls import path

from alongside.partnership.violence import views

app_name = "violence"
urlpatterns = [
    path("see/", views.overview, name="overview"),
    path("see/trend", views.trend, name="trend"),
    path("see/trend/limits", views.rebase, name="rebase"),
    path("see/areas", views.areas, name="areas"),
    path("see/areas/<str:code>", views.area, name="area"),
    path("see/map", views.both, name="map"),
    path("see/neighbourhoods", views.neighbourhoods, name="neighbourhoods"),
    path("see/places", views.places, name="places"),
    path("see/drugs", views.drugs, name="drugs"),
]
