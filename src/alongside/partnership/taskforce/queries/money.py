"""The money: funds with their commitments and shares, and what they come to where adding is honest."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce import adding
from alongside.partnership.taskforce.models import Allocation, Commitment, Fund
from alongside.partnership.taskforce.queries.opening import open_one


@dataclass(frozen=True)
class FundLine:
    fund: Fund
    commitments: list[Commitment]
    total: adding.Total


@dataclass(frozen=True)
class MoneyPage:
    funds: list[FundLine]
    total: adding.Total


def money(by: Acting) -> MoneyPage:
    lines = []
    for fund in list_funds(by).prefetch_related(Prefetch("commitments", _live_commitments(), to_attr="live")):
        lines.append(FundLine(fund, fund.live, adding.of_commitments(fund.live)))
    return MoneyPage(lines, adding.of_commitments(one for line in lines for one in line.commitments))


def list_funds(by: Acting) -> QuerySet[Fund]:
    by.must(Permission.READ_PROGRAMME)
    return Fund.objects.order_by("name")


def open_fund(fund_id: UUID, by: Acting) -> Fund:
    return open_one(Fund.objects.all(), fund_id, by)


def list_wholes_for(commitment: Commitment, by: Acting) -> QuerySet[Commitment]:
    """The amounts of which this one could be a part: live, and not parts themselves."""
    by.must(Permission.READ_PROGRAMME)
    others = Commitment.objects.filter(withdrawn_on=None, part_of=None).exclude(pk=commitment.pk)
    return others.select_related("fund")


def open_commitment(commitment_id: UUID, by: Acting) -> Commitment:
    live = Allocation.objects.filter(withdrawn_on=None).prefetch_related("recommendations")
    rows = Commitment.objects.select_related("fund", "part_of__fund")
    return open_one(rows.prefetch_related(Prefetch("allocations", live, to_attr="live_allocations")), commitment_id, by)


def open_allocation(allocation_id: UUID, by: Acting) -> Allocation:
    return open_one(Allocation.objects.select_related("commitment__fund"), allocation_id, by)


def _live_commitments() -> QuerySet[Commitment]:
    live = Allocation.objects.filter(withdrawn_on=None)
    rows = Commitment.objects.filter(withdrawn_on=None).select_related("fund", "part_of")
    return rows.prefetch_related(Prefetch("allocations", live, to_attr="live_allocations"))
