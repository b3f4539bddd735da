"""Lines of the rows that no key placed: why nobody stands against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from toolkit.core.period import Period
from toolkit.reconcile.result import Item, Line, Reason, Status
from toolkit.reconcile.run import Run
from toolkit.reconcile.table import BLANK, LeftOut, Table
from toolkit.reconcile.terms import Outcome

MOST_FAR = 3
"""Rows of a line of which is told how far they are from the others."""


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
            there: list[int] = []
            if run.tables[1 - side].trouble:
                there = [i for n in range(len(keys)) for i in unread[1 - side][n].get(table.keys[n][row], ())]
            # By its surest key only: a customer may have another car.
            out = left_out[1 - side].get((k, table.keys[k][row])) if k >= 0 and left_out[1 - side] else None
            if out:
                params = (("rows", out.said), ("column", out.column), ("said", out.value))
                reasons = (Reason("left-out", params),)
            if there:
                reasons = (Reason("unread", (("rows", run.tables[1 - side].rows_said(there[:6])),)),)
            if row in run.extra[side]:
                far = [i for i in run.far[side].get(row, ()) if i in run.pools[1 - side]]
                rows = run.tables[1 - side].rows_said(far[:6])
                reasons = (Reason("far", (("rows", rows),)) if far else Reason("extra"),)
            status = missing
            if row in table.optional:
                status, reasons = Status.OUTSIDE, (_spared(table, row),)
            elif not there and not out and period is not None and _on_the_way(run, side, row, position, period):
                reasons = (*reasons, Reason("on-the-way", (("period", str(period)),)))
            yield _alone(run, side, row, k, status, reasons)
        theirs = _forms(run.tables[1 - side]) if table.spared and table.trouble else set()
        for row, why in table.trouble.items():
            k = next((k for k in range(len(keys)) if table.keys[k][row]), -1)
            if why == BLANK and k >= 0 and row in table.spared and (k, table.keys[k][row]) not in theirs:
                # Paid in another way, all of it: there is no amount, and nobody stands against it.
                yield _alone(run, side, row, k, Status.OUTSIDE, (_spared(table, row),))
                continue
            faulty = table.faulty.get(row)
            said = table.said(row, [faulty] if faulty else [*table.spec.amount, *table.spec.minus])
            yield _alone(run, side, row, k, Status.UNREADABLE, (Reason(f"unreadable-{why}", (("value", said),)),))


def _forms(table: Table) -> set[tuple[int, str]]:
    """The keys that the rows of a side have, each with its number."""
    return {(k, form) for k, forms in enumerate(table.keys) for form in forms if form}


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
    if row in table.outgoing:
        return Reason("paid-out")
    return Reason("not-asked" if table.spec.must_match == "none" else "outside")


def _keyless(run: Run, side: int, row: int) -> Reason:
    """Why a row has no key: its columns are blank; or some are, and the others are not there at all."""
    table = run.tables[side]
    if column := table.cut.get(row):
        return Reason("no-key-digits", (("column", column), ("value", table.said(row, [column]))))
    names = dict.fromkeys(n for key in run.declaration.keys for n in (key.right if side else key.left))
    lost = [name for name in names if not table.has(row, name)]
    if not lost:
        return Reason("no-key")
    there = [name for name in names if name not in lost]
    return Reason("no-key-column", (("columns", "、".join(there)), ("lost", "、".join(lost))))


def too_far(run: Run, outcome: Outcome) -> Iterator[Reason]:
    """The rows of a line that have nobody of the other side within the window, and how far the nearest is."""
    terms = run.declaration.terms
    rows = outcome.left, outcome.right
    for side in (0, 1):
        for row in rows[side]:
            mine = run.scales[side][row]
            theirs = [at for i in rows[1 - side] if (at := run.scales[1 - side][i]) is not None]
            if mine is None or any(terms.near(*((mine, at) if side == 0 else (at, mine))) for at in theirs):
                continue
            table = run.tables[side]
            params = (("label", table.spec.label), ("rows", table.rows_said([row])))
            days = ("days", str(min(abs(at - mine) for at in theirs)))
            yield Reason("days-far-workdays" if terms.workdays else "days-far", (*params, days))


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
