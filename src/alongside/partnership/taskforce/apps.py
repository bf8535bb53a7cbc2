from django.apps import AppConfig


class Taskforce(AppConfig):
    name = "alongside.partnership.taskforce"
    label = "taskforce"
