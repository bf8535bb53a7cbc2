"""`manage.py trail verify`: read the whole trail again, as keeper."""

import logging
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from alongside.partnership.trail.heads import HeadWasForged, read_heads, signing_key
from alongside.partnership.trail.verification import Verification, verify

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Verify the trail: find and name every changed, removed, inserted or reordered line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])
        heads = settings.HOME_FOLDER / "heads"
        parser.add_argument(
            "--heads", type=Path, default=heads, help="a folder of exported heads; a backup has its own"
        )

    def handle(self, *_args: Any, heads: Path, **_options: Any) -> None:
        key = signing_key(settings.SECRETS["trail_signing_key"])
        try:
            found = verify(read_heads(heads, key))
        except HeadWasForged as error:
            found = Verification(faults=[str(error)])
        for fault in found.faults:
            self.stderr.write(fault)
        waiting = sum(found.not_yet_exported.values())
        self.stdout.write(
            f"{found.lines} lines of {found.agencies} agencies read; {len(found.faults)} fault(s). "
            f"{waiting} line(s) written since the last export are vouched for by the database alone."
        )
        if not found.is_sound:
            log.error("The trail does not verify: %s fault(s).", len(found.faults))
            sys.exit(1)
