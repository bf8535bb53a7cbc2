"""Setting a claim beside what was published, and saying in a sentence what can be said. A comparison, not evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month
from alongside.partnership.duty.claims import Claim
from alongside.partnership.duty.kinds import ClaimKind, Verdict
from alongside.partnership.figures.kinds import Counted, State
from alongside.partnership.figures.queries import Together
from alongside.partnership.figures.words import number_in_words, state_in_words
from alongside.partnership.pages.formatters import change

if TYPE_CHECKING:
    from alongside.partnership.figures.models import PublishedFigure

Judged = tuple[Verdict, str]
Judge = Callable[[Claim, float, "PublishedFigure", float], Judged]


@dataclass(frozen=True)
class Line:
    """One claim, what stands beside it, and the sentence between them."""

    claim: Claim
    stated: str
    counted: str
    verdict: Verdict
    sentence: str
    together: Together | None


def line(claim: Claim, together: Together | None, *, stable_within: float) -> Line:
    verdict, sentence = _judge(claim, together, stable_within)
    return Line(claim, _stated(claim), _counted(claim, together), verdict, sentence, together)


def _stated(claim: Claim) -> str:
    match claim.kind:
        case ClaimKind.EXACT:
            return _in_unit(claim, claim.stated)
        case ClaimKind.OVER:
            return _("over %(number)s") % {"number": _in_unit(claim, claim.stated)}
        case ClaimKind.MONTH if claim.month:
            return claim.month.words
    return str(claim.kind.label)


def _counted(claim: Claim, together: Together | None) -> str:
    if together is None:
        return _("not yet published")
    if together.value is not None:
        return _in_unit(claim, together.value)
    if len(together.figures) == 1 and together.first.month:
        return Month.of(together.first.month).words
    return state_in_words(together.state)


def _in_unit(claim: Claim, value: float) -> str:
    counted = {"pence": Counted.PENCE, "per cent": Counted.RATE}.get(claim.unit, Counted.OTHER)
    return number_in_words(value, counted=counted, unit=claim.unit)


def _judge(claim: Claim, together: Together | None, stable_within: float) -> Judged:
    if together is None:
        return Verdict.NOT_PUBLISHED, _("No figure is published for this period yet.")
    if together.state == State.HIDDEN:
        return Verdict.HIDDEN, _("The number is too small to print, so it is not compared.")
    if claim.kind is ClaimKind.NO_NUMBER:
        return Verdict.NOT_COMPARED, _("No number was stated, so there is nothing to compare.")
    if claim.kind is ClaimKind.MONTH:
        return _judge_month(claim, together)
    if together.value is None:
        return Verdict.NOT_KNOWN, together.sentence if len(together.figures) > 1 else together.first.definition
    return _JUDGES[claim.kind](claim, together.value, together.first, stable_within)


def _judge_month(claim: Claim, together: Together) -> Judged:
    months = {Month.of(figure.month) for figure in together.figures if figure.month}
    if not months:
        return Verdict.NOT_KNOWN, together.first.definition
    if months == {claim.month}:
        return Verdict.AGREES, _("The records give the month that was stated.")
    return Verdict.DIFFERS, _("The records give another month than was stated.")


def _judge_exact(claim: Claim, value: float, _figure: "PublishedFigure", _within: float) -> Judged:
    if value == claim.stated:
        return Verdict.AGREES, _("The records count what was stated.")
    return Verdict.DIFFERS, _("The records count another number than was stated.")


def _judge_over(claim: Claim, value: float, _figure: "PublishedFigure", _within: float) -> Judged:
    stated = _in_unit(claim, claim.stated)
    if value > claim.stated:
        return Verdict.AGREES, _("The number counted is over %(stated)s.") % {"stated": stated}
    return Verdict.DIFFERS, _("The number counted is not over %(stated)s.") % {"stated": stated}


def _judge_stable(_claim: Claim, value: float, _figure: "PublishedFigure", within: float) -> Judged:
    told = {"within": change(within), "below": change(-within)}
    if abs(value) <= within:
        return Verdict.AGREES, _("A change from %(below)s to %(within)s is read here as stable.") % told
    return Verdict.DIFFERS, _("A change beyond %(below)s or %(within)s is not read here as stable.") % told


def _judge_risen(_claim: Claim, value: float, figure: "PublishedFigure", _within: float) -> Judged:
    return _judge_direction(figure, is_as_stated=value > 0)


def _judge_fallen(_claim: Claim, value: float, figure: "PublishedFigure", _within: float) -> Judged:
    return _judge_direction(figure, is_as_stated=value < 0)


def _judge_direction(figure: "PublishedFigure", *, is_as_stated: bool) -> Judged:
    """A change whose interval holds zero has no sure direction, whatever its middle says."""
    if figure.low is not None and figure.high is not None and figure.low <= 0 <= figure.high:
        return Verdict.NOT_COMPARED, _("The change is too small to tell a rise from a fall: its interval holds zero.")
    if is_as_stated:
        return Verdict.AGREES, _("The records change in the direction that was stated.")
    return Verdict.DIFFERS, _("The records do not change in the direction that was stated.")


_JUDGES: dict[ClaimKind, Judge] = {
    ClaimKind.EXACT: _judge_exact,
    ClaimKind.OVER: _judge_over,
    ClaimKind.STABLE: _judge_stable,
    ClaimKind.RISEN: _judge_risen,
    ClaimKind.FALLEN: _judge_fallen,
}
