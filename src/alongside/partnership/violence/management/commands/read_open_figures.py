"""manage.py read_open_figures: read the open police files, count, draw and publish what the See page shows."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside.evidence.errors import EvidenceError
from alongside.partnership.agencies.acting import Acting, act_as, system_worker_of
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.queries import agencies_with_system_worker
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.counts.borough import fleetwater
from alongside.partnership.violence.counts.camden import camden
from alongside.partnership.violence.counts.trend import Rebases
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.open_files import read_wanted, told
from alongside.partnership.violence.queries import rebases

PUBLISHES = AgencyKind.COMMUNITY_SAFETY
HOW_TO = "docs/how-to/read-police-figures.md says where each publisher offers them."
NO_FOLDER = (
    "There is no folder of open police files, so only the invented borough is counted. "
    f"Name the folder in ALONGSIDE_OPEN_DATA; {HOW_TO}"
)
NO_AGENCY = (
    "Nothing is published yet: no community safety agency with a system worker works on this site. "
    "Set up the agencies first (in a demo: manage.py fill_demo), then run this again."
)


class Command(BaseCommand):
    help = "Reads the open police files and publishes the figures, charts and maps of the See page."

    def handle(self, **_options: Any) -> None:
        agency = agencies_with_system_worker().filter(kind=PUBLISHES).order_by("name").first()
        if agency is None:
            self.stdout.write(NO_AGENCY)
            return
        with act_as(system_worker_of(agency)) as by:
            decided = rebases(by)
        snapshots = list(self._snapshots(decided))
        with act_as(system_worker_of(agency)) as by:
            for place, snapshot in snapshots:
                self._publish(place, snapshot, by)

    def _snapshots(self, decided: Rebases) -> Iterator[tuple[str, Snapshot]]:
        """What can be counted here. In LIVE nothing invented is."""
        yield from self._unless_refused("Camden", partial(self._camden, decided))
        if not settings.IS_LIVE:
            yield from self._unless_refused("Fleetwater (invented)", partial(fleetwater, decided))

    def _unless_refused(self, place: str, count: Callable[[], Snapshot]) -> Iterator[tuple[str, Snapshot]]:
        """One place's trouble is said, and does not keep the other's figures back."""
        try:
            snapshot = count()
        except EvidenceError as refusal:
            self.stderr.write(f"{place} is not counted. {refusal}")
            return
        for sentence in snapshot.refused:
            self.stderr.write(f"{place}, a part is not counted. {sentence}")
        if snapshot.counts or snapshot.drawn:
            yield place, snapshot

    def _camden(self, decided: Rebases) -> Snapshot:
        if not settings.OPEN_DATA_FOLDER.is_dir():
            self.stdout.write(NO_FOLDER)
            return Snapshot()
        found = read_wanted(settings.OPEN_DATA_FOLDER, settings.EVIDENCE_FOLDER)
        for line in told(found):
            self.stdout.write(line)
        for sentence in found.reading.refused.values():
            self.stderr.write(sentence)
        return camden(found.store, found.ground, decided)

    def _publish(self, place: str, snapshot: Snapshot, by: Acting) -> None:
        figures, drawings = publish_snapshot(snapshot=snapshot, by=by)
        self.stdout.write(f"{place} stands published. Figures: {len(figures)}. Pictures: {len(drawings)}.")
