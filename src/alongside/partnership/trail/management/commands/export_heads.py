"""Sign the heads of the trail and write them outside the database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.partnership.trail.heads import export_heads, signing_key


class Command(BaseCommand):
    help = "Sign the heads of the trail and write them to the home folder. A job does this every minute."

    def handle(self, *_args: Any, **_options: Any) -> None:
        key = signing_key(settings.SECRETS["trail_signing_key"])
        written = export_heads(folder=settings.HOME_FOLDER / "heads", key=key, now=timezone.now())
        self.stdout.write(f"{written} head(s) written.")
