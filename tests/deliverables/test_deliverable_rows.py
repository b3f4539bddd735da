"""Rows under a header that are no data: subtotals by whatever name, balances, a header once more, amounts in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, PERIOD, ROWS, make, run

from toolkit.app.validate import validate
from toolkit.core.finding import said
from toolkit.deliverables.table import find_table
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet

MORE = [["KF-003", date(2026, 10, 5), "000103", 50], ["KF-004", date(2026, 10, 6), "000104", 7]]
SIGNED = ["制表人:王五"]


def found(folder: Path, *rows: list[Any], name: str = "刷卡单-2026-10.xlsx") -> tuple[int, list[tuple[str, str, str]]]:
    def fill(ws: Worksheet) -> None:
        for row in rows:
            ws.append(row)

    return run(make(folder, fill, name))


@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        ("李丽 汇总", "陈勇 汇总", "总计"),
        ("李丽 小计", "陈勇 小计", "总合计"),
        ("一店小计", "二店小计", "共计"),
        ("一店合计", "二店合计:", "2026年10月合计"),
        ("一店合計", "二店合計", "總計"),
        ("日计", "日计", "月计"),
    ],
)
def test_totals_of_groups_under_usual_names(one: str, two: str, whole: str, tmp_path: Path) -> None:
    def table(first: int) -> list[list[Any]]:
        rows = [["10月"], HEAD, *ROWS, [one, None, None, first], *MORE, [two, None, None, 57]]
        return [*rows, [whole, None, None, 557], ["本年累计", None, None, 90_000], SIGNED]

    assert found(tmp_path, *table(500)) == (4, [])
    assert found(tmp_path, *table(501)) == (4, [("D5", "deliverable-total", "")]), "that subtotal, and nothing else"


def test_groups_within_groups_and_counts(tmp_path: Path) -> None:
    def table(outer: int) -> list[list[Any]]:
        rows = [["10月"], HEAD, ROWS[0], ["李丽 汇总", None, None, 200], ROWS[1], ["陈勇 汇总", None, None, 300]]
        rows += [["一店 汇总", None, None, outer]]
        return [*rows, *MORE, ["二店 汇总", None, None, 57], ["总计", None, None, 557], SIGNED]

    assert found(tmp_path, *table(500)) == (4, [])
    assert found(tmp_path, *table(499)) == (4, [("D7", "deliverable-total", "")])


def test_totals_of_groups_above_their_rows(tmp_path: Path) -> None:
    def table(second: int, whole: list[list[Any]]) -> list[list[Any]]:
        rows = [["李丽小计", None, None, 500], *ROWS, ["陈勇小计", None, None, second], *MORE]
        return [["10月"], HEAD, *whole[:1], *rows, *whole[1:], SIGNED]

    below, above = [[], ["合计", None, None, 557]], [["合计", None, None, 557]]
    assert found(tmp_path, *table(57, below)) == found(tmp_path, *table(57, above)) == (4, [])
    assert found(tmp_path, *table(58, above)) == (4, [("D7", "deliverable-total", "")])


def test_groups_as_spreadsheets_total_them_in_english(tmp_path: Path) -> None:
    def table(name: str) -> list[list[Any]]:
        rows = [["10月"], [*HEAD, "客户"], [*ROWS[0], "Li"], [*ROWS[1], "Li"], [name, None, None, 500]]
        rows += [["Li Count", None, None, 2], [*MORE[0], "Chen"], ["Chen Total", None, None, 50]]
        return [*rows, ["Grand Total", None, None, 550], SIGNED]

    assert found(tmp_path, *table("Li Total")) == (3, [])
    rows, findings = found(tmp_path, *table("Colgate Total"))
    assert rows == 4 and ("D9", "deliverable-total", "") in findings, "no row above is of such a group: a row of data"


def test_the_only_total_may_be_called_after_its_table(tmp_path: Path) -> None:
    assert found(tmp_path, ["10月"], HEAD, *ROWS, ["客服部合计", None, None, 500], SIGNED) == (2, [])
    wrong = found(tmp_path, ["10月"], HEAD, *ROWS, ["客服部合计", None, None, 501], SIGNED)
    assert wrong == (2, [("D5", "deliverable-total", "")])


def test_the_total_of_the_year_below_that_of_the_month_runs_on(tmp_path: Path) -> None:
    rows = [["10月"], HEAD, *ROWS, ["本月合计", None, None, 500], ["本年合计", None, None, 9000], SIGNED]
    assert found(tmp_path, *rows) == (2, [])
    rows[4:6] = rows[5], rows[4]
    assert found(tmp_path, *rows) == (2, [])
    assert found(tmp_path, *rows[:5], ["本月合计", None, None, 501], SIGNED) == (2, [("D6", "deliverable-total", "")])
    rows[4:6] = [["本年合计", None, None, 9000]]
    assert found(tmp_path, *rows) == (2, [("D5", "deliverable-total", "")]), (
        "where it is the only one, it is of the rows"
    )


def test_rows_below_the_last_total_are_in_none(tmp_path: Path) -> None:
    rows = [["10月"], HEAD, *ROWS, ["合计", None, None, 500], *MORE]
    assert found(tmp_path, *rows, SIGNED) == (4, [("D6", "deliverable-total", "beyond")])
    assert found(tmp_path, *rows, ["合计", None, None, 557], SIGNED) == (4, [])
    own = [["补录"], *MORE, ["合计", None, None, 57], ["总计", None, None, 557], SIGNED]
    assert found(tmp_path, *rows[:5], *own) == (4, []), "each part has its total, and both have one"
    own[3] = ["合计", None, None, 58]
    assert found(tmp_path, *rows[:5], *own) == (4, [("D9", "deliverable-total", "")])


def test_rows_below_the_last_total_that_leave_it_right(tmp_path: Path) -> None:
    def below(*amounts: Any) -> list[tuple[str, str, str]]:
        more = [[f"KF-{n:03}", date(2026, 10, 5), f"{n:06}", amount] for n, amount in enumerate(amounts, 103)]
        return found(tmp_path, ["10月"], HEAD, *ROWS, ["合计", None, None, 500], *more, SIGNED)[1]

    assert "beyond" not in {variant for *_, variant in [*below(0), *below(8, -8), *below("免")]}
    assert ("D6", "deliverable-total", "beyond") in below(8, -8, 1)


def test_rows_below_the_last_total_that_come_to_the_same(tmp_path: Path) -> None:
    rows = [["10月"], HEAD, *ROWS, ["合计", None, None, 500]]
    made_of = [["微信", None, None, 250], ["支付宝", None, None, 200], ["现金", None, None, 50]]
    assert "beyond" not in {variant for *_, variant in found(tmp_path, *rows, *made_of, SIGNED)[1]}
    records = [["KF-003", date(2026, 10, 5), "000103", 450], ["KF-004", date(2026, 10, 6), "000104", 50]]
    assert found(tmp_path, *rows, *records, SIGNED) == (4, [("D6", "deliverable-total", "beyond")])
    one = [["10月"], HEAD, ROWS[0], ["合计", None, None, 200], ["KF-003", date(2026, 10, 5), "000103", 200], SIGNED]
    assert found(tmp_path, *one) == (2, [("D5", "deliverable-total", "beyond")])


def test_of_many_rows_below_the_last_total_the_first_are_named(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        more = [[f"KF-{n}", date(2026, 10, 5), f"{n:06}", 1] for n in range(100, 200)]
        for row in [["10月"], HEAD, *ROWS, ["合计", None, None, 500], *more]:
            ws.append(row)

    path = make(tmp_path, fill)
    (told,) = [f for f in validate([path], Settings(), period=PERIOD).findings if f.rule == "deliverable-total"]
    assert "14、15、…" in said(told, "zh").text and "16" not in said(told, "zh").text


@pytest.mark.parametrize(
    "label",
    [
        "合计(大写):伍佰元整  ¥{}.00",
        "合计:2笔 {}.00元",
        "合计:2笔,¥{}",
        "合计(共2笔):¥{}.00",
        "合计(2笔) {}元",
        "合计(2张){}元",
        "合计人民币(小写):{}元",
        "总计(大写)伍佰元整(¥{}.00)",
    ],
)
def test_a_total_that_stands_behind_its_label(label: str, tmp_path: Path) -> None:
    assert found(tmp_path, ["10月"], HEAD, *ROWS, [label.format(500)], SIGNED) == (2, [])
    wrong = found(tmp_path, ["10月"], HEAD, *ROWS, [label.format(510)], SIGNED)
    assert wrong == (2, [("D5", "deliverable-total", "")])


def test_a_total_behind_its_label_in_ten_thousands(tmp_path: Path) -> None:
    for label in ("合计:¥0.05万元", "合计:0.05万元", "合计:¥0.05万", "合计2笔,¥ 0.05 万元"):
        assert found(tmp_path, ["10月"], HEAD, *ROWS, [label], SIGNED) == (2, []), label


AVERAGES = [
    "合计2笔,平均每笔500.00元",
    "合计(2笔,每笔)500元",
    "合计3张,其中退款单1张 500.00元",
    "合计2笔,另有手续费1笔 500元",
]


@pytest.mark.parametrize("label", ["合计:2笔", "合计:2笔,手续费9元", "合计:2笔 500元 退款0元", *AVERAGES])
def test_what_else_the_label_of_a_total_says_is_not_its_figure(label: str, tmp_path: Path) -> None:
    rows = ["10月"], HEAD, *ROWS, [label], SIGNED
    assert found(tmp_path, *rows) == (2, [("D5", "deliverable-total", "blank")])


def test_a_total_that_is_struck_through_above_the_one_that_corrects_it(tmp_path: Path) -> None:
    def fill(ws: Worksheet, *totals: int) -> None:
        for row in (["10月"], HEAD, *ROWS, *(["合计", None, None, total] for total in totals), SIGNED):
            ws.append(row)
        for cell in ws[5]:
            cell.font = Font(strike=True)

    assert run(make(tmp_path, lambda ws: fill(ws, 400, 500))) == (2, [])
    assert run(make(tmp_path, lambda ws: fill(ws, 500, 400))) == (2, [("D6", "deliverable-total", "")])
    assert run(make(tmp_path, lambda ws: fill(ws, 400))) == (2, [("D5", "deliverable-total", "")])


def test_a_row_of_data_may_be_called_like_a_total(tmp_path: Path) -> None:
    row = ["KF-003合计", date(2026, 10, 5), "000103", 50]
    assert found(tmp_path, ["10月"], HEAD, *ROWS, row, ["合计", None, None, 550], SIGNED) == (3, [])
    plan = ["小计划", date(2026, 10, 5), "000103", 50]
    assert found(tmp_path, ["10月"], HEAD, *ROWS, plan, ["合计", None, None, 550], SIGNED) == (3, [])


@pytest.mark.parametrize("item", ["差旅费合计", "水电费小计", "一季度合计", "共计"])
def test_an_item_in_the_middle_is_only_called_like_a_total(item: str) -> None:
    def split(*rows: tuple[Any, ...]) -> tuple[list[int], list[tuple[int, str]]]:
        table = find_table(
            RawSheet("表", [("项目", "金额", "备注"), *rows], ()), {h: [h] for h in ("项目", "金额", "备注")}
        )
        assert table is not None
        return [n for n, _ in table.rows], [(t.number, t.kind) for t in table.totals]

    one, two, three = ("甲费", 1, None), ("乙费", 3, "急"), ("丙费", 5, None)
    named = (item, 2, None)
    assert split(one, named, two, three) == ([2, 3, 4, 5], [])
    assert split(one, two, named, ("合计", 6, None)) == ([2, 3, 4], [(5, "grand")])
    assert split(one, two, (item, 4, None), three)[0] == [2, 3, 5], "the sum of what is above"
    assert split(one, two, (item, 7, None))[0] == [2, 3], "nothing follows"
    if not item.startswith("共"):
        assert split((item[:-2], 1, None), two, named, three)[0] == [2, 3, 5], "its group is above"


@pytest.mark.parametrize("name", ["共计达", "月计提", "月计费停车", "共计三人餐", "周计生", "日计堂", "本月计提"])
def test_names_that_begin_with_a_short_word_for_a_total(name: str, tmp_path: Path) -> None:
    head, rows = ["摘要", *HEAD], [["车款", *row] for row in ROWS]
    whole = ["合计", None, None, None, 550], SIGNED
    assert found(tmp_path, ["10月"], head, rows[0], [name, *MORE[0]], rows[1], *whole) == (3, [])
    assert found(tmp_path, ["10月"], [*head, "备注"], *rows, [name, *MORE[0], None], *whole) == (3, [])


@pytest.mark.parametrize("label", ["共计", "共计:", "本月共计", "共计金额", "共计(元)", "共计2笔", "月计"])
def test_a_short_word_alone_is_a_total_but_not_in_a_row_that_is_complete(label: str, tmp_path: Path) -> None:
    head, rows = ["摘要", *HEAD], [["车款", *row] for row in ROWS]
    assert found(tmp_path, ["10月"], head, *rows, [label, None, None, None, 500], SIGNED) == (2, [])
    wrong = found(tmp_path, ["10月"], head, *rows, [label, None, None, None, 501], SIGNED)
    assert wrong == (2, [("E5", "deliverable-total", "")])
    item = ["10月"], head, *rows, [label, *MORE[0]], ["合计", None, None, None, 550], SIGNED
    assert found(tmp_path, *item) == (3, [])


@pytest.mark.parametrize(
    "label", ["期初余额", "上期余额:", "承前页", "过次页", "本月结余", "上年结转", "本月发生额", "Opening balance"]
)
def test_balances_that_are_brought_forward_are_no_rows(label: str, tmp_path: Path) -> None:
    head = [*HEAD, "余额"]
    rows = [["10月"], head, [None, None, label, None, 1000], *ROWS, [label, date(2026, 10, 31), None, 99, 1500]]
    assert found(tmp_path, *rows, ["合计", None, None, 500], SIGNED) == (2, [])


@pytest.mark.parametrize(
    "words",
    [
        ["合计人民币(大写):伍佰元整"],
        ["合计(大写)", "伍佰元整"],
        ["人民币(大写):伍佰元整", None, None, 500],
        ["金额大写", "伍佰元整"],
    ],
)
def test_an_amount_in_words_below_the_total(words: list[Any], tmp_path: Path) -> None:
    assert found(tmp_path, ["10月"], HEAD, *ROWS, ["合计", None, None, 500], words, SIGNED) == (2, [])
    assert found(tmp_path, ["10月"], HEAD, *ROWS, words, ["合计", None, None, 500], SIGNED) == (2, [])


def test_an_amount_in_words_that_is_the_only_total(tmp_path: Path) -> None:
    def table(figure: float | None) -> list[list[Any]]:
        return [["10月"], HEAD, *ROWS, ["合计人民币(大写):伍佰元整", None, None, figure], SIGNED]

    assert found(tmp_path, *table(500)) == (2, [])
    assert found(tmp_path, *table(501)) == (2, [("D5", "deliverable-total", "")])
    assert found(tmp_path, *table(None)) == (2, [("D5", "deliverable-total", "blank")])


def test_the_header_once_more_on_each_page_and_over_a_second_table(tmp_path: Path) -> None:
    pages = [["10月"], HEAD, *ROWS, ["本页合计", None, None, 500], HEAD, *MORE, ["本页合计", None, None, 57]]
    assert found(tmp_path, *pages, ["合计", None, None, 557], SIGNED) == (4, [])
    assert found(tmp_path, ["10月"], HEAD, *ROWS, HEAD, *MORE, ["合计", None, None, 557], SIGNED) == (4, [])

    def shops(second: int) -> list[list[Any]]:
        rows = [["一店10月"], HEAD, *ROWS, ["合计", None, None, 500], SIGNED, [], ["二店10月"]]
        return [*rows, HEAD, *MORE, ["合计", None, None, second], SIGNED]

    assert found(tmp_path, *shops(57)) == (4, [])
    assert found(tmp_path, *shops(557)) == (4, []), "the second may be that of both"
    assert found(tmp_path, *shops(58)) == (4, [("D12", "deliverable-total", "")])


@pytest.mark.parametrize("numbers", [["甲", "乙", "丙", "1"], ["(1)", "(2)", "(3)", "4=1+2+3"], [1, 2, 3, 4]])
def test_numbers_of_columns_under_the_header(numbers: list[Any], tmp_path: Path) -> None:
    assert found(tmp_path, ["10月"], HEAD, numbers, *ROWS, ["合计", None, None, 500], SIGNED) == (2, [])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (["甲", 5, 12, 1], ["乙", 6, 14, 2]),
        (["甲", 1, 2, 3], ["乙", 2, 3, 4]),
        ([1, 2, 3, 4], [2, 2, 3, 5]),
        (["1", "2", "3", "4"], ["2", "2", "3", "5"]),
        ([3, 2, 1, 4], [5, 2, 3, 5]),
        (["丙", "甲", 1, 2], ["丁", "乙", 1, 2]),
    ],
)
def test_a_first_row_of_small_figures_is_data(one: list[Any], two: list[Any]) -> None:
    head = ["班次", "楼层", "人数", "件数"]
    for width in (3, 4):
        table = find_table(RawSheet("表", [(*r[:width],) for r in (head, one, two)], ()), {h: [h] for h in head})
        assert table is not None and [n for n, _ in table.rows] == [2, 3]


@pytest.mark.parametrize("said", ["以下空白", "——以下空白——", "(以下无正文)"])
def test_a_printed_row_that_says_nothing_follows(said: str, tmp_path: Path) -> None:
    head, rows = ["序号", *HEAD], [[n, *row] for n, row in enumerate(ROWS, 1)]
    table = [["10月"], head, *rows, [3, said], [4], [5], ["合计", None, None, None, 500], SIGNED]
    assert found(tmp_path, *table) == (2, [])


def test_what_is_called_blank_and_has_a_figure_is_a_row() -> None:
    head = ("序号", "金额", "项目")
    for row, rows in (((2, 4, "空白"), 3), ((None, 4, "空白"), 3), ((2, None, "空白"), 2), ((2, None, "以下空白"), 2)):
        table = find_table(RawSheet("表", [head, (1, 5, "甲"), row, (3, 7, "乙")], ()), {h: [h] for h in head})
        assert table is not None and len(table.rows) == rows


@pytest.mark.parametrize(
    "signed",
    [
        ["收银员:", "赵浩然"],
        ["收银员", "赵浩然", "复核", "李四"],
        ["收银员:", "赵浩然", "监盘人:", "郑会计"],
        ["经理签字:", "赵浩然", "收银员:", "李四"],
    ],
)
def test_those_who_sign_this_kind_are_no_rows(signed: list[Any], tmp_path: Path) -> None:
    assert found(tmp_path, ["10月"], HEAD, *ROWS, ["合计", None, None, 500], signed) == (2, [])
    assert found(tmp_path, ["10月"], HEAD, ["合计", None, None, 0], signed) == (0, [("2:2", "deliverable-empty", "")])
    blank = found(tmp_path, ["10月"], HEAD, ["合计", None, None, None], signed)
    assert blank == (0, [("2:2", "deliverable-empty", "")]), "there is nothing to sum"


@pytest.mark.parametrize("about", ["招待2人:张总", "收款人:本店", "投保人:李四", "客户签字:"])
def test_rows_of_data_that_begin_with_somebody(about: str, tmp_path: Path) -> None:
    def table(row: list[Any]) -> list[list[Any]]:
        return [["10月"], ["摘要", *HEAD], *(["车款", *r] for r in ROWS), [about, *row], ["车款", *MORE[1]]]

    whole = ["合计", None, None, None, 557], SIGNED
    assert found(tmp_path, *table(MORE[0]), *whole) == (4, [])
    rows, findings = found(tmp_path, *table([*MORE[0][:2], None, 50]), *whole)
    assert rows == 4 and not any(rule == "deliverable-total" for _, rule, _ in findings)
    total, foot = ["合计", None, None, None, 500], [about, None, date(2026, 11, 3)]
    assert found(tmp_path, *table([])[:-2], total, foot, SIGNED) == (2, [])
    assert found(tmp_path, *table([])[:-2], foot, total, SIGNED) == (2, []), "no figures: a line of signatures"


SALES = ["业务编号", "业务日期", "客户", "车價", "装饰费", "合计金额"]


@pytest.mark.parametrize(
    ("left_out", "sums", "found_there"),
    [
        (None, (120, 230, 340), []),
        (None, (120, 230, 341), [("F5", "deliverable-sum", "")]),
        (4, (120, 230, 340), [("E2", "deliverable-sum", "lost")]),
        (4, (20, 30, 41), [("E5", "deliverable-sum", "")]),
        (4, (20, 30, 40), []),
    ],
)
def test_a_sum_of_columns_that_the_table_does_not_have(
    left_out: int | None, sums: tuple[int, ...], found_there: list[Any], tmp_path: Path
) -> None:
    rows = [[f"X{n}", date(2026, 10, n), "王伟", n * 100, 10 + n * 10, sums[n - 1]] for n in (1, 2, 3)]
    table = [SALES, *rows, ["合计", None, None, None, None, sum(sums)]]
    if left_out is not None:
        table = [[*row[: left_out - 1], *row[left_out:]] for row in table]
    foot = ["制单人:张三  审核人:李四"]
    assert found(tmp_path, ["2026年10月"], *table, foot, name="业务单-2026-10.xlsx") == (3, found_there)


OTHERS: list[list[list[Any]]] = [
    [["补录单号", "补录日", "补录数"], ["YW0009", date(2026, 9, 1), 77], ["YW0010", "2026-09-01", 88]],
    [["单据", "日子", "备注"], ["YW0009", date(2026, 9, 1), "漏记"], ["YW0010", date(2026, 9, 1), "漏记"]],
    [["业务编号", "现金"], ["YW0009", 77], ["YW0010", 88]],
]


@pytest.mark.parametrize("gap", [[], [[]]], ids=["at once", "after a gap"])
@pytest.mark.parametrize("other", OTHERS, ids=lambda rows: rows[0][0])
def test_a_table_of_another_kind_below_is_told_and_not_read(
    other: list[list[Any]], gap: list[list[Any]], tmp_path: Path
) -> None:
    whole = [["10月"], HEAD, *ROWS, ["合计", None, None, 500], *gap]
    row = f"{len(whole) + 1}:{len(whole) + 1}"
    assert found(tmp_path, *whole, *other, SIGNED) == (2, [(row, "deliverable-sheets", "apart")])


def test_a_summary_below_is_no_table_of_its_own(tmp_path: Path) -> None:
    summary = [["业务员", "笔数", "金额"], ["张三", 2, 500]]
    assert found(tmp_path, ["10月"], HEAD, *ROWS, ["合计", None, None, 500], *summary, SIGNED) == (2, [])


def test_a_row_with_a_word_in_place_of_its_day_is_no_header(tmp_path: Path) -> None:
    rows = [["10月"], HEAD, *ROWS, [], ["补", "待补", "无", 50], *MORE, ["合计", None, None, 607], SIGNED]
    assert found(tmp_path, *rows)[0] == 5


@pytest.mark.parametrize(
    "end", [["小计", None, None, 500], [], ["合计", None, None, 500]], ids=["group", "gap", "total"]
)
@pytest.mark.parametrize(
    "pending", [["钱七", "待定", "待定", "待定"], ["钱七", "待补", "无", "作废"], ["钱七", "未发生", "丢失", "退单"]]
)
def test_a_row_that_waits_for_its_day_and_amount_is_no_header(
    pending: list[Any], end: list[Any], tmp_path: Path
) -> None:
    rows, told = found(tmp_path, ["10月"], HEAD, *ROWS, end, pending, *MORE, ["总计", None, None, 557], SIGNED)
    assert rows == 5 and ("D6", "deliverable-value", "number") in told
    assert "deliverable-sheets" not in {rule for _, rule, _ in told}


@pytest.mark.parametrize(
    ("word", "foot"),
    [
        ("本页小计", [["经办人", "审核", "日期"], ["张三", None, "2026-10-15"]]),
        ("合计", [["经办人", "审核", "日期"], ["张三", None, "2026-10-15"]]),
        ("合计", [["日期", "事项", "制表人"], ["2026-10-15", "换纸"]]),
        ("本页小计", [[], ["日期", "事项", "值班"], ["2026-10-15", "换纸"]]),
    ],
)
def test_who_signs_a_page_and_when_ends_no_table(word: str, foot: list[list[Any]], tmp_path: Path) -> None:
    more = ["王伟", "01234567", "1234"]
    one, two = [[*row, *more] for row in ROWS], [[*row, *more] for row in MORE]
    pages = [[*HEAD, "客户", "终端号", "卡号后四位"], *one, [word, None, None, 500], *foot, *two]
    assert found(tmp_path, ["10月"], *pages, ["总计", None, None, 557], SIGNED) == (4, [])


def test_signatures_with_a_day_at_the_end_are_no_other_table(tmp_path: Path) -> None:
    rows = ["10月"], HEAD, *ROWS, ["合计", None, None, 500]
    assert found(tmp_path, *rows, ["制表人:张三"], ["审核人", "日期"], ["李四", "2026-11-02"]) == (2, [])
