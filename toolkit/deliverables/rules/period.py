"""``x-period``: the file must be of the period that it is handed in for.

What the titles above the table, the sheet's name and the file's name say is compared with the period; and
``"x-period": {"columns": {"业务日期": "within", "起始日期": "until", "续保日期": "from"}}`` holds each date against it:
within the period, not after its end, not before its start. ``"stated": true`` asks that a title, a name or a period
column says the period at all.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date
from typing import Any

from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.deliverables.period_named import stated
from toolkit.deliverables.rules.base import Named, Problem, Sheet
from toolkit.deliverables.schema import Kind

KEYWORD = "x-period"
FEW = 5
"""From this many rows on, a column that is wholly of another period is said once and not row by row."""
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
"""How records hold a date; one of a month has no day."""


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    yield from map(Named, option.get("columns", {}))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield statements and dates of another period."""
    option = sheet.schema.table.get(KEYWORD)
    period = sheet.period
    if period is None or option is None:
        return
    said = yield from _names(sheet, period)
    columns = dict(option.get("columns", {}))
    for column in sheet.schema.columns:
        if column.kind is Kind.PERIOD and column.name in sheet.found.columns:
            columns.setdefault(column.name, "within")
            said = True
    for name, how in columns.items():
        if name in sheet.found.columns:
            yield from _column(sheet, period, name, how)
    if option.get("stated") and not said:
        params = {"period": str(period)}
        yield Problem(Place(sheet.name, sheet.found.sheet.name), "deliverable-period", params, "unstated")


def _names(sheet: Sheet, period: Period) -> Generator[Problem, None, bool]:
    """Yield names and titles of another period; returns whether the period is said anywhere."""
    said = False
    places = [(Place(sheet.name, sheet.found.sheet.name, r, c), text) for r, c, text in sheet.found.above]
    places.append((Place(sheet.name, sheet.found.sheet.name), sheet.found.sheet.name))
    places.append((Place(sheet.name), sheet.path.stem))
    for place, text in places:
        found = stated(text, period)
        said = said or found is not None
        if found is False:
            params = {"value": text[:60], "period": str(period)}
            yield Problem(place, "deliverable-period", params, "title" if place.row else "name")
    return said


def _column(sheet: Sheet, period: Period, name: str, how: str) -> Iterator[Problem]:
    days = [
        (index, value[:10])
        for index, record in enumerate(sheet.read.records)
        if isinstance(value := record.get(name), str) and _DAY.match(value)
    ]
    first, last = period.start.isoformat(), period.end.isoformat()
    outside = [(index, day) for index, day in days if not _fits(day, first, last, how)]
    wrong = [(index, day) for index, day in outside if len(day) < 10 or _is_day(day)]
    if len(outside) == len(days) and len(wrong) >= FEW and how == "within":
        index, day = wrong[0]
        params = {"column": sheet.title(name), "value": day, "period": str(period), "count": str(len(wrong))}
        yield Problem(sheet.place(index, name), "deliverable-period", params, "all")
        return
    for index, day in wrong:
        params = {"column": sheet.title(name), "value": day, "period": str(period)}
        yield Problem(sheet.place(index, name), "deliverable-period", params, how)


def _fits(day: str, first: str, last: str, how: str) -> bool:
    """Whether a day, or a month, is on the right side of the period's bounds; all are ISO texts."""
    return (how == "until" or day >= first[: len(day)]) and (how == "from" or day <= last[: len(day)])


def _is_day(text: str) -> bool:
    """Whether there is such a day: of 2026-10-32 what looks at the cell says that there is none."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
