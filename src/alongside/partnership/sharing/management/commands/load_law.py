"""`manage.py load_law FILE --by E-MAIL`: load a law file in the name of an information governance officer."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.partnership.agencies.acting import act_as, acting_through
from alongside.partnership.agencies.directory import live_postings_with
from alongside.partnership.agencies.errors import Refused
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.actions.law import load_law
from alongside.partnership.trail.words import Purpose


class Command(BaseCommand):
    help = "Load gateways, routes, purposes and lawful bases from a TOML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="for instance src/alongside/partnership/sharing/law/england.toml")
        parser.add_argument("--by", required=True, help="the work e-mail of an information governance officer")

    def handle(self, *args: Any, **options: Any) -> None:
        officer = live_postings_with(Role.INFORMATION_GOVERNANCE, email=options["by"]).first()
        if officer is None:
            raise CommandError("No live information governance officer has this e-mail. Invite one, or check it.")
        try:
            with act_as(acting_through(officer, Purpose.GOVERN)) as by:
                loaded = load_law(path=options["file"], by=by)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"{options['file'].name}: {loaded.new} new, {loaded.unchanged} unchanged.")
