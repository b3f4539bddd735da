"""Reading one side's rows into a table: those of all its files and sheets, below one another."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, datetime

from toolkit.core.period import Period
from toolkit.deliverables.library import holds
from toolkit.reconcile.declaration import Declaration, SideSpec
from toolkit.reconcile.merged import once
from toolkit.reconcile.money import cents
from toolkit.reconcile.normal import Form
from toolkit.reconcile.part import Part, cut_keys, forms, held_by, is_paid_out, is_signed, left_out_by, value_of
from toolkit.reconcile.table import BLANK, SHARED, UNREADABLE, WITHOUT_VALUE, LeftOut, Table, as_seen
from toolkit.sheet.currencies import currencies
from toolkit.sheet.day_order import in_column
from toolkit.sheet.money_unit import unit_of
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import read_moment, read_text


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
    for number in range(len(parts)):
        _read_part(table, number, declaration, is_left)
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


def _read_part(table: Table, number: int, declaration: Declaration, is_left: bool) -> None:
    """Add the rows of one part."""
    part, spec = table.parts[number], table.spec
    there, torn = once(part, declaration, is_left)
    conditions = bool(spec.paid_out or spec.where or spec.unless or spec.paid_out_by)
    rows = _taking_part(table, number, there, declaration, is_left) if conditions else there
    table.excluded += len(there) - len(rows)
    begin = len(table.rows)
    table.part_of += [number] * len(rows)
    table.numbers += [r for r, _ in rows]
    padded = _padded(part, spec)
    table.rows += [padded.get(r, row) for r, row in rows]
    some = table.rows[begin:]
    _read_keys(table, part, some, begin, declaration, is_left)
    if padded:
        _read_bare_keys(table, part, [row for _, row in rows], begin, declaration, is_left)
    _read_amounts(table, part, some, begin, torn)
    if spec.paid_out and spec.paid_out not in part.found.columns:
        table.outgoing |= {i for i in range(begin, len(table.rows)) if table.amounts[i] < 0}
    table.currencies += _currencies(part, rows, spec)
    _read_days(table, part, some, begin)
    if spec.optional:
        spared = ((begin + i, held_by(part, row, spec.optional)) for i, row in enumerate(some))
        table.spared.update({i: column for i, column in spared if column})


def _padded(part: Part, spec: SideSpec) -> dict[int, Row]:
    """By number, the rows with numbers that their cells show with zeros in front, as they are shown."""
    if not part.found.sheet.padded:
        return {}
    money = {*spec.amount, *spec.minus, spec.date, spec.paid_out}
    return dict(part.found.shown(n for n in part.found.columns if n not in money))


def _read_keys(
    table: Table, part: Part, rows: Sequence[Row], begin: int, declaration: Declaration, is_left: bool
) -> None:
    for k, (columns, form) in enumerate(_keys(declaration, is_left)):
        table.keys[k] += forms(part, rows, columns, form)
        for i, name in cut_keys(part, rows, columns, form).items():
            table.keys[k][begin + i], table.cut[begin + i] = "", name


def _read_bare_keys(
    table: Table, part: Part, rows: Sequence[Row], begin: int, declaration: Declaration, is_left: bool
) -> None:
    for k, (columns, form) in enumerate(_keys(declaration, is_left)):
        bare = forms(part, rows, columns, form)
        table.bare.update({(k, begin + i): f for i, f in enumerate(bare) if f != table.keys[k][begin + i]})


def _keys(declaration: Declaration, is_left: bool) -> list[tuple[tuple[str, ...], Form]]:
    """The columns of each key on one side, and the form in which they are compared."""
    return [(k.left, k.left_form) if is_left else (k.right, k.right_form) for k in declaration.keys]


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
    keys = tuple(forms(part, [row], columns, form)[0] for columns, form in _keys(declaration, is_left))
    return LeftOut(number, keys, column, as_seen(at(row, part.found.columns.get(column, 0))))


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
