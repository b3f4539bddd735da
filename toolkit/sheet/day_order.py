"""How dates of a column in figures, the year last, are meant: one 13/10/2026 says so for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.patterns import compiled
from toolkit.sheet.values import DateContext, Raw

_LAST = compiled(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*\d{4}(?!\d)")


def in_column(cells: Iterable[Raw], context: DateContext) -> DateContext:
    """The context for a column's cells: with their order, where some of them prove it and none the contrary."""
    orders: set[str] = set()
    for text in {cell for cell in cells if type(cell) is str}:
        if m := _LAST.match(text):
            first, second = int(m[1]), int(m[2])
            if first > 12 >= second:
                orders.add("dmy")
            elif second > 12 >= first:
                orders.add("mdy")
    return context._replace(order=orders.pop()) if len(orders) == 1 else context
