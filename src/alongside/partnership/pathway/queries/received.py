"""What reached my agency and waits to be opened, and whom it may be about."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.families.choices import Ethnicity, Sex
from alongside.partnership.families.queries import find_people
from alongside.partnership.families.shareable import ESTIMATED, withheld_in
from alongside.partnership.sharing.queries.disclosures import Line, list_received, sent_about

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person
    from alongside.partnership.pathway.models import HubEpisode
    from alongside.partnership.sharing.reading import Reading


def received_not_opened(*, by: Acting) -> list[Line]:
    """What was shared with my agency and nobody has taken in. An answer belongs to the referral that it answers."""
    return [line for line in list_received(by=by) if not line.is_acknowledged and line.disclosure.answers_id is None]


def details_in(reading: "Reading") -> dict[str, Any]:
    """What a share says of a person, as first answers on the form of our own record. A worker checks each."""
    if reading.content is None:
        raise StepNotAllowed("What was shared is no longer here: it was erased, locked, or is restricted to others.")
    said = {item.key: item.value for item in reading.content.items}
    given_name, _space, family_name = said.get("name", "").rpartition(" ")
    same = ("known_as", "home_authority", "address", "safe_contact", "school")
    details: dict[str, Any] = {name: said[name] for name in same if name in said}
    details |= {"given_name": given_name, "family_name": family_name, "first_language": said.get("language", "")}
    details["needs_interpreter"] = "interpreter" in said
    details |= {"sex": _code(Sex, said.get("sex")), "ethnicity": _code(Ethnicity, said.get("ethnicity"))}
    details["address_withheld_from"] = next(
        (withheld_in(item.meaning) for item in reading.content.items if item.key == "address"), ""
    )
    if "born_on" in said:
        details["born_on"] = datetime.strptime(said["born_on"], "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
        details["birth_date_is_estimated"] = any(item.meaning == ESTIMATED for item in reading.content.items)
    return details


def passed_on_at(episode: "HubEpisode", *, by: Acting) -> datetime | None:
    """When the hub asked Early Help to work with the family, after it decided so."""
    if episode.decided_at is None:
        return None
    sent = sent_about(episode.person_id, by=by).filter(sent_at__gte=episode.decided_at)
    first = sent.filter(to_agency__kind=AgencyKind.EARLY_HELP).order_by("sent_at").first()
    return first.sent_at if first else None


def people_like(details: dict[str, Any], *, by: Acting) -> "list[Person]":
    """My agency's people who were born that day. Whether one of them is the same child, a person decides."""
    born_on = details.get("born_on")
    return find_people(born_on=born_on, by=by) if born_on else []


def _code(choices: type[Sex] | type[Ethnicity], words: str | None) -> str:
    """The choice that was sent in words; not known when none was."""
    return next((choice.value for choice in choices if str(choice.label) == words), choices.NOT_KNOWN.value)
