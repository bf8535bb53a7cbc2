"""`manage.py fill_demo`: fill the site with the invented borough. Where it stands already, nothing happens."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.partnership.demo.fill.whole import fill_fleetwater


class Command(BaseCommand):
    help = "Fills the site with Fleetwater, an invented borough."

    def handle(self, *args: Any, **options: Any) -> None:
        is_new = fill_fleetwater(now=timezone.now())
        self.stdout.write("Fleetwater is here. Every person in it is invented." if is_new else "Fleetwater was here.")
