"""A workbook of many tables is examined in time in proportion to them."""

from __future__ import annotations

import time

from toolkit.app.examine import examine
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import Timeliness
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent

TABLES = 5_000


def test_formulas_without_a_result_in_many_tables() -> None:
    """Each is that of its own row only, and no table looks at those of the others."""
    rows: list[list[RawValue]] = []
    for n in range(TABLES):
        rows += [["部门", "事项", "期限", "完成时间"], ["销售部", f"报表{n}", "每月5号前", None]]
        rows += [["销售部", f"名单{n}", "每月5号前", None], [None] * 4]
    cells = frozenset((4 * n + 2, 4) for n in range(TABLES))
    sheet = RawSheet("责任表", rows, uncached=cells)
    content = WorkbookContent(name="a.xlsx", sheets=(sheet,), fingerprint="")
    start = time.process_time()
    book = examine(
        content, Settings(), work_calendar("CN", {}), as_of=Moment.parse("2026-11-06"), period=Period(2026, 10)
    )
    assert time.process_time() - start < 12  # 2 s; more than 20 s where tables look at the cells of all
    assert {(place.row, place.column) for place in book.uncached} == cells
    unknown, open_ = ("completion-unreadable", Timeliness.UNDETERMINED), ("", Timeliness.OVERDUE)
    assert [(j.reason, j.timeliness) for j in book.judged] == [unknown, open_] * TABLES
