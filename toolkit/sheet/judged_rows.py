"""The judged rows of a workbook, kept as they were read: what is wanted of one is made when it is asked for.

A hundred thousand rows share a few hundred verdicts. Counting them, or writing them back, needs no obligation each; who
looks at one gets it whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from toolkit.core.obligation import Judged, Obligation, Verdict
from toolkit.sheet.values import Raw

if TYPE_CHECKING:
    from toolkit.sheet.obligation_reader import ObligationReader
    from toolkit.sheet.table import Table

Told = tuple[str, int, tuple[tuple[str, str], ...], bool]
"""What a rule says of rows that stand alike: its id, the column it is about (0: the row), what fills the message, and
whether the message also names what is owed."""


class Outcome:
    """A verdict that rows share. ``like``: one of them, or as good as one but for its place and name, where a rule may
    have something to say about such rows; else None.

    ``inclusive``: 5号前 includes the 5th under the policy of these rows. ``told``: what the rules say of such a row,
    None before they were asked. ``written``: what is written beside such a row, by whatever else that depends on;
    outcomes of one verdict share it.
    """

    __slots__ = ("inclusive", "like", "told", "verdict", "written")

    def __init__(
        self, verdict: Verdict, like: Obligation | None, inclusive: bool, written: dict[object, object]
    ) -> None:
        self.verdict = verdict
        self.like = like
        self.inclusive = inclusive
        self.written = written
        self.told: tuple[Told, ...] | None = None


class TableRows(Sequence[Judged]):
    """The rows of one table: an outcome for each, or the row judged by itself in ``alone`` (by position)."""

    __slots__ = ("_counted", "_providers", "_singly", "alone", "name", "outcomes", "reader", "table")

    def __init__(self, reader: ObligationReader, providers: Sequence[str], outcomes: Sequence[Outcome | None]) -> None:
        """``reader`` makes an obligation of a row when one is asked for."""
        self.reader = reader
        self.table = reader.table
        self.outcomes = outcomes
        self.alone: dict[int, Judged] = {}
        self._singly: dict[int, tuple[Obligation, str]] = {}
        self._counted: list[tuple[Verdict | Judged, int]] | None = None
        self._providers = providers
        self.name = reader.name
        """What is owed in a row, as its obligation calls it."""

    def __len__(self) -> int:
        return len(self.outcomes)

    @overload
    def __getitem__(self, index: int) -> Judged: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Judged]: ...
    def __getitem__(self, index: int | slice) -> Judged | Sequence[Judged]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        outcome = self.outcomes[index]
        if outcome is None:
            return self.alone[index % len(self)]
        number, row = self.table.rows[index]
        obligation, _ = self.reader.read_obligation(number, row, self._providers[index])
        return Judged(obligation, *outcome.verdict)

    def __iter__(self) -> Iterator[Judged]:
        return (self[index] for index in range(len(self)))

    def one_by_one(self) -> Iterator[tuple[Obligation, str]]:
        """The rows without an outcome, read each by itself, with the cases that they name."""
        for index, outcome in enumerate(self.outcomes):
            if outcome is None:
                number, row = self.table.rows[index]
                found = self._singly[index] = self.reader.read_obligation(number, row, self._providers[index])
                yield found

    def as_read(self) -> Iterator[tuple[Obligation, str]]:
        """Every row as it was read, with the case that it names."""
        for index, (number, row) in enumerate(self.table.rows):
            yield self._singly.get(index) or self.reader.read_obligation(number, row, self._providers[index])

    def fill(self, judged: Iterator[Judged]) -> None:
        """Take what came of the rows of ``one_by_one``, in their order."""
        for index, outcome in enumerate(self.outcomes):
            if outcome is None:
                self.alone[index] = next(judged)

    def stand(self, judged: Mapping[int, Judged]) -> None:
        """Let rows, by position, stand as they are judged here."""
        self.outcomes = [None if i in judged else outcome for i, outcome in enumerate(self.outcomes)]
        self.alone |= judged
        self._counted = None

    @property
    def departments(self) -> Sequence[str]:
        """The department of each row."""
        return self._providers

    def cells(self, field: str) -> list[Raw]:
        """What each row holds in the column of a field, as it was read; None where there is no such column."""
        column = self.table.header.columns.get(field, 0)
        if not column:
            return [None] * len(self.outcomes)
        return [row[column - 1] if column <= len(row) else None for _, row in self.table.rows]

    @property
    def providers(self) -> Counter[str]:
        """How many rows each department has."""
        if not self.alone:
            return Counter(self._providers)
        found = Counter(p for p, outcome in zip(self._providers, self.outcomes, strict=True) if outcome is not None)
        found.update(j.obligation.duty.provider for j in self.alone.values())
        return found

    @property
    def verdicts(self) -> Sequence[tuple[Verdict | Judged, int]]:
        """Every verdict, and of how many rows it is."""
        if self._counted is None:
            self._counted = [(o.verdict, number) for o, number in Counter(self.outcomes).items() if o is not None]
            self._counted += [(judged, 1) for judged in self.alone.values()]
        return self._counted


class Chain(Sequence[Judged]):
    """Several sequences of judged rows as one."""

    __slots__ = ("_ends", "parts")

    def __init__(self, parts: Sequence[Sequence[Judged]]) -> None:
        self.parts = tuple(parts)
        self._ends = list(accumulate(len(part) for part in parts))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Judged: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Judged]: ...
    def __getitem__(self, index: int | slice) -> Judged | Sequence[Judged]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        part = bisect_right(self._ends, index)
        return self.parts[part][index - (self._ends[part - 1] if part else 0)]

    def __iter__(self) -> Iterator[Judged]:
        for part in self.parts:
            yield from part


def flat(judged: Sequence[Judged]) -> Iterator[Sequence[Judged]]:
    """The sequences that a chain is made of, those of chains within it too; another sequence as it is."""
    if isinstance(judged, Chain):
        for part in judged.parts:
            yield from flat(part)
    else:
        yield judged


def providers_of(judged: Sequence[Judged]) -> set[str]:
    """The departments of rows; empty for rows of nobody."""
    names: set[str] = set()
    for part in flat(judged):
        names.update(part.providers if isinstance(part, TableRows) else (j.obligation.duty.provider for j in part))
    return names


def departments_of_rows(judged: Sequence[Judged]) -> dict[tuple[str, int], str]:
    """The department of each row, by sheet and row, where there are several; empty where all rows are of one."""
    if len(providers_of(judged)) < 2:
        return {}
    found: dict[tuple[str, int], str] = {}
    for part in flat(judged):
        singly: Iterable[Judged] = part
        if isinstance(part, TableRows):
            sheet = part.table.sheet
            found |= {(sheet, row): name for (row, _), name in zip(part.table.rows, part.departments, strict=True)}
            singly = part.alone.values()
        for one in singly:
            obligation = one.obligation
            found[obligation.place.sheet, obligation.place.row] = obligation.duty.provider
    return found


def rows_of_nobody(judged: Sequence[Judged]) -> Iterator[tuple[Table, int]]:
    """Tables with rows of which nothing says whose they are, and how many those are."""
    for part in flat(judged):
        if isinstance(part, TableRows) and (count := part.providers[""]):
            yield part.table, count
