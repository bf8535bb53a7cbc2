"""Small numbers on their way out: each count under its named rule, parts of one total together."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from alongside.evidence.disclosure import Rule, protect
from alongside.evidence.tables import HIDDEN, MISSING, SHOWN, STATE_SUFFIX
from alongside.partnership.figures.kinds import Count, Counted, State

Shown = tuple[State, int | Decimal | float | None]
OF_PEOPLE = {Counted.PEOPLE, Counted.FAMILIES, Counted.PLANS, Counted.CONTACTS, Counted.PLACES, Counted.OFFENCES}


def protected(counts: Sequence[Count]) -> list[Shown]:
    """Say for each count whether it is shown, hidden or missing, and the value that may be shown."""
    shown: dict[int, Shown] = {}
    groups: dict[tuple[str, Rule], list[int]] = defaultdict(list)
    for place, count in enumerate(counts):
        if count.counted in OF_PEOPLE and count.month is None:
            groups[count.part_of, count.rule].append(place)
        else:
            shown[place] = _beneath(count)
    for (part_of, rule), places in groups.items():
        shown |= _protect_together([(place, counts[place]) for place in places], part_of, rule, counts)
    return [shown[place] for place in range(len(counts))]


def _beneath(count: Count) -> Shown:
    if count.value is None and count.month is None:
        return State.MISSING, None
    if count.based_on is not None and count.based_on < count.rule.hide_below:
        return State.HIDDEN, None
    return State.SHOWN, count.value


def _protect_together(
    placed: Sequence[tuple[int, Count]], part_of: str, rule: Rule, counts: Sequence[Count]
) -> dict[int, Shown]:
    import pyarrow as pa

    total_is_known = any(count.code == part_of and _is_shown(count) for count in counts)
    values = pa.table({"value": pa.array([count.value for _, count in placed], pa.int64())})
    cells = protect(values, "value", rule, totals_by=((),) if total_is_known else ()).to_pylist()
    words = {SHOWN: State.SHOWN, HIDDEN: State.HIDDEN, MISSING: State.MISSING}
    return {
        place: (words[cell["value" + STATE_SUFFIX]], cell["value"])
        for (place, _), cell in zip(placed, cells, strict=True)
    }


def _is_shown(count: Count) -> bool:
    return count.value is not None and (count.value == 0 or count.value >= count.rule.hide_below)
