from dataclasses import replace

import numpy as np

from alongside.evidence.periods import Month
from alongside.evidence.violence.drugs.telling import NOT_A_CAUSE, drugs_and_violence


def test_a_planted_tie_is_told_with_its_witness_and_never_as_a_cause(borough):
    counts = borough(areas=60, months=24, per_drug_offence=0.5, witness=4.0)
    found = drugs_and_violence(counts, furthest=3)
    assert found.may_say.startswith("Areas with more recorded drug offences have more violence, also among areas")
    assert "A witness that is not the police agrees: hospital attendances for assault rank with" in found.may_say
    assert found.may_not_say == NOT_A_CAUSE
    assert found.areas["pair"].to_pylist()[-1] == "drug offences and hospital attendances for assault"
    assert found.lags.num_rows == 7
    assert "60 areas, April 2016 to March 2018" in found.sentence
    assert "these stand out, + for drug offences first:" in found.sentence
    assert "+0 months (0." in found.sentence


def test_a_tie_that_police_work_makes_is_told_as_such(borough):
    found = drugs_and_violence(borough(areas=60, shared=1.0, seed=3))
    assert "no tie between drug offences and violence stands out" in found.may_say
    assert found.may_say.endswith("police recording alone could make this.")
    assert found.rate_ratios.num_rows == 3
    assert "none stands out when all are looked at together" in found.sentence


def test_a_witness_that_does_not_agree_is_told(borough):
    counts = borough(areas=40, per_drug_offence=0.1, witness=4.0)
    shuffled = np.random.default_rng(1).permutation(counts.witness)
    assert "does not bear it out" in drugs_and_violence(replace(counts, witness=shuffled)).may_say


def test_less_violence_where_drug_offences_are_more_is_told(borough):
    counts = borough(areas=60)
    found_less = np.round(3e-6 * counts.residents**2 / counts.drugs.mean(axis=1))[:, None]
    assert (
        "have less violence" in drugs_and_violence(replace(counts, violence=counts.violence % 3 + found_less)).may_say
    )


def test_ranks_and_rates_that_do_not_agree_are_told(borough):
    """Seed 1 makes ranks of 0.69 (0.35 to 0.87) and a rate ratio of 1.78 (0.88 to 3.61)."""
    assert "do not agree on a tie" in drugs_and_violence(borough(25, 12, seed=1, per_drug_offence=0.3)).may_say


def test_few_months_show_no_lags_and_months_left_out_are_named(borough):
    found = drugs_and_violence(replace(borough(months=12), left_out=(Month(2018, 2), Month(2018, 3))))
    assert found.lags is None
    assert "Left out, because a count is missing: February 2018, March 2018." in found.sentence
    assert found.sentence.endswith("Lags need 24 months and are not shown.")
