"""What came of holding two tables against one another: plain values, words last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.record import NamedTuple


class Status(StrEnum):
    """``missing_left``: the left table lacks what the right one has. ``outside``: of another period, and not needed."""

    MATCHED = "matched"
    DIFFERING = "differing"
    MISSING_LEFT = "missing_left"
    MISSING_RIGHT = "missing_right"
    AMBIGUOUS = "ambiguous"
    OUTSIDE = "outside"
    UNREADABLE = "unreadable"


SETTLED = frozenset({Status.MATCHED, Status.OUTSIDE})
"""Nobody needs to look at these."""


class Reason(NamedTuple):
    """One clause of an explanation: key of the catalogue without its ``reconcile-`` and what fills it."""

    key: str
    params: tuple[tuple[str, str], ...] = ()


class Rows(Protocol):
    """The table that an item is a row of."""

    days: list[date | None]

    def place(self, row: int) -> Place:
        """Where the row stands: the cell of its amount."""
        ...

    def amount(self, row: int) -> int | None:
        """Its amount in cents; None where it cannot be read."""
        ...

    def shown(self, row: int) -> str:
        """Who or what it is about, as it stands."""
        ...


class Item(NamedTuple):
    """One row of a table, looked up when asked for: of most rows nobody asks."""

    table: Rows
    row: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table.place(self.row)

    @property
    def amount(self) -> int | None:
        """In cents; None where it cannot be read."""
        return self.table.amount(self.row)

    @property
    def day(self) -> date | None:
        """When it was; None where it has no day, or none that can be read."""
        return self.table.days[self.row]

    @property
    def said(self) -> str:
        """Who or what it is about, as it stands."""
        return self.table.shown(self.row)


class Proposal(NamedTuple):
    """A row that may belong to a line. ``reason`` says what speaks for it; it is for a person to decide."""

    item: Item
    reason: Reason


class Line(NamedTuple):
    """One answer: the rows it is about, by which key they were held together, and why it came out so.

    ``difference``: left less right, in cents.
    """

    status: Status
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    key: str = ""
    value: str = ""
    difference: int = 0
    reasons: tuple[Reason, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One table. ``excluded``: rows that the declaration leaves out. ``total`` in cents, of all ``rows``.

    ``sheets``: on how many sheets of all files the rows stand.
    """

    label: str
    files: tuple[str, ...]
    rows: int
    excluded: int
    total: int
    sheets: int = 1


class Counts(NamedTuple):
    """Lines by status."""

    matched: int = 0
    differing: int = 0
    missing_left: int = 0
    missing_right: int = 0
    ambiguous: int = 0
    outside: int = 0
    unreadable: int = 0


@dataclass(frozen=True)
class Reconciled:
    """One reconciliation. ``name`` is the declaration's; ``provisional``: working days of a year not yet published.

    ``in_money`` False: amounts take no part, only that rows are there, their days and what else must agree.
    """

    name: str
    title: str
    period: Period | None
    left: Side
    right: Side
    lines: tuple[Line, ...]
    provisional: bool = False
    in_money: bool = True

    @cached_property
    def counts(self) -> Counts:
        """How many lines came out how."""
        by = Counter(line.status for line in self.lines)
        return Counts(**{status.value: by[status] for status in Status})

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Lines that somebody must look at."""
        return tuple(line for line in self.lines if line.status not in SETTLED)

    @property
    def clean(self) -> bool:
        """Whether all is settled."""
        counts = self.counts
        return counts.matched + counts.outside == sum(counts)

    @cached_property
    def bridge(self) -> tuple[tuple[str, int], ...]:
        """From the left total to the right one: (label key, cents); the steps between add up to the difference.

        Empty where amounts take no part.
        """
        if not self.in_money:
            return ()
        steps: Counter[Status] = Counter()
        for line in self.lines:
            steps[line.status] += line.difference
        between = [(f"reconcile-bridge-{status.value}", -steps[status]) for status in Status if steps[status]]
        return (
            ("reconcile-bridge-left", self.left.total),
            *between,
            ("reconcile-bridge-right", self.right.total),
        )

    @property
    def difference(self) -> int:
        """Left less right in cents, without the rows of either side that need not be matched."""
        apart = sum(line.difference for line in self.lines if line.status is Status.OUTSIDE)
        return self.left.total - self.right.total - apart
