"""One side's rows, column by column: amounts in cents, days, and the forms of keys."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.deliverables.library import holds
from toolkit.reconcile.declaration import Declaration, SideSpec
from toolkit.reconcile.merged import once
from toolkit.reconcile.money import cents
from toolkit.reconcile.part import Part, cut_keys, forms, held_by, is_paid_out, is_signed, left_out_by, value_of
from toolkit.sheet.currencies import currencies
from toolkit.sheet.day_order import in_column
from toolkit.sheet.money_unit import unit_of
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_moment, read_text

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
        return " ".join(text for name in names if (text := _seen(self.cell(index, name))))

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


def wanted_columns(declaration: Declaration, is_left: bool) -> dict[str, None]:
    """The names of all columns that one side uses, in the order in which they are said."""
    spec = declaration.left if is_left else declaration.right
    keys = [name for key in declaration.keys for name in (key.left if is_left else key.right)]
    fields = [f.left if is_left else f.right for f in declaration.fields]
    maps = [
        name
        for some in (spec.where, spec.unless, spec.paid_out_by, spec.optional, spec.negative)
        for name in some or ()
    ]
    dates = [spec.date] if spec.date else []
    paid_out = [spec.paid_out] if spec.paid_out else []
    return dict.fromkeys([*keys, *spec.amount, *spec.minus, *paid_out, *dates, *maps, *fields, *spec.show])


def read_table(parts: Sequence[Part], declaration: Declaration, is_left: bool, period: Period | None) -> Table:
    """Read the rows of all parts."""
    spec = declaration.left if is_left else declaration.right
    table = Table(spec, list(parts), keys=[[] for _ in declaration.keys])
    conditions = bool(spec.paid_out or spec.where or spec.unless or spec.paid_out_by)
    for number, part in enumerate(parts):
        there, torn = once(part, declaration, is_left)
        rows = _taking_part(table, number, there, declaration, is_left) if conditions else there
        table.excluded += len(there) - len(rows)
        begin = len(table.rows)
        table.part_of += [number] * len(rows)
        table.numbers += [r for r, _ in rows]
        money = {*spec.amount, *spec.minus, spec.date, spec.paid_out}
        padded = (
            dict(part.found.shown(n for n in part.found.columns if n not in money)) if part.found.sheet.padded else {}
        )
        table.rows += [padded.get(r, row) for r, row in rows]
        some = table.rows[begin:]
        for k, key in enumerate(declaration.keys):
            columns, form = (key.left, key.left_form) if is_left else (key.right, key.right_form)
            table.keys[k] += forms(part, some, columns, form)
            for i, name in cut_keys(part, some, columns, form).items():
                table.keys[k][begin + i], table.cut[begin + i] = "", name
            if padded:
                bare = forms(part, [row for _, row in rows], columns, form)
                table.bare.update({(k, begin + i): f for i, f in enumerate(bare) if f != table.keys[k][begin + i]})
        _read_amounts(table, part, some, begin, torn)
        if spec.paid_out and spec.paid_out not in part.found.columns:
            table.outgoing |= {i for i in range(begin, len(table.rows)) if table.amounts[i] < 0}
        table.currencies += _currencies(part, rows, spec)
        _read_days(table, part, some, begin)
        if spec.optional:
            spared = ((begin + i, held_by(part, row, spec.optional)) for i, row in enumerate(some))
            table.spared.update({i: column for i, column in spared if column})
    if not any(table.currencies):
        table.currencies.clear()
    if not declaration.terms.dated and spec.must_match != "period":
        table.unsure.clear()  # the days are of no matter
    if spec.must_match == "none":
        table.optional = set(range(len(table.rows)))
    elif spec.must_match == "period" and period is not None and spec.date:
        table.optional = {i for i, day in enumerate(table.days) if day is not None and day not in period}
    table.optional |= table.spared.keys() | table.outgoing
    return table


def _taking_part(
    table: Table, number: int, there: Sequence[tuple[int, Row]], declaration: Declaration, is_left: bool
) -> list[tuple[int, Row]]:
    """The rows of a part that take part; those that a condition leaves out are kept apart."""
    part = table.parts[number]
    signed = is_signed(part, there, table.spec)
    rows = []
    for r, row in there:
        if is_paid_out(part, r, row, table.spec):
            continue
        if column := left_out_by(part, row, table.spec, signed):
            table.left_out.append(_left_out(part, table.row_said(number, r), row, column, declaration, is_left))
        else:
            rows.append((r, row))
    return rows


def _left_out(part: Part, number: str, row: Row, column: str, declaration: Declaration, is_left: bool) -> LeftOut:
    names = [(key.left, key.left_form) if is_left else (key.right, key.right_form) for key in declaration.keys]
    keys = tuple(forms(part, [row], columns, form)[0] for columns, form in names)
    return LeftOut(number, keys, column, _seen(at(row, part.found.columns.get(column, 0))))


def _unit(part: Part, name: str) -> int:
    """What the numbers of a column count, in yuan."""
    found = part.found
    return unit_of(found.titles.get(found.columns[name], ""), (text for _, _, text in found.above))


def _read_amounts(table: Table, part: Part, rows: Sequence[Row], begin: int, torn: Container[int]) -> None:
    """``torn``: rows whose amount is a merged cell of several keys."""
    spec, columns = table.spec, part.found.columns
    signs = [(n, columns[n], 1, _unit(part, n)) for n in spec.amount if n in columns]
    signs += [(n, columns[n], -1, _unit(part, n)) for n in spec.minus if n in columns]
    uncached, merged = part.found.sheet.uncached, part.found.merged
    for offset, row in enumerate(rows):
        amount, filled = 0, not signs
        number = table.numbers[begin + offset]
        if number in torn:
            table.trouble[begin + offset] = SHARED
        for name, column, sign, unit in signs:
            raw = row[column - 1] if column <= len(row) else None
            if raw is None or raw == "":
                if uncached and (number, column) in uncached:
                    table.trouble.setdefault(begin + offset, WITHOUT_VALUE)
                    table.faulty.setdefault(begin + offset, name)
                continue
            if merged and (number, column) in merged:
                filled = True
                continue
            try:
                value = cents(raw, unit)
            except ValueError:
                if table.trouble.get(begin + offset) != UNREADABLE:
                    table.trouble[begin + offset], table.faulty[begin + offset] = UNREADABLE, name
                continue
            if value is not None:
                amount += sign * value
                filled = True
        if not filled:
            table.trouble.setdefault(begin + offset, BLANK)
        if spec.negative and holds(spec.negative, value_of(part, row)):
            amount = -abs(amount)
        table.amounts.append(amount)


def _currencies(part: Part, rows: Sequence[tuple[int, Row]], spec: SideSpec) -> list[str]:
    found = part.found
    amounts = [column for name in (*spec.amount, *spec.minus) if (column := found.columns.get(name))]
    return currencies(rows, amounts, found.titles, [text for _, _, text in found.above], found.sheet.signs)


def _read_days(table: Table, part: Part, rows: Sequence[Row], begin: int) -> None:
    column = part.found.columns.get(table.spec.date, 0) if table.spec.date else 0
    if not column:
        table.days += [None] * len(rows)
        return
    context = in_column((at(row, column) for row in rows), part.context)
    for offset, row in enumerate(rows):
        raw = row[column - 1] if column <= len(row) else None
        if type(raw) is date:
            table.days.append(raw)
            continue
        if type(raw) is datetime:
            table.days.append(raw.date())
            continue
        found = read_moment(raw, context)
        if found.value is None or found.problem not in ("", "ambiguous-order"):
            if found.problem:
                table.undated[begin + offset] = read_text(raw)[:40]
            table.days.append(None)
        else:
            table.days.append(found.value.day)
            if found.problem:
                table.unsure.setdefault(table.part_of[begin + offset], []).append(begin + offset)


def agree_on_zeros(left: Table, right: Table) -> None:
    """Take numbers without the zeros that their cells show in front, where the other side has them so only."""
    for table, other in ((left, right), (right, left)):
        for k in {k for k, _ in table.bare}:
            there = {*other.keys[k]}
            known = there | {form for (key, _), form in other.bare.items() if key == k}
            for (key, row), bare in table.bare.items():
                if key == k and table.keys[k][row] not in there and bare in known:
                    table.keys[k][row] = bare


def _seen(raw: Raw) -> str:
    if type(raw) is str and len(raw) <= 40 and " " not in raw and "\n" not in raw:
        return raw.strip()
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return raw.date().isoformat()
    return " ".join(read_text(raw).split())[:40]


def scale(days: Sequence[date | None], position: Callable[[date], int | None]) -> list[int | None]:
    """Each day's place on the scale on which windows are counted."""
    known: Mapping[date, int | None] = {day: position(day) for day in {d for d in days if d is not None}}
    return [None if day is None else known[day] for day in days]
