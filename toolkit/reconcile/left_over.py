"""Lines of the rows that no key placed: why nobody stands against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from toolkit.core.period import Period
from toolkit.reconcile.result import Item, Line, Reason, Status
from toolkit.reconcile.run import Run
from toolkit.reconcile.table import LeftOut, Table


def unmatched(run: Run, position: Callable[[date], int | None], period: Period | None) -> Iterator[Line]:
    """Lines of the rows that found nobody, and of those that cannot be read."""
    keys = run.declaration.keys
    unread = [[table.unread(k) for k in range(len(keys))] for table in run.tables]
    left_out = [_left_out(table) for table in run.tables]
    for side, table in enumerate(run.tables):
        missing = Status.MISSING_RIGHT if side == 0 else Status.MISSING_LEFT
        for row in run.pools[side]:
            k = run.extra[side].get(row, next((k for k in range(len(keys)) if table.keys[k][row]), -1))
            reasons: tuple[Reason, ...] = (_keyless(run, side, row) if k < 0 else Reason("nobody"),)
            there = [i for n in range(len(keys)) for i in unread[1 - side][n].get(table.keys[n][row], ())]
            out = [one for n in range(len(keys)) if (one := left_out[1 - side].get((n, table.keys[n][row])))]
            if out:
                params = (("rows", str(out[0].number)), ("column", out[0].column), ("said", out[0].value))
                reasons = (Reason("left-out", params),)
            if there:
                rows = dict.fromkeys(run.tables[1 - side].numbers[i] for i in there[:6])
                reasons = (Reason("unread", (("rows", ",".join(map(str, rows))),)),)
            if row in run.extra[side]:
                far = [run.tables[1 - side].numbers[i] for i in run.far[side].get(row, ()) if i in run.pools[1 - side]]
                reasons = (Reason("far", (("rows", ",".join(map(str, far[:6]))),)) if far else Reason("extra"),)
            status = missing
            if row in table.optional:
                status, reasons = Status.OUTSIDE, (_spared(table, row),)
            elif not there and not out and period is not None and _on_the_way(run, side, row, position, period):
                reasons = (*reasons, Reason("on-the-way", (("period", str(period)),)))
            yield _alone(run, side, row, k, status, reasons)
        for row, why in table.trouble.items():
            k = next((k for k in range(len(keys)) if table.keys[k][row]), -1)
            faulty = table.faulty.get(row)
            said = table.said(row, [faulty] if faulty else [*table.spec.amount, *table.spec.minus])
            yield _alone(run, side, row, k, Status.UNREADABLE, (Reason(f"unreadable-{why}", (("value", said),)),))


def _left_out(table: Table) -> dict[tuple[int, str], LeftOut]:
    """The first row of each key that takes no part."""
    found: dict[tuple[int, str], LeftOut] = {}
    for one in table.left_out:
        for k, form in enumerate(one.keys):
            if form:
                found.setdefault((k, form), one)
    return found


def _spared(table: Table, row: int) -> Reason:
    """Why a row need not be matched."""
    if column := table.spared.get(row):
        return Reason("spared", (("column", column), ("said", table.said(row, [column]))))
    return Reason("not-asked" if table.spec.must_match == "none" else "outside")


def _keyless(run: Run, side: int, row: int) -> Reason:
    """Why a row has no key: its columns are blank; or some are, and the others are not there at all."""
    table = run.tables[side]
    names = dict.fromkeys(n for key in run.declaration.keys for n in (key.right if side else key.left))
    lost = [name for name in names if not table.has(row, name)]
    if not lost:
        return Reason("no-key")
    there = [name for name in names if name not in lost]
    return Reason("no-key-column", (("columns", "、".join(there)), ("lost", "、".join(lost))))


def _alone(run: Run, side: int, row: int, k: int, status: Status, reasons: tuple[Reason, ...]) -> Line:
    table = run.tables[side]
    item = Item(table, row)
    key = run.declaration.keys[k] if k >= 0 else None
    names = () if key is None else key.left if side == 0 else key.right
    amount = item.amount or 0
    one, two = ((item,), ()) if side == 0 else ((), (item,))
    difference = amount if side == 0 else -amount
    return Line(status, one, two, key.name if key else "", table.said(row, names), difference, reasons)


def _on_the_way(run: Run, side: int, row: int, position: Callable[[date], int | None], period: Period) -> bool:
    """Whether the row's counterpart may, by the window, lie in the period after or before."""
    terms, at = run.declaration.terms, run.scales[side][row]
    if not terms.dated or at is None:
        return False
    before, after = terms.before or 0, terms.after or 0
    if side == 1:
        before, after = after, before
    first, beyond = position(period.start), position(period.end + timedelta(days=1))
    return (beyond is not None and at + after >= beyond) or (first is not None and at - before < first)
