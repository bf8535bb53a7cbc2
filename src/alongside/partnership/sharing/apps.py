from django.apps import AppConfig

from alongside.partnership.pages.navigation import answer


class Sharing(AppConfig):
    name = "alongside.partnership.sharing"
    label = "sharing"

    def ready(self) -> None:
        from alongside.partnership.agencies.roles import Permission

        answer("Find", url_name="sharing:received", permission=Permission.READ_RECEIVED)
