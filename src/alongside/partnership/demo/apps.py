from django.apps import AppConfig


class Demo(AppConfig):
    name = "alongside.partnership.demo"
    label = "demo"
