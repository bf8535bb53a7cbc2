"""A borough among its neighbours, and how far its residents trust the police."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.errors import NothingToCount
from alongside.evidence.violence.busy_places.elsewhere import against_others
from alongside.evidence.violence.perception.police_survey import police_confidence
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import refuse_small
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.confidence import show_confidence
from alongside.partnership.violence.counts.elsewhere import show_against
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.kinds import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.periods import Period

NOT_NAMED = "borough.toml does not say %s, so the borough is not %s. Write it under [words]."


def neighbours(records: Records) -> Snapshot:
    words = records.words
    titles = {
        codes.NEIGHBOURS_VIOLENCE: (words.neighbours_violence, _("Violence without domestic abuse")),
        codes.NEIGHBOURS_KNIFE: (words.neighbours_knife, _("Knife offences")),
    }
    compared = [partial(_against, measure, code, what, records) for code, (measure, what) in titles.items()]
    return gather([*compared, partial(_confidence, records)])


def _against(measure: str, code: str, what: str, records: Records) -> Snapshot:
    if not (records.words.own_name and records.words.neighbours_publisher):
        raise NothingToCount(_(NOT_NAMED) % ("own_name and neighbours_publisher", _("compared with others")))
    counts = _two_years(records, measure)
    for when in ("now", "before"):
        refuse_small(counts[when].to_pylist(), what)
    title = _("%(what)s: %(name)s among its neighbours") % {"what": what, "name": records.name}
    title += _(", all invented") if records.is_invented else ""
    found = against_others(counts, records.words.own_name, what)
    return Snapshot(drawn=(show_against(found, records.origin(neighbours), code=code, title=title),))


def _two_years(records: Records, measure: str) -> "pa.Table":
    import pyarrow as pa

    publisher = records.words.neighbours_publisher
    rows = [
        row for row in records.given["counts"]().to_pylist()
        if (row["measure"], row["publisher"]) == (measure, publisher)
    ]  # fmt: skip
    names = list(dict.fromkeys(row["area_name"] for row in rows))
    years = {"now": records.year, "before": records.year.previous()}
    return pa.table(
        {"borough": pa.array(names, pa.string())}
        | {when: pa.array([_sum(rows, name, year) for name in names], pa.int64()) for when, year in years.items()}
    )


def _sum(rows: list[dict[str, Any]], name: str, year: "Period") -> int | None:
    months = set(map(str, year))
    counts = {row["month"]: row["count"] for row in rows if row["area_name"] == name and row["month"] in months}
    return None if len(counts) < len(months) or None in counts.values() else sum(counts.values())


def _confidence(records: Records) -> Snapshot:
    """Confidence, not worry: a line of its own beside what residents fear."""
    if not records.words.own_name:
        raise NothingToCount(_(NOT_NAMED) % ("own_name", _("looked up in the police survey")))
    found = police_confidence(records.given["confidence"](), records.words.own_name, records.words.confidence)
    around = _("The whole region") if records.is_invented else _("London")
    sentence = (
        found.sentence.replace(", London ", _(", the invented region ")) if records.is_invented else found.sentence
    )
    drawn = show_confidence(
        found, records.origin(neighbours), code=codes.CONFIDENCE, beside=around, sentence=sentence,
        title=records.titled(_("residents who say that the police do a good job locally")),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))
