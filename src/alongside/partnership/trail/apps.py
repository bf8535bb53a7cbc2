from django.apps import AppConfig


class Trail(AppConfig):
    name = "alongside.partnership.trail"
    label = "trail"
