"""Choosing where to work, from the published list. People choose, and say why; the list chooses nothing."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.actions.refusing import must_have_words, must_not_be_later
from alongside.partnership.taskforce.models import NeighbourhoodChoice
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.queries import lines_of, neighbourhood_list


@transaction.atomic
def choose_neighbourhood(*, area_code: str, reason: str, review_on: date, by: Acting) -> NeighbourhoodChoice:
    """Choose a neighbourhood of the published list to work in. What the list said of it is kept beside the reason."""
    by.must(Permission.RUN_PROGRAMME)
    today, published = timezone.localdate(), neighbourhood_list()
    lines = {line["area_code"]: line for line in lines_of(published.table)} if published else {}
    if published is None or area_code not in lines:
        raise StepNotAllowed(_("That neighbourhood is not on the published list."), field="area_code")
    if NeighbourhoodChoice.objects.filter(area_code=area_code, ended_on=None).exists():
        raise StepNotAllowed(_("The partnership works there already."), field="area_code")
    if review_on <= today:
        raise StepNotAllowed(_("Choose a day to come, on which it is looked at again."), field="review_on")
    choice = NeighbourhoodChoice.objects.create(
        area_code=area_code,
        area_name=lines[area_code]["area_name"],
        chosen_from_id=published.table.pk,
        verdict=lines[area_code]["verdict"],
        reason=must_have_words(reason, _("Say why here, and not elsewhere."), field="reason"),
        chosen_on=today,
        review_on=review_on,
        recorded_by_id=by.posting_id,
    )
    record(Did.DECIDED, choice, by=by)
    return choice


@transaction.atomic
def end_choice(*, choice: NeighbourhoodChoice, on: date, outcome: str, by: Acting) -> NeighbourhoodChoice:
    """Say that the work there has ended, and what came of it."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(on, field="on")
    if choice.ended_on:
        raise StepNotAllowed(_("The work there has ended already."))
    if on < choice.chosen_on:
        raise StepNotAllowed(_("It cannot have ended before it was chosen."), field="on")
    choice.outcome = must_have_words(outcome, _("Say what came of it."), field="outcome")
    choice.ended_on = on
    choice.save(update_fields=["ended_on", "outcome"])
    record(Did.CLOSED, choice, by=by)
    return choice
