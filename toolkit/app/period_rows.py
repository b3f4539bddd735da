"""The rows of a period: what the duty list of a full workbook owes in it and 交付记录 does not have yet.

The same rows that a new workbook starts with (``app.new``) and that rolling forward adds (``app.roll``).
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.app.examine import examine
from toolkit.app.roll.area import Area
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.full import cells, new_rows
from toolkit.app.roll.rows import Rolling
from toolkit.app.work_calendar import calendar_of
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings
from toolkit.sheet.day_order import in_workbook
from toolkit.sheet.header import OBLIGATIONS
from toolkit.sheet.values import DateContext
from toolkit.workbook.port import CellUpdate, WorkbookContent


@dataclass(frozen=True, slots=True)
class PeriodRows:
    """The cell changes that add the rows, on which sheet, and in which rows; ``left_out`` found no room."""

    sheet: str
    rows: tuple[int, ...]
    updates: tuple[CellUpdate, ...]
    left_out: int = 0


def plan_period_rows(
    content: WorkbookContent, settings: Settings, as_of: Moment, period: Period
) -> PeriodRows | None:  # fmt: skip
    """The rows to add below the table of obligations; None where a workbook has no duty list and such a table."""
    calendar = calendar_of(settings)
    book = examine(content, settings, calendar, as_of=as_of, period=period)
    table = next((t for t in book.tables if t.header.kind == OBLIGATIONS and t.visible), None)
    if table is None or not book.records.full or not book.records.duties:
        return None
    context = in_workbook(
        book.tables, DateContext(period, content.date1904, settings.day_order(content.name), zone=settings.policy.zone)
    )
    own = calendar.with_company(book.records.company_days)
    rolling = Rolling(book, period.shift(-1), period, context, context, own)
    area = Area.of(Draft(content, {}), table, book.tables)
    wanted = [cells(area, row) for row in new_rows(rolling, table.header.lang)]
    free = area.blank_below()
    places = []
    for values in wanted:
        place = next((n for n in free if area.takes(n, values)), 0)
        if place:
            area.fill(place, values)
            places.append(place)
    updates = area.draft.updates()
    return PeriodRows(table.sheet, tuple(places), tuple(updates), len(wanted) - len(places))
