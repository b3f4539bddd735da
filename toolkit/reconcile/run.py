"""The state of one reconciliation while its keys are gone through."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.reconcile.declaration import Declaration
from toolkit.reconcile.moneys import Moneys
from toolkit.reconcile.table import Table
from toolkit.reconcile.terms import Entry, Outcome

Settled = tuple[Outcome, int]
"""An outcome, and the number of the key it came by; -1 for none."""


@dataclass(slots=True)
class Run:
    """One run's state: the rows of either side still to be placed, and what was found out about others.

    ``extra``: rows that a key left over, with its number; ``far``: those of them that only rows of other periods stand
    against, which those are. ``undated``: days matter, and some are not known. ``moneys``: in which money each row is;
    None where all are in the same.
    """

    declaration: Declaration
    tables: tuple[Table, Table]
    scales: tuple[list[int | None], list[int | None]]
    pools: tuple[dict[int, None], dict[int, None]]
    settled: list[Settled] = field(default_factory=list)
    extra: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    far: tuple[dict[int, list[int]], dict[int, list[int]]] = field(default_factory=lambda: ({}, {}))
    undated: bool = False
    moneys: Moneys | None = None

    def entry(self, side: int, row: int) -> Entry:
        """A row as it is looked at; ``side`` is 0 for left and 1 for right, ``row`` its index."""
        table = self.tables[side]
        return Entry(table.amounts[row], self.scales[side][row], row in table.optional, table.tie(row), row)
