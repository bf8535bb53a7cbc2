"""Looks at the register, and at where we stand. Both name no person, so a look leaves no line in the trail."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.duty.claims import read_claims
from alongside.partnership.duty.models import Evidence, Obligation
from alongside.partnership.duty.standing import Line, line
from alongside.partnership.figures import queries as figures

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Shown:
    """Evidence with the figures that stand under its code now, if it is a figure."""

    evidence: Evidence
    figures: list


@dataclass(frozen=True)
class ObligationPage:
    obligation: Obligation
    evidence: list[Shown]
    statuses: list


@dataclass(frozen=True)
class Standing:
    source: str
    topics: dict[str, list[Line]]


def list_obligations(by: Acting) -> QuerySet[Obligation]:
    """The register as it stands, in its own order, each with how much evidence shows it."""
    by.must(Permission.READ_PROGRAMME)
    live = Count("evidence", filter=Q(evidence__withdrawn_on=None))
    rows = Obligation.objects.filter(is_in_register=True).select_related("owner")
    return rows.annotate(evidence_count=live).order_by("place")


def open_obligation(obligation_id: UUID, by: Acting) -> Obligation:
    by.must(Permission.READ_PROGRAMME)
    return _found(Obligation.objects.select_related("owner").filter(pk=obligation_id).first(), Obligation)


def obligation_page(obligation_id: UUID, by: Acting) -> ObligationPage:
    obligation = open_obligation(obligation_id, by)
    shown = [
        Shown(evidence, list(figures.newest_of(evidence.figure_code, by=by)) if evidence.figure_code else [])
        for evidence in obligation.evidence.filter(withdrawn_on=None)
    ]
    return ObligationPage(obligation, shown, list(obligation.statuses.all()))


def open_evidence(evidence_id: UUID, by: Acting) -> Evidence:
    by.must(Permission.READ_PROGRAMME)
    return _found(Evidence.objects.select_related("obligation").filter(pk=evidence_id).first(), Evidence)


def where_we_stand(by: Acting | None) -> Standing:
    """Every quantity that Camden stated in 2019, beside what was published here. `by=None` is a page for anyone."""
    statement = read_claims()
    found = {
        period: figures.together([claim.code for claim in statement.claims], period, by=by)
        for period in {claim.period for claim in statement.claims}
    }
    topics: dict[str, list[Line]] = {}
    for claim in statement.claims:
        beside = found[claim.period].get(claim.code)
        topics.setdefault(claim.topic, []).append(line(claim, beside, stable_within=statement.stable_within_per_cent))
    return Standing(statement.source, topics)


def _found(row: Row | None, model: type[Row]) -> Row:
    if row is None:
        raise NotFoundHere(model._meta.label_lower)
    return row
