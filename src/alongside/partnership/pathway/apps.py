from django.apps import AppConfig


class Pathway(AppConfig):
    name = "alongside.partnership.pathway"
    label = "pathway"

    def ready(self) -> None:
        from alongside.partnership.agencies.roles import Permission
        from alongside.partnership.pages.navigation import answer

        answer("Help", url_name="pathway:work", permission=Permission.LOOK_AT_RECORDS)
