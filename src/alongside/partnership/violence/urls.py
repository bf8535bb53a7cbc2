"""Addresses of the See pages."""

from django.urls import path

from alongside.partnership.violence import views
from alongside.partnership.violence.partner_files import views as partner_files
from alongside.partnership.violence.report.views import report

app_name = "violence"
urlpatterns = [
    path("see/", views.overview, name="overview"),
    path("see/report.pdf", report, name="report"),
    path("see/trend", views.trend, name="trend"),
    path("see/trend/limits", views.rebase, name="rebase"),
    path("see/areas", views.areas, name="areas"),
    path("see/areas/<str:code>", views.area, name="area"),
    path("see/map", views.both, name="map"),
    path("see/neighbourhoods", views.neighbourhoods, name="neighbourhoods"),
    path("see/places", views.places, name="places"),
    path("see/drugs", views.drugs, name="drugs"),
    path("see/files", partner_files.files, name="files"),
    path("see/files/add", partner_files.add_file, name="add_file"),
    path("see/files/refresh", partner_files.refresh, name="refresh"),
    path("see/files/<uuid:file_id>/replace", partner_files.replace_file, name="replace_file"),
    path("see/files/<uuid:file_id>/remove", partner_files.remove_file, name="remove_file"),
    path("see/files/<uuid:file_id>/rejects", partner_files.rejects, name="rejects"),
]
