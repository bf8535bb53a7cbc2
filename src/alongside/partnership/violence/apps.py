from django.apps import AppConfig


class Violence(AppConfig):
    name = "alongside.partnership.violence"
    label = "violence"
