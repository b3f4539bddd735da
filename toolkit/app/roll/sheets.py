"""The names of sheets that are named for their month: what was rolled is moved on, and last year's sheet makes room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.app.roll.dates import move_name
from toolkit.app.roll.rows import Rolling
from toolkit.core.moment import Moment
from toolkit.sheet.fields import DATED
from toolkit.sheet.months import month_stated, names_month
from toolkit.sheet.table import Table, at
from toolkit.sheet.values import read_moment

LONGEST = 31
"""Characters that Excel allows in the name of a sheet."""


def sheet_names(
    rolling: Rolling, rolled: Sequence[Table], everything: Sequence[Table]
) -> tuple[dict[str, str], dict[str, str]]:
    """What old sheets in the way are to be called first, and then what those named for the old period are called.

    Args:
        everything: the tables of all sheets, those of other months among them.
    """
    names = dict.fromkeys(t.sheet for t in rolled)
    moved = {name: move_name(name, rolling.source, rolling.to) for name in names}
    moved = {old: new for old, new in moved.items() if new != old}
    there = {t.sheet for t in everything}
    makes_room = {}
    for name in moved.values():
        if name not in rolling.book.left_out:
            continue
        aged = _with_year(name, rolling, [t for t in everything if t.sheet == name])
        if aged and aged not in there:
            makes_room[name] = aged
    return makes_room, moved


def _with_year(name: str, rolling: Rolling, tables: Iterable[Table]) -> str:
    """What last year's sheet of a month is called beside this year's; empty where its dates do not tell the year."""
    year = _year_of(rolling, tables)
    if not year or not names_month(name):
        return ""
    aged = f"{year}年{name}" if "月" in name else f"{name} {year}"
    return aged if len(aged) <= LONGEST and (month_stated([aged]) or "月" not in name) else ""


def _year_of(rolling: Rolling, tables: Iterable[Table]) -> int:
    """The year in which most was done in its month, where everything was before the period that is rolled; else 0."""
    days = [moment.day for table in tables for moment in _moments(rolling, table)]
    to = rolling.to.start
    years = Counter(day.year for day in days if day.month == to.month)
    if not years or max(days) >= rolling.source.start or to.year in years:
        return 0
    return years.most_common(1)[0][0]


def _moments(rolling: Rolling, table: Table) -> Iterable[Moment]:
    """The dates in a table, as they are read in the old period."""
    header = table.header
    columns = {header.columns[field] for field in DATED if field in header.columns} | {*header.event_columns.values()}
    for _number, row in table.rows:
        for column in columns:
            if (raw := at(row, column)) is not None and (moment := read_moment(raw, rolling.old).value):
                yield moment
