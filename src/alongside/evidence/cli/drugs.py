"""`alongside drugs`: drug offences and violence by area and month, with searches held alike."""

from __future__ import annotations

from pathlib import Path

import click

from alongside.evidence.cli.options import AS_JSON, READ_INTO, refusals, show


@click.command()
@READ_INTO
@click.option("--violence", default="Violence against the person", show_default=True, help="Measure or offence group.")
@click.option("--drugs", "drug_offences", default="Drug offences", show_default=True, help="Measure or offence group.")
@click.option("--searches", default="stop and search", show_default=True, help="Measure of police activity.")
@click.option("--witness", default="", help="A measure that is not the police's, such as ambulance call-outs.")
@click.option("--lags", "furthest", default=6, show_default=True, help="Months before and after to look at.")
@AS_JSON
def drugs(
    folder: Path, violence: str, drug_offences: str, searches: str, witness: str, furthest: int, as_json: bool
) -> None:
    """Say how drug offences and violence go together by area and month, and what nobody may conclude.

    \b
    Example:
      alongside drugs --in var/read --witness "ambulance call-outs to assaults"
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
    from alongside.evidence.violence.drugs.telling import drugs_and_violence
    from alongside.evidence.violence.gathering import area_months, residents_of, together

    store = Store(folder)
    with refusals():
        columns = {"violence": violence, "drugs": drug_offences, "searches": searches}
        if witness:
            columns["witness"] = witness
        counted = {name: area_months(store, what) for name, what in columns.items()}
        people = {row["area_code"]: row["residents"] for row in residents_of(store).to_pylist()}
        laid = lay_side_by_side(together(counted), people, witness)
        found = drugs_and_violence(laid, furthest)
    unplaced = [f"{one.unplaced:,} of {one.what} name no area." for one in counted.values() if one.unplaced]
    told = {"areas": found.areas.to_pylist(), "rate_ratios": found.rate_ratios.to_pylist()}
    told["lags"] = found.lags.to_pylist() if found.lags is not None else []
    words = {"sentence": found.sentence, "may_say": found.may_say, "may_not_say": found.may_not_say}
    show(told | words | {"unplaced": unplaced}, [*words.values(), *unplaced], as_json)
