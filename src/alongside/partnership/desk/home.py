"""The first page of a worker: a few doors, each with what waits behind it. The rooms keep the lists themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.sharing.queries.governance import asked_of_me, governance_tasks


@dataclass(frozen=True)
class Door:
    """One way on: where it leads, how much waits there and how much is late. No number where none is counted."""

    words: str
    sentence: str
    address: str
    waiting: int | None = None
    late: int = 0


def doors_for(by: Acting, *, now: datetime) -> list[Door]:
    """What this worker can go on with, the most pressing kind first."""
    return [*_help(by, now), *_govern(by), *_programme(by)]


def _help(by: Acting, now: datetime) -> Iterator[Door]:
    if not by.may(Permission.LOOK_AT_RECORDS):
        return
    waiting = my_work(by=by, now=now)
    yield Door(
        words=_("My work"),
        sentence=_("What waits for your team, what is due first."),
        address=reverse("pathway:work"),
        waiting=len(waiting),
        late=sum(one.is_late(now) for one in waiting),
    )  # fmt: skip
    asked = asked_of_me(by=by).count()
    if asked:
        sentence = _("Somebody asks you to approve what they want to share.")
        yield Door(_("Shares to approve"), sentence, reverse("sharing:asked"), waiting=asked)
    yield Door(_("Meet a young person"), _("Look them up first, then record."), reverse("pathway:find"))


def _govern(by: Acting) -> Iterator[Door]:
    if not by.may(Permission.COMPLETE_SHARES):
        return
    tasks = governance_tasks(by=by)
    late = sum(
        one.legal_record_due_at is not None and one.legal_record_due_at < tasks.now for one in tasks.urgent
    ) + sum(one.due_at < tasks.now for one in tasks.asked)
    sentence = _("Urgent shares to complete, shares asked for, notices to decide on.")
    yield Door(_("Desk of information governance"), sentence, reverse("sharing:desk"), waiting=tasks.count, late=late)
    yield Door(
        _("The law of sharing"), _("Routes, gateways and agreements as they count today."), reverse("sharing:law")
    )
    yield Door(_("Trail"), _("Who saw, changed, shared or was refused what, and why."), reverse("agencies:trail"))


def _programme(by: Acting) -> Iterator[Door]:
    if not by.may(Permission.READ_PROGRAMME) or by.may(Permission.LOOK_AT_RECORDS):
        return
    if not by.may(Permission.COMPLETE_SHARES):
        sentence = _("Recommendations, who does what, money, training, the steering group.")
        yield Door(_("The programme"), sentence, reverse("taskforce:promises"))
        sentence = _("Every duty with its owner, its status and what shows it.")
        yield Door(_("Register of duties"), sentence, reverse("duty:register"))
    yield Door(
        _("Where we stand"), _("What was stated, beside what the records count."), reverse("duty:where_we_stand")
    )
    yield Door(_("Published figures"), _("Each with how it was counted."), reverse("figures:published"))
