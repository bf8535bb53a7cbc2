from django.apps import AppConfig


class Sharing(AppConfig):
    name = "alongside.partnership.sharing"
    label = "sharing"
