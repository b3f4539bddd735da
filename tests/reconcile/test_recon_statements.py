"""Statements as banks export them: balances, sums of months and years, the account on every line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from recon_files_kit import PERIOD, book, d

from toolkit.app.reconcile import run_reconciliations
from toolkit.settings import Settings

HEAD = ["账号", "币种", "交易日期", "对方户名", "摘要", "借方发生额", "贷方发生额", "余额"]
OURS: list[Any] = ["6222001", "人民币"]
PAID = [*OURS, d(12), "王一明", "购车款", None, 50000, 60000]


@pytest.mark.parametrize(
    "row",
    [
        [None, None, None, None, "期初余额", None, None, 10000],
        [*OURS, d(1), None, "期初余额", None, None, 10000],
        [*OURS, "2026-10-01", "承前页", None, "0.00", "0.00", "10,000.00"],
        [None, None, None, "上期余额", None, None, None, 10000],
        [None, None, None, None, "本月合计", 0, 50000, 60000],
        [None, None, None, None, "本年累计", 3000, 630015, 60000],
        [*OURS, None, None, "过次页", 0, 0, 60000],
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_balances_and_sums_are_no_receipts(row: list[Any], first: bool, tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款日期", "金额"], [
        ["FQ-2026-101", "王一明", "王一明", d(12), 50000],
    ])  # fmt: skip
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", HEAD, [row, PAID] if first else [PAID, row])
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["matched"] and ran.findings == ()


def test_a_receipt_may_be_about_a_balance(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款日期", "金额"], [])
    paid = [*OURS, d(12), "王一明", "上月余额", None, 50000, 60000]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", HEAD, [paid])
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["missing_left"]


STATEMENTS: list[tuple[list[list[Any]], list[Any], list[Any]]] = [
    # the header, a receipt of 100 and a payment of 999
    ([["日期", "对方户名", "摘要", "借方", "贷方", "余额"]], [None, 100, 1], [999, None, 1]),
    ([["交易日期", "对方户名", "摘要", "支出", "收入", "余额"]], ["", "100.00", 1], ["999.00", "", 1]),
    ([["交易时间", "对方户名", "摘要", "借方发生额/元(支取)", "贷方发生额/元(收入)"]], [0, 100], [999, 0]),
    ([["交易日", "收(付)方名称", "摘要", "借贷标志", "交易金额"]], ["贷", 100], ["借", 999]),
    ([["交易日期", "交易对手", "摘要", "收/支", "金额"]], ["收入", 100], ["支出", 999]),
    ([["交易日期", "对方户名", "摘要", "发生额", "余额"]], [100, 1], [-999, 1]),
    ([["交易日期", "对方户名", "摘要", "交易金额", "余额"]], ["100.00", 1], ["-999.00", 1]),
    ([["日期", "对方户名", "摘要", "发生额", None, "余额"], [*[None] * 3, "借方", "贷方"]], [None, 100], [999, None]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "receipt", "payment"), STATEMENTS)
@pytest.mark.parametrize("name", ["汇款核对", "理赔核对"])
def test_payments_out_are_no_receipts_however_a_bank_says_so(
    head: list[list[Any]], receipt: list[Any], payment: list[Any], name: str, tmp_path: Path
) -> None:
    if name == "汇款核对":
        book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    else:
        claims = ["赔案号", "客户", "车牌号", "理赔日期", "理赔金额"]
        book(
            tmp_path / "理赔金额确认单-2026-10.xlsx",
            "理赔金额确认单",
            claims,
            [["PA-0001", "张伟", "粤B12345", d(12), 100]],
        )
    path = tmp_path / "银行流水-2026-10.xlsx"
    rows = [[d(12), "张伟", "PA-0001", *receipt], [d(13), "供应商", "货款", *payment]]
    book(path, "银行流水", head[0], [*head[1:], *rows])
    if len(head) > 1:
        made = openpyxl.load_workbook(path)
        for area in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
            made.active.merge_cells(area)  # type: ignore[union-attr]
        made.save(path)
    ran = run_reconciliations([name], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines if line.status.value != "outside"] == ["matched"]
    assert ran.findings == () and ran.done[0].right.excluded + ran.done[0].counts.outside == 1


@pytest.mark.parametrize(
    ("head", "receipt"),
    [
        (["收入金额", "支出金额", "借贷方向", "余额"], [100, None, "借", 1]),
        (["借方金额", "贷方金额", "借贷", "余额"], [None, 100, "借", 1]),
        (["借方发生额", "贷方发生额", "借/贷", "余额"], [0, 100, "借", -1]),
        (["收款金额", "借/贷"], [100, "借"]),
        (["交易方向", "收款金额"], ["付款", 100]),
    ],
)
def test_the_direction_of_a_balance_is_none_of_the_amount(head: list[Any], receipt: list[Any], tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    rows = [[d(12), "张伟", "", *receipt]]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", ["交易日期", "对方户名", "摘要", *head], rows)
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["matched"] and ran.findings == ()


@pytest.mark.parametrize(
    ("receipt", "payment", "taking_part"),
    [
        ([100, "借", 1100], [-30, "借", 1070], True),  # the side of the balance; a minus says what was paid
        ([100, "贷", 1100], [30, "借", 1070], True),
        ([100, "借", 900], [30, "借", 870], False),  # paid, both of them
        ([100, "借", None], [30, "借", 1130], False),  # nothing tells
    ],
)
@pytest.mark.parametrize("newest", [False, True], ids=["oldest first", "newest first"])
def test_a_balance_tells_whose_direction_stands_beside_one_column_of_amounts(
    receipt: list[Any], payment: list[Any], taking_part: bool, newest: bool, tmp_path: Path
) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    rows = [[d(11), "王五", "", 1, "贷", 1000], [d(12), "张伟", "", *receipt], [d(13), "厂家", "", *payment]]
    head = ["交易日期", "对方户名", "摘要", "金额", "借贷", "余额"]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", head, rows[::-1] if newest else rows)
    lines = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD).done[0].lines
    assert ("matched" in [line.status.value for line in lines]) is taking_part


@pytest.mark.parametrize(
    "rows",
    [
        [["借", 30, 30], ["贷", 100, -70], ["借", 50, -20]],  # of a card: what was spent is owed
        [["贷", 50, 470], ["贷", 100, 370], ["借", 30, 400]],
        [["贷", 100, -500], ["借", 30, -470]],  # an overdraft
        [["贷", 100, 100], ["借", 30, 130]],  # a balance is wrong, or of another account
        [["借", 30, 30], ["借", -10, 20], ["贷", 100, -80]],
        [["贷", 50, 50], ["贷", 100, 150], ["借", -30, 120]],  # paid out, said twice
    ],
)
def test_what_is_paid_takes_no_part_where_the_balance_rises_by_it(rows: list[list[Any]], tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    head = ["借贷标志", "金额", "余额", "交易日期", "对方户名", "摘要"]
    named = [[*row, d(12), "张伟" if row[1] == 100 else "厂家", ""] for row in rows]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", head, named)
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD).done[0]
    assert ran.right.excluded == sum(row[0] == "借" for row in rows)
    assert "matched" in [line.status.value for line in ran.lines]


def test_who_paid_is_not_the_service_through_which(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    head = ["交易日期", "对方单位", "汇款人", "摘要", "贷方金额"]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", head, [[d(12), "支付宝", "张伟", "", 100]])
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["matched"] and ran.findings == ()


@pytest.mark.parametrize(
    ("head", "days"),
    [
        (["日期", "交易时间"], [d(25), "10:10:10"]),
        (["交易时间", "日期"], [time(10, 10, 10), d(25)]),
        (["交易时间", "入账时间"], ["10:10:10", "2026-10-25 10:10"]),
        (["交易日期", "日期"], ["10:10:10", d(25)]),
    ],
)
@pytest.mark.parametrize("name", ["汇款核对", "理赔核对"])
def test_times_of_day_are_no_dates(head: list[str], days: list[Any], name: str, tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    claims = ["赔案号", "客户", "车牌号", "理赔日期", "理赔金额"]
    claim = ["PA-0001", "张伟", "粤B12345", date(2026, 9, 1), 100]
    book(tmp_path / "理赔金额确认单-2026-10.xlsx", "理赔金额确认单", claims, [claim])
    bank = [*head, "对方户名", "摘要", "贷方金额"]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", bank, [[*days, "张伟", "PA-0001", 100]])
    ran = run_reconciliations([name], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["differing"]
    assert [f.rule for f in ran.findings] == ["reconcile-differs"]


def test_a_negative_amount_of_a_customer_may_be_a_refund(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["汇款人", "汇款日期", "金额"], [["张伟", d(12), 100]])
    rows = [[d(12), "张伟", "", 150], [d(12), "张伟", "退", -50], [d(12), "李四", "", 70], [d(13), "李四", "退", -70]]
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", ["交易日期", "对方户名", "摘要", "金额"], rows)
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["matched", "matched"] and ran.findings == ()
