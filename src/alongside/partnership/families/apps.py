from django.apps import AppConfig


class Families(AppConfig):
    name = "alongside.partnership.families"
    label = "families"
