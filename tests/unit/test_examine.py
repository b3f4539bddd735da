"""A workbook of many tables or rows is examined in time in proportion to them."""

from __future__ import annotations

from collections import Counter

from steps import growth

from toolkit.app.examine import examine
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import Timeliness
from toolkit.rules import run_rules
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent


def book_of(*sheets: RawSheet, period: Period) -> Book:
    content = WorkbookContent(name="a.xlsx", sheets=sheets, fingerprint="")
    return examine(content, Settings(), work_calendar("CN", {}), as_of=Moment.parse("2026-11-06"), period=period)


def test_formulas_without_a_result_in_many_tables() -> None:
    """Each is that of its own row only, and no table looks at those of the others."""

    def book(tables: int) -> Book:
        rows: list[list[RawValue]] = []
        for n in range(tables):
            rows += [["部门", "事项", "期限", "完成时间"], ["销售部", f"报表{n}", "每月5号前", None]]
            rows += [["销售部", f"名单{n}", "每月5号前", None], [None] * 4]
        cells = frozenset((4 * n + 2, 4) for n in range(tables))
        return book_of(RawSheet("责任表", rows, uncached=cells), period=Period(2026, 10))

    assert growth(book, 100) < 4.4
    found = book(500)
    assert {(place.row, place.column) for place in found.uncached} == {(4 * n + 2, 4) for n in range(500)}
    unknown, open_ = ("completion-unreadable", Timeliness.UNDETERMINED), ("", Timeliness.OVERDUE)
    assert [(j.reason, j.timeliness) for j in found.judged] == [unknown, open_] * 500


def test_very_many_rows_of_unknown_duties() -> None:
    """None of them looks at all others."""
    duties: list[list[RawValue]] = [["责任编号", "责任部门", "事项", "期限"], ["A1", "销售部", "报表", "每月5号前"]]

    def rules(number: int) -> Counter[str]:
        rows: list[list[RawValue]] = [["业务编号", "责任编号", "状态", "完成时间"]]
        rows += [[None, f"B{n}", None, "2026-11-05"] for n in range(number)]
        book = book_of(RawSheet("责任清单", duties), RawSheet("交付记录", rows), period=Period(2026, 11))
        return Counter(finding.rule for finding in run_rules(book))

    assert growth(rules, 500) < 4.4
    found = rules(500)
    assert (found["duty-unknown"], found["deadline-missing"]) == (500, 0)
