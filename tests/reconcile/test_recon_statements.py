"""Statements as banks export them: balances, sums of months and years, the account on every line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
