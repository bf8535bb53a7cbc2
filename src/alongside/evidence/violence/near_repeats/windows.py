"""Square windows of a grid that reach back from the last step, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.places.points import Numbers


@dataclass(frozen=True)
class Squares:
    """All squares around all cells, 1, 3, 5 ... `widest` cells wide and cut off at the grid's edge, 1 to `steps` long.

    What is said of windows has the shape (widths, lengths, rows, columns).
    """

    rows: int
    columns: int
    widest: int
    steps: int

    @property
    def widths(self) -> int:
        return (self.widest + 1) // 2

    @property
    def count(self) -> int:
        return self.widths * self.steps * self.rows * self.columns

    def counts(self, cell: NDArray[np.int64], step: NDArray[np.int64]) -> NDArray[Any]:
        """Count points by window. step: 0 for the last step of time, 1 for the one before; those too old go nowhere."""
        recent = step < self.steps
        where = step[recent] * (self.rows * self.columns) + cell[recent]
        by_step = np.bincount(where, minlength=self.steps * self.rows * self.columns)
        kind = np.int16 if len(where) < 2**15 else np.int32
        by_length = by_step.reshape(self.steps, self.rows, self.columns).cumsum(axis=0, dtype=kind)
        return self._squares(by_length, np.empty((self.widths, *by_length.shape), dtype=kind))

    def expected(self, cell: NDArray[np.int64], step: NDArray[np.int64], largest_share: float) -> Numbers:
        """Say what each window would hold if place and time had nothing to do with each other; 0 where too large."""
        total = len(cell)
        by_cell = np.bincount(cell, minlength=self.rows * self.columns).astype(np.float64)
        in_space = self._squares(
            by_cell.reshape(1, self.rows, self.columns), np.empty((self.widths, 1, self.rows, self.columns))
        )
        in_time = np.bincount(step, minlength=self.steps)[: self.steps].cumsum()
        in_space[in_space > largest_share * total] = 0
        return np.asarray(in_space * (in_time[None, :, None, None] / total))

    def extent(self, flat: int) -> tuple[int, int, int, int, int]:
        """Give the first row and column, the row and column after the last, and the steps of a window by its number."""
        width, length, row, column = (
            int(k) for k in np.unravel_index(flat, (self.widths, self.steps, self.rows, self.columns))
        )
        return (
            max(row - width, 0),
            max(column - width, 0),
            min(row + width + 1, self.rows),
            min(column + width + 1, self.columns),
            length + 1,
        )

    def apart_from_each_other(self, ratios: Numbers, at_most: int) -> list[int]:
        """Choose the windows with the highest ratios above 0, leaving out what overlaps a better one on the ground."""
        flat = ratios.ravel()
        taken = np.zeros((self.rows, self.columns), dtype=bool)
        chosen: list[int] = []
        order = np.argsort(-flat, kind="stable")
        for number in order[flat[order] > 0].tolist():
            if len(chosen) == at_most:
                break
            top, left, bottom, right, _ = self.extent(number)
            if not taken[top:bottom, left:right].any():
                taken[top:bottom, left:right] = True
                chosen.append(number)
        return chosen

    def _squares(self, values: NDArray[Any], into: NDArray[Any]) -> NDArray[Any]:
        """Sum values of shape (lengths, rows, columns) over squares of each width around every cell."""
        most = self.widths - 1
        lengths, rows, columns = values.shape
        summed = np.zeros((lengths, rows + 2 * most + 1, columns + 2 * most + 1), dtype=into.dtype)
        inner = summed[:, most + 1 : most + 1 + rows, most + 1 : most + 1 + columns]
        np.cumsum(values, axis=1, out=inner)
        np.cumsum(inner, axis=2, out=inner)
        # beyond the last row and column nothing is added, so the sums stay as they are
        summed[:, most + 1 + rows :, most + 1 : most + 1 + columns] = inner[:, -1:, :]
        summed[:, most + 1 :, most + 1 + columns :] = summed[:, most + 1 :, most + columns : most + columns + 1]
        for k in range(self.widths):
            low, high = most - k, most + k + 1
            band = summed[:, high : high + rows, :] - summed[:, low : low + rows, :]
            np.subtract(band[:, :, high : high + columns], band[:, :, low : low + columns], out=into[k])
        return into
