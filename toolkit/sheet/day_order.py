"""How dates in figures are meant: one 13/10/2026 says so for all of its column, or of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import itemgetter
from re import Pattern

from toolkit.patterns import compiled
from toolkit.sheet.fields import DATED
from toolkit.sheet.table import Table, at
from toolkit.sheet.values import DateContext, Raw, Read, ends_in_year, read_moment

_LAST = compiled(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)")
_LONG_YEAR = compiled(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")
_SHORT_YEAR = 2
_SHORT = compiled(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)\s*(?:$|[(（,，;；]|\d{1,2}[:：])")


def in_column(cells: Iterable[Raw], context: DateContext) -> DateContext:
    """The context for a column's cells: with their order, where some of them prove it and none the contrary."""
    orders = _orders(cells, _LAST, context)
    return context._replace(order=orders.pop()) if len(orders) == 1 else context


def in_workbook(tables: Iterable[Table], context: DateContext) -> DateContext:
    """The context for the duty tables of a workbook, whose dates one department types; what the settings say wins.

    Years of two signs prove it only where each column that has some does: deadlines may be typed by others.
    """
    context = context._replace(near=True)
    if context.order:
        return context.ordered(context.order)
    tables = list(tables)
    dates = list(_columns(tables, _dated))
    asked = list(_columns(tables, lambda table: {table.header.columns.get("phrase", 0)} - {0}))
    cells, deadlines = set(chain.from_iterable(dates)), set(chain.from_iterable(asked))
    orders = _orders(cells | deadlines, _LONG_YEAR, context) | _of_short_years([*dates, *asked], context)
    context = context._replace(order=orders.pop()) if len(orders) == 1 else context
    # 13/10 says it of those without a year. That they are written month first need not be proven.
    orders = _orders({*cells, *(text for text in deadlines if "/" in text and text != "24/7")}, _SHORT, context) or {
        context.order
    }
    return context._replace(short="dmy") if orders == {"dmy"} else context


def read_past(raw: Raw, context: DateContext) -> Read:
    """Read a cell that says when something was done.

    Figures are doubted where, the month first, they lie after the check, and the day first in the period: 12/11 in
    November, before the 11th of December.
    """
    found = read_moment(raw, context)
    until, settled = context.until, context.order or context.short
    if found.problem or found.value is None or until is None or settled or found.value.day <= until:
        return found
    other = read_moment(raw, context.ordered("dmy")).value
    if other is None or other.day > until or other.day not in context.period:
        return found
    return found._replace(problem="ambiguous-order", other=other)


def _orders(cells: Iterable[Raw], pattern: Pattern[str], context: DateContext) -> set[str]:
    """The orders that some of the cells prove; 30/10/26 does so only where it ends in its year."""
    orders: set[str] = set()
    for text in {cell for cell in cells if type(cell) is str}:
        m = pattern.match(text)
        if m and not (pattern is _LAST and len(m[3]) == _SHORT_YEAR and not ends_in_year(m[1], m[3], context.period)):
            first, second = int(m[1]), int(m[2])
            if 31 >= first > 12 >= second > 0:
                orders.add("dmy")
            elif 31 >= second > 12 >= first > 0:
                orders.add("mdy")
    return orders


def _of_short_years(columns: Iterable[set[str]], context: DateContext) -> set[str]:
    """The orders that years of two signs prove; none where they prove none in a column that has such dates."""
    found = [_orders(texts, _LAST, context) for texts in columns if any(map(_has_short_year, texts))]
    return set().union(*found) if all(found) else set()


def _has_short_year(text: str) -> bool:
    m = _LAST.match(text)
    return m is not None and len(m[3]) == _SHORT_YEAR


def _dated(table: Table) -> set[int]:
    """The columns of days."""
    return {
        *(c for name, c in table.header.columns.items() if name in DATED),
        *table.header.event_columns.values(),
    }


def _columns(tables: Iterable[Table], columns_of: Callable[[Table], Iterable[int]]) -> Iterator[set[str]]:
    """What is typed as text in some of each table's columns: real dates, which may be many thousands, say nothing."""
    for table in tables:
        rows = [row for _, row in table.rows]
        for column in columns_of(table):
            try:
                cells = list(map(itemgetter(column - 1), rows))
            except IndexError:
                cells = [at(row, column) for row in rows]
            if str in set(map(type, cells)):
                yield {cell for cell in cells if type(cell) is str}
