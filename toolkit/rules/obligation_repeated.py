"""Two rows answer to the same duty and the same event or period."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.nothing import is_blank
from toolkit.core.status import EXEMPT
from toolkit.rules.base import Book, Problem, place_of, what
from toolkit.sheet.fields import OUTCOME
from toolkit.sheet.header import PLAIN
from toolkit.sheet.judged_rows import TableRows
from toolkit.sheet.table import at
from toolkit.sheet.values import Raw

ID = "obligation-repeated"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for again, first in book.joined.repeated:
        yield Problem(place_of(again, "duty_id"), {"duty": again.duty.id, "row": str(first.place.row)})
    for part in book.parts:
        header = part.table.header
        if header.kind == PLAIN and "event_id" in header.columns:
            yield from _cases(part)


def _cases(part: TableRows) -> Iterator[Problem]:
    header, rows = part.table.header, part.table.rows
    left_out = {column for field, column in header.columns.items() if field in OUTCOME}
    left_out |= {*header.own.values(), *header.aside}
    telling = [column - 1 for column in range(header.left, header.right + 1) if column not in left_out]
    case = header.columns["event_id"]
    keys = [
        (who, *(row[c] if c < len(row) else None for c in telling))
        for who, (_, row) in zip(part.departments, rows, strict=True)
    ]
    if len(set(keys)) == len(keys):
        return
    firsts: dict[tuple[Raw, ...], int] = {}
    for index, (key, (number, row)) in enumerate(zip(keys, rows, strict=True)):
        named = str(at(row, case) or "").strip()
        if _is_no_case(named) or part[index].obligation.work in EXEMPT:
            continue
        first = firsts.setdefault(key, number)
        if first != number:
            again = part[index].obligation
            params = {"case": named, "deliverable": what(again), "row": str(first)}
            yield Problem(place_of(again, "event_id"), params, "case")


def _is_no_case(named: str) -> bool:
    """Whether what stands for a case names none: 无, 待定, ***."""
    return is_blank(named, pending=True) or not any(c.isalnum() for c in named)
