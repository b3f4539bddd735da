"""Dates of rows and the period that a title or the name of a file states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, PERIOD, ROWS, make, run

from toolkit.core.period import Period
from toolkit.deliverables.library import matches
from toolkit.deliverables.months import named_period
from toolkit.deliverables.period_named import stated


def test_a_day_that_does_not_exist_is_said_once(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["KF-003", "2026-09-31", "000103", 50]):
            ws.append(row)
        ws.append(["合计", None, None, 550])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (3, [("B5", "deliverable-value", "date")])


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("10/04/2026", "10/05/2026"), [("B2", "column-ambiguous", "")]),
        (("04/10/2026", "15/10/2026"), []),
        (("10/04/2026", "10/15/2026"), []),
        (("04/10/2026", "15/11/2026"), [("B3", "deliverable-period", "within")]),
        (("2026-10-04", "10/10/2026"), []),
    ],
)
def test_one_date_says_how_the_others_of_its_column_are_meant(
    dates: tuple[str, str], found: list[Any], tmp_path: Path
) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append(HEAD)
        for number, said in enumerate(dates, 1):
            ws.append([f"KF-{number:03}", said, f"00010{number}", 10])
        ws.append(["合计", None, None, 20])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (2, found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("分期客户欠款报表(2026年10月)", True),
        ("欠款报表-2026-10", True),
        ("欠款报表202610", True),
        ("10月份欠款报表", True),
        ("2026年9月欠款报表", False),
        ("2025年10月", False),
        ("欠款报表 9月", False),
        ("2026年10月1日至2026年10月31日", True),
        ("2026.9.1-2026.9.30", False),
        ("制表日期:2026年11月5日", None),
        ("打印时间:2026-11", None),
        ("截止2026年11月5日", None),
        ("合同编号 HT202600101", None),
        ("电话 13812342026", None),
        ("2026年11月5日", None),
        ("报送 11月5日 财务部", None),
        ("2026-11-05", None),
        ("欠款报表(截至10月底,含9月结转)", None),
        ("欠款报表", None),
        ("上年同期 2025年10月,本期 2026年10月", True),
        ("Freight settlement, October 2026", True),
        ("Freight settlement – Sept. 2026", False),
        ("OCT-2026", True),
        ("Settlement Aug-26", False),
        ("Customs duty 09/2026", False),
        ("2026 Oct", True),
        ("1–31 October 2026", True),
        ("September 1-30, 2026", False),
        ("1 Oct 2026 to 31 Oct 2026", True),
        ("2026-10-01 to 2026-10-31", True),
        ("October 2026, printed 3 November 2026", True),
        ("Prepared in November 2026 for October 2026", True),
        ("As at November 2026", None),
        ("3rd of November 2026", None),
        ("November 3, 2026", None),
        ("2026-Nov-03", None),
        ("5/9/2026", None),
        ("Settlement Oct-25", False),
        ("Settlement Oct-01 to Oct-31", None),
        ("2025年度10月业务单", False),
        ("2025年销售部10月业务单", False),
        ("10月业务单(2025)", False),
        ("10月业务单(2026年度)", True),
        ("2026年预算 10月执行(对比2025年)", True),
        ("10月业务单(2023款奥迪)", True),
        ("二〇二六年十月业务单", True),
        ("二○二五年十月业务单", False),
        ("2026年十月份", True),
        ("起止日期:20261001-20261031", True),
        ("起止日期:20260901-20260930", False),
        ("截至2026年10月31日", True),
        ("截至2026年11月3日", None),
        ("2026年10月31日止", True),
        ("2025年10月31日止", None),
        ("合同2026年10月31日止", None),
        ("有效期至2026年10月31日止", None),
        ("As at: 31.10.2026", True),
        ("Balances as of 10/31/2026", True),
        ("As at 31.10.2025", None),
        ("欠款报表 10月1日—10月31日", True),
        ("10月1日—10月31日(2025)", None),
        ("10月1日至10月31日 2025年", None),
        ("活动 10月5日—10月12日", None),
        ("业务单(2026年第10期)", True),
        ("业务单(2026年第20期)", None),
        ("月份:10", True),
        ("月份:9", False),
        ("所属月份:9", False),
        ("2025年度城东分店10月刷卡单", False),
        ("2026-2027年度10月刷卡单", True),
        ("10月刷卡单 执行财会(2019)6号", True),
        ("2025年签约客户10月刷卡单", True),
        ("2024年成立 鑫达汽车 10月刷卡单", True),
        ("2024年新开门店10月刷卡单", True),
        ("2024年度签约甲店10月刷卡单", True),
        ("2023年车型10月刷卡单", True),
        ("刷卡单 保修月份:12", None),
    ],
)
def test_what_a_title_says_of_the_period(text: str, says: bool | None) -> None:
    assert stated(text, PERIOD) is says


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("欠款报表-2026-10.xlsx", PERIOD),
        ("欠款报表202610.xlsx", PERIOD),
        ("欠款报表2026年9月.xlsx", Period(2026, 9)),
        ("欠款报表.xlsx", None),
        ("合同20261005.xlsx", None),
        ("Arrears October 2026.xlsx", PERIOD),
        ("arrears-2026-Sep.xlsx", Period(2026, 9)),
        ("Arrears Aug 2026, Sep 2026.xlsx", None),
        ("Arrears Kumar 2026-10.xlsx", PERIOD),
    ],
)
def test_the_period_of_a_file_name(name: str, period: Period | None) -> None:
    assert named_period(Path(name)) == period


@pytest.mark.parametrize(
    ("name", "pattern", "is_so"),
    [
        ("Aged receivables Oct-26 FINAL.xlsx", "Aged receivables {period}*.xlsx", True),
        ("Payroll 10-2026.xlsx", "Payroll {period}.xlsx", True),
        ("刷卡单-10-2026.xlsx", "刷卡单*{period}*.xlsx", True),
        ("15-10-2026刷卡单.xlsx", "*{period}*.xlsx", False),
        ("刷卡单Mar-10-2026.xlsx", "刷卡单*{period}*.xlsx", False),
        ("Payroll 09-2026.xlsx", "Payroll {period}.xlsx", False),
        ("Bank rec Oct.xlsx", "Bank rec {period}.xlsx", True),
        ("Bank rec October'26.xlsx", "Bank rec {period}.xlsx", True),
        ("Bank rec Oct-25.xlsx", "Bank rec {period}.xlsx", False),
        ("Bank rec Sep.xlsx", "Bank rec {period}.xlsx", False),
        ("Product list.xlsx", "*{period}*.xlsx", False),
        ("Sales Octavia.xlsx", "Sales {period}*.xlsx", False),
    ],
)
def test_a_file_may_be_called_by_a_short_form_of_its_month(name: str, pattern: str, is_so: bool) -> None:
    assert matches(Path(name), pattern, PERIOD) is is_so


@pytest.mark.parametrize("name", ["刷卡单-11-2026.xlsx", "刷卡单 11.2026.xlsx", "刷卡单1-11-2026.xlsx"])
def test_the_month_of_a_short_form_is_no_end_of_another(name: str) -> None:
    assert not matches(Path(name), "刷卡单*{period}*.xlsx", Period(2026, 1))
