"""The first page."""

from django.urls import path

from alongside.partnership.desk import views

app_name = "desk"
urlpatterns = [path("", views.home, name="home")]
