"""`manage.py list_demo_workers`: whom to try, and where to choose them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from alongside.partnership.demo.workers import to_start_with


class Command(BaseCommand):
    help = "Lists the demo workers to sign in as."

    def handle(self, *args: Any, **options: Any) -> None:
        address = settings.SITE_ADDRESS + reverse("demo:choose_worker")
        self.stdout.write(f"Sign in as one of these invented workers at {address}\n")
        for one in to_start_with():
            self.stdout.write(f"  {one.words} ({one.posting.worker.name})")
