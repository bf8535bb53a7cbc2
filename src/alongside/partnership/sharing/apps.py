from django.apps import AppConfig

from alongside.partnership.pages.navigation import answer
from alongside.partnership.pages.urgent import recorded_at


class Sharing(AppConfig):
    name = "alongside.partnership.sharing"
    label = "sharing"

    def ready(self) -> None:
        from alongside.partnership.agencies.roles import Permission

        answer("Find", url_name="sharing:received", permission=Permission.READ_RECEIVED)
        recorded_at("sharing:record_urgent", Permission.SHARE_URGENTLY)
