"""A column has a name that is not known, and what it is was told by what stands in it; or two are called alike."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.header import Header
from toolkit.sheet.month_columns import columns_of_its_months
from toolkit.sheet.table import Table, at
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

ID = "columns-guessed"
SEVERITY = Severity.INFO

OF_DATES = frozenset({"phrase", "event_at", "submitted_at", "rival", "no-month", "served", "both", "ours"})
"""Variants about columns by which it is told who is late."""


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        for field in header.guessed:
            column = header.columns[field]
            place = Place(book.name, table.sheet, header.last_row, column)
            yield Problem(place, {"name": header.names.get(column, "")}, _variant(header, field))
        if _is_ours(header):
            place = Place(book.name, table.sheet, header.last_row, header.columns["phrase"])
            yield Problem(place, {"name": header.names[header.columns["phrase"]]}, "ours")
        if months := [c for c in header.unclear if c in header.of_months]:
            place = Place(book.name, table.sheet, header.last_row, months[-1])
            body = [row for _, row in table.rows]
            series = columns_of_its_months({c: header.names[c] for c in header.of_months}, body, book.period).values()
            variant = "served" if any(any(one.values()) for one in series) else "no-month"
            yield Problem(place, {"names": "”“".join(header.names[c] for c in months)}, variant)
        if header.rival and (taken := _differs(table, "submitted_at", header.rival)):
            place = Place(book.name, table.sheet, header.last_row, header.rival)
            yield Problem(place, {"name": header.names[header.rival], "taken": taken}, "rival")
        given = header.columns.get("due_given", 0)
        if "due_given" not in dict(fields_of(header.names.get(given, ""))) and (
            said := _differs(table, "phrase", given)
        ):
            place = Place(book.name, table.sheet, header.last_row, given)
            yield Problem(place, {"name": said, "taken": header.names[given]}, "due_given")


def _is_ours(header: Header) -> bool:
    """Whether the deadlines are what an earlier check wrote left of 检查状态: the column of a person's is gone."""
    phrase = header.columns.get("phrase", 0)
    named = OWN_BY_NAME.get(normal(header.names.get(phrase, ""))) == "due"
    return named and header.own.get("timeliness") == phrase + 1


def _variant(header: Header, field: str) -> str:
    """What is told of a column, by the field that it was taken for."""
    column = header.columns[field]
    if field == "phrase" and column == header.columns.get("deliverable"):
        return "both"
    return "month" if column in header.of_months else field


def _differs(table: Table, field: str, other: int) -> str:
    """The name of a field's column, if any row says something else there than in another column; else empty."""
    column = table.header.columns.get(field, 0)
    if not column or not other:
        return ""
    pairs = ((at(row, column), at(row, other)) for _, row in table.rows)
    differ = any(one not in (None, "") and two not in (None, "") and one != two for one, two in pairs)
    return table.header.names[column] if differ else ""
