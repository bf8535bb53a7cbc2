from django.apps import AppConfig

from alongside.partnership.pages.navigation import answer


class Duty(AppConfig):
    name = "alongside.partnership.duty"
    label = "duty"

    def ready(self) -> None:
        answer("Prove", url_name="duty:where_we_stand")
