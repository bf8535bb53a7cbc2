"""A screening for child criminal exploitation, and the manager who reads it."""

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill import words
from alongside.partnership.demo.fill.first_contact import Way
from alongside.partnership.demo.fill.words import take
from alongside.partnership.pathway.actions import screening as actions
from alongside.partnership.pathway.queries.records import current_tool

YES = {
    "none": (),
    "emerging": ("missing_education", "older_people", "unexplained_things"),
    "significant": ("missing", "phone_use", "unexplained_things", "worrying_places", "changed"),
    "experiencing": ("missing", "made_to_carry", "injuries", "phone_use", "no_trusted_adult", "distrust"),
}
SOURCES = ("said", "seen", "reported", "opinion", "intelligence")
NOT_KNOWN_EACH = 4


def screen(way: Way, level: str) -> None:
    """Answer every question, and choose the level as a worker would. The story says which; nothing is computed."""
    number = way.number
    with act_as(way.borough.acting(way.worker)) as by:
        tool = current_tool("cce", on=timezone.localdate())
        way.record["screening"] = actions.screen(
            person=way.person, contact=way.contact, tool=tool, answers=_answers(tool.items, level, number),
            protective_factors=take(words.PROTECTS, number), own_words=take(words.OWN_WORDS, number), level=level,
            level_reasons=take(words.LEVEL_REASONS[level], number), next_step=take(words.NEXT_STEP, number),
            screened_on=timezone.localdate(), today=timezone.localdate(), by=by,
        )  # fmt: skip


def sign_off(way: Way, manager: str) -> None:
    with act_as(way.borough.acting(manager)) as by:
        way.screening.refresh_from_db()
        actions.sign_off(screening=way.screening, words=take(words.SIGN_OFF, way.number), now=timezone.now(), by=by)


def _answers(items: list[dict[str, str]], level: str, number: int) -> list[actions.Answer]:
    return [_answer(item["code"], level, number + place) for place, item in enumerate(items)]


def _answer(code: str, level: str, number: int) -> actions.Answer:
    if code in YES[level]:
        return actions.Answer(code, "yes", words.EVIDENCE[code], take(SOURCES, number))
    return actions.Answer(code, "not_known" if number % NOT_KNOWN_EACH == 1 else "no")
