"""Addresses of what was published."""

from django.urls import path

from alongside.partnership.figures import views

app_name = "figures"
urlpatterns = [
    path("figures/", views.published, name="published"),
    path("figures.csv", views.published_csv, name="published_csv"),
    path("figures/<uuid:figure_id>", views.how_counted, name="how_counted"),
    path("figures/<uuid:figure_id>.csv", views.figure_csv, name="figure_csv"),
    path("figures/under/<str:code>", views.history, name="history"),
    path("figures/tables/<uuid:table_id>", views.how_table_counted, name="how_table_counted"),
    path("figures/tables/<uuid:table_id>.csv", views.table_csv, name="table_csv"),
    path("figures/tables/<uuid:table_id>.csv-metadata.json", views.table_description, name="table_description"),
]
