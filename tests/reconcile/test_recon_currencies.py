"""Amounts in different money never agree, and nobody is accused where nothing says which money it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from recon_files_kit import PERIOD, book, d

from toolkit.app.reconcile import run_reconciliations
from toolkit.settings import Settings

HEAD = ["汇款人", "汇款日期", "金额"]
BANK = ["到账日期", "付款人", "摘要", "收款金额"]


def run(folder: Path, left: list[list[Any]], right: list[list[Any]], head: list[str], bank: list[str]) -> Any:
    book(folder / "汇款登记-2026-10.xlsx", "汇款登记", head, left)
    book(folder / "银行流水-2026-10.xlsx", "银行流水", bank, right)
    ran = run_reconciliations(["汇款核对"], folder, Settings(), PERIOD)
    told = [(line.status.value, [r.key for r in line.reasons]) for line in ran.done[0].lines]
    return told, [f.rule for f in ran.findings]


@pytest.mark.parametrize(
    ("mine", "theirs", "code", "right"),
    [
        ("USD 100.00", "￥100.00", "CNY", False),
        ("￥200.00", "HK$200.00", None, False),
        ("￥300.00", 300, "美元", False),
        ("100美元", 100, None, False),  # what cannot be read is told
        (300, "RMB 300", "人民币", True),
        ("RMB100", "￥100.00", "人民币", True),
        ("100元", 100, "人民币", True),
        ("$100", "HKD 100", "港币", True),  # a bare sign is what the other side has
        ("$100", 100, "港币", True),
        ("HKD100", "$100", None, True),
        ("$100", 100, "EUR", False),
        ("$100", "US$100", "USD", True),
        ("￥100", "¥100", "JPY", True),
        ("¥100", 100, "JPY", True),
        ("$100", "¥100", None, False),
        ("￥300.00", "￥300.00", "USD", False),  # the text and the row contradict one another
    ],
)
def test_one_row_against_one(mine: Any, theirs: Any, code: str | None, right: bool, tmp_path: Path) -> None:
    bank = [[d(13), "张伟", "车款", theirs, code]]
    told, findings = run(tmp_path, [["张伟", d(13), mine]], bank, HEAD, [*BANK, "币种"])
    assert ([status for status, _ in told] == ["matched"]) is right and bool(findings) is not right


@pytest.mark.parametrize(("code", "theirs", "right"), [("USD", "USD", True), ("美元", "人民币", False)])
def test_a_row_says_its_money_also_below_a_header_that_has_a_sign(
    code: str, theirs: str, right: bool, tmp_path: Path
) -> None:
    left = [["张伟", d(13), 100, code]]
    bank = [[d(13), "张伟", "车款", 100, theirs]]
    told, _ = run(tmp_path, left, bank, ["汇款人", "汇款日期", "金额(¥)", "币种"], [*BANK, "币种"])
    assert ([status for status, _ in told] == ["matched"]) is right


def test_rows_of_one_customer_are_matched_by_their_money(tmp_path: Path) -> None:
    left = [["张伟", d(13), "USD 100"], ["张伟", d(13), 100], ["张伟", d(13), "HKD 100"]]
    right = [[d(13), "张伟", "", 100, "CNY"], [d(13), "张伟", "", 100, "USD"], [d(13), "张伟", "", 100, "EUR"]]
    told, findings = run(tmp_path, left, right, HEAD, [*BANK, "币种"])
    assert told == [("matched", []), ("matched", []), ("differing", ["currency"])]
    assert sorted(findings) == ["reconcile-currencies", "reconcile-currencies", "reconcile-differs"]


def test_a_sign_is_the_usual_money_of_those_on_the_other_side(tmp_path: Path) -> None:
    left = [["张伟", d(13), "$100"], ["李四", d(13), "$50"]]
    right = [[d(13), "张伟", "", 100, "USD"], [d(13), "李四", "", 50, "HKD"]]
    told, _ = run(tmp_path, left, right, HEAD, [*BANK, "币种"])
    assert told == [("matched", []), ("differing", ["currency"])]


@pytest.mark.parametrize(
    ("above", "right"),
    [
        ("编制单位:美元汽车贸易公司", True),
        ("单位：鑫达汽车（原欧元汽车）", True),
        ("Unit: Euro Motors", True),
        ("单位:美元", False),
        ("币种:美元账户", False),
        ("币种:人民币(CNY)", True),
    ],
)
def test_a_line_above_says_it_and_the_name_of_a_company_does_not(above: str, right: bool, tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", [above], [HEAD, ["张伟", d(13), 100]])
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", BANK, [[d(13), "张伟", "", 100], [d(14), "李四", "", "￥5"]])
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    told = [line.status.value for line in ran.done[0].lines if line.left]
    assert (told == ["matched"]) is right


def test_sums_are_of_one_money(tmp_path: Path) -> None:
    right = [[d(13), "张伟", "", "￥100"], [d(13), "张伟", "", "US$200"]]
    told, _ = run(tmp_path, [["张伟", d(13), "￥300"]], right, HEAD, BANK)
    assert "matched" not in [status for status, _ in told]


def test_a_table_that_says_nothing_beside_one_in_foreign_money_is_told(tmp_path: Path) -> None:
    right = [[d(13), "张伟", "", 300, "美元"], [d(14), "李四", "", 50, "USD"]]
    left = [["张伟", d(13), 300], ["李四", d(14), 50]]
    told, findings = run(tmp_path, left, right, HEAD, [*BANK, "币种"])
    assert (told, findings) == ([("matched", []), ("matched", [])], ["reconcile-currencies"])


def test_a_header_says_it_for_its_column(tmp_path: Path) -> None:
    right = [[d(13), "张伟", "", 100], [d(14), "李四", "", "￥50"]]
    left = [["张伟", d(13), 100], ["李四", d(14), 50]]
    told, _ = run(tmp_path, left, right, ["汇款人", "汇款日期", "金额(美元)"], BANK)
    assert [status for status, _ in told] == ["differing", "differing"]


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("[$$-409]#,##0.00", False),
        ('#,##0.00 "USD"', False),
        ('"HK$"#,##0.00_);[Red]("HK$"#,##0.00)', False),
        ('_ [$€-2]* #,##0.00_ ;_ [$€-2]* "-"??_ ', False),
        ("[$¥-411]#,##0", False),
        ('#,##0.00"美元"', False),
        ('"¥"#,##0.00', True),
        ("[$¥-804]#,##0.00", True),
        ('#,##0.00"元"', True),
        ('#,##0.00"台"', True),
        ("[Red]#,##0.00_);(#,##0.00)", True),
    ],
)
def test_money_that_only_the_number_format_shows(code: str, right: bool, tmp_path: Path) -> None:
    left = [["张伟", d(13), 100], ["李娜", d(13), 200]]
    run(tmp_path, left, [[d(13), "张伟", "", 100], [d(13), "李娜", "", 200]], HEAD, BANK)
    bank = openpyxl.load_workbook(tmp_path / "银行流水-2026-10.xlsx")
    bank.worksheets[0]["D4"].number_format = code
    bank.save(tmp_path / "银行流水-2026-10.xlsx")
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    told = [(line.status.value, [r.key for r in line.reasons]) for line in ran.done[0].lines]
    assert told == ([("matched", [])] * 2 if right else [("differing", ["currency"]), ("matched", [])])
    assert bool(ran.findings) is not right
