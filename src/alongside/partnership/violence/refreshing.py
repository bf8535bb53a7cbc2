"""All that the See pages show, counted and published anew: Camden's open files, and one borough's own records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.evidence.errors import EvidenceError, FigureRefused
from alongside.evidence.intake.store import Store
from alongside.partnership.agencies.acting import Acting, act_as, system_worker_of
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.queries import agencies_with_system_worker
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.counts.borough import count_borough, fleetwater
from alongside.partnership.violence.counts.borough.own import own_records
from alongside.partnership.violence.counts.camden import camden
from alongside.partnership.violence.counts.trend import Rebases
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.open_files import read_wanted, told
from alongside.partnership.violence.partner_files.actions import end_refresh
from alongside.partnership.violence.partner_files.folder import own_folder
from alongside.partnership.violence.partner_files.queries import counting_store
from alongside.partnership.violence.queries import rebases

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency

PUBLISHES = AgencyKind.COMMUNITY_SAFETY
NO_FOLDER = (
    "There is no folder of open police files, so Camden is not counted. Name the folder in ALONGSIDE_OPEN_DATA; "
    "docs/how-to/read-police-figures.md says where each publisher offers them."
)
NO_AGENCY = (
    "Nothing is published yet: no community safety agency with a system worker works on this site. "
    "Set up the agencies first (in a demo: manage.py fill_demo), then run this again."
)
BROKE_OFF = "Counting broke off. What was published before stands. Tell whoever looks after this site."


@dataclass
class Outcome:
    """What was published, and what was not counted: a sentence each."""

    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def publisher() -> "Agency | None":
    """The agency whose system worker publishes for the partnership."""
    return agencies_with_system_worker().filter(kind=PUBLISHES).order_by("name").first()


def run_refresh(refresh_id: UUID) -> Outcome:
    """Do what somebody asked for, and note how it ended, also when it broke off."""
    agency, outcome = publisher(), Outcome()
    if agency is None:
        raise FigureRefused(NO_AGENCY)
    try:
        refresh_figures(agency, outcome)
    except Exception:
        outcome.refused.append(BROKE_OFF)
        raise
    finally:
        with act_as(system_worker_of(agency)) as by:
            end_refresh(refresh_id=refresh_id, told=outcome.told, refused=outcome.refused, by=by)
    return outcome


def refresh_figures(agency: "Agency", outcome: Outcome) -> None:
    """Count outside any transaction, since it takes minutes; publish in one."""
    with act_as(system_worker_of(agency)) as by:
        decided, own = rebases(by), counting_store(by)
    snapshots = list(_snapshots(decided, own, outcome))
    with act_as(system_worker_of(agency)) as by:
        for place, snapshot in snapshots:
            outcome.told.append(_publish(place, snapshot, by))


def _snapshots(decided: Rebases, own: Store, outcome: Outcome) -> Iterator[tuple[str, Snapshot]]:
    """What can be counted here. A site has one borough of its own; without one, a demonstration has Fleetwater."""
    yield from _unless_refused("Camden", partial(_camden, decided, outcome), outcome)
    if own.files() or (own_folder() / "borough.toml").is_file():
        yield from _unless_refused(_("This site’s borough"), partial(_own, decided, own), outcome)
    elif not settings.IS_LIVE:
        yield from _unless_refused("Fleetwater (invented)", partial(fleetwater, decided), outcome)


def _unless_refused(place: str, count: Callable[[], Snapshot], outcome: Outcome) -> Iterator[tuple[str, Snapshot]]:
    """One place's trouble is said, and does not keep the other's figures back."""
    try:
        snapshot = count()
    except EvidenceError as refusal:
        outcome.refused.append(f"{place} is not counted. {refusal}")
        return
    outcome.refused += [f"{place}, a part is not counted. {sentence}" for sentence in snapshot.refused]
    if snapshot.counts or snapshot.drawn:
        yield place, snapshot


def _own(decided: Rebases, own: Store) -> Snapshot:
    records = own_records(own_folder(), own)
    if records.is_invented and settings.IS_LIVE:
        raise FigureRefused(_("borough.toml says that the borough is invented. In LIVE nothing invented is counted."))
    return count_borough(records, decided)


def _camden(decided: Rebases, outcome: Outcome) -> Snapshot:
    if not settings.OPEN_DATA_FOLDER.is_dir():
        outcome.told.append(NO_FOLDER)
        return Snapshot()
    found = read_wanted(settings.OPEN_DATA_FOLDER, settings.EVIDENCE_FOLDER)
    outcome.told += told(found)
    outcome.refused += found.reading.refused.values()
    return camden(found.store, found.ground, decided)


def _publish(place: str, snapshot: Snapshot, by: Acting) -> str:
    figures, drawings = publish_snapshot(snapshot=snapshot, by=by)
    return f"{place} stands published. Figures: {len(figures)}. Pictures: {len(drawings)}."
