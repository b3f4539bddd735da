"""What counts as the same: amounts at the edge of a tolerance, what is typed in another way, repeated numbers."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import PERIOD, brief, make

from toolkit.app.validate import validate
from toolkit.core.finding import said
from toolkit.settings import Settings
from toolkit.sheet.currencies import currencies, home

KIND: dict[str, Any] = {
    "title": "对账",
    "properties": {
        "单号": {"type": "string"},
        "日期": {"type": "string", "format": "date"},
        "甲": {"type": "number"},
        "乙": {"type": "number"},
        "和": {"type": "number"},
    },
    "required": ["单号"],
}
HEAD = ["单号", "日期", "甲", "乙", "和"]
DAY = date(2026, 10, 4)


def found(folder: Path, keywords: dict[str, Any], *rows: list[Any]) -> tuple[list[Any], list[str]]:
    """Findings, in brief and in words."""

    def fill(ws: Worksheet) -> None:
        for row in (HEAD, *rows):
            ws.append(row)

    schema = folder / "对账.json"
    schema.write_text(json.dumps(KIND | keywords, ensure_ascii=False), encoding="utf-8")
    result = validate([make(folder, fill, "对账-2026-10.xlsx")], Settings(), period=PERIOD, schema=str(schema))
    return [brief(f) for f in result.findings], [said(f, "zh").text for f in result.findings]


@pytest.mark.parametrize(
    ("one", "other", "whole", "right"),
    [
        (4350, 0, 4350.05, True),
        (8.1, 0, 8.15, True),
        (0.1, 0.2, 0.35, True),
        (4350, 0, 4350.06, False),
        (8.1, 0, 8.04, False),
    ],
)
def test_the_edge_of_a_tolerance_is_within_it(
    one: float, other: float, whole: float, right: bool, tmp_path: Path
) -> None:
    keywords = {"x-sum": [{"result": "和", "of": ["甲", "乙"], "tolerance": 0.05}]}
    row = ["A1", DAY, one, other, whole]
    assert found(tmp_path, keywords, row)[0] == ([] if right else [("E2", "deliverable-sum", "")])
    total = {"x-total": [{"column": "甲", "tolerance": 0.05}]}
    wrong = [] if right else [("C4", "deliverable-total", "")]
    rows = [["A1", DAY, one], ["A2", DAY, other], ["合计", None, whole]]
    assert found(tmp_path, total, *rows)[0] == wrong


def test_a_difference_of_less_than_a_cent_is_shown_as_such(tmp_path: Path) -> None:
    keywords = {"x-total": ["甲"]}
    assert found(tmp_path, keywords, ["A1", DAY, 100.505], ["合计", None, 100.51]) == ([], []), (
        "rounded as it should be"
    )
    words = found(tmp_path, keywords, ["A1", DAY, 100.502], ["合计", None, 100.51])[1]
    assert words == ["“甲”合计填的是 100.51,各行相加是 100.502,差 0.008"]


@pytest.mark.parametrize(
    ("day", "price", "agree"),
    [
        *((day, "80", True) for day in ("2026/10/4", "10月4日", "2026-10-04", "20261004", "")),
        *(("2026-10-04", price, True) for price in ("80.00", "¥80", "80元")),
        ("2026-10-05", "80", False),
        ("10月5日", "80", False),
        ("2026-10-04", "80.01", False),
        ("2026-10-04", "八十", False),
    ],
)
def test_a_register_agrees_by_value_and_not_by_how_it_is_typed(
    day: str, price: str, agree: bool, tmp_path: Path
) -> None:
    with (tmp_path / "登记.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["编号", "签订日", "单价"], ["a1", day, price], ["A2", "2026-10-01", "1"]])
    there = {"file": "登记.csv", "column": "编号"}
    keywords = {"x-register": [{"column": "单号", "in": there, "agree": {"日期": "签订日", "甲": "单价"}}]}
    findings, words = found(tmp_path, keywords, ["A1", DAY, 80])
    assert [rule for _, rule, _ in findings] == ([] if agree else ["deliverable-register"])
    assert all("80.0”" not in text for text in words), "as the cell shows it"


@pytest.mark.parametrize("again", ["ＸＳ2026101", "xs2026101", "XS 2026101", "XS2026101"])
def test_a_number_is_repeated_in_full_width_and_small_letters_too(again: str, tmp_path: Path) -> None:
    findings, words = found(tmp_path, {"x-unique": ["单号"]}, ["XS2026101", DAY], ["XS2026102", DAY], [again, DAY])
    assert findings == [("A4", "deliverable-repeated", "")] and again in words[0], "as it stands there"
    both = {"x-unique": [["单号", "甲"]]}
    assert found(tmp_path, both, ["XS2026101", DAY, 1], [again, DAY, 2], [again, DAY, 1])[0] == [
        ("A4", "deliverable-repeated", "")
    ]


@pytest.mark.parametrize(
    ("amounts", "repeated"),
    [
        ((300, -300), []),
        ((300, "(300.00)", 300), []),
        ((-300, 300, 5), []),
        ((300, -299), ["A3"]),
        ((300, 300, -300), ["A3"]),
        ((300, -300, 300, 300), ["A5"]),
        ((300, -300, -300), ["A4"]),
        ((0, 0), ["A3"]),
        ((300, "三百"), ["A3"]),
        ((None, None), ["A3"]),
    ],
)
def test_a_row_that_takes_another_back_repeats_no_number(
    amounts: tuple[Any, ...], repeated: list[str], tmp_path: Path
) -> None:
    rows = [["A1", DAY, amount] for amount in amounts]
    keywords = {"x-unique": ["单号"], "x-total": [{"column": "甲", "required": False}]}
    briefs, _ = found(tmp_path, keywords, *rows)
    assert [cell for cell, rule, _ in briefs if rule == "deliverable-repeated"] == repeated


@pytest.mark.parametrize(("whose", "right"), [("张三", True), (None, True), ("李四", False)])
def test_what_is_paid_back_to_somebody_else_repeats_the_number(whose: str | None, right: bool, tmp_path: Path) -> None:
    people = {"properties": KIND["properties"] | {"客户": {"type": "string"}}}
    keywords = people | {"x-unique": ["单号"], "x-total": [{"column": "甲", "required": False}]}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | keywords, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, "客户"], ["A1", DAY, 300, 0, 0, "张三"], ["A1", DAY, -300, 0, 0, whose]):
            ws.append(row)

    result = validate([make(tmp_path, fill, "对账-2026-10.xlsx")], Settings(), period=PERIOD, schema=str(schema))
    assert [f.place.cell for f in result.findings if f.rule == "deliverable-repeated"] == ([] if right else ["A3"])


@pytest.mark.parametrize(
    ("amounts", "told"),
    [((100, "US$100", "HK$50"), True), ((100, "RMB200", "￥5"), False), (("$5", "USD 10", "US$1"), False)],
)
def test_a_total_over_different_money_is_told(amounts: tuple[Any, ...], told: bool, tmp_path: Path) -> None:
    rows = [[f"A{i}", DAY, value, 0, 0] for i, value in enumerate(amounts)]
    briefs, _ = found(tmp_path, {"x-total": [{"column": "甲", "required": False}]}, *rows)
    assert [rule for _, rule, _ in briefs] == ["deliverable-currencies"] * told


@pytest.mark.parametrize(
    ("above", "title", "told"),
    [("", "Amount", False), ("£", "Amount", False), ("All amounts in EUR", "Amount", True), ("", "金额", True)],
)
def test_what_says_nothing_is_in_yuan_only_where_the_headers_are_chinese(
    above: str, title: str, told: bool, tmp_path: Path
) -> None:
    said = home(["GBP", "", "GBP"], ["No", title])
    rows = [(3, ("A1", "£5.00")), (4, ("A2", 7))]
    moneys = [code or said for code in currencies(rows, [2], {1: "No", 2: title}, [above])]
    assert (len(set(moneys)) > 1) is told


@pytest.mark.parametrize(
    ("title", "said"),
    [("金额(人民币)", ["CNY", "USD"]), ("金额¥", ["CNY", "USD"]), ("折人民币金额", ["CNY", "CNY"])],
)
def test_what_a_row_says_goes_before_its_header_but_where_that_is_of_what_was_converted(
    title: str, said: list[str]
) -> None:
    assert currencies([(2, (100, "人民币")), (3, (200, "美元"))], [1], {1: title, 2: "币种"}) == said


def test_who_marks_one_amount_of_an_english_table_marks_what_is_foreign() -> None:
    assert home(["", "", "USD"], ["Invoice", "Amount"]) == "CNY"


def test_a_header_says_the_money_of_its_column_whatever_it_was_before() -> None:
    rows = [(2, ("EUR", 100, 87)), (3, ("USD", 50, 40))]
    titles = {1: "Currency", 2: "Amount", 3: "GBP equivalent"}
    assert [currencies(rows, [column], titles) for column in (2, 3)] == [["EUR", "USD"], ["GBP", "GBP"]]


@pytest.mark.parametrize(
    ("said", "variant"), [("–", "nothing"), ("nil", "nothing"), ("无", "nothing"), (None, "blank")]
)
def test_an_amount_that_must_be_there_and_is_a_dash_is_told_as_it_stands(
    said: str | None, variant: str, tmp_path: Path
) -> None:
    briefs, words = found(tmp_path, {"required": ["单号", "甲"]}, ["A1", DAY, 5], ["A2", DAY, said])
    assert briefs == [("C3", "deliverable-value", variant)] and (said or "没有填") in words[0]


def test_a_merged_amount_stands_once(tmp_path: Path) -> None:
    keywords: dict[str, Any] = {
        "x-total": ["甲", "和"],
        "x-unique": ["日期"],
        "x-sum": [{"result": "和", "of": ["甲", "乙"]}],
        "x-limit": [{"column": "甲", "per": "乙", "most": 400}],
    }
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | keywords, ensure_ascii=False), encoding="utf-8")

    def say(total: int) -> list[Any]:
        def fill(ws: Worksheet) -> None:
            ws.append(HEAD)
            ws.append(["X1", DAY, 1500, 1, 1504])
            ws.append(["X1", None, None, 1])
            ws.append(["X1", None, None, 2])
            ws.append(["X2", date(2026, 10, 5), 100, 1, 101])
            ws.append(["合计", None, total, 5, 1605])
            for column in "BCE":
                ws.merge_cells(f"{column}2:{column}4")

        path = make(tmp_path, fill, "对账-2026-10.xlsx")
        return [brief(f) for f in validate([path], Settings(), period=PERIOD, schema=str(schema)).findings]

    assert say(1600) == []
    assert say(4600) == [("C6", "deliverable-total", "")]


def test_a_comma_that_parts_no_thousands_is_no_number(tmp_path: Path) -> None:
    rows = [["X1", DAY, text] for text in ("1,200.50", "1，000", "300,00", "1,5000", "1,23,456.00", "1.234,50")]
    told, _ = found(tmp_path, {}, *rows)
    assert told == [(f"C{row}", "deliverable-value", "number") for row in (4, 5, 6, 7)]


@pytest.mark.parametrize(
    ("south", "north", "told"),
    [(300, 50, []), (200, 50, ["300"]), (250, 50, ["300"]), (300, 60, ["50"])],
)
def test_a_total_below_subtotals_is_that_of_all_of_its_groups(
    south: int, north: int, told: list[str], tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["X1", DAY, 100],
        ["东城小计", None, 100],
        ["X2", DAY, 200],
        ["西城小计", None, 200],
        ["郊区小计", None, 0],
        ["南区合计", None, south],
        ["X3", DAY, 50],
        ["北城小计", None, 50],
        ["山区小计", None, None],
        ["北区合计", None, north],
        ["总计", None, 350],
    ]
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | {"x-total": ["甲"]}, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (HEAD, *rows):
            ws.append(row)

    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    findings = validate([path], Settings(), period=PERIOD, schema=str(schema)).findings
    assert [dict(f.params)["wanted"] for f in findings] == told


@pytest.mark.parametrize(
    ("labels", "amounts", "cells"),
    [
        (("北区合计", "东城小计", "西城小计", "南区合计"), (50, 100, 200, 300), []),
        (("北区合计", "东城小计", "西城小计", "南区合计"), (50, 100, 200, 200), ["C8"]),
        (("北区合计", "东城小计", "西城小计", "南区合计"), (50, 100, 200, 350), []),  # of all so far
        (("北区小计", "东城小计", "西城小计", "南区小计"), (50, 100, 200, 300), []),
        (("北区小计", "东城小计", "西城小计", "南区小计"), (50, 100, 200, 200), ["C8"]),
        (("东城小计", "中城小计", "西城小计", "南区合计"), (50, 100, 200, 300), ["C8"]),
    ],
)
def test_a_group_without_subtotals_of_its_own_stands_before_one_with_them(
    labels: tuple[str, ...], amounts: tuple[int, ...], cells: list[str], tmp_path: Path
) -> None:
    rows: list[list[Any]] = []
    for label, amount in list(zip(labels, amounts, strict=True))[:3]:
        rows += [[f"X{amount}", DAY, amount], [label, None, amount]]
    rows += [[labels[3], None, amounts[3]], ["总计", None, 350]]
    assert [cell for cell, *_ in found(tmp_path, {"x-total": ["甲"]}, *rows)[0]] == cells


def test_amounts_in_ten_thousands_are_compared_to_the_cent(tmp_path: Path) -> None:
    keywords: dict[str, Any] = {
        "x-total": ["甲"],
        "x-decimals": {"甲": 2},
        "x-limit": [{"column": "甲", "most": 24000}],
        "x-sum": [{"result": "和", "of": ["甲"], "minus": ["乙"]}],
        "x-control": [{"column": "甲", "equals": {"sheet": "总账", "label": "费用合计"}}],
    }
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | keywords, ensure_ascii=False), encoding="utf-8")

    def say(one: Any, total: float, ledger: float, rest: float) -> list[tuple[str, str]]:
        def fill(ws: Worksheet) -> None:
            ws.append(["对账", None, "单位:万元"])
            ws.append(["单号", "日期", "甲", "乙(元)", "和(元)"])
            ws.append(["X1", DAY, one, 500, rest])
            ws.append(["X2", DAY, "2.35万", 500, 23000])
            ws.append(["合计", None, total, 1000])
            assert ws.parent is not None
            ws.parent.create_sheet("总账").append(["费用合计", ledger])

        path = make(tmp_path, fill, "对账-2026-10.xlsx")
        findings = validate([path], Settings(), period=PERIOD, schema=str(schema)).findings
        return [(f.place.cell, f.rule) for f in findings]

    assert say(1.2567, 3.6067, 36067, 12067) == []
    assert say(1.2567, 3.61, 36067, 12067) == []  # rounded
    assert say(1.2567, 3.6107, 36067, 12067) == [("C5", "deliverable-total")]
    assert say(1.2567, 3.6067, 36060, 12067) == [("C5", "deliverable-control")]
    assert say(1.2567, 3.6067, 36067, 12060) == [("E3", "deliverable-sum")]
    assert say(1.2567891, 3.6067891, 36067.89, 12067.89) == [("C3", "deliverable-value")]
    assert say(2.5, 4.85, 48500, 24500) == [("C3", "deliverable-limit")]


def test_of_two_columns_of_one_name_it_is_said_which_was_checked(tmp_path: Path) -> None:
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | {"x-total": ["甲"]}, ensure_ascii=False), encoding="utf-8")

    def say(head: list[Any], other: Any) -> list[tuple[str, str, str]]:
        def fill(ws: Worksheet) -> None:
            for row in (head, ["X1", DAY, 100, 6, other], ["合计", None, 100, 6, 999]):
                ws.append(row)

        path = make(tmp_path, fill, "对账-2026-10.xlsx")
        return [brief(f) for f in validate([path], Settings(), period=PERIOD, schema=str(schema)).findings]

    told = [("C1", "deliverable-column", "several")]
    assert say(["单号", "日期", "甲(不含税)", "税额", "甲(含税)"], 106) == told
    assert say(["单号", "日期", "甲(不含税)", "税额", "甲(含税)"], 100) == []  # the same either way
    assert say(["单号", "日期", "甲", None, "甲"], 106) == []  # another table at the right
    assert say(["单号", "日期", "甲", "付款方式", "甲"], 106) == []  # the same right beside it
    assert say(["单号", "日期", "甲", "税额", "甲(不含税)"], 94) == []  # the very name
    assert say(["单号", "日期", "甲(元)", "税额", "甲(大写)"], "壹佰元整") == []
    assert say(["单号", "日期", "甲(¥)", "税额", "甲(人民币大写)"], "壹佰元整") == []
    assert say(["单号", "日期", "甲(元)", "税额", "甲(%)"], 0.01) == []
    assert say(["单号", "日期", "甲(本月)", "税额", "甲(何事)"], "首付") == []  # no number at all


def test_the_column_of_the_very_name_is_taken_wherever_it_stands(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["X1", DAY, "壹佰元整", 94, 100], ["合计", None, None, 94, 100]]
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND | {"x-total": ["甲"]}, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (["单号", "日期", "甲(大写)", "甲(不含税)", "甲(元)"], *rows):
            ws.append(row)

    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    assert validate([path], Settings(), period=PERIOD, schema=str(schema)).findings == ()


def test_numbers_with_zeros_in_front_are_as_their_cells_show_them(tmp_path: Path) -> None:
    kind = json.loads(json.dumps(KIND))
    kind["properties"]["单号"] |= {"pattern": "^[0-9]{4}$"}
    kind |= {"x-unique": ["单号"], "x-register": [{"column": "单号", "in": {"sheet": "登记", "column": "单号"}}]}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (HEAD, [12, DAY, 1], ["0012", DAY, 1], [13, DAY, 1], ["0014", DAY, 1]):
            ws.append(row)
        ws["A2"].number_format = ws["A4"].number_format = "0000"
        assert ws.parent is not None
        other = ws.parent.create_sheet("登记")
        for number in ("单号", "0012", 13, 14):
            other.append([number, "x"])
        other["A4"].number_format = "0000"

    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    findings = validate([path], Settings(), period=PERIOD, schema=str(schema)).findings
    assert [brief(f) for f in findings] == [("A3", "deliverable-repeated", "")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([None, None, "合计:110"], [("C3", "deliverable-total", "")]),
        ([None, None, "合计:100.00元"], []),
        ([None, None, "合计"], [("C3", "deliverable-total", "blank")]),
        (["合计:1笔,甲100.00元"], []),
        (["合计:1笔,手续费甲9元,甲100元"], []),
        (["合计甲110元"], [("C3", "deliverable-total", "")]),
        (["合计:1笔,手续费金额9元,金额100元"], []),
        (["合计:1笔,金额110元"], [("C3", "deliverable-total", "")]),
        (["合计:1笔"], [("C3", "deliverable-total", "blank")]),
    ],
)
def test_a_total_that_stands_behind_its_label(row: list[Any], told: list[Any], tmp_path: Path) -> None:
    assert found(tmp_path, {"x-total": ["甲"]}, ["X1", DAY, 100], row)[0] == told


def test_signs_of_no_width_do_not_count(tmp_path: Path) -> None:
    rows = [["P0001", DAY, "\u200b300"], ["P0001\u200b", DAY, "300\ufeff"]]
    assert found(tmp_path, {"x-unique": ["单号"]}, *rows)[0] == [("A3", "deliverable-repeated", "")]


def test_percentages_as_text_are_as_in_cells(tmp_path: Path) -> None:
    kind = json.loads(json.dumps(KIND))
    kind["properties"]["折扣率"] = {"type": "number", "maximum": 0.2}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, "折扣率"], ["X1", DAY, 1, 2, 3, "5%"], ["X2", DAY, 1, 2, 3, "50%"], ["X3", DAY, "5%"]):
            ws.append(row)

    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    findings = validate([path], Settings(), period=PERIOD, schema=str(schema)).findings
    assert [brief(f) for f in findings] == [
        ("F3", "deliverable-value", "maximum"),
        ("C4", "deliverable-value", "number"),
    ]


def test_what_excel_cut_off_of_a_long_number_is_told(tmp_path: Path) -> None:
    rows = [[25442000000012345678, DAY, 1], [25442000000012345699, DAY, 1]]
    told, words = found(tmp_path, {"x-unique": ["单号"]}, *rows)
    assert told == [("A3", "deliverable-repeated", "digits")]
    assert "15 位" in words[0]
    texts = [["25442000000012345678", DAY, 1]] * 2
    assert found(tmp_path, {"x-unique": ["单号"]}, *texts)[0] == [("A3", "deliverable-repeated", "")]


def test_a_total_that_may_be_either_is_that_of_all(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["X1", DAY, 100], ["X2", DAY, 50], ["小计/合计", None, 160]]
    assert found(tmp_path, {"x-total": ["甲"]}, *rows)[0] == [("C4", "deliverable-total", "")]


def test_rows_that_are_struck_through_are_told(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (HEAD, ["X1", DAY, 100], ["X2", DAY, 200], ["X3", DAY, 5]):
            ws.append(row)
        for cell in (*ws[3][:3], ws["A4"]):
            cell.font = Font(strike=True)

    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(KIND, ensure_ascii=False), encoding="utf-8")
    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    findings = validate([path], Settings(), period=PERIOD, schema=str(schema)).findings
    assert [(brief(f), f.severity.value) for f in findings] == [(("3:3", "deliverable-value", "struck"), "warning")]
