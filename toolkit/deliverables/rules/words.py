"""The amount in words below a table: it must be that of a total, or of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.core.finding import Place
from toolkit.core.traditional import plain
from toolkit.deliverables.labels import in_words
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import Problem, Sheet, amount, differs
from toolkit.sheet.capitals import capital_amount
from toolkit.sheet.table import Row, at

_ELSE = re.compile(r"[应实][付退补收发缴领]|借[款支]|退[回款]|预[付支收]|余额|税额")
"""What an amount in words is besides a total, as on a claim of which some was paid before."""
_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?\s*万?")


def wrong_words(sheet: Sheet, name: str) -> Iterator[Problem]:
    """Yield amounts in words that no column's rows and no figure of a total or below the table come to.

    Args:
        name: the column whose total the file must have.
    """
    found = sheet.found
    typed = [t.row for t in found.totals]
    said = [(n, row) for n, row in (*((t.number, t.row) for t in found.totals), *found.below) if _says_words(row)]
    if not said or sheet.read.unknown:
        return
    others = [row for n, row in found.below if all(n != number for number, _ in said)]
    known = [*_sums(sheet), *(v for row in (*typed, *others) for v in _figures(row, sheet.unit(name)))]
    for number, row in said:
        if any(isinstance(v, str) and _ELSE.search(v) for v in row):
            continue
        for column, value in enumerate(row, 1):
            words = capital_amount(value) if isinstance(value, str) else None
            if words is not None and all(differs(float(words), other, 0) for other in known):
                place = Place(sheet.name, found.sheet.name, number, column)
                params = {"column": sheet.title(name), "value": amount(float(words))}
                params["wanted"] = amount(_sum(sheet, found.columns[name], sheet.unit(name)))
                yield Problem(place, "deliverable-total", params, "words")


def _says_words(row: Row) -> bool:
    return any(isinstance(v, str) and v != "" and in_words(v) for v in row)


def _sums(sheet: Sheet) -> Iterator[float]:
    """What the rows come to, in yuan, column by column, whether anybody looks at it or not."""
    units = {column: sheet.unit(name) for name, column in sheet.found.columns.items()}
    for column in sheet.found.titles:
        yield _sum(sheet, column, units.get(column, 1))


def _sum(sheet: Sheet, column: int, unit: int) -> float:
    found = sheet.found
    cells = (at(row, column) for number, row in found.rows if (number, column) not in found.merged)
    return sum(as_number(v, unit) or 0.0 for v in cells) * unit


def _figures(row: Row, unit: int) -> Iterator[float]:
    """The figures of a row, in what the column counts and in yuan; those within a text, too: 应退:120.50元."""
    for value in row:
        parts = _FIGURE.findall(plain(value)) if isinstance(value, str) else (value,)
        for figure in filter(None, map(as_number, parts)):
            yield from (figure, figure * unit)
