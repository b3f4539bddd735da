"""A reconciliation as rows of cells: what a sheet of results shows. Amounts as numbers of yuan, days as dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.catalogue import text
from toolkit.reconcile.explain import explained, places, status_word
from toolkit.reconcile.result import Item, Reconciled, Side, Status

Cell = str | int | float | date | None
Cells = tuple[Cell, ...]

_COUNTED = tuple(Status)


def summary_rows(done: Sequence[Reconciled], lang: str) -> list[Cells]:
    """A header, then a row a reconciliation: totals of both sides, their difference, lines by status."""
    heads = ("name", "left", "right", "left-total", "right-total", "difference")
    rows: list[Cells] = [
        (*(text(f"reconcile-head-{h}", lang) for h in heads), *(status_word(s, lang) for s in _COUNTED))
    ]
    for one in done:
        counts = one.counts._asdict()
        amounts = (one.left.total, one.right.total, one.left.total - one.right.total)
        totals = [yuan(amount) if one.in_money else None for amount in amounts]
        rows.append((one.title, one.left.label, one.right.label, *totals, *(counts[s.value] for s in _COUNTED)))
    return rows


def bridge_rows(one: Reconciled, lang: str) -> list[Cells]:
    """The proof: left total, what leads to the right total, right total. It adds up."""
    return [(text(key, lang), yuan(amount)) for key, amount in one.bridge]


def line_rows(one: Reconciled, lang: str) -> Iterator[Cells]:
    """A header, then a row a line: result, key, rows, days and amounts of either side, difference, why."""
    left, right = one.left.label, one.right.label
    sides = [
        text(f"reconcile-head-{h}", lang, label=label) for label in (left, right) for h in ("rows", "day", "amount")
    ]
    first = [text(f"reconcile-head-{h}", lang) for h in ("no", "status", "key", "value")]
    yield (*first, *sides, text("reconcile-head-difference", lang), text("reconcile-head-why", lang))
    for number, line in enumerate(one.lines, 1):
        yield (
            number,
            status_word(line.status, lang),
            line.key,
            line.value,
            *_side(line.left, one.left, one.in_money),
            *_side(line.right, one.right, one.in_money),
            yuan(line.difference) if one.in_money else None,
            explained(one, line, lang),
        )


def statuses(one: Reconciled) -> list[Status]:
    """The status of each row of ``line_rows`` after its header."""
    return [line.status for line in one.lines]


def _side(items: Sequence[Item], side: Side, in_money: bool) -> tuple[Cell, Cell, Cell]:
    if not items:
        return None, None, None
    days = {i.day for i in items if i.day is not None}
    day: Cell = days.pop() if len(days) == 1 else " / ".join(str(d) for d in sorted(days)[:3]) or None
    known = [i.amount for i in items if in_money and i.amount is not None]
    return places(items, side), day, yuan(sum(known)) if known else None


def yuan(amount: int) -> float:
    """Cents as the number that a cell shows; cells hold no cents."""
    return amount / 100
