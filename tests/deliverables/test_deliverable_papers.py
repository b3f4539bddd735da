"""Papers without which a submission is not complete: what the sheet says of them, and what the deliverable shows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from files_kit import AS_OF, BY_NAME, ORDERS, PERIOD, run
from kinds import Kind, write
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.core.finding import Finding, said
from toolkit.core.status import Timeliness
from toolkit.settings import Settings


def full(folder: Path, rows: list[list[Any]], cash: list[list[Any]] | None = None) -> Path:
    """销售部 with its duty list, register and record of deliveries."""
    book = openpyxl.Workbook()
    duties = book.active
    assert isinstance(duties, Worksheet)
    duties.title = "责任清单"
    duties.append(
        ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "触发业务", "凭证", "完整性要求", "适用条件", "须满足"]
    )
    duties.append(
        [
            "销售部7",
            "销售部",
            "财务部",
            "出装饰单,填写装饰单时带订车单、交车单",
            "交车后3日内",
            "交车",
            "装饰单",
            "带订车单、带交车单",
        ]
    )
    duties.append(["销售部2", "销售部", "财务部", "提供订车、交车单", "交车次日", "交车", "交车单", "客户本人签字"])
    duties.append(
        ["销售部6", "销售部", "财务部", "下午5点以后交车,有现金的提前交款或刷卡", "每天下午5点以后", "交车", "", "",
         "交车时间≥17:00;现金金额>0",
         "付款方式 属于 提前交款/刷卡"]
    )  # fmt: skip
    register = book.create_sheet("业务登记")
    register.append(["业务编号", "客户", "交车时间", "付款方式", "现金金额"])
    for row in cash or [
        ["XS-001", "陈先生", datetime(2026, 10, 1, 10), "刷卡", 0],
        ["XS-002", "林女士", datetime(2026, 10, 2, 10), "刷卡", 0],
    ]:
        register.append(row)
    record = book.create_sheet("交付记录")
    record.append(["责任编号", "业务编号", "状态", "完成时间", "凭证号", "资料完整", "重交时间"])
    for row in rows:
        record.append(row)
    book.save(folder / "销售部.xlsx")
    return folder / "销售部.xlsx"


DONE = date(2026, 10, 3)


def of_papers(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.place.cell, f.rule) for f in findings if f.rule.startswith("paper-")]


def test_nobody_says_whether_the_papers_are_complete(tmp_path: Path) -> None:
    rows = [["销售部7", "XS-001", "已提交", DONE, "1", "是"], ["销售部7", "XS-002", "已提交", DONE, "2", None]]
    rows += [["销售部2", "XS-001", "已提交", DONE, "3", "否"], ["销售部2", "XS-002", "未开始", None, "", None]]
    full(tmp_path, rows)
    _, findings = run(tmp_path)
    assert of_papers(findings) == [("F3", "paper-unconfirmed")]
    text = said(next(f for f in findings if f.rule == "paper-unconfirmed"), "zh").text
    assert "带订车单、带交车单" in text
    # What is said agrees with the verdict: a blank cell is no “no”.
    result = check([tmp_path], Settings(), Order(AS_OF, PERIOD, write=False))
    judged = {j.obligation.place.row: j for j in result.obligations if j.obligation.place.row}
    assert judged[3].timeliness is Timeliness.ON_TIME and "暂按登记的时间算已交" in text
    assert judged[4].timeliness is Timeliness.OVERDUE, "papers marked incomplete are not handed in"


def test_the_deliverable_shows_that_the_papers_are_complete(tmp_path: Path) -> None:
    """No word in the sheet is needed where the decoration order itself has both forms for the case."""
    full(tmp_path, [["销售部7", "XS-001", "已提交", DONE, "1", None], ["销售部7", "XS-002", "已提交", DONE, "2", "是"]])
    write(ORDERS, tmp_path)
    assert of_papers(run(tmp_path)[1]) == []


@pytest.mark.parametrize(
    ("word", "rule"), [(None, "paper-incomplete"), ("否", "paper-incomplete"), ("是", "paper-contradicted")]
)
def test_the_deliverable_lacks_a_form_for_one_case(word: str | None, rule: str, tmp_path: Path) -> None:
    full(tmp_path, [["销售部7", "XS-001", "已提交", DONE, "1", word], ["销售部7", "XS-002", "已提交", DONE, "2", word]])
    write(ORDERS, tmp_path, {"I5": None})
    _, findings = run(tmp_path)
    assert of_papers(findings) == [("F3", rule)]
    text = said(next(f for f in findings if f.rule == rule), "zh").text
    assert "带交车单" in text and "XS-002" in text and f"{ORDERS.file}: 装饰单!I5" in text
    assert ("表里仍算已交" in text) is (word is None)


def test_the_deliverable_lacks_the_column(tmp_path: Path) -> None:
    full(tmp_path, [["销售部7", "XS-001", "已提交", DONE, "1", "是"], ["销售部7", "XS-002", "已提交", DONE, "2", "是"]])
    write(ORDERS, tmp_path, {"H3": "其他", "H4": None, "H5": None})
    assert of_papers(run(tmp_path)[1]) == [("F2", "paper-contradicted"), ("F3", "paper-contradicted")]


def test_a_case_that_the_deliverable_does_not_have(tmp_path: Path) -> None:
    full(tmp_path, [["销售部7", "XS-001", "已提交", DONE, "1", "是"], ["销售部7", "XS-002", "已提交", DONE, "2", "是"]])
    write(ORDERS, tmp_path, {"B5": "XS-020"})
    _, findings = run(tmp_path)
    assert of_papers(findings) == [("F3", "paper-absent")]


def test_a_row_whose_case_nobody_registered_is_not_held_against_other_cases(tmp_path: Path) -> None:
    full(tmp_path, [["销售部7", "XS-001", "已提交", DONE, "1", "是"], ["销售部7", "XS-099", "已提交", DONE, "2", "是"]])
    write(ORDERS, tmp_path, {"I5": None})
    assert of_papers(run(tmp_path)[1]) == []


def test_signed_by_the_customer(tmp_path: Path) -> None:
    """销售部2: order and delivery forms, signed by the customer in person."""
    kind: Kind = BY_NAME["订车交车单"]
    full(tmp_path, [["销售部2", "XS-001", "已提交", DONE, "1", None], ["销售部2", "XS-002", "已提交", DONE, "2", None]])
    write(kind, tmp_path)
    assert of_papers(run(tmp_path)[1]) == []
    write(kind, tmp_path, {"J4": None})
    _, findings = run(tmp_path)
    assert of_papers(findings) == [("F2", "paper-incomplete")]


def test_incomplete_papers_are_not_handed_in_until_they_are(tmp_path: Path) -> None:
    rows = [["销售部2", "XS-001", "已提交", date(2026, 10, 2), "1", "否", None]]
    rows += [["销售部2", "XS-002", "已提交", date(2026, 10, 3), "2", "否", date(2026, 10, 8)]]
    full(tmp_path, rows)
    result = check([tmp_path], Settings(), Order(AS_OF, PERIOD, write=False))
    judged = {j.obligation.place.row: j for j in result.obligations if j.obligation.duty.id == "销售部2"}
    assert judged[2].timeliness.value == "overdue"
    assert (judged[3].timeliness.value, judged[3].days_late) == ("late", 5)
    assert [f.place.cell for f in result.findings if f.rule == "submission-incomplete"] == ["F2"]


def test_cash_after_five_is_paid_before_or_by_card(tmp_path: Path) -> None:
    """销售部6 over the register: only deliveries from 17:00 on with cash, and only those paid otherwise."""
    cases: list[list[Any]] = [
        ["XS-1", "甲先生", datetime(2026, 10, 4, 17, 40), "现金", 30000],
        ["XS-2", "乙先生", datetime(2026, 10, 4, 17, 0), "提前交款", 20000],
        ["XS-3", "丙先生", datetime(2026, 10, 4, 18, 20), "刷卡", 5000],
        ["XS-4", "丁先生", datetime(2026, 10, 4, 16, 59), "现金", 8000],
        ["XS-5", "戊先生", datetime(2026, 10, 4, 19, 5), "转账", 0],
        ["XS-6", "己先生", datetime(2026, 10, 4, 17, 0), "现金", 1],
        ["XS-7", "庚先生", datetime(2026, 10, 4, 18, 0), None, 500],
    ]
    full(tmp_path, [], cases)
    result = check([tmp_path], Settings(), Order(AS_OF, PERIOD, write=False))
    broken = [(f.place.row, dict(f.params).get("variant", "")) for f in result.findings if f.rule == "rule-broken"]
    assert broken == [(2, ""), (7, ""), (8, "unclear")]
