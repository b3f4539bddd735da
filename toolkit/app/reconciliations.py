"""What month-end keeps of a reconciliation: its figures, and the lines that somebody must look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.record import NamedTuple

if TYPE_CHECKING:
    from toolkit.reconcile.result import Counts, Line, Reconciled, Side

MOST = 2_000
"""Open lines of one reconciliation."""


class Reconciliation(NamedTuple):
    """One reconciliation. ``shown`` has the first of its ``open_count`` open lines; ``bridge`` leads from one total to
    the other, by status, in cents; ``difference`` is without the rows that need not be matched."""

    shown: Reconciled
    counts: Counts
    open_count: int
    bridge: tuple[tuple[str, int], ...]
    difference: int = 0

    @property
    def title(self) -> str:
        """What people call it."""
        return self.shown.title or self.shown.name

    @property
    def left(self) -> Side:
        return self.shown.left

    @property
    def right(self) -> Side:
        return self.shown.right

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """The first of the lines that somebody must look at."""
        return self.shown.lines

    @property
    def in_money(self) -> bool:
        return self.shown.in_money

    @property
    def clean(self) -> bool:
        """Whether all is settled."""
        return not self.open_count


def kept(done: Reconciled) -> Reconciliation:
    """A reconciliation without its settled lines."""
    lines = done.open_lines
    return Reconciliation(replace(done, lines=lines[:MOST]), done.counts, len(lines), done.bridge, done.difference)
