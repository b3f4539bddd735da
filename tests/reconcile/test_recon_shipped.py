"""The shipped declarations over files as departments have them."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from recon_files_kit import PERIOD, book, brief, cards, command, d, reconcile_folder

from toolkit import catalogue
from toolkit.app.reconcile import run_reconciliations
from toolkit.core.finding import said
from toolkit.reconcile.explain import explained
from toolkit.settings import Settings


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
    assert [said(findings[1], lang).text.split("刷卡单")[-1] for lang in catalogue.LANGUAGES] == [
        "-2026-10.xlsx 第7、8行)无法确定怎样对应", "-2026-10.xlsx row 7, 8) cannot be told",
    ]  # fmt: skip
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


def test_numbers_of_any_make_are_found_in_what_the_bank_says(tmp_path: Path) -> None:
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款金额", "汇款日期"], [
        ["HT26-1510", "陈女士", "陈女士", 33000, d(15)],
        ["26销售0088", "林女士", "林女士", 21000, d(15)],
        ["HT26-1520", "黄先生", "黄先生", 10000, d(16)],
        ["HT26-1521", "刘女士", "刘女士", 12000, d(16)],
        ["HT26-1530", "赵先生", "赵先生", 9000, d(20)],
    ])  # fmt: skip
    book(tmp_path / "银行流水2026年.xlsx", "银行流水", ["记账日期", "对方户名", "贷方金额", "摘要"], [
        [d(15), "王先生", 33000, "HT26-1510 购车款"],
        [d(15), "钱先生", 21000, "流水TX20261015001 付26销售0088车款"],
        [d(16), "孙先生", 22000, "HT26-1520、HT26-1521 两辆"],
        [d(20), "周先生", 9000, "HT26-15301"],
    ])  # fmt: skip
    (done,), _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [
        ("matched", "HT26-1510", [4], [4]),
        ("matched", "26销售0088", [5], [5]),
        ("missing_right", "HT26-1520", [6], []),
        ("missing_right", "HT26-1521", [7], []),
        ("missing_right", "HT26-1530", [8], []),
        ("missing_left", "孙先生", [], [6]),
        ("missing_left", "周先生", [], [7]),
    ]
    # One payment for two is for a person to decide: it is told, and matched with neither.
    assert [[(p.item.place.row, p.reason.key) for p in line.proposals] for line in done.lines[2:6]] == [
        [(6, "named")], [(6, "named")], [(7, "amount-day")], [(6, "named"), (7, "named")],
    ]  # fmt: skip
    for lang in catalogue.LANGUAGES:
        assert "22,000.00" in explained(done, done.lines[2], lang)


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
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [
        ("matched", "XS-1", [4, 5], [4]),
        ("differing", "XS-2", [6], [5]),
        ("differing", "XS-3", [7], [6]),
        ("missing_right", "XS-9", [8], []),
    ]
    assert "王小五" in explained(done, done.lines[2], "zh")
    # Amounts take no part, so that none is told; days apart are a number.
    for lang in catalogue.LANGUAGES:
        told = [explained(done, line, lang) for line in done.lines] + [said(f, lang).text for f in findings]
        assert not any("0.00" in text or "-12" in text for text in told)
    assert "日期相差 12 天" in explained(done, done.lines[1], "zh")
    assert done.bridge == ()
    told = command(
        tmp_path, "装饰核对", "--period", "2026-10", "--out", str(tmp_path / "核对.xlsx"), "--lang", "zh"
    ).stdout
    assert "0.00" not in told and "合计" not in told
    cells = [c.value for sheet in openpyxl.load_workbook(tmp_path / "核对.xlsx") for row in sheet for c in row]
    assert 0.0 not in [c for c in cells if isinstance(c, float)]


def test_of_several_slips_the_one_that_is_late_is_named(tmp_path: Path) -> None:
    head = ["装饰单号", "业务编号", "客户", "装饰项目", "装饰日期", "金额", "订车单号", "交车单号"]
    book(tmp_path / "装饰单-2026-10.xlsx", "装饰单", head, [
        ["ZS1", "XS-1", "张三", "贴膜", d(6), 800, "D1", "J1"],
        ["ZS2", "XS-1", "张三", "脚垫", d(13), 200, "D1", "J1"],
    ])  # fmt: skip
    book(tmp_path / "交车登记-2026-10.xlsx", "交车登记", ["业务编号", "交车单号", "客户姓名", "车型", "交车日期"], [
        ["XS-1", "J1", "张三", None, d(5)],
    ])  # fmt: skip
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [("differing", "XS-1", [4, 5], [4])]
    assert "装饰单第5行与最近的一行日期相差 8 天" in explained(done, done.lines[0], "zh")
    (finding,) = [f for f in findings if f.rule == "reconcile-differs"]
    assert "装饰单第5行" in said(finding, "zh").text and "8 days" in said(finding, "en").text


def test_claims_against_receipts(tmp_path: Path) -> None:
    book(tmp_path / "理赔金额确认单-2026-10.xlsx", "理赔金额确认单", ["赔案号", "保单号", "客户", "车牌号", "理赔日期", "理赔金额"], [
        ["PA2026-00001", "PDAA1", "张三", "粤A12345", d(9), 3000],
        ["PA2026-00002", "PDAA2", "李四", "粤B23456", d(9), 2000],
        ["PA2026-00003", "PDAA3", "王五", "粤C34567", d(9), 1500],
        ["PA2026-00004", "PDAA4", "赵六", "粤D45678", d(9), 900],
        ["PA2026-00005", "PDAA5", "钱七", "粤E56789", d(9), 4000],
        ["PA2026-00006", "PDAA6", "孙八", "粤F67890", d(9), 6000],
    ])  # fmt: skip
    book(tmp_path / "银行收款-2026-10.xlsx", "银行收款", ["到账日期", "付款人", "收款金额", "摘要"], [
        [d(15), "某财险公司", 1000, "赔款 PA2026-00001"],
        [d(16), "某财险公司", 2000, "赔款 PA202600001"],
        [d(16), "某财险公司", 1900, "赔款 PA2026-00002"],
        [d(16), "某财险公司", 1500, "粤C·34567 赔款"],
        [d(16), "陈先生", 88888, "购车款"],
        [d(16), "某财险公司", 10000, "PA2026-00005、PA2026-00006 赔款"],
    ])  # fmt: skip
    done, _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    (claims,) = [x for x in done if x.name == "理赔核对"]
    assert brief(claims) == [
        ("matched", "PA2026-00001", [4], [4, 5]),
        ("differing", "PA2026-00002", [5], [6]),
        ("matched", "粤C34567", [6], [7]),
        ("missing_right", "PA2026-00004", [7], []),
        ("missing_right", "PA2026-00005", [8], []),
        ("missing_right", "PA2026-00006", [9], []),
        ("outside", "", [], [8]),
        ("outside", "", [], [9]),
    ]
    assert [[p.item.place.row for p in line.proposals] for line in claims.lines[3:6]] == [[], [9], [9]]
    # 900 and 10,000 not there and 100 differing, whatever else the bank received
    assert claims.difference == 11_000_00


def test_a_plate_or_a_number_of_the_bank_is_no_claim_and_no_contract(tmp_path: Path) -> None:
    book(tmp_path / "理赔金额确认单-2026-10.xlsx", "理赔金额确认单", ["赔案号", "保单号", "客户", "车牌号", "理赔日期", "理赔金额"], [
        ["RDAA2026010", "P1", "张三", "川A12345", d(9), 1000],
        ["RDAA2026011", "P2", "李四", "川AD12346", d(9), 2000],
        ["RDAA2026012", "P3", "王五", "川A12347", d(9), 3000],
        ["A2026013", "P4", "赵六", "川A·12348", d(9), 4000],
    ])  # fmt: skip
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款金额", "汇款日期"], [
        ["FQ-2026-101", "钱七", "钱七", 5000, d(12)],
        ["FQ-2026-102", "孙八", "孙八", 6000, d(12)],
        ["FQ-2026-103", "周九", "周九", 7000, d(12)],
        ["FQ-2026-104", "吴十", "吴十", 8000, d(12)],
    ])  # fmt: skip
    book(tmp_path / "银行流水-2026-10.xlsx", "银行流水", ["记账日期", "对方户名", "贷方金额", "摘要"], [
        [d(12), "某财险公司", 1000, "川A12345车损赔款"],
        [d(12), "某财险公司", 2000, "川AD12346车损赔款"],
        [d(12), "某财险公司", 3000, "RDAA2026099 川A12347"],
        [d(12), "某财险公司", 4000, "川A12348赔款"],
        [d(12), "钱七", 5000, "川AD12345购车款"],
        [d(12), "孙八", 6000, "网银转账TRN20261012001"],
        [d(12), "周九", 7000, "POS20261012"],
        [d(12), "吴十", 8000, "付FQ-2026-109尾款"],
    ])  # fmt: skip
    done, _ = reconcile_folder(tmp_path, Settings(), PERIOD)
    by_name = {one.name: one for one in done}
    claims, remitted = by_name["理赔核对"], by_name["汇款核对"]
    assert brief(claims)[:4] == [
        ("matched", "川A12345", [4], [4]),
        ("matched", "川AD12346", [5], [5]),
        ("differing", "川A12347", [6], [6]),
        ("matched", "川A·12348", [7], [7]),
    ]
    assert brief(remitted)[:4] == [
        ("matched", "钱七", [4], [8]),
        ("matched", "孙八", [5], [9]),
        ("matched", "周九", [6], [10]),
        ("differing", "吴十", [7], [11]),
    ]
    # Of the text no more is told than what was taken for the number.
    assert "右“RDAA2026099”" in explained(claims, claims.lines[2], "zh")
    assert "右“FQ-2026-109”" in explained(remitted, remitted.lines[3], "zh")


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


def test_a_receipt_that_belongs_elsewhere_is_not_missing(tmp_path: Path) -> None:
    """One bank statement for both: what claims were paid with is no remittance that nobody entered."""
    book(tmp_path / "汇款登记-2026-10.xlsx", "汇款登记", ["合同编号", "客户", "汇款人", "汇款金额", "汇款日期"], [
        ["HT2026-0101", "张三", "张三", 10000, d(9)],
    ])  # fmt: skip
    book(tmp_path / "理赔金额确认单-2026-10.xlsx", "理赔金额确认单", ["赔案号", "保单号", "客户", "车牌号", "理赔日期", "理赔金额"], [
        ["PA2026-00001", "PDAA1", "张三", "粤A12345", d(9), 3000],
        ["PA2026-00002", "PDAA2", "李四", "粤B23456", d(9), 2000],
    ])  # fmt: skip
    book(tmp_path / "银行收款-2026-10.xlsx", "银行收款", ["到账日期", "付款人", "收款金额", "摘要"], [
        [d(9), "张三", 10000, "购车款"],
        [d(15), "某财险公司", 3000, "赔款 PA2026-00001"],
        [d(16), "某财险公司", 1900, "赔款 PA2026-00002"],
        [d(16), "某财险公司", 500, "赔款 PA2026-00003"],
    ])  # fmt: skip
    for names in ((), ("汇款核对",)):
        result = run_reconciliations(names, tmp_path, Settings(), PERIOD)
        (done,) = [x for x in result.done if x.name == "汇款核对"]
        assert [(status, right) for status, _, _, right in brief(done)] == [
            ("matched", [4]), ("outside", [5]), ("outside", [6]), ("missing_left", [7]),
        ]  # fmt: skip
        assert "“保险理赔金额与收款核对”" in explained(done, done.lines[1], "zh")
        bank = [(f.place.cell, f.rule) for f in result.findings if f.place.workbook.startswith("银行")]
        assert bank == [("C7", "reconcile-missing")]
    assert sum(amount for _, amount in done.bridge[:-1]) == done.bridge[-1][1]


def test_a_business_list_says_when_it_was(tmp_path: Path) -> None:
    """业务单 may call its day 日期, as its own schema knows."""
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", ["单号", "日期", "客户", "付款方式", "合计金额"], [
        ["XS-1", d(9), "张三", "刷卡", 3000],
    ])  # fmt: skip
    book(
        tmp_path / "刷卡单-2026-10.xlsx",
        "刷卡单",
        ["业务编号", "刷卡日期", "凭证号", "金额"],
        [["XS-1", d(28), "P0001", 3000]],
    )
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert [(f.place.cell, f.rule) for f in findings] == [("E4", "reconcile-differs")]
    assert done.lines[0].reasons[0].key == "workdays"


@pytest.mark.parametrize("paid", ["微信", "支付宝", "支票", "分期"])
def test_what_was_paid_in_another_way_may_have_a_slip(paid: str, tmp_path: Path) -> None:
    head = ["业务编号", "客户", "业务日期", "付款方式", "合计金额"]
    rows = [["XS-0", "甲先生", d(15), paid, 100], ["XS-1", "乙先生", d(15), paid, 101]]
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", head, rows)
    slips = [["XS-0", d(15), "甲先生", "P0", 100]]
    book(tmp_path / "刷卡单-2026-10.xlsx", "刷卡单", ["业务编号", "刷卡日期", "客户", "凭证号", "金额"], slips)
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [("matched", "XS-0", [4], [4]), ("outside", "XS-1", [5], [])] and not findings


def test_what_was_paid_in_another_way_needs_no_amount_either(tmp_path: Path) -> None:
    """刷卡金额 is left blank where nothing was paid by card; where a slip says otherwise, it is missing."""
    head = ["业务编号", "客户", "业务日期", "付款方式", "刷卡金额"]
    rows = [
        ["XS-0", "甲先生", d(15), "分期", None],
        ["XS-1", "乙先生", d(15), "分期", None],
        ["XS-2", "丙先生", d(15), "刷卡", None],
    ]
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", head, rows)
    slips = [["XS-1", d(15), "乙先生", "P0", 100]]
    book(tmp_path / "刷卡单-2026-10.xlsx", "刷卡单", ["业务编号", "刷卡日期", "客户", "凭证号", "金额"], slips)
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert sorted(brief(done)[:3]) == [
        ("outside", "XS-0", [4], []),
        ("unreadable", "XS-1", [5], []),
        ("unreadable", "XS-2", [6], []),
    ]
    assert "“付款方式”是“分期”" in explained(done, next(line for line in done.lines if line.status == "outside"), "zh")
    unreadable = [f.place.cell for f in findings if f.rule == "reconcile-unreadable"]
    assert unreadable == ["E5", "E6"]


def test_what_was_not_paid_by_card_needs_no_slip(tmp_path: Path) -> None:
    book(tmp_path / "业务单-2026-10.xlsx", "业务单", ["业务编号", "客户", "业务日期", "付款方式", "合计金额"], [
        ["XS-0", "甲先生", d(15), "刷卡", 100],
        ["XS-1", "乙先生", d(15), "提前交款", 101],
        ["XS-2", "丙先生", d(15), "转账", 102],
        ["XS-3", "丁先生", d(15), "现金", 103],
        ["XS-4", "戊先生", d(15), "分期", 104],
    ])  # fmt: skip
    book(tmp_path / "刷卡单-2026-10.xlsx", "刷卡单", ["业务编号", "刷卡日期", "客户", "凭证号", "金额"], [
        ["XS-0", d(15), "甲先生", "P0", 100],
        ["XS-3", d(15), "丁先生", "P3", 103],
    ])  # fmt: skip
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert brief(done) == [
        ("matched", "XS-0", [4], [4]),
        ("outside", "XS-1", [5], []),
        ("outside", "XS-4", [8], []),
        ("missing_left", "XS-3", [], [5]),
    ]
    assert "“付款方式”是“提前交款”" in explained(done, done.lines[1], "zh")
    # It is there, and why it took no part is told.
    (finding,) = findings
    assert (finding.rule, dict(finding.params)["variant"]) == ("reconcile-missing", "left-out")
    assert "(第7行),但那里的“付款方式”是“现金”" in explained(done, done.lines[3], "zh")
    for lang in catalogue.LANGUAGES:
        assert said(finding, lang).text
    # Where the first instalment was paid by card, it stands against its slip.
    book(tmp_path / "刷卡单-2026-10.xlsx", "刷卡单", ["业务编号", "刷卡日期", "客户", "凭证号", "金额"], [
        ["XS-0", d(15), "甲先生", "P0", 100], ["XS-4", d(15), "戊先生", "P4", 104],
    ])  # fmt: skip
    (done,), findings = reconcile_folder(tmp_path, Settings(), PERIOD)
    assert [line.status.value for line in done.lines] == ["matched", "outside", "matched"] and not findings
