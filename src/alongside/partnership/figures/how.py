"""What somebody needs to count a published figure again, field by field: nothing of it is left to a long text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alongside.evidence.periods import Period
    from alongside.evidence.tables import Uncertainty


@dataclass(frozen=True)
class Limits:
    """Limits of usual variation: the months that they hold for, and who started them anew, when and why."""

    months: "Period"
    because: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"from": str(self.months.first), "until": str(self.months.last), "because": self.because}


@dataclass(frozen=True)
class How:
    """How the numbers of a figure or of a table were worked out. A field that does not apply stays empty.

    calculation   the method and whose it is, with its settings, in words.
    limits        which limits are in use, each with the months that they hold for.
    seed          where random numbers began; the same seed gives the same numbers.
    simulations   how many permutations, simulations or redraws were made.
    weights       versions of the severity weights.
    definitions   names and versions of the local definitions.
    level         of the intervals in a table, like 0.95. A figure brings its own interval.
    method        how the intervals in a table were found.
    """

    calculation: str = ""
    limits: tuple[Limits, ...] = ()
    seed: int | None = None
    simulations: int | None = None
    weights: str = ""
    definitions: str = ""
    level: float | None = None
    method: str = ""

    @classmethod
    def by(cls, between: "Uncertainty", **more: Any) -> "How":
        """The same, for a table whose intervals were all found as this one was."""
        return cls(level=between.level, method=between.method, **more)

    def of_both(self) -> dict[str, Any]:
        """What a figure and a table store alike."""
        return {
            "calculation": self.calculation,
            "limits": [one.as_dict() for one in self.limits],
            "seed": self.seed,
            "simulations": self.simulations,
            "weights": self.weights,
            "definitions": self.definitions,
        }


NOTHING_FURTHER = How()
