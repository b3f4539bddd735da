"""What the rows above a row say of it: that its group stands there, that all of them have something, that all is
added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from toolkit.deliverables.labels import first_of
from toolkit.deliverables.totals import Total, is_figure
from toolkit.sheet.table import Row, at
from toolkit.sheet.totals import has_day, says_count
from toolkit.sheet.vocabulary import normal

_SHOWN = 20
"""Rows that show what a column holds."""


@dataclass(frozen=True, slots=True)
class Above:
    """The rows of data and of totals so far, with their numbers."""

    rows: Sequence[tuple[int, Row]]
    totals: Sequence[Total]

    def shown(self) -> list[Row]:
        """The last rows of data: enough to show what a column holds."""
        return [row for _, row in self.rows[-_SHOWN:]]

    def says(self, name: str) -> bool:
        """Whether any row of data says this name in a cell."""
        wanted = normal(name)
        return any(isinstance(v, str) and normal(v) == wanted for _, row in reversed(self.rows) for v in row)

    def is_past_all(self) -> bool:
        """Whether a total of all stands below the last row of data."""
        last = self.rows[-1][0] if self.rows else 0
        return last > 0 and any(t.kind == "grand" for t in takewhile(lambda t: t.number > last, reversed(self.totals)))

    def solid(self, columns: Iterable[int]) -> set[int]:
        """The columns that hold a figure or a day in each of the rows so far, as the last of them show."""
        rows = self.shown()
        return {c for c in columns if all(is_figure(v := at(row, c)) or has_day([v]) for row in rows)}

    def is_counted(self, row: Row, label: str, columns: Iterable[int]) -> bool:
        """Whether a row sums up those of a kind, as machines print it below a list: 消费 | 2笔 | 182,000.

        The count stands behind the kind, where each row above has something else and no number, and something that
        each of them has is blank. A row with a number of its own, A4, is one of data; so is one with a name that
        no row says, unless all of them have numbers there.
        """
        rows = self.shown()
        always = [c for c in columns if all(at(r, c) not in (None, "") for r in rows)]
        counts = [c for c in always if isinstance(v := at(row, c), str) and says_count(v)]
        if not rows or not counts or all(at(row, c) not in (None, "") for c in always):
            return False
        if any(map(str.isdigit, label)) or not isinstance(first := first_of(row), str) or says_count(first):
            return False
        place = row.index(first) + 1
        numbered = all(any(map(str.isdigit, str(at(r, place)))) for r in rows)
        if not numbered and not self.says(first):
            return False
        above = [at(r, c) for r in rows for c in counts]
        return not any(isinstance(v, (int, float)) or (isinstance(v, str) and says_count(v)) for v in above)
