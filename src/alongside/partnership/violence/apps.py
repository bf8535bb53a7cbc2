from django.apps import AppConfig

from alongside.partnership.pages.navigation import answer


class Violence(AppConfig):
    name = "alongside.partnership.violence"
    label = "violence"

    def ready(self) -> None:
        answer("See", url_name="violence:overview")
