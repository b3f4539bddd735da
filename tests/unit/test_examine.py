"""A workbook of many tables or rows is examined in time in proportion to them."""

from __future__ import annotations

import time
from collections import Counter

from toolkit.app.examine import examine
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import Timeliness
from toolkit.rules import run_rules
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent

TABLES = 5_000
ROWS = 24_000


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


def test_very_many_rows_of_unknown_duties() -> None:
    """None of them looks at all others."""
    duties: list[list[RawValue]] = [["责任编号", "责任部门", "事项", "期限"], ["A1", "销售部", "报表", "每月5号前"]]
    rows: list[list[RawValue]] = [["业务编号", "责任编号", "状态", "完成时间"]]
    rows += [[None, f"B{n}", None, "2026-11-05"] for n in range(ROWS)]
    sheets = (RawSheet("责任清单", duties), RawSheet("交付记录", rows))
    content = WorkbookContent(name="a.xlsx", sheets=sheets, fingerprint="")
    start = time.process_time()
    book = examine(
        content, Settings(), work_calendar("CN", {}), as_of=Moment.parse("2026-11-06"), period=Period(2026, 11)
    )
    found = Counter(finding.rule for finding in run_rules(book))
    assert time.process_time() - start < 8  # 1 s; more than 20 s where each does
    assert (found["duty-unknown"], found["deadline-missing"]) == (ROWS, 0)
