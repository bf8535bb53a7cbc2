"""manage.py refresh_figures: read what is there, count, draw and publish all that the See pages show."""

from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandParser

from alongside.evidence.errors import EvidenceError
from alongside.evidence.intake.reading import find_files
from alongside.partnership.agencies.acting import Acting, act_as, system_worker_of
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.violence.local_file import NAME
from alongside.partnership.violence.partner_files.actions import add_file, begin_refresh
from alongside.partnership.violence.partner_files.folder import own_folder, take_local_file
from alongside.partnership.violence.partner_files.showing import added_in_words
from alongside.partnership.violence.refreshing import NO_AGENCY, publisher, run_refresh


class Command(BaseCommand):
    help = "Counts the open police files and this site's own borough, and publishes the See pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--read", type=Path, metavar="FOLDER",
            help="First add every partner's file of this folder, and take over the borough.toml that lies there.",
        )  # fmt: skip

    def handle(self, *, read: Path | None = None, **_options: Any) -> None:
        agency = publisher()
        if agency is None:
            self.stdout.write(NO_AGENCY)
            return
        if read:
            with act_as(system_worker_of(agency)) as by:
                self._read(read, by)
        with act_as(system_worker_of(agency)) as by:
            refresh = begin_refresh(by=by)
        outcome = run_refresh(refresh.pk)
        for sentence in outcome.told:
            self.stdout.write(sentence)
        for sentence in outcome.refused:
            self.stderr.write(sentence)

    def _read(self, folder: Path, by: Acting) -> None:
        try:
            if (folder / NAME).is_file():
                take_local_file(folder)
            paths = find_files([folder], own_folder())
        except EvidenceError as refusal:
            self.stderr.write(str(refusal))
            return
        for path in paths:
            with path.open("rb") as file:
                try:
                    self.stdout.write(added_in_words(add_file(upload=File(file, path.name), by=by)))
                except StepNotAllowed as refusal:
                    self.stderr.write(refusal.sentence)
