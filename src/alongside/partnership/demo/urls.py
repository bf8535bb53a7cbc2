"""The one address of the demo's door."""

from django.urls import path

from alongside.partnership.demo import views

app_name = "demo"
urlpatterns = [path("demo/workers", views.choose_worker, name="choose_worker")]
