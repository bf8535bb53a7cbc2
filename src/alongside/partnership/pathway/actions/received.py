"""Taking in what was shared with my agency: our own record of the person, the receipt, and where the work goes on."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.queries import my_agency
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.families.actions import form_family, record_person
from alongside.partnership.families.queries import open_person
from alongside.partnership.pathway.actions.early_help import open_help
from alongside.partnership.pathway.actions.hub import open_episode
from alongside.partnership.sharing.actions.receive import link_copy_to_person, receive

if TYPE_CHECKING:
    from alongside.partnership.sharing.reading import Reading


@transaction.atomic
def take_in(
    *, reading: "Reading", person_id: UUID | None, details: dict[str, Any], today: date, by: Acting
) -> tuple[str, UUID]:
    """Acknowledge a share, tie it to our own record of the person, and say on which page the work goes on.

    At the hub an episode begins, at Early Help the help to a family: so that nothing taken in is forgotten.
    """
    by.must(Permission.READ_RECEIVED)
    if reading.disclosure.received_at is not None:
        raise StepNotAllowed(_("A colleague took this in already. Find it in your team's work."))
    person = open_person(person_id, by=by) if person_id else record_person(by=by, today=today, **details)
    disclosure = receive(disclosure_id=reading.disclosure.pk, by=by)
    link_copy_to_person(disclosure_id=disclosure.pk, person_id=person.pk, by=by)
    kind = my_agency(by).kind
    if kind == AgencyKind.HUB:
        episode = open_episode(
            person=person, disclosure_id=disclosure.pk, from_agency_id=disclosure.from_agency_id,
            received_at=disclosure.sent_at, by=by,
        )  # fmt: skip
        return "pathway:episode", episode.pk
    if kind == AgencyKind.EARLY_HELP:
        name = _("{name} family").format(name=person.family_name)
        family = form_family(name=name, around=person, from_on=today, by=by)
        help = open_help(family=family, opened_on=today, disclosure_id=disclosure.pk, by=by)
        return "pathway:help", help.pk
    return "pathway:person", person.pk
