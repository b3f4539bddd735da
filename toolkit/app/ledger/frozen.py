"""Rows of closed periods, as rules and writing back are to see them."""

from __future__ import annotations

from toolkit.ledger.compare import Settled
from toolkit.rules.base import Book


def freeze(book: Book, settled: Settled) -> Book:
    """A workbook whose rows of closed periods stand as they were frozen, for rules and for what is written back."""
    if settled.judged is None:
        return book
    for part in book.parts:
        sheet = part.table.sheet
        found = {i: settled.frozen.get((sheet, number)) for i, (number, _) in enumerate(part.table.rows)}
        part.stand({i: judged for i, judged in found.items() if judged is not None})
    unlisted = [settled.frozen.get((j.obligation.place.sheet, j.obligation.place.row), j) for j in book.unlisted]
    return book._replace(judged=settled.judged, unlisted=unlisted)
