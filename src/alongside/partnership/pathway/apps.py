from django.apps import AppConfig


class Pathway(AppConfig):
    name = "alongside.partnership.pathway"
    label = "pathway"
