"""Two rows answer to the same duty and the same event or period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from toolkit.core.finding import Severity
from toolkit.core.nothing import is_blank
from toolkit.core.status import EXEMPT
from toolkit.core.traditional import plain
from toolkit.rules.base import Book, Problem, place_of, what
from toolkit.sheet.fields import OUTCOME
from toolkit.sheet.header import PLAIN
from toolkit.sheet.judged_rows import TableRows
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw

ID = "obligation-repeated"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for again, first in book.joined.repeated:
        yield Problem(place_of(again, "duty_id"), {"duty": again.duty.id, "row": str(first.place.row)})
    for part in book.parts:
        header = part.table.header
        if header.kind == PLAIN:
            yield from _cases(part) if "event_id" in header.columns else _rows(part)


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


def _rows(part: TableRows) -> Iterator[Problem]:
    """Rows that are equal in everything, completion and all, and are judged by the same due.

    Such as say when the business was are left alone: two cars may be fetched on one day. So are lists of which most
    rows are equal: something tells them apart that does not stand in them. A running number tells nothing apart, which
    A1 and A2 below 编号 do.
    """
    header, rows = part.table.header, part.table.rows
    numbered = header.columns.get("number", 0)
    left_out = {*header.own.values(), *header.aside, numbered}
    telling = [column for column in range(header.left, header.right + 1) if column not in left_out]
    keys = list(zip(part.departments, _cells(rows, telling), strict=True))
    different = set(keys)
    if len(different) == len(keys) or len(different) * 2 < len(keys):
        return
    above: dict[int, Raw] = {}
    firsts: dict[tuple[object, ...], int] = {}
    for index, (key, (number, row)) in enumerate(zip(keys, rows, strict=True)):
        # What is written once for the rows below it (一店) tells them apart as well.
        above |= {c: value for c in telling if (value := at(row, c)) not in (None, "")}
        if numbered and not _is_count(value := at(row, numbered), number):
            above[numbered] = value
        first = firsts.setdefault((key, tuple(above.items()), part.table.sections.get(number)), index)
        if first == index:
            continue
        again, due = part[index], part[first].due
        if due is None or again.due != due or again.obligation.event_at or again.obligation.occurrence:
            continue
        params = {"deliverable": what(again.obligation), "row": str(rows[first][0])}
        yield Problem(place_of(again.obligation, "deliverable"), params, "row")


def _cells(rows: Sequence[tuple[int, Row]], columns: Sequence[int]) -> list[tuple[Raw, ...]]:
    """What each row holds in these columns, of which there are several."""
    try:
        return list(map(itemgetter(*(c - 1 for c in columns)), (row for _, row in rows)))
    except IndexError:  # rows end where their last cell does
        return [tuple(at(row, c) for c in columns) for _, row in rows]


def _is_count(value: Raw, row: int) -> bool:
    """Whether what stands below 序号 or 编号 in a row just counts the rows, or is blank: 3, 03, (3), and no 10023."""
    said = plain(str(value if value is not None else "")).strip(" .、()").removesuffix(".0")
    return not said or (said.isdecimal() and int(said) <= row)


def _is_no_case(named: str) -> bool:
    """Whether what stands for a case names none: 无, 待定, ***."""
    return is_blank(named, pending=True) or not any(c.isalnum() for c in named)
