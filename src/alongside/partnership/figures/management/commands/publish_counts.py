"""manage.py publish_counts --from 2019-02 --until 2019-04: count and publish, now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.evidence.errors import EvidenceError
from alongside.evidence.periods import Month, Period
from alongside.partnership.figures.publishing import publish_everything


class Command(BaseCommand):
    help = "Counts each agency's records for a period and publishes the figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="first", required=True, help="The first month, like 2019-02.")
        parser.add_argument("--until", dest="last", required=True, help="The last month, which counts too.")

    def handle(self, *, first: str, last: str, **_options: Any) -> None:
        try:
            period = Period(Month.parse(first), Month.parse(last))
        except EvidenceError as refusal:
            raise CommandError(str(refusal)) from refusal
        figures = publish_everything(period)
        self.stdout.write(f"{len(figures)} figures are published for {period.words}.")
