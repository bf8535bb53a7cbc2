"""The last part of the report: how each number in it was counted, once for those that were counted alike."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.reports.report import Block, Heading, Words
from alongside.partnership.figures.words import how_worked_out, period_in_words
from alongside.partnership.pages.formatters import number, short_day

if TYPE_CHECKING:
    from alongside.partnership.figures.models import Published


def how_counted(rows: "Iterable[Published]") -> Iterator[Block]:
    """A note for each definition with its source, and one for each rule for small numbers."""
    yield Heading(_("How this was counted"))
    alike: list[list[Published]] = []
    rules: dict[tuple[bool, str], None] = {}
    for row in rows:
        _beside_its_like(row, alike)
        rules[row.is_invented, row.rule_words] = None
    for told in alike:
        yield Words(" ".join(_sentences(told)), is_note=True)
    for invented, rule in rules:
        of_what = _("Small numbers of invented records") if invented else _("Small numbers of real records")
        yield Words(f"{of_what}: {rule}", is_note=True)
    yield Words(_("Each figure and table stands on the site under “Published figures”, with its file, the code that "
                  "counted it and a fingerprint of what was counted."), is_note=True)  # fmt: skip


def _beside_its_like(row: "Published", alike: "list[list[Published]]") -> None:
    """A change stands with what changed; and one definition that holds another says it too."""
    for told in alike:
        if told[0].source == row.source and any(_says_both(one, row) for one in told):
            told.append(row)
            return
    alike.append([row])


def _says_both(one: "Published", other: "Published") -> bool:
    is_its_change = other.title.startswith(f"{one.title}:")
    return is_its_change or other.definition in one.definition or one.definition in other.definition


def _sentences(rows: "list[Published]") -> Iterator[str]:
    first = rows[0]
    yield f"{_titles(rows)}:"
    yield max((row.definition for row in rows), key=len)
    yield _("Months: %(periods)s.") % {"periods": "; ".join(dict.fromkeys(period_in_words(row) for row in rows))}
    intervals = {(row.level, row.method): None for row in rows if row.level and row.method}
    for level, method in intervals:
        yield _("%(level)s%% intervals: %(method)s.") % {"level": number(level * 100), "method": method.rstrip(".")}
    for label, words in dict.fromkeys(fact for row in rows for fact in how_worked_out(row)):
        yield f"{label}: {words.rstrip('.')}."
    yield _("Source: %(source)s. Records up to %(day)s; published %(published)s.") % {
        "source": first.source.rstrip("."), "day": short_day(first.cut_on), "published": short_day(first.published_at),
    }  # fmt: skip


def _titles(rows: "Iterable[Published]") -> str:
    return "; ".join(dict.fromkeys(row.title for row in rows))
