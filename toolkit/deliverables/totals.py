"""Rows of totals, and rows of data that are only called like them: 差旅费合计, in a list of what was spent."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.sheet.amounts import written_amount
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_number
from toolkit.sheet.vocabulary import normal

_NEAR = 0.005


@dataclass(frozen=True, slots=True)
class Total:
    """A row of totals. ``kind`` is ``grand``, ``part`` (小计, 本页合计) or ``running`` (累计)."""

    number: int
    row: Row
    kind: str


def only_called(
    rows: Sequence[tuple[int, Row]],
    totals: Sequence[Total],
    doubtful: Mapping[int, str],
    wanted: Iterable[int],
    merged: Container[tuple[int, int]] = (),
) -> frozenset[int]:
    """The rows among some totals that are data: they lack nothing that the other rows have, their group stands nowhere
    above them, they are no sum of what is beside them, and more follows.

    Args:
        doubtful: row of a total → normal form of its group's name; empty where it has none.
        merged: (row, column) of cells whose figure stands further up already.
    """
    if not doubtful or not rows:
        return frozenset()
    columns = sorted(wanted)
    always = [c for c in columns if all(at(row, c) not in (None, "") for _, row in rows)]
    last = max([rows[-1][0], *(t.number for t in totals if t.kind == "grand" and t.number not in doubtful)])
    some = [t for t in totals if t.number in doubtful and t.number < last]
    some = [t for t in some if all(at(t.row, c) not in (None, "") for c in always)]
    if not some:
        return frozenset()
    above = {doubtful[t.number]: 0 for t in some if doubtful[t.number]}
    for number, row in rows if above else ():
        for value in row:
            if isinstance(value, str) and above.get(plain := normal(value)) == 0:
                above[plain] = number
    some = [t for t in some if not 0 < above.get(doubtful[t.number], 0) < t.number]
    return frozenset(t.number for t in some) - _sums(rows, totals, columns, merged)


def is_sum(
    rows: Sequence[tuple[int, Row]], total: Total, wanted: Iterable[int], merged: Container[tuple[int, int]] = ()
) -> bool:
    """Whether the figures of a total are those of all rows above it."""
    return total.number in _sums(rows, [total], sorted(wanted), merged)


def _sums(
    rows: Sequence[tuple[int, Row]], totals: Sequence[Total], columns: Sequence[int], merged: Container[tuple[int, int]]
) -> set[int]:
    """Totals whose figures are the sums of the rows above them: of all, or of those since the last total, or of those
    below them until the next."""
    found: set[int] = set()
    running = dict.fromkeys(columns, 0.0)  # of the rows so far
    since = dict(running)  # as it was at the last total
    previous: Total | None = None
    upcoming = iter([*rows, (1 << 30, ())])
    number, row = next(upcoming)
    for total in [*totals, Total(1 << 30, (), "")]:
        while number < total.number:
            for c in columns:
                if (number, c) not in merged:
                    running[c] += _figure(at(row, c)) or 0.0
            number, row = next(upcoming)
        part = {c: running[c] - since[c] for c in columns}
        if previous is not None and _ties(previous, part):
            found.add(previous.number)
        if _ties(total, part) or _ties(total, running):
            found.add(total.number)
        previous, since = total, dict(running)
    return found


def _ties(total: Total, sums: Mapping[int, float]) -> bool:
    figures = {c: value for c in sums if (value := _figure(at(total.row, c))) is not None}
    return bool(figures) and all(abs(value - sums[c]) < _NEAR for c, value in figures.items())


def _figure(value: Raw) -> float | None:
    """A number, perhaps typed as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    found = written_amount(value) if isinstance(value, str) else value
    return None if found is None else float(found)


def is_figure(value: Raw) -> bool:
    """Whether a cell holds a number other than 0, perhaps typed as text."""
    return bool(read_number(value)) or (isinstance(value, str) and bool(written_amount(value)))
