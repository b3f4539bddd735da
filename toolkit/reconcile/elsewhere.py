"""Rows that belong to something in another reconciliation: a bank statement holds the receipts of several.

A declaration says which others count (``elsewhere``); nothing is taken for granted. What is excused there is not
needed here, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.core.finding import Place
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Status

_BELONG = frozenset({Status.MATCHED, Status.DIFFERING})


def excused(done: Reconciled, left: Iterable[Reconciled], right: Iterable[Reconciled]) -> Reconciled:
    """The same, without what would be missing but belongs to something in others.

    Args:
        left, right: the others that the left and the right table take part in.
    """
    on_left, on_right = _taken(left), _taken(right)
    if not (on_left or on_right):
        return done
    return replace(done, lines=tuple(_excuse(line, on_left, on_right) for line in done.lines))


def _taken(others: Iterable[Reconciled]) -> dict[tuple[str, str, int], str]:
    """Rows that stand against something in others, and in which."""
    found: dict[tuple[str, str, int], str] = {}
    for other in others:
        for line in other.lines:
            if line.status in _BELONG and line.left and line.right:
                for item in (*line.left, *line.right):
                    found.setdefault(_row(item.place), other.title)
    return found


def _excuse(line: Line, left: dict[tuple[str, str, int], str], right: dict[tuple[str, str, int], str]) -> Line:
    items: tuple[Item, ...]
    if line.status is Status.MISSING_RIGHT:
        items, taken = line.left, left
    elif line.status is Status.MISSING_LEFT:
        items, taken = line.right, right
    else:
        return line
    titles = [taken.get(_row(item.place)) for item in items] if taken else []
    title = titles[0] if titles and all(titles) else None
    if title is None:
        return line
    return line._replace(status=Status.OUTSIDE, reasons=(Reason("elsewhere", (("title", title),)),), proposals=())


def _row(place: Place) -> tuple[str, str, int]:
    return place.workbook, place.sheet, place.row
