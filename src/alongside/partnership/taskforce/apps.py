from django.apps import AppConfig

from alongside.partnership.pages.navigation import answer


class Taskforce(AppConfig):
    name = "alongside.partnership.taskforce"
    label = "taskforce"

    def ready(self) -> None:
        from alongside.partnership.agencies.roles import Permission

        answer("Build", url_name="taskforce:promises", permission=Permission.READ_PROGRAMME)
