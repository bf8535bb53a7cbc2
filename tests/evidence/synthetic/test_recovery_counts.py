"""What was planted in Fleetwater's counts is read again: how many, how serious, how late, and beside its neighbours."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from alongside.evidence.periods import Month, Period
from alongside.evidence.synthetic.comparison import BOROUGH, make_comparison
from alongside.evidence.synthetic.fleetwater import KNIFE, MONTHS, VIOLENCE, count_fleetwater
from alongside.evidence.violence.breaks import find_breaks
from alongside.evidence.violence.busy_places.elsewhere import against_others
from alongside.evidence.violence.busy_places.hours import hours_of
from alongside.evidence.violence.definitions.applying import apply_definition
from alongside.evidence.violence.definitions.reading import read_definitions
from alongside.evidence.violence.recording import Snapshot, revisions
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.weights import read_indices

# Median days of the Cambridge Crime Harm Index 2026 by Home Office subgroup: a secondary table, good to test with.
CCHI_MEDIANS = {
    "Homicide": 5_475,
    "Violence with injury": 365,
    "Violence without injury": 10,
    "Stalking and harassment": 10,
    "Death or serious injury - unlawful driving": 365,
}


def without_domestic(extract):
    is_violence = pc.equal(extract["offence_group"], "Violence against the person")
    return pc.and_(is_violence, pc.fill_null(pc.invert(extract["domestic_abuse"]), False))


@pytest.mark.parametrize(("name", "true"), [("non-domestic-violence", VIOLENCE), ("knife-used-or-threatened", KNIFE)])
def test_a_definition_applied_to_the_extract_gives_the_counts_that_it_was_made_from(borough, incidents, name, true):
    definition = next(each for each in read_definitions() if each.name == name)
    cut_on = MONTHS.last.last_day
    defined = apply_definition(definition, incidents.extract, area="Fleetwater", source="invented", cut_on=cut_on)
    assert defined.counted.months["count"].to_pylist() == count_fleetwater(borough, true).months["count"].to_pylist()


def test_violence_is_as_much_and_more_serious(incidents):
    violent = incidents.extract.filter(without_domestic(incidents.extract))
    by_month = Counter(zip(violent["period"].to_pylist(), violent["offence_subgroup"].to_pylist(), strict=True))
    counts = pa.Table.from_pylist(
        [{"month": Month.parse(m).first_day, "category": name, "count": n} for (m, name), n in by_month.items()]
    )
    index = {"index_name": "CCHI medians", "version": "2026", "level": "subgroup", "unit": "days"}
    weights = pa.Table.from_pylist([index | {"category": name, "weight": days} for name, days in CCHI_MEDIANS.items()])
    year = Period(Month(2018, 4), Month(2019, 3))
    number, harm = compare_seriousness(
        counts, read_indices(weights), year.last, title="Violence", area="Fleetwater", source="invented",
        cut_on=year.last.last_day,
    ).measures.to_pylist()  # fmt: skip
    assert (number["before"], number["now"]) == (4_131, 4_126)
    # By hand from the truth: 4 - 3 homicides, 1,563 - 1,446 with injury, the rest weigh 10.
    by_hand = 5_475 + 117 * 365 + 10 * ((4_126 - 4 - 1_563 - 3) - (4_131 - 3 - 1_446 - 3))
    assert harm["change"] == pytest.approx(by_hand)
    assert harm["change_low"] > 0
    assert harm["worse_mix_low"] > 0
    assert harm["more_offences_low"] < 0 < harm["more_offences_high"]


def test_late_recording_is_seen_in_the_young_months_and_over_within_half_a_year(incidents):
    """Planted: 13 in 100 weeks late, three weeks on average, never more than half a year and some days."""
    violent = incidents.extract.filter(without_domestic(incidents.extract))
    pairs = [
        (occurred, recorded)
        for occurred, recorded in zip(
            violent["occurred_at"].to_pylist(), violent["recorded_at"].to_pylist(), strict=True
        )
        if occurred
    ]
    year = Period(Month(2017, 4), Month(2018, 3))
    taken = []
    for cut in (Month(2018, 3), Month(2018, 9), Month(2019, 3)):
        known = Counter(Month.of(occurred) for occurred, recorded in pairs if recorded.date() <= cut.last_day)
        months = {"month": [m.first_day for m in year], "count": [known[m] for m in year]}
        taken.append(Snapshot(cut.last_day, pa.table(months)))
    by_age = {row["age_months"]: row["complete"] for row in revisions(taken).by_age.to_pylist()}
    assert by_age[0] < 0.97
    assert by_age[0] < by_age[2] <= by_age[11] == 1


def test_neighbours_went_another_way(borough):
    comparison = make_comparison(borough)
    sums = Counter()
    for row in comparison.counts.to_pylist():
        year = int(row["month"][:4]) + (row["month"][5:] > "03")
        sums[row["area_name"], year] += row["count"] * (row["measure"] == KNIFE)
    boroughs = sorted({name for name, _ in sums})
    now, before = ([sums[name, year] for name in boroughs] for year in (2019, 2018))
    found = against_others(pa.table({"borough": boroughs, "now": now, "before": before}), BOROUGH, "Knife offences")
    true = 526 / 549 / comparison.truth.neighbours_change[KNIFE]
    assert found.between.low < (true - 1) * 100 < found.between.high


def test_the_hours_after_school_hold_their_share(incidents):
    violent = incidents.extract.filter(without_domestic(incidents.extract))
    hours = hours_of(violent["occurred_at"].to_pylist())
    assert hours.between.low < incidents.truth.after_school_share < hours.between.high


def test_the_change_of_rules_is_the_one_break(incidents):
    assert [str(found.month) for found in find_breaks(incidents.extract)] == [incidents.truth.method_changed_in]
