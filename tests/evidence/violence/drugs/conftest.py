import numpy as np
import pytest

from alongside.evidence.periods import Month
from alongside.evidence.violence.drugs.side_by_side import SideBySide


@pytest.fixture
def borough():
    """A borough made from a seed. Drug offences follow searches; violence follows what is asked for: a drug offence of
    the month or of `lag` months before, or, by `shared`, how much an area is patrolled."""

    def make(areas=18, months=36, seed=2019, per_drug_offence=0.0, lag=0, shared=0.0, base=8.0, witness=None):
        random = np.random.default_rng(seed)
        size = random.gamma(6, 1 / 6, areas)[:, None]
        patrol = np.exp(0.4 * random.standard_normal(areas))[:, None]
        searches = random.poisson(5 * size * patrol * np.exp(0.3 * random.standard_normal((areas, months))))
        drugs = random.poisson(size * 0.7 + 0.25 * searches).astype(float)
        earlier = np.roll(drugs, lag, axis=1)
        rate = base * size * patrol**shared * np.exp(per_drug_offence * earlier)
        return SideBySide(
            areas=tuple(f"F{n:03}" for n in range(areas)),
            months=tuple(Month(2016, 4).shift(n) for n in range(months)),
            left_out=(),
            violence=random.poisson(rate).astype(float),
            drugs=drugs,
            searches=searches.astype(float),
            witness=None if witness is None else random.poisson(witness * drugs.mean(axis=1)[:, None], (areas, months)),
            witness_name="" if witness is None else "hospital attendances for assault",
            residents=8_000 * size[:, 0],
        )

    return make
