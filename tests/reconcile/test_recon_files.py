"""Whole files: the shipped declarations, the example of the page, the command, JSON and the workbook."""

# ruff: noqa: E501 - rows read best one a line

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from toolkit import catalogue, resources
from toolkit.app.month_end import month_end
from toolkit.app.reconcile import reconcile_folder, run_reconciliations
from toolkit.core.finding import said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.errors import SettingsError, UsageError
from toolkit.reconcile.declaration import load_declaration, load_declarations
from toolkit.reconcile.explain import explained
from toolkit.settings import Settings, load_settings

PERIOD = Period(2026, 10)
README = resources.schemas() / "reconciliations" / "README.md"


def d(day: int, month: int = 10) -> date:
    return date(2026, month, day)


def book(path: Path, title: str, head: list[str], rows: list[list[Any]], foot: list[list[Any]] | None = None) -> Path:
    """A table as departments have it: a title, a blank row, the header in row 3."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "表"
    for row in ([title], [], head, *rows, *(foot or [])):
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def cards(folder: Path) -> None:
    """交车 and 刷卡单 with one mistake of each kind."""
    book(folder / "交车登记-2026-10.xlsx", "交车登记 2026年10月", ["序号", "业务编号", "客户姓名", "付款方式", "刷卡金额", "交车日期"], [
        [1, "XS-001", "陈先生", "刷卡", 50000, d(9)],
        [2, "XS-002", "林女士", "刷卡", 80000.5, d(10)],
        [3, "XS-003", "黄先生", "现金", 180000, d(12)],
        [4, "XS-004", "刘女士", "刷卡", 30000, d(13)],
        [5, "XS-005", "赵先生", "刷卡", 30000, d(14)],
        [6, "XS-006", "钱先生", "刷卡", 20000, d(15)],
        [7, "XS-0O7", "孙先生", "刷卡", "2万", d(30)],
        [8, "XS-008", "孙先生", "刷卡", "两万", d(30)],
        [9, "XS-010", "郑先生", "刷卡", 5000, d(30)],
    ], [["合计", None, None, None, 395000.5]])  # fmt: skip
    book(folder / "刷卡单-2026-10.xlsx", "刷卡单 2026年10月", ["业务编号", "刷卡日期", "客户", "凭证号", "金额", "手续费"], [
        ["XS001", d(9), "陈先生", "P0001", 30000, 0],
        ["xs-001", "10月10日", "陈先生", "P0002", "20,000.00", 0],
        ["XS-002", d(10), "林女士", "P0003", 80000, 0],
        ["XS-004", d(13), "刘女士", "P0004", 30000, 0],
        ["XS-004", d(13), "刘女士", "P0005", 30000, 0],
        ["XS-005", d(28), "赵先生", "P0006", 30000, 0],
        ["XS-006", d(15), "钱太太", "P0007", 25000, 0],
        ["XS-006", d(16), "钱太太", "P0008", -5000, 0],
        ["XS-009", d(20), "周先生", "P0009", 1234.56, 0],
        ["XS-007", d(30), "孙先生(代付)", "P0010", 20000, 0],
    ], [["合计", None, None, None, 261234.56]])  # fmt: skip


def brief(done: Any) -> list[tuple[str, str, list[int], list[int]]]:
    return [
        (line.status.value, line.value, [i.place.row for i in line.left], [i.place.row for i in line.right])
        for line in done.lines
    ]


def test_card_slips_against_deliveries(tmp_path: Path) -> None:
    cards(tmp_path)
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert done.name == "刷卡核对"
    assert brief(done) == [
        ("matched", "XS-001", [4], [4, 5]),
        ("differing", "XS-002", [5], [6]),
        ("ambiguous", "XS-004", [7], [7, 8]),
        ("differing", "XS-005", [8], [9]),
        ("matched", "XS-006", [9], [10, 11]),
        ("differing", "孙先生", [10], [13]),
        ("unreadable", "XS-008", [11], []),
        ("missing_right", "XS-010", [12], []),
        ("missing_left", "XS-009", [], [12]),
    ]
    assert [(f.place.workbook[:3], f.place.cell, f.rule, dict(f.params).get("variant", "")) for f in findings] == [
        ("交车登", "E5", "reconcile-differs", ""),
        ("交车登", "E7", "reconcile-ambiguous", ""),
        ("交车登", "E8", "reconcile-differs", "workdays"),
        ("交车登", "E10", "reconcile-differs", "field"),
        ("交车登", "E11", "reconcile-unreadable", "amount"),
        ("交车登", "E12", "reconcile-on-the-way", ""),
        ("刷卡单", "E12", "reconcile-missing", ""),
    ]
    assert done.left.excluded == 1
    for finding in findings:
        for lang in catalogue.LANGUAGES:
            assert said(finding, lang).text and said(finding, lang).remedy
    for line in done.lines:
        for lang in catalogue.LANGUAGES:
            assert explained(done, line, lang)
    assert "80,000.50" in explained(done, done.lines[1], "zh") and "0.50" in explained(done, done.lines[1], "en")
    assert "第4行" in explained(done, done.lines[0], "zh") and "第4、5行" in explained(done, done.lines[0], "zh")


def test_remitters_against_receipts(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款金额", "汇款日期"], [
        ["HT2026-0101", "张三", "张三", 10000, d(9)],
        ["HT2026-0102", "李四", "王五", 20000, d(10)],
        ["HT2026-0103", "赵六", "赵六", 30000, d(30)],
        ["HT2026-0104", "孙七", "孙七", 5000, d(20)],
        ["HT2026-0105", "周八", "周八", 7000, d(21)],
    ])  # fmt: skip
    book(tmp_path / "银行流水2026年.xlsx", "银行流水", ["记账日期", "对方户名", "贷方金额", "摘要"], [
        [d(9), "张三", 4000, "购车款HT20260101"],
        [d(12), "张三", 6000, "HT2026-0101 尾款"],
        [d(10), "王 五", 20000, "代李四付车款"],
        [d(2, 11), "赵六", 30000, "转账"],
        [d(21), "孙七之妻", 5000, "车款"],
        [d(21), "周八", 7000, "HT2026-0105"],
        [d(22), "周八", -7000, "HT2026-0105 退汇"],
        [d(23), "周八", 7000, "HT2026-0105"],
        [d(5, 9), "吴九", 888, "上月"],
        [d(25), "郑十", 999, "不明"],
    ])  # fmt: skip
    (done,), _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [
        ("matched", "HT2026-0101", [4], [4, 5]),
        ("matched", "王五", [5], [6]),
        ("matched", "赵六", [6], [7]),
        ("missing_right", "HT2026-0104", [7], []),
        ("matched", "HT2026-0105", [8], [9]),
        ("missing_left", "孙七之妻", [], [8]),
        ("matched", "HT20260105", [], [10, 11]),
        ("outside", "吴九", [], [12]),
        ("missing_left", "郑十", [], [13]),
    ]
    wife = done.lines[3]
    assert [p.item.place.row for p in wife.proposals] == [8]
    assert "可能对应" in explained(done, wife, "zh") and "孙七之妻" in explained(done, wife, "zh")


def test_decoration_slips_against_deliveries(tmp_path: Path) -> None:
    book(tmp_path / "装饰单-2026-10.xlsx", "装饰单", ["装饰单号", "业务编号", "客户", "装饰项目", "装饰日期", "金额", "订车单号", "交车单号"], [
        ["ZS1", "XS-1", "张三", "贴膜", d(6), 800, "D1", "J1"],
        ["ZS2", "XS-1", "张三", "脚垫", d(7), 200, "D1", "J1"],
        ["ZS3", "XS-2", "李四", "贴膜", d(20), 800, "D2", "J2"],
        ["ZS4", "XS-3", "王五", "贴膜", d(9), 800, "D3", "J3"],
        ["ZS5", "XS-9", "赵六", "贴膜", d(9), 800, "D9", "J9"],
    ])  # fmt: skip
    book(tmp_path / "交车登记-2026-10.xlsx", "交车登记", ["业务编号", "交车单号", "客户姓名", "交车日期", "装饰"], [
        ["XS-1", "J1", "张三", d(5), "有"],
        ["XS-2", "J2", "李四", d(8), "有"],
        ["XS-3", "J3", "王小五", d(8), "有"],
        ["XS-4", "J4", "钱七", d(8), "无"],
    ])  # fmt: skip
    (done,), _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [
        ("matched", "XS-1", [4, 5], [4]),
        ("differing", "XS-2", [6], [5]),
        ("differing", "XS-3", [7], [6]),
        ("missing_right", "XS-9", [8], []),
    ]
    assert "王小五" in explained(done, done.lines[2], "zh")


def test_claims_against_receipts(tmp_path: Path) -> None:
    book(tmp_path / "理赔金额确认单-2026-10.xlsx", "理赔金额确认单", ["赔案号", "保单号", "客户", "车牌号", "理赔日期", "理赔金额"], [
        ["PA2026-00001", "PDAA1", "张三", "粤A12345", d(9), 3000],
        ["PA2026-00002", "PDAA2", "李四", "粤B23456", d(9), 2000],
        ["PA2026-00003", "PDAA3", "王五", "粤C34567", d(9), 1500],
        ["PA2026-00004", "PDAA4", "赵六", "粤D45678", d(9), 900],
    ])  # fmt: skip
    book(tmp_path / "银行收款-2026-10.xlsx", "银行收款", ["到账日期", "付款人", "收款金额", "摘要"], [
        [d(15), "某财险公司", 1000, "赔款 PA2026-00001"],
        [d(16), "某财险公司", 2000, "赔款 PA202600001"],
        [d(16), "某财险公司", 1900, "赔款 PA2026-00002"],
        [d(16), "某财险公司", 1500, "粤C·34567 赔款"],
        [d(16), "陈先生", 88888, "购车款"],
    ])  # fmt: skip
    done, _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    (claims,) = [x for x in done if x.name == "理赔核对"]
    assert brief(claims) == [
        ("matched", "PA2026-00001", [4], [4, 5]),
        ("differing", "PA2026-00002", [5], [6]),
        ("matched", "粤C34567", [6], [7]),
        ("missing_right", "PA2026-00004", [7], []),
        ("outside", "", [], [8]),
    ]


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


def test_the_first_pattern_that_names_a_file_holds(tmp_path: Path) -> None:
    cards(tmp_path)
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", ["业务编号", "合计金额", "业务日期"], [["XS-001", 50000, d(9)]])
    (done,), _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert done.left.files == ("交车登记-2026-10.xlsx",)


def test_tables_of_the_period_before_and_after(tmp_path: Path) -> None:
    toml = tmp_path / "跨月.toml"
    toml.write_text(
        """title = "跨月"
[left]
label = "登记"
files = ["登记-{period}*"]
amount = "金额"
date = "日期"
[right]
label = "流水"
files = ["流水-{previous}*", "流水-{period}*", "流水-{next}*"]
amount = "金额"
date = "日期"
must-match = "period"
[[keys]]
name = "合同号"
[match]
days-before = 2
days-after = 2
""",
        encoding="utf-8",
    )
    head = ["合同号", "金额", "日期"]
    book(tmp_path / "登记-2026-10.xlsx", "登记", head, [["A", 1, d(1)], ["B", 2, d(31)], ["C", 3, d(31)]])
    book(tmp_path / "流水-2026-09.xlsx", "流水", head, [["A", 1, d(30, 9)], ["X", 9, d(1, 9)]])
    book(tmp_path / "流水-2026-10.xlsx", "流水", head, [["D", 4, d(31)], ["E", 4, d(15)]])
    book(tmp_path / "流水-2026年11月.xlsx", "流水", head, [["B", 2, d(1, 11)]])
    result = run_reconciliations([str(toml)], tmp_path, Settings(), PERIOD)
    (done,) = result.done
    assert [(line.status.value, line.value) for line in done.lines] == [
        ("matched", "A"), ("matched", "B"), ("missing_right", "C"), ("outside", "X"), ("missing_left", "D"), ("missing_left", "E"),
    ]  # fmt: skip
    assert sorted(f.rule for f in result.findings) == [
        "reconcile-missing",
        "reconcile-on-the-way",
        "reconcile-on-the-way",
    ]


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


# -- declarations ------------------------------------------------------------------------------------------------------

GOOD = """title = "t"
[left]
label = "a"
files = "a*"
amount = "金额"
[right]
label = "b"
files = "b*"
amount = "金额"
[[keys]]
name = "号"
"""


def test_the_shipped_declarations_are_right() -> None:
    names = {x.name for x in load_declarations()}
    assert {"汇款核对", "刷卡核对", "装饰核对", "理赔核对"} <= names


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        (("name =", "nam ="), "reconcile-keyword", ["keys → 1", "nam", "name"]),
        (('title = "t"\n', ""), "reconcile-lacks", ["title"]),
        (('label = "a"\n', ""), "reconcile-lacks", ["left", "label"]),
        (('files = "a*"\n', ""), "reconcile-lacks", ["left", "files / deliverable"]),
        (('files = "a*"', "files = 3"), "reconcile-value", ["left → files", "3"]),
        (('name = "号"', 'name = "号"\nas = "nomber"'), "reconcile-value", ["nomber", "number"]),
        (('name = "号"', '号 = "号"'), "written-wrong", ["11"]),
        (('name = "号"', 'name = "号"\nright-pattern = "["'), "reconcile-pattern", ["号"]),
        (('name = "号"', 'name = "号"\nleft = ["a", "b"]'), "reconcile-key-columns", ["号"]),
        (('files = "b*"\namount = "金额"', 'files = "b*"'), "reconcile-one-amount", ["right"]),
        (("[[keys]]", "[match]\ntolerance = -1\n[[keys]]"), "reconcile-value", ["match → tolerance", "-1"]),
    ],
)  # fmt: skip
def test_wrong_declarations_are_told_plainly(
    change: tuple[str, str], key: str, words: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD, encoding="utf-8")
    load_declaration(path)
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_declaration(path)
    assert caught.value.key == key
    for lang in catalogue.LANGUAGES:
        assert all(word in caught.value.text(lang) for word in ["x.toml", *words])


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_files_as_other_editors_save_them_are_told_in_plain_words(lang: str, tmp_path: Path) -> None:
    """Notepad's own encoding, and a file that ends too soon: no words of the machine's."""
    path, settings = tmp_path / "x.toml", tmp_path / "dutybook.toml"
    said: list[str] = []
    for text, encoding in ((GOOD, "gb18030"), (GOOD + "[match", "utf-8"), (GOOD + 'more = "', "utf-8")):
        path.write_text(text, encoding=encoding)
        with pytest.raises(UsageError) as caught:
            load_declaration(path)
        said.append(caught.value.text(lang))
    settings.write_text('departments = ["销售部"]', encoding="gb18030")
    with pytest.raises(SettingsError) as wrong:
        load_settings(settings)
    said.append(wrong.value.text(lang))
    assert "UTF-8" in said[0] and "UTF-8" in said[3]
    assert not any("codec" in words or "Expected" in words for words in said)
    path.write_text(GOOD, encoding="utf-8-sig")
    assert load_declaration(path).name == "x"


def test_the_example_of_the_page(tmp_path: Path) -> None:
    """The page's two blocks, as they stand there, on tables made for them."""
    settings, example = (
        re.sub(r"^   ", "", b, flags=re.M)
        for b in re.findall(r"^   ```toml\n(.*?)^   ```", README.read_text("utf-8"), re.M | re.S)
    )
    (tmp_path / "dutybook.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "核对声明").mkdir()
    (tmp_path / "核对声明" / "油卡核对.toml").write_text(example, encoding="utf-8")
    book(tmp_path / "油卡充值表.xlsx", "油卡", ["油卡号", "充值日期", "金额", "经手人"], [
        ["100010000001", d(9), 1000, "张三"],
        ["100010000002", d(9), 500, "李四"],
        ["100010000003", d(9), 500, "王五"],
    ])  # fmt: skip
    book(tmp_path / "银行流水" / "加油站账单.xlsx", "账单", ["卡号", "入账日期", "入账金额", "优惠", "持卡人", "状态"], [
        ["10000001", d(10), 620, 20, "张三", None],
        [10000001, d(12), 400.03, None, "张三", None],
        ["10000002", d(10), 500, None, "赵六", None],
        ["10000003", d(10), 500, None, "王五", "作废"],
    ])  # fmt: skip
    (done,), findings = reconcile_folder(tmp_path, Settings(source=tmp_path / "dutybook.toml"), PERIOD)
    assert [line.status.value for line in done.lines] == ["matched", "matched", "missing_right"]
    assert "赵六" in explained(done, done.lines[1], "zh") and "0.03" in explained(done, done.lines[0], "zh")
    assert [f.rule for f in findings] == ["reconcile-missing"]


def test_the_page_names_every_keyword() -> None:
    schema = json.loads((resources.schemas() / "reconciliation.schema.json").read_text("utf-8"))
    page = README.read_text("utf-8")
    parts = [schema["properties"]["match"], *(schema["$defs"][n] for n in ("side", "key", "compare"))]
    for name in {n for part in parts for n in part["properties"]}:
        assert f"`{name}`" in page or f"{name} = " in page or f"`{name}`、" in page, name


# -- the command -------------------------------------------------------------------------------------------------------


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "toolkit", "reconcile", "--folder", str(folder), *words]
    return subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8")


def test_payments_out_of_a_bank_statement_take_no_part(tmp_path: Path) -> None:
    """A statement as banks give it: debits and credits beside one another, each row with one of them, or with 0.00."""
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款日期", "金额"], [
        ["XD-2026-001", "陈大文", "陈大文", d(8), 50000], ["XD-2026-002", "王五", "王五", d(9), 300],
    ])  # fmt: skip
    book(tmp_path / "银行流水-2026-10.xlsx", "流水", ["交易日期", "对方户名", "借方金额", "贷方金额", "摘要"], [
        [d(8), "陈大文", None, "50,000.00", "XD-2026-001"], [d(8), "电网", "1,234.00", None, "电费"],
        [d(9), "税务", 99, 0, "税"], [d(9), "王五", 0, 300, "XD-2026-002"], [d(9), "某", None, None, "空"],
        [d(9), "李四", 5, "五元", "?"],
    ])  # fmt: skip
    ran = run_reconciliations(["汇款核对"], tmp_path, Settings(), PERIOD)
    (done,) = ran.done
    assert brief(done) == [
        ("matched", "XD-2026-001", [4], [4]),
        ("matched", "XD-2026-002", [5], [7]),
        ("unreadable", "某", [], [8]),
        ("unreadable", "李四", [], [9]),
    ]
    assert done.right.excluded == 2


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


def test_the_result_replaces_an_earlier_one_and_no_other_file(tmp_path: Path) -> None:
    cards(tmp_path)
    source = tmp_path / "刷卡单-2026-10.xlsx"
    before = source.read_bytes()
    for out in (source, tmp_path / "核对.csv"):
        done = command(tmp_path, "刷卡核对", "--period", "2026-10", "--out", str(out), "--lang", "zh")
        assert done.returncode == 2 and out.name in done.stderr
    assert source.read_bytes() == before and not (tmp_path / "核对.csv").exists()
    made = tmp_path / "新" / "核对.xlsx"
    for lang in ("zh", "en", "zh"):
        assert command(tmp_path, "刷卡核对", "--out", str(made), "--lang", lang).returncode == 1
    mine = openpyxl.Workbook()
    mine.active.title = "核对"
    mine.save(kept := tmp_path / "新" / "台账.xlsx")
    before = kept.read_bytes()
    done = command(tmp_path, "刷卡核对", "--out", str(kept), "--lang", "zh")
    assert done.returncode == 2 and "台账.xlsx" in done.stderr and "工作表:核对" in done.stderr
    assert kept.read_bytes() == before, "a sheet that is called so does not make it ours"


def test_command_text_and_json(tmp_path: Path) -> None:
    cards(tmp_path)
    done = command(tmp_path, "刷卡核对", "--period", "2026-10", "--lang", "zh")
    assert done.returncode == 1, done.stderr
    assert "不符 3,左方缺 1,右方缺 1,待定 1" in done.stdout
    assert done.stdout.count("(reconcile-") == 1  # what a line tells is not told again
    as_json = command(tmp_path, "--period", "2026-10", "--format", "json", "--lang", "en")
    found = json.loads(as_json.stdout)
    schema = json.loads((resources.schemas() / "reconciliations" / "_result.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(found)
    (one,) = found["reconciliations"]
    assert one["left"]["total"] == "235000.50" and one["right"]["total"] == "261234.56"
    assert one["lines"][0]["why"].startswith("By 业务编号 XS-001: ")
    assert len(one["lines"]) == 9 and found["summary"]["open"] == 7
    unknown = command(tmp_path, "没有这项", "--lang", "en")
    assert unknown.returncode == 2 and "刷卡核对" in unknown.stderr


def test_given_files_and_the_workbook(tmp_path: Path, shared: Path) -> None:
    cards(tmp_path / "in")
    left = (tmp_path / "in" / "交车登记-2026-10.xlsx").rename(tmp_path / "in" / "甲.xlsx")
    right = (tmp_path / "in" / "刷卡单-2026-10.xlsx").rename(tmp_path / "in" / "乙.xlsx")
    out = tmp_path / "核对.xlsx"
    done = command(tmp_path, "刷卡核对", "--left", str(left), "--right", str(right), "--out", str(out), "--lang", "zh")
    assert done.returncode == 1, done.stderr
    made = openpyxl.load_workbook(out)
    assert made.sheetnames[0] == "核对" and len(made.sheetnames) == 2
    first, lines = made.worksheets
    bridge = {
        row[0].value: row[1].value for row in first.iter_rows(min_row=6) if isinstance(row[1].value, (int, float))
    }
    assert bridge["左方合计"] + sum(
        v for k, v in bridge.items() if k.startswith("加") or k.startswith("减")
    ) == pytest.approx(bridge["右方合计"])
    assert [c.value for c in lines[4]][:4] == [1, "相符", "业务编号", "XS-001"]
    assert lines.max_row == 3 + 9
    check = subprocess.run(
        [sys.executable, str(shared / "ooxml" / "validate.py"), str(out)], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout[-2000:] + check.stderr[-500:]


def test_a_bank_statement_need_be_no_duty_workbook(tmp_path: Path) -> None:
    """At month-end, the tables of a reconciliation are where they belong; another stray table is mentioned."""
    folder = tmp_path / "2026-10"
    cards(folder)
    book(folder / "午餐.xlsx", "午餐", ["人", "菜"], [["张三", "鱼"]])
    found = month_end(folder, Settings(), None, as_of=Moment.parse("2026-11-06T18:00"), period=PERIOD)
    assert [one.title for one in found.reconciliations] == ["刷卡单与交车核对"]
    stray = [f.place.workbook for f in found.result.findings if f.rule == "no-duty-sheet"]
    assert stray == ["午餐.xlsx"]
