from django.apps import AppConfig


class Duty(AppConfig):
    name = "alongside.partnership.duty"
    label = "duty"
