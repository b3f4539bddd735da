"""One sheet's table of a side, and which of its rows take part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from toolkit.deliverables.library import holds
from toolkit.deliverables.table import Found
from toolkit.patterns import compiled
from toolkit.reconcile.declaration import SideSpec
from toolkit.reconcile.money import cents
from toolkit.reconcile.normal import Form, cut_short
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import DateContext, Raw, read_text
from toolkit.sheet.vocabulary import normal

_RECEIVED = compiled(r"[收贷入存]")
_PAID = compiled(r"[支付借出]")
"""Words of titles: 收款金额 has the amounts of one direction, 交易金额 and 收支金额 those of both."""
_BALANCES = frozenset(
    map(normal, ("余额", "账户余额", "当前余额", "账面余额", "交易后余额", "本次余额", "结余", "Balance"))
)


@dataclass(slots=True)
class Part:
    """One sheet's table: the file as messages call it, and wanted name → column."""

    name: str
    found: Found
    context: DateContext


def is_paid_out(part: Part, number: int, row: Row, spec: SideSpec) -> bool:
    """Whether a row has an amount in the column of what was paid out, and none in those of what is reconciled."""
    if not spec.paid_out:
        return False
    return _filled(part, number, row, [spec.paid_out]) and not _filled(part, number, row, spec.amount)


def left_out_by(part: Part, row: Row, spec: SideSpec, signed: bool) -> str:
    """The column by which the declaration leaves a row out; empty for a row that takes part.

    Args:
        signed: the amounts have signs of their own, see ``is_signed``.
    """
    for name, wanted in (spec.where or {}).items():
        if not holds({name: wanted}, value_of(part, row)):
            return name
    if column := held_by(part, row, spec.unless or {}):
        return column
    column = "" if signed else held_by(part, row, spec.paid_out_by or {})
    return column if column and _has_both_directions(part, spec) else ""


def is_signed(part: Part, rows: Sequence[tuple[int, Row]], spec: SideSpec) -> bool:
    """Whether the amounts of a statement say by their signs what is paid out, and 借 is the side on which the balance
    is: it stands beside amounts of both signs, and the balance goes on by every amount, of 贷 too, as it stands."""
    beside = next((c for c, title in sorted(part.found.titles.items()) if normal(title) in _BALANCES), 0)
    columns = [part.found.columns[name] for name in spec.amount if name in part.found.columns]
    if not spec.paid_out_by or not beside or len(columns) != 1:
        return False
    steps = [(_cents(at(row, columns[0])), _cents(at(row, beside))) for _, row in rows]
    signs = {
        amount > 0
        for (amount, _), (_, row) in zip(steps, rows, strict=True)
        if amount and held_by(part, row, spec.paid_out_by)
    }
    orders = (steps, steps[::-1])  # the oldest first, or the newest
    return len(signs) == 2 and any(
        all(amount in (0, after - before) for (_, before), (amount, after) in pairwise(order)) for order in orders
    )


def _cents(raw: Raw) -> int:
    try:
        return cents(raw) or 0
    except ValueError:
        return 0


def _has_both_directions(part: Part, spec: SideSpec) -> bool:
    """Whether receipts and payments stand in one column. Where they do not, a direction is that of the balance."""
    if spec.paid_out in part.found.columns:
        return False
    titles = [part.found.titles.get(part.found.columns.get(name, 0), "") for name in spec.amount]
    return not any(_RECEIVED.search(title) and not _PAID.search(title) for title in titles)


def held_by(part: Part, row: Row, some: Mapping[str, object]) -> str:
    """The first column of some that holds one of its values in a row; empty for none."""
    return next((name for name, wanted in some.items() if holds({name: wanted}, value_of(part, row))), "")


def _filled(part: Part, number: int, row: Row, names: Sequence[str]) -> bool:
    """Whether one of some columns holds an amount, or what may be meant as one; nothing and 0.00 are none."""
    for name in names:
        column = part.found.columns.get(name)
        if (number, column) in part.found.sheet.uncached:
            return True
        try:
            if column and cents(at(row, column)):
                return True
        except ValueError:
            return True
    return False


def value_of(part: Part, row: Row) -> Callable[[str], object]:
    """Tells by its name what stands in a column of a row, as text; None for a column that is not there."""

    def value(name: str) -> object:
        column = part.found.columns.get(name)
        return read_text(at(row, column)) if column else None

    return value


def cut_keys(part: Part, rows: Sequence[Row], names: Sequence[str], form: Form) -> dict[int, str]:
    """The rows whose key lost digits, so that it is none: index → the column. Names and longer texts are no numbers."""
    found: dict[int, str] = {}
    for name in names if form.kind != "name" and form.pattern is None else ():
        if column := part.found.columns.get(name):
            cells = [at(row, column) for row in rows]
            cut = cut_short({*cells})
            found |= {i: name for i, raw in enumerate(cells) if raw in cut} if cut else {}
    return found


def forms(part: Part, rows: Sequence[Row], names: Sequence[str], form: Form) -> list[str]:
    """The key of each row; empty where one of its columns is blank. Each distinct text is looked at once."""
    columns: list[list[str]] = []
    for name in names:
        column = part.found.columns.get(name)
        if column is None:
            return [""] * len(rows)
        known: dict[Any, str] = {}
        found: list[str] = []
        for row in rows:
            raw = row[column - 1] if column <= len(row) else None
            said = known.get(raw)
            if said is None:
                said = known[raw] = form.of(raw) if raw is not None else ""
            found.append(said)
        columns.append(found)
    if len(columns) == 1:
        return columns[0]
    return ["\x1f".join(some) if all(some) else "" for some in zip(*columns, strict=True)]
