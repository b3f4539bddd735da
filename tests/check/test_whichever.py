"""A promise with two deadlines of which the earlier, or the later, counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from sheets_kit import by_row, check, save

HEAD = ["责任部门", "事项", "期限", "收到日期", "完成时间"]


@pytest.mark.parametrize(
    ("clause", "received", "due"),
    [
        ("以较早者为准", "2026-11-02", "2026-11-12T24:00"),
        ("以较早者为准", "2026-11-15", "2026-11-20T24:00"),
        ("孰晚", "2026-11-02", "2026-11-20T24:00"),
        ("孰晚", "2026-11-15", "2026-11-25T24:00"),
        ("以先到者为准", None, "2026-11-20T24:00"),
        ("以后到者为准", None, None),  # it may come yet
    ],
)
def test_the_one_that_counts_is_due(clause: str, received: str | None, due: str | None, tmp_path: Path) -> None:
    rows = [HEAD, ["销售部", "发票", f"收到后10日内或11月20日前,{clause}", received, None]]
    path = save(tmp_path / "a.xlsx", {"责任表": rows})
    assert by_row(check(path, as_of="2026-11-16T09:00", period="2026-11"))[2]["due"] == due


@pytest.mark.parametrize(
    ("phrase", "received", "due"),
    [
        ("收到后10日内,且不晚于11月20日", "2026-11-02", "2026-11-12T24:00"),
        ("收到后10日内,但不得晚于11月20日", "2026-11-15", "2026-11-20T24:00"),
        ("within 10 days of receipt, but no later than 20 Nov", "2026-11-02", "2026-11-12T24:00"),
        ("收到后10日内,最迟11月20日", "2026-11-02", "2026-11-20T24:00"),  # that much at most
        ("11月20日或收到后10日内,以先到者为准", "2026-11-02", "2026-11-12T24:00"),
        ("11月20日或签收后10日内,以先到者为准", "2026-11-15", "2026-11-20T24:00"),
    ],
)
def test_a_day_that_bounds_a_count(phrase: str, received: str, due: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": [HEAD, ["销售部", "发票", phrase, received, None]]})
    assert by_row(check(path, as_of="2026-11-16T09:00", period="2026-11"))[2]["due"] == due


@pytest.mark.parametrize(
    ("phrase", "period", "due"),
    [
        ("6月前每月5日,6月起每月20日", "2027-01", None),  # may have changed the June before
        ("6月前每月5日,6月起每月20日", "2027-03", None),
        ("1月前每月5日,1月起每月20日", "2026-11", None),
        ("6月前每月5日,6月起每月20日", "2026-11", "2026-11-20T24:00"),
        ("12月前每月5日,12月起每月20日", "2026-11", "2026-11-05T24:00"),
        ("2027年6月前每月5日,6月起每月20日", "2027-03", "2027-03-05T24:00"),
        ("11月15日前每周五,11月15日起每周一", "2026-11", "2026-11-16T24:00"),
    ],
)
def test_a_change_of_which_the_year_is_not_said(phrase: str, period: str, due: str | None, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": [HEAD, ["销售部", "发票", phrase, None, None]]})
    found = by_row(check(path, as_of=f"{period}-28T09:00", period=period))[2]
    assert found["due"] == due
    assert due is not None or (found["timeliness"], found["reason"]) == ("undetermined", "deadline-doubted")
