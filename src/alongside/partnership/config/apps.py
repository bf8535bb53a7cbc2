from django.apps import AppConfig


class Config(AppConfig):
    name = "alongside.partnership.config"
    label = "config"
