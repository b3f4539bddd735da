"""Totals: subtotals and running ones, above or below their rows, in words, and what they left out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, ROWS, make, run

from toolkit.app.validate import validate
from toolkit.settings import Settings


def test_subtotals_running_totals_gaps_and_notes(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append(["10月刷卡单"])
        ws.append(HEAD)
        ws.append(ROWS[0])
        ws.append(["小计", None, None, 200])
        ws.append(["KF-002", date(2026, 10, 3), "000102", 300])
        ws.append(["KF-003", date(2026, 10, 3), "000103", 50])
        ws.append(["本页合计", None, None, 350])
        ws.append(["合计", None, None, 550])
        ws.append(["累计", None, None, 98765])
        ws.append([])
        ws.append(["制表人", "王五"])
        ws.append(["备注:以上为 POS 机流水", None, None, 1])

    assert run(make(tmp_path, fill)) == (3, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["D7"], ws["D8"] = 300, 500

    assert run(make(tmp_path, wrong))[1] == [("D7", "deliverable-total", ""), ("D8", "deliverable-total", "")]


def test_a_subtotal_whose_figures_are_texts_with_a_sign_of_money(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], ["业务员", *HEAD, "手续费", "入账"]):
            ws.append(row)
        for whose, row in zip(("张三", "李丽"), ROWS, strict=True):
            ws.append([whose, *row[:3], f"¥{row[3]}.00", "¥1.00", f"¥{row[3] - 1}.00"])
            ws.append([f"{whose}小计", None, None, None, f"¥{row[3]}.00", "¥1.00", f"¥{row[3] - 1}.00"])
        ws.append(["总计", None, None, None, "¥500.00", "¥2.00", "¥498.00"])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (2, [])


def test_totals_in_english(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["October 2026"], HEAD, ROWS[0], ["Sub-total", None, None, 200], ROWS[1]):
            ws.append(row)
        for row in (["Sub total:", None, None, 300], ["Totals", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["A7"], ws["D6"], ws["D7"] = "Grand Totals", 301, 501

    assert run(make(tmp_path, wrong))[1] == [("D6", "deliverable-total", ""), ("D7", "deliverable-total", "")]


@pytest.mark.parametrize("label", ["Page total", "PAGE TOTALS:", "Total for this page"])
def test_totals_of_pages_in_english(label: str, tmp_path: Path) -> None:
    def pages(first: int) -> Path:
        def fill(ws: Worksheet) -> None:
            for row in (
                ["October 2026"],
                HEAD,
                ROWS[0],
                [label, None, None, first],
                ["Brought forward", None, None, 200],
            ):
                ws.append(row)
            for row in (ROWS[1], [label, None, None, 300], ["Total", None, None, 500], ["制表人:王五"]):
                ws.append(row)

        return make(tmp_path, fill)

    assert run(pages(200)) == (2, [])
    assert run(pages(201))[1] == [("D4", "deliverable-total", "")]


def test_amounts_as_people_write_them_and_what_a_total_left_out(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS):
            ws.append(row)
        for number, said in enumerate(("¥1,200.00", "300元整", "0.5万", "RMB 20", "20-"), 3):
            ws.append([f"KF-{number:03}", date(2026, 10, 4), f"00010{number}", said])
        ws.append(["合计", None, None, "7,000.00元"])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (7, [])

    def with_total(total: float, of: str = "300元整") -> Path:
        def change(ws: Worksheet) -> None:
            fill(ws)
            ws["D6"], ws["D10"] = of, total

        return make(tmp_path, change)

    assert run(with_total(500))[1] == [("D10", "deliverable-total", "typed")], "what a SUM of the numbers alone is"
    assert run(with_total(501))[1] == [("D10", "deliverable-total", "")], "not what the texts are about"
    assert run(with_total(7000, "三百"))[1] == [
        ("D6", "deliverable-value", "number"),
        ("D10", "deliverable-total", "part"),
    ]


def test_a_row_struck_through_that_a_total_leaves_out_is_named(tmp_path: Path) -> None:
    def with_total(total: float) -> Path:
        def fill(ws: Worksheet) -> None:
            for row in (HEAD, *ROWS, ["合计", None, None, total], ["制表人:王五"]):
                ws.append(row)
            for column in "ABCD":
                ws[f"{column}3"].font = Font(strike=True)

        return make(tmp_path, fill)

    row = ("3:3", "deliverable-value", "struck")
    assert run(with_total(200))[1] == [row, ("D4", "deliverable-total", "struck")]
    assert run(with_total(300))[1] == [row, ("D4", "deliverable-total", "")]
    assert run(with_total(500))[1] == [row]


@pytest.mark.parametrize("struck", [False, True])
@pytest.mark.parametrize("said", ["作废", "已作废", "VOID", "voided"])
def test_a_row_that_says_that_it_is_void_is_in_no_total(said: str, struck: bool, tmp_path: Path) -> None:
    def with_total(total: float) -> Path:
        def fill(ws: Worksheet) -> None:
            for row in (
                [*HEAD, "备注"],
                [*ROWS[0], None],
                [*ROWS[1], said],
                ["合计", None, None, total],
                ["制表人:王五"],
            ):
                ws.append(row)
            for column in "ABCD" if struck else "":
                ws[f"{column}3"].font = Font(strike=True)

        return make(tmp_path, fill)

    assert run(with_total(200))[1] == []
    assert run(with_total(500))[1] == [("D4", "deliverable-total", "void")]
    assert run(with_total(300))[1] == [("D4", "deliverable-total", "")]


@pytest.mark.parametrize(
    ("states", "total", "told"),
    [
        (["正常", "作废"], 100, []),
        (["正常", "作废"], 300, [("C4", "deliverable-total", "void")]),
        (["正常"], 100, [("D3", "deliverable-value", "enum"), ("C4", "deliverable-total", "")]),
        (["正常"], 300, [("D3", "deliverable-value", "enum")]),
    ],
)
def test_void_where_the_schema_has_a_word_on_it(
    states: list[str], total: int, told: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """A row whose schema refuses the word is wrong, and counts until it is put right."""
    kind = {
        "title": "开票表",
        "properties": {
            "票号": {"type": "string"},
            "日期": {"type": "string", "format": "date"},
            "金额": {"type": "number"},
            "状态": {"type": "string", "enum": states},
        },
        "required": ["票号", "金额"],
        "x-total": ["金额"],
    }
    (tmp_path / "开票表.json").write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")
    rows = [["F1", "2026-10-02", 100, "正常"], ["F2", "2026-10-03", 200, "作废"], ["合计", None, total, None]]

    def fill(ws: Worksheet) -> None:
        for row in (["票号", "日期", "金额", "状态"], *rows):
            ws.append(row)

    assert run(make(tmp_path, fill), str(tmp_path / "开票表.json"))[1] == told


@pytest.mark.parametrize("said", ["旧单作废", "取消", "未作废", "收据 作废", "换卡,作废"])
def test_other_remarks_leave_a_row_in_its_total(said: str, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, "备注"], [*ROWS[0], None], [*ROWS[1], said], ["合计", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill))[1] == []


@pytest.mark.parametrize("title", ["发票状态", "合同状态", "Invoice status", "原卡", "旧收据", "交易类型"])
def test_what_says_void_of_another_paper_leaves_a_row_in_its_total(title: str, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, title], [*ROWS[0], None], [*ROWS[1], "作废"], ["合计", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill))[1] == []


@pytest.mark.parametrize(("said", "again"), [("作废", None), (None, "作废"), ("作废", "作废")])
def test_a_void_row_that_another_takes_back_counts_as_that_does(
    said: str | None, again: str | None, tmp_path: Path
) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append([*HEAD, "备注"])
        for row, remark in zip((ROWS[0], ROWS[1], [*ROWS[1][:3], -ROWS[1][3]]), (None, said, again), strict=True):
            ws.append([*row, remark])
        ws.append(["合计", None, None, 200])
        ws.append(["制表人:王五"])

    assert not [where for where, rule, _ in run(make(tmp_path, fill))[1] if rule == "deliverable-total"]


def test_a_void_row_counts_where_its_amount_is_merged_with_anothers(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, "备注"], [*ROWS[0], "作废"], [*ROWS[1][:3], None, None], ["合计", None, None, 200]):
            ws.append(row)
        ws.append(["制表人:王五"])
        ws.merge_cells("D2:D3")

    assert not [where for where, rule, _ in run(make(tmp_path, fill))[1] if rule == "deliverable-total"]


@pytest.mark.parametrize("more", [{"minLength": 4}, {"pattern": "^正常"}, {"maxLength": 1}])
def test_a_void_row_counts_where_the_schema_refuses_the_word(more: dict[str, object], tmp_path: Path) -> None:
    texts = {n: {"type": "string"} for n in ("票号", "日期")}
    kind = {
        "title": "开票表",
        "properties": {**texts, "金额": {"type": "number"}, "状态": {"type": "string", **more}},
        "required": ["票号", "金额"],
        "x-total": ["金额"],
    }
    (tmp_path / "开票表.json").write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (["票号", "日期", "金额", "状态"], ["F1", "十月", 100, "正常票据"], ["F2", "十月", 200, "作废"]):
            ws.append(row)
        ws.append(["合计", None, 300])

    found = run(make(tmp_path, fill), str(tmp_path / "开票表.json"))[1]
    assert "deliverable-total" not in {rule for _, rule, _ in found} and found


def test_a_total_above_its_rows_and_none_at_all(tmp_path: Path) -> None:
    def above(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ["合计", None, None, 500], *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, above)) == (2, [])

    def none(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, none)) == (2, [("D4", "deliverable-total", "missing")])


def table(folder: Path, *below: list[Any], rows: Sequence[list[Any]] = ROWS) -> tuple[int, list[tuple[str, str, str]]]:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *rows, *below, ["制表人:王五"]):
            ws.append(row)

    return run(make(folder, fill))


def test_what_machines_sum_up_by_kind_is_no_row(tmp_path: Path) -> None:
    kinds = [["消费", "2笔", None, 600], ["撤销", "1笔", None, -100]]
    assert table(tmp_path, *kinds, ["合计", "3笔", None, 500]) == (2, [])
    assert table(tmp_path, *kinds, ["合计", "3笔", None, 510])[1] == [("D7", "deliverable-total", "")]
    noted = [[*ROWS[0], None, None], ["KF-002", date(2026, 10, 3), "000102", 300, None, "2笔"]]

    def fill(ws: Worksheet) -> None:
        for row in (["10月"], [*HEAD, "手续费", "备注"], *noted, ["合计", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, []), "a remark makes no sum"
    assert table(tmp_path, ["合计 刷卡2笔 500元"]) == (2, [])
    assert table(tmp_path, ["合计 刷卡2笔 510元"])[1] == [("D5", "deliverable-total", "")]
    assert table(tmp_path, ["合计 其中刷卡1笔 500元"])[1] == [("D5", "deliverable-total", "blank")]


def test_what_a_total_holds_and_what_it_was_before_are_no_rows(tmp_path: Path) -> None:
    more = [["其中:退款", None, None, 0], ["上月刷卡合计", None, None, 400], ["比上月增减", None, None, 100]]
    assert table(tmp_path, ["合计", None, None, 500], *more) == (2, [])
    assert table(tmp_path, ["合计", None, None, 510], *more)[1] == [("D5", "deliverable-total", "")]
    late = [["KF-003", date(2026, 10, 4), "000103", 100]]
    assert table(tmp_path, ["合计", None, None, 500], *more, *late)[1] == [("D9", "deliverable-total", "beyond")]


def test_the_only_total_may_be_called_a_running_one_if_it_is_that_of_all_rows(tmp_path: Path) -> None:
    assert table(tmp_path, ["累计", None, None, 500]) == (2, [])
    each = [ROWS[0], ["累计", None, None, 200], ROWS[1], ["累计", None, None, 500]]
    assert table(tmp_path, rows=each) == (2, [])
    assert table(tmp_path, ["累计", None, None, 90_500])[1] == [("D4", "deliverable-total", "missing")]


def test_titles_of_groups_may_have_a_number(tmp_path: Path) -> None:
    head = ["序号", *HEAD]
    groups = [["一", "东城店"], [1, *ROWS[0]], ["(二)", "西城店"], [1, *ROWS[1]]]

    def fill(ws: Worksheet) -> None:
        for row in (["10月"], head, *groups, [None, "合计", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])
    assert table(tmp_path, ["合计", None, None, 500], rows=[["(一)", "建行"], ROWS[0], ["(二)", "农行"], ROWS[1]]) == (
        2,
        [],
    )


def cards(folder: Path, rows: list[list[Any]], total: float, required: Sequence[str]) -> tuple[int, list[str]]:
    """The rows that are counted in a table with counts, and the cells that are told."""
    kinds = {"编号": "string", "类别": "string", "张数": "integer", "金额": "number"}
    columns = {name: {"type": kind} for name, kind in kinds.items()}
    body = {"title": "油卡表", "properties": columns, "required": [*required], "x-total": ["金额"]}
    (folder / "油卡表.json").write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    book = openpyxl.Workbook()
    for row in ([*kinds], *rows, ["合计", None, None, total]):
        book.worksheets[0].append(row)
    book.save(folder / "油卡表.xlsx")
    found = validate([folder / "油卡表.xlsx"], Settings(), schema=str(folder / "油卡表.json"))
    return found.records[0].rows, [str(f.place.cell) for f in found.findings]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["一", "消费", 2, 200], ["二", "退货", 1, 300], ["三", "消费", None, None]], "D4"),
        ([["一", "消费", None, None], ["二", "退货", 1, 500]], "D2"),
        ([["A1", "消费", 2, 200], ["A2", "退货", 1, 300], ["三", "消费", None, None]], "D4"),
    ],
    ids=["as those above", "as that below", "last"],
)
def test_a_numbered_row_that_waits_for_its_figures_is_no_title(
    rows: list[list[Any]], cell: str, tmp_path: Path
) -> None:
    assert cards(tmp_path, rows, 500, ["编号", "类别", "金额"]) == (len(rows), [cell])


def test_a_row_with_a_count_in_a_column_of_counts_is_one_of_data(tmp_path: Path) -> None:
    rows = [["A1", "消费", 2, 100], ["A2", "退货", 1, 200], ["乙", None, "2张", 50], ["2笔", "消费", None, 50]]
    assert cards(tmp_path, rows, 400, ["编号", "金额"]) == (4, [])
    named = [["甲", "消费", "加油", 100], ["乙", "退货", "洗车", 200]]
    assert cards(tmp_path, [*named, ["丙", None, "2次", 50]], 350, ["编号", "金额"]) == (3, ["C2", "C3"])
    kinds = [["消费", None, "1笔", 100], ["退货", None, "1笔", 200]]
    assert cards(tmp_path, [*named, *kinds], 300, ["编号", "金额"]) == (2, ["C2", "C3"])


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (["合计人民币(大写):伍佰元整"], True),
        (["人民币大写:", "伍佰圆正"], True),
        (["大写:叁佰元整"], False),
        (["金额(大写)", "伍仟元整"], False),
        (["大写:伍佰元零伍分"], False),
        (["大写:⊗万⊗仟伍佰零拾零元整"], True),
        (["大写:伍百"], True),  # nobody can tell
        (["人民币大写:肆佰玖拾元整"], True),  # a figure below the table
        (["实付金额(大写):肆佰捌拾元整"], True),  # no total
        (["核准报销金额大写:叁佰元整"], True),
        (["批准金额(大写)", "叁佰元整"], True),
        (["其中现金大写", "叁佰元整"], True),
        (["优惠后金额大写", "肆佰捌拾元整"], True),
        (["累计(大写)", "壹仟贰佰元整"], True),
        (["报销金额合计(大写)", "叁佰元整"], False),
        (["大写", "负伍佰元整"], False),
    ],
)
def test_an_amount_in_words_is_that_of_a_total(words: list[Any], right: bool, tmp_path: Path) -> None:
    below = [["合计", None, None, 500], words, ["手续费", None, None, 10], ["实付", None, None, 490]]
    cell = "B6" if len(words) > 1 else "A6"
    assert table(tmp_path, *below[: 4 if right else 2])[1] == ([] if right else [(cell, "deliverable-total", "words")])
    if right:
        return
    assert table(tmp_path, ["合计", None, None, 510], ["大写:伍佰壹拾元整"])[1] == [("D5", "deliverable-total", "")]


def test_an_amount_in_words_may_be_what_is_left_of_a_total_or_that_of_several_columns(tmp_path: Path) -> None:
    less = [["冲借款", "壹佰元整"], ["大写:肆佰元整"]]
    assert table(tmp_path, ["合计", None, None, 500], *less) == (2, [])

    def fill(ws: Worksheet) -> None:
        taxed = [[*row, row[3] / 10] for row in ROWS]
        for row in (["10月"], [*HEAD, "税额"], *taxed, ["合计", None, None, 500, 50], ["合计(大写)", "伍佰伍拾元整"]):
            ws.append(row)
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (2, [])
    assert table(tmp_path, ["合计(大写)", "肆佰元整", None, 500])[1] == [("B5", "deliverable-total", "words")]
    back = [[*row[:3], -row[3]] for row in ROWS]
    assert table(tmp_path, ["合计", None, None, -500], ["大写", "负伍佰元整"], rows=back) == (2, [])
    for said in ("(负)伍佰元整", "（负）伍佰元整", "负:伍佰元整", "负人民币伍佰元整", "-伍佰元整"):
        assert table(tmp_path, ["合计", None, None, -500], ["大写", said], rows=back) == (2, []), said
        assert table(tmp_path, ["合计", None, None, 500], ["大写", said])[1] == [("B6", "deliverable-total", "words")]
    assert table(tmp_path, ["合计", None, None, -500], ["大写:-伍佰元整"], rows=back) == (2, [])


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("申请金额", ["大写:", "肆佰元整"]),
        ("限额", ["金额大写", "肆佰元整"]),
        ("预支情况", ["金额(大写)", "肆佰元整", "小写", 400]),
    ],
)
def test_an_amount_in_words_below_a_title_is_what_the_title_says(title: str, words: list[Any], tmp_path: Path) -> None:
    whole = ["合计", None, None, 500]
    assert table(tmp_path, whole, [title], words) == (2, [])
    assert table(tmp_path, whole, ["合计"], words)[1] != []
    assert table(tmp_path, whole, words)[1] == [("B6", "deliverable-total", "words")]


def test_a_whole_number_may_say_what_it_counts(tmp_path: Path) -> None:
    head = ["日期", "报销人", "费用类型", "摘要", "金额", "附件张数"]
    row = ["2026-10-05", "陈先生", "办公费", "墨盒", 200]

    def file(papers: str) -> Path:
        def fill(ws: Worksheet) -> None:
            for line in (["10月"], head, [*row, papers], ["合计", None, None, None, 200, papers]):
                ws.append(line)
            ws.append(["报销人:陈先生", None, "审批人:王五"])

        return make(tmp_path, fill, "费用报销单-2026-10.xlsx")

    assert run(file("2张")) == (1, [])
    assert run(file("0张"))[1] == [("F3", "deliverable-value", "minimum")]
    assert run(file("两三张"))[1] == [("F3", "deliverable-value", "integer")]


def test_what_a_count_counts_may_stand_beside_it(tmp_path: Path) -> None:
    head = ["装饰单号", "业务编号", "客户", "装饰项目", "数量", "金额", "订车单号", "交车单号"]
    row = ["ZS-01", "XS-1", "陈先生", "脚垫", "2件", 300, "DC-01", "JC-01"]

    def fill(ws: Worksheet) -> None:
        for line in (["10月"], head, row, ["合计", None, None, None, "2件", 300], ["制单人:王五"]):
            ws.append(line)

    path = make(tmp_path, fill, "装饰单-2026-10.xlsx")
    assert run(path) == (1, [])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E3"], book.worksheets[0]["F3"] = 2, "300件"
    book.save(path)
    assert run(path)[1][:1] == [("F3", "deliverable-value", "number")]
