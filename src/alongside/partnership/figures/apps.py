from django.apps import AppConfig


class Figures(AppConfig):
    name = "alongside.partnership.figures"
    label = "figures"
