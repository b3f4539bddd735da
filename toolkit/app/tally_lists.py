"""The lists of obligations that month-end shows: their orders, and the first lines of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.core.obligation import Judged
from toolkit.core.scoring import sent_back
from toolkit.core.status import Work

LISTS = ("overdue", "late", "due_soon", "undetermined", "reviews")
MOST = 2_000
"""Lines of one list. More would open slowly and help nobody; how many are left out is said below the last one."""
NO_DUE = 1 << 62
"""Stands for the due of what has none: after all others."""


def order(judged: Judged) -> tuple[int, str, str, int]:
    """By due (none last), then by place, so that the order is one."""
    place = judged.obligation.place
    due = judged.due.latest if judged.due else NO_DUE
    return (due, place.workbook, place.sheet, place.row)


def _by_days(judged: Judged) -> tuple[Any, ...]:
    return (-(judged.days_late or 0), *order(judged))


def _by_reason(judged: Judged) -> tuple[Any, ...]:
    return (judged.obligation.duty.provider, judged.reason, *order(judged))


def _by_review(judged: Judged) -> tuple[Any, ...]:
    """What is still sent back first, then what was, then low scores, the lowest first."""
    score = judged.obligation.review.score if judged.obligation.review else None
    rank = 0 if judged.work is Work.REJECTED else 1 if sent_back(judged) else 2
    return (rank, 9.0 if score is None else score, judged.obligation.duty.provider, *order(judged))


ORDERS: dict[str, Callable[[Judged], tuple[Any, ...]]] = {
    "overdue": _by_days,
    "late": _by_days,
    "due_soon": order,
    "undetermined": _by_reason,
    "reviews": _by_review,
}


class Lines:
    """The first lines of a list in its order, and how many there are in all."""

    __slots__ = ("_items", "_key", "_last", "_most", "count")

    def __init__(self, key: Callable[[Judged], tuple[Any, ...]], most: int) -> None:
        self._key = key
        self._most = most
        self._items: list[tuple[tuple[Any, ...], Judged]] = []
        self._last: tuple[Any, ...] | None = None
        self.count = 0

    def add(self, judged: Judged) -> None:
        """Count a row, and keep it while it is among the first."""
        self.count += 1
        key = self._key(judged)
        if self._last is not None and key > self._last:
            return
        self._items.append((key, judged))
        if len(self._items) >= self._most + self._most // 4 + 8:
            self._settle()

    def hopeless(self, start: tuple[Any, ...]) -> bool:
        """Whether a line whose key starts so comes after all that are kept: it need not be made, only counted."""
        return self._last is not None and start > self._last[: len(start)]

    def rows(self) -> list[Judged]:
        """The lines, in order."""
        self._settle()
        return [judged for _, judged in self._items]

    def _settle(self) -> None:
        self._items.sort(key=lambda item: item[0])
        if len(self._items) > self._most:
            del self._items[self._most :]
            self._last = self._items[-1][0]
