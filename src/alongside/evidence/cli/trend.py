"""`alongside trend`: rolling years and a control chart."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from alongside.evidence.cli.options import AREA, AS_JSON, BY, FILES, MONTH, READ_INTO, refusals
from alongside.evidence.cli.series import DEFINITIONS, choose_series
from alongside.evidence.periods import Month, Period

if TYPE_CHECKING:
    from alongside.evidence.violence.control_charts.chart import ControlChart
    from alongside.evidence.violence.control_charts.decisions import Rebase
    from alongside.evidence.violence.counts import Counted

LIMITS = click.option(
    "--limits",
    type=click.Choice(["xmr", "counts"]),
    default="xmr",
    show_default=True,
    help="Limits from moving ranges, or for counts (Poisson or negative binomial): better for small ones.",
)
RULES = click.option(
    "--rules",
    type=click.Choice(["seven", "six"]),
    default="seven",
    show_default=True,
    help="How many points make a shift or a trend.",
)
REBASE = click.option(
    "--rebase",
    nargs=4,
    metavar="MONTH WHO DAY REASON",
    multiple=True,
    help="Start the limits anew in this month: who decided it, on which day (YYYY-MM-DD), and why.",
)


@click.command()
@click.argument("measure")
@READ_INTO
@click.option("--to", required=True, type=MONTH, help="Last month, YYYY-MM.")
@click.option("--from", "since", type=MONTH, help="First month of the chart; the first that was read unless given.")
@AREA
@BY
@FILES
@DEFINITIONS
@LIMITS
@RULES
@click.option("--baseline-to", type=MONTH, help="Draw the first limits from the months up to this one only.")
@REBASE
@click.option("--despite-break", default="", help="Why two years may be compared although the counting changed.")
@AS_JSON
def trend(
    measure: str, folder: Path, to: Month, since: Month | None, area: str, by: str, files: tuple[str, ...],
    own: Path | None, limits: Literal["xmr", "counts"], rules: str, baseline_to: Month | None,
    rebase: tuple[tuple[str, str, str, str], ...], despite_break: str, as_json: bool,
) -> None:  # fmt: skip
    """Show rolling twelve months and a control chart of a measure, or of a local definition (alongside definitions).

    \b
    Example:
      alongside trend mps-violence --in var/read --area Camden --from 2016-04 --to 2019-03
      alongside trend knife-injury --in var/read --to 2019-03 --limits counts
    """
    from alongside.evidence.violence.breaks import compare_years
    from alongside.evidence.violence.control_charts.chart import control_chart
    from alongside.evidence.violence.control_charts.rules import RULE_SETS
    from alongside.evidence.violence.rolling import rolling_series

    with refusals():
        chosen = choose_series(measure, folder, area, by, files, own, to)
        shown = _between(chosen.counted, since, to)
        rebases = [_rebase(*one) for one in rebase]
        chart = control_chart(shown, limits, RULE_SETS[rules], _baseline(shown, baseline_to), rebases)
        year = compare_years(chosen.counted, to, chosen.breaks, despite_break)
        rolling = rolling_series(shown).to_pylist()
    if not as_json:
        _tell(shown, year.sentence, rolling, chart, chosen.told)
        return
    plain = {"year_on_year": year.as_dict(), "rolling": rolling, "not_decided": chosen.told, "chart": _plain(chart)}
    click.echo(json.dumps(plain, indent=1, default=str))


def _between(counted: Counted, since: Month | None, to: Month) -> Counted:
    days = counted.months["month"].to_pylist()
    first, last = max(since or Month.of(days[0]), Month.of(days[0])), min(to, Month.of(days[-1]))
    if last < first:
        raise click.ClickException(f"{counted.title}, {counted.area}: no month up to {to} was read.")
    return counted.within(Period(first, last))


def _baseline(counted: Counted, to: Month | None) -> Period | None:
    return Period(Month.of(counted.months["month"][0].as_py()), to) if to else None


def _rebase(month: str, by: str, on: str, reason: str) -> Rebase:
    from alongside.evidence.violence.control_charts.decisions import Rebase

    try:
        day = datetime.strptime(on, "%Y-%m-%d").date()  # noqa: DTZ007  a day, not a moment
    except ValueError:
        raise click.ClickException(f'"{on}" is not a day. Write it as YYYY-MM-DD, like 2019-05-01.') from None
    return Rebase(Month.parse(month), by, day, reason)


def _plain(chart: ControlChart) -> dict[str, Any]:
    return {
        "points": chart.points.to_pylist(), "rules": chart.rules.version, "method": chart.method,
        "sentence": chart.sentence,
    }  # fmt: skip


def _tell(counted: Counted, year: str, rolling: list[dict[str, Any]], chart: ControlChart, told: str) -> None:
    click.echo(f"{year}\n\n{chart.sentence}\n\nTwelve months to, offences, 95% interval:")
    for row in [row for row in rolling if row["count"] is not None][-12:]:
        click.echo(f"  {row['month']:%Y-%m}  {row['count']:>8,}  {row['low']:,.0f} to {row['high']:,.0f}")
    if told:
        click.echo(f"\n{told}")
    click.echo(f"\nDefinition: {counted.definition}")
    click.echo(f"Source: {counted.source}; records end on {counted.cut_on}.")
    click.echo(f"Method: {chart.method}")
