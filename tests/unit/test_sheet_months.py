"""Which sheets are of other months than the one that is looked at, by their names and titles."""

from __future__ import annotations

import pytest

from toolkit.core.period import Period
from toolkit.sheet.months import month_stated, sheets_of_no_month, sheets_of_other_months


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (["9月", "10月", "11月", "说明"], ["9月", "11月"]),
        (["2025年10月", "2026年10月"], ["2025年10月"]),
        (["责任表202609", "责任表202610"], ["责任表202609"]),
        (["责任表-2026-09", "责任表-2026-10", "9月"], ["责任表-2026-09"]),
        (["Sept 2026", "October 2026", "Marketing"], ["Sept 2026"]),
        (["九月", "十月", "十一月份", "第三月"], ["九月", "十一月份"]),
        (["2026年九月", "2026年十月"], ["2026年九月"]),
        (["2026.9", "2026.10"], ["2026.9"]),
        (["25年10月", "26年10月", "26年9月"], ["25年10月", "26年9月"]),
        (["十月一日值班", "十月"], []),
        (["8月", "9月"], []),
        (["10月", "9月问题"], []),
        (["10月5日会议", "10月"], []),
        (["1-10月", "10月"], []),
        (["09-2026", "10-2026"], ["09-2026"]),
        (["8", "9", "10"], ["8", "9"]),
        (["1", "2"], []),
        (["4", "7", "10"], []),
        (["9月 (2)", "10月", "10月（2）"], ["9月 (2)"]),
        (["9月_2", "10月"], ["9月_2"]),
    ],
)
def test_sheets_of_other_months(names: list[str], others: list[str]) -> None:
    assert sheets_of_other_months(names, Period(2026, 10)) == frozenset(others)
    assert sheets_of_no_month(names, Period(2026, 10)) == (("8月", "9月") if names == ["8月", "9月"] else ())


def test_the_copy_of_a_months_sheet_is_of_that_month_until_it_is_renamed() -> None:
    assert sheets_of_no_month(["9月", "9月 (2)", "说明"], Period(2026, 10)) == ("9月", "9月 (2)")


@pytest.mark.parametrize(
    ("titles", "others"),
    [
        ({"10月": "甲部2025年10月责任表", "9月": "甲部2026年10月责任表"}, ["10月"]),  # what roll cannot rename
        ({"8月": "甲部2025年8月责任表", "9月": "甲部2026年10月责任表"}, ["8月"]),
        ({"10月": "甲部2025年10月责任表", "9月": "甲部2025年9月责任表"}, ["9月"]),  # all titles are old
        ({"10月": "甲部责任表", "9月": "甲部2026年10月责任表"}, ["9月"]),
        ({"10月": "甲部2026年9月责任表", "9月": "甲部2026年10月责任表"}, ["9月"]),
        ({"10月": "2025年10月", "9月": "2026年10月", "8月": "2026年10月"}, ["8月", "9月"]),
    ],
)
def test_a_sheet_of_the_same_month_a_year_ago_by_its_title(titles: dict[str, str], others: list[str]) -> None:
    stated = {name: month for name, title in titles.items() if (month := month_stated([title]))}
    assert sheets_of_other_months(titles, Period(2026, 10), stated) == frozenset(others)
