from django.apps import AppConfig


class Services(AppConfig):
    name = "alongside.partnership.services"
    label = "services"
