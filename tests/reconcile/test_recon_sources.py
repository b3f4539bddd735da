"""Which files, sheets and columns the tables are read from, and what is said of those that are not."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from recon_files_kit import PERIOD, book, cards, d, reconcile_folder

from toolkit.app.month_end import month_end
from toolkit.app.order import Order
from toolkit.app.reconcile import run_reconciliations
from toolkit.core.finding import said
from toolkit.core.moment import Moment
from toolkit.errors import UsageError
from toolkit.reconcile.explain import explained
from toolkit.reconcile.tabular import line_rows
from toolkit.settings import Settings


def test_nothing_to_reconcile_costs_nothing(tmp_path: Path) -> None:
    assert reconcile_folder(tmp_path, Settings(), PERIOD) == ((), ())


def test_settings_say_what_must_be_done(tmp_path: Path) -> None:
    toml = tmp_path / "dutybook.toml"
    toml.write_text('[reconciliations]\nnames = ["刷卡核对"]\n', encoding="utf-8")
    done, findings = reconcile_folder(tmp_path, Settings(source=toml), PERIOD)
    assert not done and [f.rule for f in findings] == ["reconcile-source", "reconcile-source"]
    toml.write_text('[reconciliations]\nnames = ["没有"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match="没有"):
        reconcile_folder(tmp_path, Settings(source=toml), PERIOD)
    toml.write_text("[reconciliations]\nname = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="reconciliations"):
        reconcile_folder(tmp_path, Settings(source=toml), PERIOD)


def test_a_table_without_its_columns_is_said(tmp_path: Path) -> None:
    cards(tmp_path)
    book(tmp_path / "刷卡单-2026-10.xlsx", "刷卡单", ["业务编号", "刷卡日期", "凭证号"], [["XS-1", d(1), "P1"]])
    done, findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert not done
    (finding,) = findings  # nobody asked for it
    assert (finding.rule, finding.place.cell, finding.severity.value) == ("reconcile-not-done", "3:3", "info")
    result = run_reconciliations(["刷卡核对"], tmp_path, Settings(), PERIOD)
    (finding,) = result.findings
    assert (finding.rule, finding.place.cell) == ("reconcile-column", "3:3") and result.exit_code == 1
    assert "金额" in said(finding, "zh").text


def test_tables_without_a_key_in_common_are_told_so(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "汇款日期", "金额"], [["HT2026-001", d(5), 1000]])
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", ["到账日期", "付款人", "收款金额"], [[d(6), "张三", 1000]])
    for names, rule in (([], "reconcile-not-done"), (["汇款核对"], "reconcile-column")):
        findings = run_reconciliations(names, tmp_path, Settings(), PERIOD).findings
        (finding,) = (f for f in findings if f.rule == rule)
        assert "没有两边都有的核对列" in said(finding, "zh").text and "缺列" not in said(finding, "zh").text
        assert "in common" in said(finding, "en").text


def test_the_first_pattern_that_names_a_file_holds(tmp_path: Path) -> None:
    cards(tmp_path)
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", ["业务编号", "合计金额", "业务日期"], [["XS-001", 50000, d(9)]])
    (done,), _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert done.left.files == ("交车登记-2026-10.xlsx",)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    cards(tmp_path)
    (tmp_path / "刷卡单-2026-10.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    result = run_reconciliations(["刷卡核对"], tmp_path, Settings(), PERIOD)
    assert result.exit_code == 3 and not result.done
    assert [f.place.workbook for f in result.findings] == ["刷卡单-2026-10.xlsx"]


def test_files_of_another_month_are_passed_over(tmp_path: Path) -> None:
    cards(tmp_path)
    (tmp_path / "刷卡单-2026-10.xlsx").rename(tmp_path / "刷卡单-2026-09.xlsx")
    assert reconcile_folder(tmp_path, Settings(), PERIOD) == ((), ())


def test_of_several_columns_of_amounts_the_one_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    left = book(tmp_path / "till.xlsx", "Till", ["Ref", "Freight", "Extra", "Discount"], [
        ["A1", 100, 5, 0], ["A2", 100, "to agree", 0], ["A3", 100, 5, "=1+1"],
    ])  # fmt: skip
    right = book(tmp_path / "bank.xlsx", "Bank", ["Ref", "Credit"], [["A1", 105], ["A2", 105], ["A3", 103]])
    declaration = tmp_path / "till.toml"
    declaration.write_text(
        'title = "Till"\n[left]\nlabel = "Till"\nfiles = "till*"\namount = ["Freight", "Extra"]\nminus = "Discount"\n'
        '[right]\nlabel = "Bank"\nfiles = "bank*"\namount = "Credit"\n[[keys]]\nname = "Ref"\n',
        encoding="utf-8",
    )
    ran = run_reconciliations([str(declaration)], tmp_path, Settings(), PERIOD, left=[left], right=[right])
    unreadable = [f for f in ran.findings if f.rule == "reconcile-unreadable"]
    assert [(f.place.cell, dict(f.params)["value"]) for f in unreadable] == [("C5", "to agree"), ("D6", "")]


def test_dates_in_figures_and_formulas_without_results(tmp_path: Path) -> None:
    """An English till against its bank: day first as one date of the column shows, pounds, a formula nobody computed."""
    till = book(tmp_path / "till.xlsx", "Till", ["Ref", "Date", "Amount"], [
        ["INV001", "9 Oct 2026", "£1,200.00"], ["INV002", d(12), "100-"], ["INV003", d(13), "=50*2"], ["INV004", d(13), 5],
    ])  # fmt: skip
    bank = [
        ["INV001", "09/10/2026", 1200],
        ["INV002", "12/10/2026", -100],
        ["INV003", "13/10/2026", 100],
        ["INV004", d(13), 5],
    ]
    declaration = tmp_path / "till.toml"
    declaration.write_text(
        'title = "Till"\n[left]\nlabel = "Till"\nfiles = "till*"\namount = "Amount"\ndate = "Date"\n'
        '[right]\nlabel = "Bank"\nfiles = "bank*"\namount = "Credit"\ndate = "Booked"\n'
        '[[keys]]\nname = "Ref"\n[match]\ndays-after = 1\n',
        encoding="utf-8",
    )

    def found() -> tuple[list[str], list[tuple[str, str, str]]]:
        right = book(tmp_path / "bank.xlsx", "Bank", ["Ref", "Booked", "Credit"], bank)
        ran = run_reconciliations([str(declaration)], tmp_path, Settings(), PERIOD, left=[till], right=[right])
        findings = [(f.place.cell, f.rule, dict(f.params).get("variant", "")) for f in ran.findings]
        return [line.status.value for line in ran.done[0].lines], findings

    expected = ["matched", "matched", "unreadable", "matched", "missing_left"]
    assert found() == (expected, [("C6", "reconcile-missing", "unread"), ("C6", "reconcile-unreadable", "formula")])
    bank[2][1] = "12/10/2026"
    statuses, findings = found()
    assert statuses[:2] == ["differing", "differing"] and ("B4", "column-ambiguous", "") in findings


def test_sheets_that_are_not_there_and_those_that_were_not_read(tmp_path: Path) -> None:
    head = ["号", "金额"]
    path = book(tmp_path / "左.xlsx", "收款", head, [["A1", 5]])
    made = openpyxl.load_workbook(path)
    for title, rows in (("第二周", [["A2", 6]]), ("第三周", []), ("第四周", [["A4", 7]])):
        sheet = made.create_sheet(title)
        for row in (head, *rows):
            sheet.append(row)
    made["第四周"].sheet_state = "hidden"
    made.save(path)
    book(tmp_path / "右.xlsx", "流水", head, [["A1", 5], ["A2", 6]])
    text = (
        'title = "试"\n[left]\nlabel = "左"\nfiles = "左*"\namount = "金额"\n{}\n[right]\nlabel = "右"\nfiles = "右*"\n'
    )
    text += 'amount = "金额"\n[[keys]]\nname = "号"\n'

    def found(sheets: str) -> tuple[list[str], list[tuple[str, str]]]:
        (tmp_path / "试.toml").write_text(text.format(sheets), encoding="utf-8")
        ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), None)
        told = [(f.rule, said(f, "zh").text) for f in ran.findings]
        return [line.status.value for one in ran.done for line in one.lines], [
            (rule, words) for rule, words in told if rule != "reconcile-missing"
        ]

    statuses, findings = found("")
    assert statuses == ["matched", "missing_left"] and [rule for rule, _ in findings] == ["reconcile-sheets"]
    assert "第二周" in findings[0][1] and "第三周" not in findings[0][1] and "第四周" not in findings[0][1]
    assert found('sheets = ["表", "第二周"]') == (["matched", "matched"], [])
    statuses, findings = found('sheets = ["十月"]')
    assert not statuses and "没有名为“十月”的工作表" in findings[0][1]


_PLAIN = """title = "试"
[left]
label = "左"
files = "左*"
amount = "金额"
[right]
label = "右"
files = "右*"
amount = "金额"
[[keys]]
name = "号"
"""


def test_of_a_sheet_a_month_that_of_the_period_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "左.xlsx", "收款", ["号", "金额"], [["A0", 1]])
    made = openpyxl.load_workbook(path)
    made["表"].title = "9月"
    sheet = made.create_sheet("10月")
    for row in (["号", "金额"], ["A1", 5]):
        sheet.append(row)
    made.save(path)
    book(tmp_path / "右.xlsx", "流水", ["号", "金额"], [["A1", 5]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in ran.done[0].lines] == ["matched"] and not ran.findings


def test_amounts_in_ten_thousands_stand_against_yuan(tmp_path: Path) -> None:
    book(tmp_path / "左.xlsx", "科室成本", ["号", "金额(万元)"], [["内科", 25.7181], ["外科", 1.5], ["儿科", "3.2万"]])
    book(tmp_path / "右.xlsx", "总账", ["号", "金额"], [["内科", 257181], ["外科", 15100], ["儿科", 32000]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    (done,) = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD).done
    assert [(line.value, line.status.value, line.difference) for line in done.lines] == [
        ("内科", "matched", 0),
        ("外科", "differing", -10000),
        ("儿科", "matched", 0),
    ]


def test_of_two_columns_of_one_name_it_is_said_which_was_used(tmp_path: Path) -> None:
    book(tmp_path / "左.xlsx", "登记", ["号", "金额(不含税)", "金额(含税)"], [["甲", 100, 106]])
    book(tmp_path / "右.xlsx", "总账", ["号", "金额"], [["甲", 100]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
    assert [(f.rule, f.place.cell, f.severity.value) for f in ran.findings] == [
        ("reconcile-unchecked", "B3", "warning")
    ]


def test_numbers_that_a_format_shows_with_zeros_in_front(tmp_path: Path) -> None:
    left = book(tmp_path / "左.xlsx", "登记", ["号", "金额"], [[12, 1], [13, 2], [14, 3]])
    opened = openpyxl.load_workbook(left)
    assert opened.active is not None
    for row in (4, 5, 6):
        opened.active.cell(row, 1).number_format = "0000"
    opened.save(left)
    book(tmp_path / "右.xlsx", "总账", ["号", "金额"], [["0012", 1], [13, 2], ["0015", 3]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    (done,) = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD).done
    lines = [(line.value, line.status.value) for line in done.lines]
    assert lines == [
        ("0012", "matched"),
        ("0013", "matched"),
        ("0014", "missing_right"),
        ("0015", "missing_left"),
    ]


def test_an_amount_merged_over_rows_of_one_key_stands_once(tmp_path: Path) -> None:
    left = book(tmp_path / "左.xlsx", "登记", ["号", "金额"], [["甲", 1500], ["甲"], ["乙", 700], ["丙"], ["丁", 5]])
    opened = openpyxl.load_workbook(left)
    assert opened.active is not None
    for area in ("A4:A5", "B4:B5", "B6:B7"):
        opened.active.merge_cells(area)
    opened.save(left)
    book(tmp_path / "右.xlsx", "总账", ["号", "金额"], [["甲", 1500], ["乙", 300], ["丙", 400], ["丁", 5]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
    (done,) = ran.done
    lines = [(line.value, line.status.value) for line in done.lines if line.left]
    # 700 is of 乙 and 丙 together: how much is whose, nobody can tell.
    assert lines == [("甲", "matched"), ("乙", "unreadable"), ("丙", "unreadable"), ("丁", "matched")]
    assert done.left.total == 150500
    unreadable = [f for f in ran.findings if f.rule == "reconcile-unreadable"]
    assert [f.place.cell for f in unreadable] == ["B6", "B7"]
    assert all("700" in said(f, lang).text for f in unreadable for lang in ("zh", "en"))


def test_a_bank_statement_need_be_no_duty_workbook(tmp_path: Path) -> None:
    """At month-end, the tables of a reconciliation are where they belong; another stray table is mentioned."""
    folder = tmp_path / "2026-10"
    cards(folder)
    book(folder / "午餐.xlsx", "午餐", ["人", "菜"], [["张三", "鱼"]])
    found = month_end(folder, Settings(), None, Order(Moment.parse("2026-11-06T18:00"), PERIOD))
    assert [one.title for one in found.reconciliations] == ["刷卡单与交车核对"]
    stray = [f.place.workbook for f in found.result.findings if f.rule == "no-duty-sheet"]
    assert stray == ["午餐.xlsx"]


def test_columns_that_are_not_there_are_told(tmp_path: Path) -> None:
    """What is to be subtracted or compared, and a key: a declaration that says 供应商 where the table says 供应单位."""
    text = _PLAIN.replace('amount = "金额"\n[right]', 'amount = "金额"\nminus = "折让"\n[right]')
    text += '[[keys]]\nname = "车牌"\n[[compare]]\nname = "供应商"\n'

    def found(left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
        book(tmp_path / "左.xlsx", "账", left, [["A1", 100, 5, "甲"], [None, 7, 0, "甲"]])
        book(tmp_path / "右.xlsx", "单", right, [["A1", 95, "甲"]])
        (tmp_path / "试.toml").write_text(text, encoding="utf-8")
        ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
        columns = [
            f for f in ran.findings if f.rule in ("reconcile-column", "reconcile-unchecked", "reconcile-not-done")
        ]
        assert all(said(f, lang).text for f in columns for lang in ("zh", "en"))
        return [(f.place.workbook, f.rule, dict(f.params)["columns"]) for f in columns]

    neither = ("左.xlsx", "reconcile-not-done", "车牌")
    assert found(["号", "金额", "折让", "供应商"], ["号", "金额", "供应商"]) == [neither]
    assert sorted(found(["号", "金额", "折让额", "供应单位"], ["号", "金额", "供应商"])) == [
        ("左.xlsx", "reconcile-column", "折让"),
        neither,
        ("左.xlsx", "reconcile-unchecked", "供应商"),
    ]
    assert sorted(found(["号", "金额", "折让", "供应单位"], ["号", "金额", "厂家"])) == [
        ("左.xlsx", "reconcile-not-done", "供应商"),
        neither,
    ]
    # No key that both have: nothing was reconciled.
    assert found(["号", "金额", "折让", "供应商"], ["车牌", "金额", "供应商"]) == [
        ("左.xlsx", "reconcile-column", "号\x1f车牌")
    ]


def test_a_row_without_a_key_says_which_column_is_blank_and_which_is_not_there(tmp_path: Path) -> None:
    book(tmp_path / "左.xlsx", "账", ["号", "金额"], [["A1", 100], [None, 7]])
    book(tmp_path / "右.xlsx", "单", ["号", "金额"], [["A1", 100]])
    (tmp_path / "试.toml").write_text(_PLAIN + '[[keys]]\nname = "车牌"\n', encoding="utf-8")
    (done,) = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD).done
    assert "“号”里没有可以核对的,表里也没有“车牌”列" in explained(done, done.lines[1], "zh")


def test_the_row_of_a_group_below_its_heading_is_used(tmp_path: Path) -> None:
    book(tmp_path / "左.xlsx", "单", ["序号", "号", "客户", "金额"], [
        [1, "A1", "张三", 100], ["小计", None, None, 100], ["客户", "大客户"], [2, "A2", "李四", 200], ["小计", None, None, 200],
    ])  # fmt: skip
    book(tmp_path / "右.xlsx", "单", ["号", "金额"], [["A1", 100], ["A2", 200]])
    (tmp_path / "试.toml").write_text(_PLAIN, encoding="utf-8")
    (done,) = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD).done
    assert [(line.status.value, line.value) for line in done.lines] == [("matched", "A1"), ("matched", "A2")]


def test_totals_balances_and_repeated_headers_are_no_rows(tmp_path: Path) -> None:
    """A statement with balances carried over and sums between its rows, and a list by person, its header on each page."""
    bank = ["日期", "对方", "号", "金额", "余额"]
    book(tmp_path / "左.xlsx", "流水", bank, [
        [None, None, "期初余额", None, 100], [d(1), None, "承前页", None, 100], [d(1), "甲", "A1", 5, 105],
        [None, None, "本日合计", 5, 105], ["日期", "对方", "号", "金额", "余额"], [d(2), "乙", "A2", 6, 111],
        [d(31), "-", "本月合计", 11, 111], [None, None, "本年累计", 630, 111], [None, None, "Closing balance", None, 111],
        [d(31), "丙", "上期结余", 7, 118], [d(31), None, "9月水电费合计", 8, 126],
    ])  # fmt: skip
    book(tmp_path / "右.xlsx", "表", ["号", "日期", "经手", "金额"], [
        ["A1", d(1), "张三", 5], ["张三小计", None, None, 5], ["号", "日期", "经手", "金额"], ["A2", d(2), "李四", 6],
        ["李四 汇总", None, None, "6.00"], ["共计", None, None, 11],
    ])  # fmt: skip
    text = _PLAIN.replace('amount = "金额"', 'amount = "金额"\ndate = "日期"\nshow = "{}"')
    text = text.replace("{}", "对方", 1).replace("{}", "经手", 1) + '[[keys]]\nname = "对方"\nright = "经手"\n'
    (tmp_path / "试.toml").write_text(text, encoding="utf-8")
    ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
    (done,) = ran.done
    # What names somebody, or has a day and a text of its own, is a row whatever else it says.
    assert [(line.status.value, line.value) for line in done.lines] == [
        ("matched", "A1"), ("matched", "A2"), ("missing_right", "上期结余"), ("missing_right", "9月水电费合计"),
    ]  # fmt: skip
    assert (done.left.total, done.left.excluded, done.right.total, done.right.rows) == (2600, 0, 1100, 2)


def test_rows_of_several_files_are_named_with_their_file(tmp_path: Path) -> None:
    head = ["号", "金额"]
    for name, rows in (("左1", [["A1", 5], ["A2", 6]]), ("左2", [["B1", 7], ["B2", 9], [None, 300]])):
        book(tmp_path / f"{name}.xlsx", "账", head, rows)
    book(tmp_path / "右.xlsx", "单", head, [["A1", 5], ["B1", 8], ["B2", 4], ["B2", 5]])
    text = _PLAIN + '[match]\ncardinality = "one-to-many"\n'
    (tmp_path / "试.toml").write_text(text, encoding="utf-8")
    ran = run_reconciliations([str(tmp_path / "试.toml")], tmp_path, Settings(), PERIOD)
    (done,) = ran.done
    told = [explained(done, line, "zh") for line in done.lines]
    assert "左第4行(左1.xlsx) 5.00 与 右第4行 5.00 相符" in told[0]
    assert "左第5行(左2.xlsx) 9.00 与 右第6、7行 9.00 相符" in told[3]
    assert "左 row 4 (左2.xlsx) 7.00" in explained(done, done.lines[2], "en")
    assert [row[4] for row in line_rows(done, "zh")][1:3] == ["左1.xlsx 4", "左1.xlsx 5"]
    # A row without a key is not called “-”.
    (keyless,) = [f for f in ran.findings if dict(f.params).get("variant") == "no-key"]
    assert said(keyless, "zh").text == "试:这一行(300.00)没有可以核对的编号或名称,在右里找不到对应的"
