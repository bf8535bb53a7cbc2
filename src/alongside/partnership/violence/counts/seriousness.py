"""Two years by number and by weight, as one table of changes in per cent: the same for every borough."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import Reference, interval_picture, one_place
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence.counts.heads import between
from alongside.partnership.violence.counts.told import Heads, Origin, tell
from alongside.partnership.violence.kinds import Drawn

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.tables import Figure
    from alongside.evidence.violence.seriousness.compare import Seriousness

PARTS = ("change", "more_offences", "worse_mix")


def show_seriousness(
    found: "Seriousness", number: "Figure", code: str, title: str, definition: str, origin: Origin
) -> Drawn:
    """Count, harm, and what changed of the harm. `number` is the change of the count, with its interval."""
    import pyarrow as pa

    rows = [_of_count(found, number), *(row for line in found.measures.to_pylist()[1:] for row in _of_index(line))]
    kinds = {"name": pa.string(), "version": pa.string()}
    names = ("name", "version", "before", "now", "value", "low", "high")
    table = pa.table({name: pa.array([row[name] for row in rows], kinds.get(name, pa.float64())) for name in names})

    def draw(table: "pa.Table") -> "Picture":
        nothing = Reference(0.0, _("no change"))
        unit = _("change in a year, per cent")
        return interval_picture(table, title, unit, found.sentence, written=one_place, reference=nothing)

    heads = {
        "name": Heads(_("Measure")),
        "version": Heads(_("Version of the weights")),
        "before": Heads(_("Twelve months before"), _("offences or days")),
        "now": Heads(_("Twelve months"), _("offences or days")),
        "value": Heads(_("Change, per cent"), _("per cent")),
        **between(_("per cent")),
    }
    return tell(
        table, heads, origin, code=code, title=title, unit=_("per cent"), definition=definition,
        draw=draw, counted=Counted.RATE, inputs=_inputs(found),
        how=How(level=0.95, method=found.method, weights=_versions(found)),
    )  # fmt: skip


def _of_count(found: "Seriousness", number: "Figure") -> dict[str, Any]:
    line = found.measures.to_pylist()[0]
    between = number.uncertainty
    return {
        "name": _("Number of offences"), "version": "", "before": line["before"], "now": line["now"],
        "value": round(line["change_percent"], 1),
        "low": between and round(between.low, 1), "high": between and round(between.high, 1),
    }  # fmt: skip


def _of_index(line: dict[str, Any]) -> list[dict[str, Any]]:
    """The index, and its change in two parts, each in per cent of the year before."""
    words = {
        "change": _("Harm in %(unit)s") % {"unit": line["unit"]},
        "more_offences": _("of it: more offences"),
        "worse_mix": _("of it: a worse mix"),
    }
    index, version = line["measure"], line["version"]
    named = index if version in index else f"{index}, {version}"
    rows = []
    for part in PARTS:
        ends = {end: round(line[part + suffix] / line["before"] * 100, 1)
                for end, suffix in (("value", ""), ("low", "_low"), ("high", "_high"))}  # fmt: skip
        years = {name: line[name] if part == "change" else None for name in ("before", "now")}
        rows.append({"name": words[part], "version": named, **years, **ends})
    return rows


def _versions(found: "Seriousness") -> str:
    named = ((row["measure"], row["version"]) for row in found.measures.to_pylist() if row["version"])
    return "; ".join(name if version in name else f"{name}, {version}" for name, version in named)


def _inputs(found: "Seriousness") -> list[str]:
    return [" ".join(str(cell) for cell in row.values()) for row in found.categories.to_pylist()]
