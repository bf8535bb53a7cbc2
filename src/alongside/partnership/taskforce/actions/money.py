"""Funds, commitments and allocations: in pence, and nothing counted twice."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db import models, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pages.formatters import money
from alongside.partnership.taskforce.actions.refusing import must_be_short_name, must_have_words, must_not_be_later
from alongside.partnership.taskforce.kinds import FundKind, Overlap, RecipientKind, StatedAs
from alongside.partnership.taskforce.models import Action, Allocation, Commitment, Fund, Recommendation
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

Row = TypeVar("Row", Commitment, Allocation)


@transaction.atomic
def add_fund(*, reference: str, name: str, funder: str, kind: FundKind, by: Acting) -> Fund:
    by.must(Permission.RUN_PROGRAMME)
    if Fund.objects.filter(reference=reference).exists():
        raise StepNotAllowed(_("There is a fund with this short name. Choose another."), field="reference")
    fund = Fund.objects.create(
        reference=must_be_short_name(reference),
        name=must_have_words(name, _("Enter the name of the fund."), field="name"),
        funder=must_have_words(funder, _("Say who pays."), field="funder"),
        kind=kind,
        recorded_by_id=by.posting_id,
    )
    record(Did.RECORDED, fund, by=by)
    return fund


@transaction.atomic
def commit_money(
    *,
    fund: Fund,
    pence: int,
    recipient: str,
    recipient_kind: RecipientKind,
    first_year: int,
    last_year: int,
    agreed_on: date,
    source_words: str,
    stated_as: StatedAs = StatedAs.EXACT,
    by: Acting,
) -> Commitment:
    """Record an amount that a document states. Whether it is inside another stays not known until it is settled."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(agreed_on, field="agreed_on")
    _refuse_nothing(pence)
    if last_year < first_year:
        raise StepNotAllowed(_("The last year is before the first. Swap them."), field="last_year")
    commitment = Commitment.objects.create(
        fund=fund,
        pence=pence,
        stated_as=stated_as,
        recipient=must_have_words(recipient, _("Say who receives the money."), field="recipient"),
        recipient_kind=recipient_kind,
        first_year=first_year,
        last_year=last_year,
        agreed_on=agreed_on,
        source_words=must_have_words(
            source_words, _("Enter what the document says, and which document it is."), field="source_words"
        ),
        recorded_by_id=by.posting_id,
    )
    record(Did.RECORDED, commitment, by=by)
    return commitment


@transaction.atomic
def settle_overlap(
    *, commitment: Commitment, overlap: Overlap, part_of: Commitment | None = None, overlap_words: str, by: Acting
) -> Commitment:
    """Say whether an amount is inside another, and how we know. It decides what may be added."""
    by.must(Permission.RUN_PROGRAMME)
    if (overlap == Overlap.PART_OF) != (part_of is not None):
        raise StepNotAllowed(
            _("Choose which amount it is part of; or none, when it is separate or not known."), field="part_of"
        )
    if overlap != Overlap.NOT_KNOWN:
        must_have_words(overlap_words, _("Say how we know, and from which document."), field="overlap_words")
    if part_of is not None:
        _check_whole(commitment, part_of)
    commitment.overlap, commitment.part_of = overlap, part_of
    commitment.overlap_words = overlap_words.strip()
    commitment.save(update_fields=["overlap", "part_of", "overlap_words"])
    record(Did.CHANGED, commitment, by=by)
    return commitment


@transaction.atomic
def change_commitment(*, commitment: Commitment, pence: int, source_words: str, by: Acting) -> Commitment:
    """Correct an amount, with the document that corrects it. What stood before stays in the history."""
    by.must(Permission.RUN_PROGRAMME)
    _refuse_nothing(pence)
    commitment = _live(commitment)
    allocated = _allocated(commitment)
    if pence < allocated:
        raise StepNotAllowed(
            _("%(money)s of it is allocated already. Withdraw an allocation first.") % {"money": money(allocated)},
            field="pence",
        )
    if commitment.part_of is not None:
        _check_room(commitment.part_of, pence, leaving_out=commitment)
    parts = _parts(commitment)
    if pence < parts:
        raise StepNotAllowed(_("Its parts come to %(money)s, which is more.") % {"money": money(parts)}, field="pence")
    source_words = must_have_words(
        source_words, _("Enter what the document says, and which it is."), field="source_words"
    )
    commitment.pence, commitment.source_words = pence, source_words
    commitment.save(update_fields=["pence", "source_words"])
    record(Did.CHANGED, commitment, by=by)
    return commitment


@transaction.atomic
def withdraw_commitment(*, commitment: Commitment, on: date, because: str, by: Acting) -> Commitment:
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    commitment = _live(commitment)
    if _allocated(commitment):
        raise StepNotAllowed(_("Shares of it are allocated. Withdraw those first."))
    if _parts(commitment):
        raise StepNotAllowed(_("Another amount is recorded as part of it. Settle that one first."))
    return _withdraw(commitment, on, because, by)


@transaction.atomic
def allocate(
    *,
    commitment: Commitment,
    pence: int,
    recipient: str,
    year: int,
    recommendations: Iterable[Recommendation] = (),
    action: Action | None = None,
    by: Acting,
) -> Allocation:
    """Give a share of a commitment to one recipient. All shares together never exceed the commitment."""
    by.must(Permission.RUN_PROGRAMME)
    _refuse_nothing(pence)
    commitment = _live(commitment)
    if not commitment.first_year <= year <= commitment.last_year:
        raise StepNotAllowed(_("The commitment does not cover that year."), field="year")
    left = commitment.pence - _allocated(commitment)
    if pence > left:
        raise StepNotAllowed(
            _("Only %(money)s of this commitment is left to allocate.") % {"money": money(left)}, field="pence"
        )
    allocation = Allocation.objects.create(
        commitment=commitment,
        pence=pence,
        recipient=must_have_words(recipient, _("Say who receives the share."), field="recipient"),
        year=year,
        action=action,
        recorded_by_id=by.posting_id,
    )
    allocation.recommendations.set(recommendations)
    record(Did.RECORDED, allocation, by=by)
    return allocation


@transaction.atomic
def withdraw_allocation(*, allocation: Allocation, on: date, because: str, by: Acting) -> Allocation:
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    return _withdraw(allocation, on, because, by)


def _withdraw(row: Row, on: date, because: str, by: Acting) -> Row:
    if row.withdrawn_on:
        raise StepNotAllowed(_("It was withdrawn already."))
    because = must_have_words(because, _("Say why it is withdrawn."), field="because")
    row.withdrawn_on, row.withdrawn_because = on, because
    row.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record(Did.WITHDREW, row, by=by)
    return row


def _live(commitment: Commitment) -> Commitment:
    """The commitment as it stands now, locked until this change is done, so that two shares cannot both fit."""
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.withdrawn_on:
        raise StepNotAllowed(_("This commitment was withdrawn."))
    return commitment


def _refuse_nothing(pence: int) -> None:
    if pence <= 0:
        raise StepNotAllowed(_("Enter an amount of more than nothing."), field="pence")


def _check_whole(part: Commitment, whole: Commitment) -> None:
    if part.pk == whole.pk:
        raise StepNotAllowed(_("An amount is not part of itself."), field="part_of")
    if whole.withdrawn_on:
        raise StepNotAllowed(_("That amount was withdrawn."), field="part_of")
    if whole.part_of_id is not None:
        raise StepNotAllowed(_("That amount is itself part of another. Choose the outermost."), field="part_of")
    if part.parts.exists():
        raise StepNotAllowed(
            _("This amount has parts of its own, so it is not a part. Settle those first."), field="part_of"
        )
    _check_room(whole, part.pence, leaving_out=part)


def _check_room(whole: Commitment, pence: int, *, leaving_out: Commitment) -> None:
    others = _sum(whole.parts.filter(withdrawn_on=None).exclude(pk=leaving_out.pk))
    if others + pence > whole.pence:
        raise StepNotAllowed(
            _("The parts would come to more than the whole, %(money)s.") % {"money": money(whole.pence)},
            field="part_of",
        )


def _allocated(commitment: Commitment) -> int:
    return _sum(commitment.allocations.filter(withdrawn_on=None))


def _parts(commitment: Commitment) -> int:
    return _sum(commitment.parts.filter(withdrawn_on=None))


def _sum(amounts: models.QuerySet) -> int:
    return amounts.aggregate(pence=Sum("pence"))["pence"] or 0
