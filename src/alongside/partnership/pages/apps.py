from django.apps import AppConfig


class Pages(AppConfig):
    name = "alongside.partnership.pages"
    label = "pages"
