"""A figure in words, the same on every page and in every file."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period
from alongside.partnership.figures.kinds import Counted, State
from alongside.partnership.figures.models import Published, PublishedFigure
from alongside.partnership.figures.queries import number_of
from alongside.partnership.pages.formatters import change, money, number, short_day, short_moment

Fact = tuple[str, str]
PER_CENT = "per cent"


def number_in_words(value: float | int, *, counted: str, unit: str) -> str:
    if counted == Counted.PENCE:
        return money(int(value))
    if counted == Counted.RATE and unit == PER_CENT:
        return change(value)
    return (
        f"{number(value)}%{unit.removeprefix(PER_CENT)}"
        if unit.startswith(f"{PER_CENT} ")
        else f"{number(value)} {unit}"
    )


def state_in_words(state: str) -> str:
    return _("hidden: too small to print") if state == State.HIDDEN else _("not known")


def month_in_words(month: date) -> str:
    return Month.of(month).words


def value_in_words(figure: PublishedFigure) -> str:
    if figure.month:
        return month_in_words(figure.month)
    value = number_of(figure)
    if value is None:
        return state_in_words(figure.state)
    return number_in_words(value, counted=figure.counted, unit=figure.unit)


def period_in_words(published: Published) -> str:
    return Period(Month.of(published.period_from), Month.of(published.period_until)).words


def how_counted_in_words(published: Published) -> Iterator[Fact]:
    """Everything that is known of how it came about, for the page. What does not apply is left out."""
    if isinstance(published, PublishedFigure):
        yield _("What was counted"), published.unit
        yield _("Uncertainty"), _uncertainty(published)
    yield _("Period"), period_in_words(published)
    yield _("Whose records"), published.whose
    yield _("Reach"), published.get_reach_display()
    yield _("Definition"), _("%(words)s (version %(version)s)") % _definition(published)
    yield from _worked_out(published)
    yield _("Source"), published.source
    yield _("Records end on"), short_day(published.cut_on)
    yield _("Small numbers"), published.rule_words
    yield _("Real or invented"), _("Invented records") if published.is_invented else _("Real records")
    yield _("Published"), short_moment(published.published_at)
    yield _("Counted by"), published.code_version
    yield _("Fingerprint of what was counted"), published.inputs_checksum


def _worked_out(published: Published) -> Iterator[Fact]:
    if not isinstance(published, PublishedFigure) and published.level:
        told = {"level": number(published.level * 100), "method": published.method}
        yield _("Intervals"), _("%(level)s%%: %(method)s") % told
    yield from how_worked_out(published)


def how_worked_out(published: Published) -> Iterator[Fact]:
    """What it takes to count it again, besides its definition and its interval. What does not apply is left out."""
    for label, words in (
        (_("Calculation"), published.calculation),
        (_("Limits in use"), "; ".join(limit_in_words(limit) for limit in published.limits)),
        (_("Seed of the random numbers"), "" if published.seed is None else str(published.seed)),
        (_("Simulations"), "" if published.simulations is None else number(published.simulations)),
        (_("Severity weights"), published.weights),
        (_("Local definitions"), published.definitions),
    ):
        if words:
            yield label, words


def limit_in_words(limit: dict[str, str]) -> str:
    months = Period(Month.parse(limit["from"]), Month.parse(limit["until"])).words
    return f"{months} ({limit['because']})" if limit["because"] else months


def _definition(published: Published) -> dict[str, object]:
    return {"words": published.definition, "version": published.definition_version}


def _uncertainty(figure: PublishedFigure) -> str:
    if figure.low is None or figure.high is None or figure.level is None:
        return _("None is given: it says what was recorded and no more.")
    low, high = (number_in_words(end, counted=figure.counted, unit=figure.unit) for end in (figure.low, figure.high))
    told = {"low": low, "high": high, "level": round(figure.level * 100), "method": figure.method}
    return _("From %(low)s to %(high)s (%(level)s in 100 such intervals hold the true value; %(method)s).") % told
