"""One side's rows, column by column: amounts in cents, days, and the forms of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from toolkit.core.finding import Place
from toolkit.reconcile.declaration import SideSpec
from toolkit.reconcile.part import Part
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_text

UNREADABLE, WITHOUT_VALUE, BLANK, SHARED = "amount", "formula", "blank", "shared"
"""What ``trouble`` says of a row whose amount cannot be read, is a formula without a result, is not there, or stands
once, in a merged cell, for rows of several keys."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that a condition leaves out: its number, the forms of its keys, the column and what is there."""

    said: str
    keys: tuple[str, ...]
    column: str
    value: str


@dataclass(slots=True)
class Table:
    """All rows of one side that take part. Lists run parallel; ``keys[k][i]`` is the form of key k in row i.

    ``trouble``: index → why a row cannot be matched; ``faulty``: the column of its amounts that is to blame.
    ``undated``: rows whose date cannot be read, with what it says.
    ``unsure``: by part, the rows whose month and day could be told apart by the settings only.
    ``optional``: rows that need not be matched: those of another period, or all, as the side says; ``spared``: those
    of them for what a column says, with the column; ``outgoing``: for being payments out in a column that has both.
    ``currencies``: the money of each row's amount, as ``toolkit.sheet.currencies`` says it, empty where nothing does;
    no items at all where nothing in the whole table does.
    ``named``: the keys of the other side, by key and row, where a text names several of them.
    ``bare``: the form of a number without the zeros that its cell shows in front (0012 by a format), by key and row.
    ``cut``: rows with a key that lost digits in a spreadsheet, and is none therefore, with its column.
    """

    spec: SideSpec
    parts: list[Part] = field(default_factory=list)
    part_of: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)
    keys: list[list[str]] = field(default_factory=list)
    optional: set[int] = field(default_factory=set)
    spared: dict[int, str] = field(default_factory=dict)
    outgoing: set[int] = field(default_factory=set)
    trouble: dict[int, str] = field(default_factory=dict)
    faulty: dict[int, str] = field(default_factory=dict)
    undated: dict[int, str] = field(default_factory=dict)
    unsure: dict[int, list[int]] = field(default_factory=dict)
    excluded: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    named: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    bare: dict[tuple[int, int], str] = field(default_factory=dict)
    cut: dict[int, str] = field(default_factory=dict)

    def cell(self, index: int, name: str) -> Raw:
        """The raw value of a column in a row; None where its table has no such column."""
        column = self.parts[self.part_of[index]].found.columns.get(name)
        return at(self.rows[index], column) if column else None

    def has(self, index: int, name: str) -> bool:
        """Whether the table in which a row stands has a column."""
        return name in self.parts[self.part_of[index]].found.columns

    def place(self, index: int, name: str = "") -> Place:
        """The cell of a row in a column, that of the amount without one; the row where there is none."""
        part = self.parts[self.part_of[index]]
        wanted = name or self.faulty.get(index) or next(iter(self.spec.amount), "")
        return Place(part.name, part.found.sheet.name, self.numbers[index], part.found.columns.get(wanted, 0))

    def title(self, index: int, name: str) -> str:
        """What the header of a column says where the row stands, else the declaration's name for it."""
        found = self.parts[self.part_of[index]].found
        return " ".join(found.titles.get(found.columns.get(name, 0), "").split()) or name

    def said(self, index: int, names: Sequence[str]) -> str:
        """What stands in some columns of a row, as a person sees it."""
        return " ".join(text for name in names if (text := as_seen(self.cell(index, name))))

    def amount(self, index: int) -> int | None:
        """The amount of a row in cents; None where it cannot be read."""
        return None if index in self.trouble else self.amounts[index]

    def shown(self, index: int) -> str:
        """The columns by which results name a row."""
        return self.said(index, self.spec.show)

    def rows_said(self, indexes: Iterable[int]) -> str:
        """Rows by number, with the file where there are several: ``4,5``, ``4 (a.xlsx),7 (b.xlsx)``."""
        said = (self.row_said(self.part_of[i], self.numbers[i]) for i in indexes)
        return ",".join(dict.fromkeys(said))

    def row_said(self, part: int, number: int) -> str:
        """One row of a part by its number."""
        several = len({part.name for part in self.parts}) > 1
        return f"{number} ({self.parts[part].name})" if several else str(number)

    def unread(self, key: int) -> dict[str, list[int]]:
        """The rows that cannot be matched, by their form of a key; those without one are left out."""
        found: dict[str, list[int]] = {}
        for row in self.trouble:
            if form := self.keys[key][row]:
                found.setdefault(form, []).append(row)
        return found

    def tie(self, index: int) -> str:
        """The row's whole content: what tells rows apart that are alike in everything that is compared."""
        return repr([v for v in self.rows[index] if v not in (None, "")])


def agree_on_zeros(left: Table, right: Table) -> None:
    """Take numbers without the zeros that their cells show in front, where the other side has them so only."""
    for table, other in ((left, right), (right, left)):
        for k in {k for k, _ in table.bare}:
            there = {*other.keys[k]}
            known = there | {form for (key, _), form in other.bare.items() if key == k}
            for (key, row), bare in table.bare.items():
                if key == k and table.keys[k][row] not in there and bare in known:
                    table.keys[k][row] = bare


def as_seen(raw: Raw) -> str:
    """What a person sees in a cell, at most the beginning of it."""
    if type(raw) is str and len(raw) <= 40 and " " not in raw and "\n" not in raw:
        return raw.strip()
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return raw.date().isoformat()
    return " ".join(read_text(raw).split())[:40]


def scale(days: Sequence[date | None], position: Callable[[date], int | None]) -> list[int | None]:
    """Each day's place on the scale on which windows are counted."""
    known: Mapping[date, int | None] = {day: position(day) for day in {d for d in days if d is not None}}
    return [None if day is None else known[day] for day in days]
