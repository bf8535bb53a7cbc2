"""Severity weights with the name and version of their index, always said: another index can tell another story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused

if TYPE_CHECKING:
    import pyarrow as pa

LEVELS = ("offence_code", "subgroup")
# Of all offences in both years, more than this share without a weight would bend the score.
LACKING_AT_MOST = 0.01
# The category names that data.police.uk alone uses. Its violence category joins homicide with harassment and rape with
# exposure: weights inside it range from 9 to 7,979 in the ONS score, so no one number stands for it.
TOO_COARSE = frozenset(
    {"violence and sexual offences", "anti-social behaviour", "other crime", "violent crime", "burglary", "drugs",
     "vehicle crime", "criminal damage and arson", "public order", "public disorder and weapons"}
)  # fmt: skip


@dataclass(frozen=True)
class SeverityIndex:
    """One index.

    name, version   as its publisher gives them: "CCHI", "2026".
    level           what its categories are: one of LEVELS.
    unit            "days" of harm, or "score".
    weights         weight of one offence, above or equal to 0, by category in small letters.
    """

    name: str
    version: str
    level: str
    unit: str
    weights: dict[str, float]

    @property
    def words(self) -> str:
        return f"{self.name}, version {self.version}, by {self.level.replace('_', ' ')}, in {self.unit}"

    def of(self, category: str) -> float | None:
        """Give the weight of a category; capitals and outer spaces do not matter. None when it has none."""
        return self.weights.get(category.strip().casefold())


def read_indices(weights: pa.Table) -> tuple[SeverityIndex, ...]:
    """Read severity weights, one index or several.

    weights  table: index_name, version, level (one of LEVELS), category, weight (float64, null where the index gives
             none), unit ("days" or "score").

    Returns  SeverityIndex, one for each index name and version, in the table's order.
    Raises   FigureRefused for categories as coarse as those of data.police.uk or of another level, one index in two
             levels or units, a weight below 0, or a category weighted twice.
    """
    held: dict[tuple[str, str], SeverityIndex] = {}
    for row in weights.to_pylist():
        key = (row["index_name"], row["version"])
        if row["level"] not in LEVELS:
            raise FigureRefused(
                f'{key[0]} has weights by "{row["level"]}". That is too coarse to weigh: use its weights by '
                f"{' or '.join(LEVELS)}."
            )
        index = held.setdefault(key, SeverityIndex(*key, row["level"], row["unit"], {}))
        if (index.level, index.unit) != (row["level"], row["unit"]):
            raise FigureRefused(f"{index.words} also has weights by {row['level']} in {row['unit']}. Give one of them.")
        _add(index, row["category"].strip().casefold(), row["weight"])
    refuse_coarse(category for index in held.values() for category in index.weights)
    return tuple(held.values())


def refuse_coarse(categories: Iterable[str]) -> None:
    """Raise FigureRefused when categories are as coarse as those of data.police.uk."""
    coarse = sorted({category.strip().casefold() for category in categories} & TOO_COARSE)
    if coarse:
        raise FigureRefused(
            f'"{coarse[0]}" is a category of data.police.uk and joins offences of very different weight, so no one '
            "weight stands for it. Weigh offence codes or Home Office subgroups, from the police's own tables."
        )


def _add(index: SeverityIndex, category: str, weight: float | None) -> None:
    if category in index.weights:
        raise FigureRefused(f'{index.words} weighs "{category}" twice. Keep one.')
    if weight is not None and not 0 <= weight < float("inf"):
        raise FigureRefused(f'{index.words} weighs "{category}" {weight}. A weight is a number from 0.')
    if weight is not None:
        index.weights[category] = float(weight)
