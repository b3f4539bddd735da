"""Tables wherever they stand: two-row headers, merged cells, subtotals, gaps, notes, several sheets, other formats."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, PERIOD, ROWS, make, run

from toolkit.app.validate import validate
from toolkit.core.period import Period
from toolkit.deliverables.months import named_period
from toolkit.deliverables.rules.period import stated
from toolkit.settings import Settings


def test_two_header_rows_under_a_group(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        ws["B2"] = "刷卡明细表"
        ws.append([])
        for ref, text in {"B4": "业务编号", "C4": "刷卡", "E4": "凭证号", "C5": "日期", "D5": "金额"}.items():
            ws[ref] = text
        ws.merge_cells("B4:B5")
        ws.merge_cells("C4:D4")
        ws.merge_cells("E4:E5")
        for r, row in enumerate(ROWS, 6):
            for c, v in enumerate([row[0], row[1], row[3], row[2]], 2):
                ws.cell(r, c, v)
        ws["B8"], ws["D8"], ws["B10"] = "合 计", 500, "制表人: 王五"

    assert run(make(tmp_path, fill)) == (2, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["D7"] = "三百"

    assert run(make(tmp_path, wrong))[1] == [("D7", "deliverable-value", "number"), ("D8", "deliverable-total", "part")]


@pytest.mark.parametrize(
    "rows",
    [
        [[1, *ROWS[0]], [2, None, None, None, 0], [3, None, None, None, 0]],
        [[1, *ROWS[0]], ["-", "-", "-", "-", "-"], [None, "/", "/", "/", "/"]],
        [["A", "B", "C", "D", "E"], [1, *ROWS[0]]],
    ],
)
def test_rows_of_a_form_that_are_not_filled(rows: list[list[Any]], tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["序号", *HEAD], *rows, ["合计", None, None, None, 200], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (1, [])


def test_a_number_of_which_the_rest_is_blank_is_a_row(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["序号", *HEAD], [1, *ROWS[0]], [2, None, None, None, 5], [3, "KF-9", "/", "/", "/"]):
            ws.append(row)
        ws.append(["合计", None, None, None, 205])

    assert run(make(tmp_path, fill))[0] == 3


@pytest.mark.parametrize("heading", [["备注", "以下为补录"], ["客户", "大客户"], ["西城店", None, None, "金额"]])
@pytest.mark.parametrize("gap", [True, False])
def test_rows_below_what_says_whose_they_are_are_read(heading: list[Any], gap: bool, tmp_path: Path) -> None:
    above: list[Any] = [] if gap else ["小计", None, None, None, 200]

    def fill(ws: Worksheet) -> None:
        rows = (["序号", *HEAD, "客户", "备注"], [1, *ROWS[0], "张三"], above, heading, [2, *ROWS[1], "李四"])
        for row in (*rows, ["合计", None, None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["C5"], ws["E6"] = date(2025, 1, 1), 200

    told = [("C5", "deliverable-period", "within"), ("E6", "deliverable-total", "")]
    assert run(make(tmp_path, wrong)) == (2, told)


@pytest.mark.parametrize(
    "head",
    [
        ["单号", "交易日期", "流水号", "客户姓名", "交易金额"],  # names that the kind knows
        ["何事", "何时", "何处", "何人", "金额"],
    ],
)
def test_a_header_of_other_names_is_told_as_nothing_below_it_is_read(head: list[str], tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD[:3], "客户", "金额"], [*ROWS[0][:3], "张三", 200], ["合计", None, None, None, 200], []):
            ws.append(row)
        for row in (head, ["KF-002", date(2025, 1, 1), "y", "x", 7], ["合计", None, None, None, 999], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (1, [("5:5", "deliverable-sheets", "order")])


def test_a_row_of_0_above_others_is_a_row(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["序号", *HEAD], [1, *ROWS[0]], [2, None, None, None, 0], [3, *ROWS[1]], [4, None, None, None, 0]):
            ws.append(row)
        for row in (["合计", None, None, None, 500], ["制表人:王五"]):
            ws.append(row)

    blank = ("deliverable-value", "blank")
    rows, found = run(make(tmp_path, fill))
    assert rows == 3 and {f[1:] for f in found} == {blank} and {f[0][1:] for f in found} == {"3"}


def test_another_table_below_is_no_part_of_the_first(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (HEAD, *ROWS, ["合计", None, None, 500], [], ["按业务员汇总"], ["业务员", "笔数", "金额"]):
            ws.append(row)
        for row in (["张三", 1, 200], ["李四", 1, 300], ["合计", 2, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])

    def by_day(ws: Worksheet) -> None:
        for row in (HEAD, *ROWS, ["合计", None, None, 500], [], ["日期", "客户", "笔数", "金额"]):
            ws.append(row)
        for row in ([date(2026, 10, 2), "张三", 1, 200], [date(2026, 10, 3), "李四", 1, 300], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, by_day)) == (2, [])

    def other_order(ws: Worksheet) -> None:
        for row in (HEAD, ROWS[0], ["小计", None, None, 200], [], [HEAD[2], HEAD[0], HEAD[3], HEAD[1]]):
            ws.append(row)
        for row in (["000102", "KF-002", 300, date(2026, 10, 3)], ["总计", None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, other_order)) == (1, [("5:5", "deliverable-sheets", "order")])

    def texts(ws: Worksheet) -> None:  # a row that is wrong in every cell is a row all the same
        for row in (
            HEAD,
            ROWS[0],
            ["小计", None, None, 200],
            ["KF-002", "待定", "000102", "待定"],
            ["合计", None, None, 200],
        ):
            ws.append(row)

    assert run(make(tmp_path, texts))[0] == 2


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


def test_absurdly_wide_blanks_in_a_line_of_signatures_are_read_at_once(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], ["制表人:" + " " * 30_000 + "王五"]):
            ws.append(row)

    begun = perf_counter()
    assert run(make(tmp_path, fill)) == (2, [])
    assert perf_counter() - begun < 4


@pytest.mark.parametrize(
    "signed", [["制表人", "王五"], ["制表人", "王五", "审核人"], ["审核人", "李四", "制表人", "王五"]]
)
def test_signatures_without_colons_right_under_the_rows(tmp_path: Path, signed: list[object]) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, signed):
            ws.append(row)

    rows, found = run(make(tmp_path, fill))
    assert rows == 2 and {rule for _, rule, _ in found} == {"deliverable-total"}


def test_a_post_in_the_first_column_is_no_signature(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (
            HEAD,
            ["主管", *ROWS[0][1:]],
            ["主管", *ROWS[1][1:3], None],
            ["合计", None, None, 200],
            ["制表人:王五"],
        ):
            ws.append(row)

    assert run(make(tmp_path, fill))[0] == 2


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


def test_a_day_that_does_not_exist_is_said_once(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["KF-003", "2026-09-31", "000103", 50]):
            ws.append(row)
        ws.append(["合计", None, None, 550])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (3, [("B5", "deliverable-value", "date")])


@pytest.mark.parametrize(
    ("said", "signed"),
    [
        *((said, True) for said in ("王五", "N. Unwin", "Notley", "Noah", "缺力", "X. Wu", "Tobesen")),
        *((said, False) for said in ("没签", "暂无", "尚未签字", "待补", "待签章", "未审核", "×", "?")),
        *((said, False) for said in ("無", "未簽字", "尚未蓋章", "——", "\\", "－")),
        *((said, False) for said in ("not signed", "Unsigned", "pending", "N/A", "TBD", "None", "to be signed")),
    ],
)
def test_words_for_what_is_not_signed(tmp_path: Path, said: str, signed: bool) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], [f"制表人:{said}"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [] if signed else [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize(
    ("cells", "signed"),
    [
        *((cells, True) for cells in (["王五"], [None, None, "王五"], ["王五 2026-11-02"], ["王五  日期:2026-11-02"])),
        *((cells, True) for cells in (["签字:王五"], [date(2026, 11, 2), "王五"], ["Wang Wu", "Checked by:", "Li Si"])),
        *((cells, False) for cells in (["日期:"], [None, None, "日期:2026-11-02"], ["日 期:2026-11-02"], ["日期"])),
        *((cells, False) for cells in ([date(2026, 11, 2)], ["2026-11-02"], ["二〇二六年十一月二日"], ["年  月  日"])),
        *((cells, False) for cells in (["Nov 2, 2026"], ["(签字) 2026年11月2日"], ["17:30"], [1234.5], [False])),
        *((cells, False) for cells in (["电话:8803"], ["电话 8803"], [138_0000_0000], ["Tel. 8803-12"])),
        *((cells, False) for cells in (["审核:李经理"], ["审 核:李经理"], ["审核", "李经理"], ["Checked by: Li Si"])),
        *((cells, False) for cells in (["盖章:已盖章"], [None, None, "打印时间:2026-11-02"], [None, "第1页 共1页"])),
        *((cells, False) for cells in (["总经理:", "李经理"], [date(2026, 11, 2), "审核:李经理"], ["签字:"])),
    ],
)
def test_what_stands_right_of_a_label_is_a_name_or_no_signature(
    tmp_path: Path, cells: list[object], signed: bool
) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], ["制表人:", *cells]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [] if signed else [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize("name", ["王五", None, "(签字)"])
@pytest.mark.parametrize("colon", ["", ":"])
def test_signatures_below_labels_that_stand_side_by_side(tmp_path: Path, name: object, colon: str) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (
            ["10月"],
            HEAD,
            *ROWS,
            ["合计", None, None, 500],
            [f"制表人{colon}", f"审核人{colon}", f"主管{colon}"],
        ):
            ws.append(row)
        ws.append([name, "李四", "赵六"])

    assert run(make(tmp_path, fill))[1] == ([] if name == "王五" else [("A6", "deliverable-unsigned", "sign")])


def test_a_signature_between_rows_and_a_shorter_label(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ROWS[0], ["制表：王五   审核："], ROWS[1], ["合计", None, None, 500]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])


@pytest.mark.parametrize("said", ["2026-11-02", "电话:8803", "年 月 日", "日期:2026-11-02", "审核:李经理"])
def test_what_stands_behind_a_label_in_its_cell_is_a_name_or_no_signature(tmp_path: Path, said: str) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], [f"制表人:{said}"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize(
    ("said", "variant"),
    [
        *((said, "") for said in ("赵浩然", "√", "是", "已签", "Noah", True)),
        *(
            (said, "own")
            for said in (
                "未签",
                "没签",
                "待签",
                "未签字",
                "代签",
                "李四(代)",
                "客户未签",
                "未签,待补",
                "无",
                "無",
                "未簽",
                "否",
                "×",
                False,
            )
        ),
        *((said, "own-blank") for said in (None, "-", "/", "——", "－")),
    ],
)
def test_what_a_column_of_signatures_says(said: object, variant: str, tmp_path: Path) -> None:
    head = ["业务编号", "客户", "订车单号", "交车单号", "交车日期", "订车单客户签字", "交车单客户签字"]

    def orders(ws: Worksheet) -> None:
        row = ["X1", "王伟", "DC1", "JC1", date(2026, 10, 3), "王伟", said]
        for line in (["10月"], head, [*row[:3], "JC0", *row[4:6], "王伟"], row, ["制表人:王五"]):
            ws.append(line)

    found = run(make(tmp_path, orders, "订车交车单-2026-10.xlsx"))
    assert [f for f in found[1] if f[1] == "deliverable-value"] == (
        [("G4", "deliverable-value", variant)] if variant else []
    )

    def cards(ws: Worksheet) -> None:
        for line in (["10月"], [*HEAD, "持卡人签字"], [*ROWS[0], said], ["合计", None, None, 200], ["制表人:王五"]):
            ws.append(line)

    unsigned = [("E3", "deliverable-value", "unsigned")] if variant == "own" else []
    assert run(make(tmp_path, cards)) == (1, unsigned), "need not be filled in, but may not say that it is not signed"


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        *((line, True) for line in ("制单人:张三    审核人:李四", "制表:张三   审核:李四   财务负责人:王五")),
        *((line, True) for line in ("制单:张三    审核:李四", "制单人:张三 审核人:李四", "制单人:张三;审核人:李四")),
        *(
            (line, False)
            for line in (
                "制单人:张三    审核人:",
                "制表:张三   审核:   财务负责人:王五",
                "制单人:张三 审核人: 主管:王五",
            )
        ),
    ],
)
def test_several_signatures_in_one_cell(tmp_path: Path, line: str, signed: bool) -> None:
    def fill(ws: Worksheet) -> None:
        head = ["业务编号", "业务日期", "客户", "合计金额"]
        for row in (["2026年10月"], head, ["X1", date(2026, 10, 3), "王伟", 5], ["合计", None, None, 5], [line]):
            ws.append(row)

    found = run(make(tmp_path, fill, "业务单-2026-10.xlsx"))
    assert found == (1, [] if signed else [("A5", "deliverable-unsigned", "sign")])


REPAIRS = ["结算单号", "汽修厂", "结算日期", "车牌号", "项目", "金额"]


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", None], ("F4", "seal")),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", "已盖章"], None),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", "未盖章"], ("F4", "seal")),
        (["经办人:", "张三", "对方签字:", "李四", "已盖章"], None),
        (["经办人:张三", None, "对方签字:李四", None, "单位盖章:"], ("E4", "seal")),
        (["经办人:张三", None, "对方签字:李四", None, "已盖章"], None),
        (["经办人:张三", None, "对方签字:李四", None, "单位(盖章):诚信汽修厂"], None),
        (["经办人:张三", None, "对方签字:李四", "我方用印:", "已盖章"], ("", "seal-missing")),
        (["经办人:张三", None, "对方签字:李四"], ("", "seal-missing")),
    ],
)
def test_a_seal_is_typed_where_the_message_says(
    foot: list[object], found: tuple[str, str] | None, tmp_path: Path
) -> None:
    def fill(ws: Worksheet) -> None:
        row = ["JS-001", "诚信汽修厂", date(2026, 10, 3), "川A12345", "喷漆", 300]
        for line in (REPAIRS, row, ["合计", None, None, None, None, 300], foot):
            ws.append(line)

    said = run(make(tmp_path, fill, "汽修厂结算单-2026-10.xlsx"))[1]
    assert said == ([] if found is None else [(found[0], "deliverable-unsigned", found[1])])


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


@pytest.mark.parametrize("title", ["金额/元", "金额￥", "金额RMB", "4.金额", "(4)金额(元)", "四、刷卡金额/元"])
def test_a_title_may_have_a_number_before_it_and_a_unit_behind(title: str, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD[:3], title], *ROWS, ["合计", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])


def test_a_title_without_its_unit_comes_after_one_that_is_just_so(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["金额USD", "金额RMB", *HEAD], *([9, 9, *row] for row in ROWS), ["合计", 1, 1, None, None, 500]):
            ws.append(row)
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (2, [])


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


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("10/04/2026", "10/05/2026"), [("B2", "column-ambiguous", "")]),
        (("04/10/2026", "15/10/2026"), []),
        (("10/04/2026", "10/15/2026"), []),
        (("04/10/2026", "15/11/2026"), [("B3", "deliverable-period", "within")]),
        (("2026-10-04", "10/10/2026"), []),
    ],
)
def test_one_date_says_how_the_others_of_its_column_are_meant(
    dates: tuple[str, str], found: list[Any], tmp_path: Path
) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append(HEAD)
        for number, said in enumerate(dates, 1):
            ws.append([f"KF-{number:03}", said, f"00010{number}", 10])
        ws.append(["合计", None, None, 20])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (2, found)


def test_a_total_above_its_rows_and_none_at_all(tmp_path: Path) -> None:
    def above(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ["合计", None, None, 500], *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, above)) == (2, [])

    def none(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, none)) == (2, [("D4", "deliverable-total", "missing")])


def test_merged_cells_formulas_without_values_and_error_values(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["KF-002", None, "000103", 1], ["合计", None, None, "=SUM(D3:D5)"], []):
            ws.append(row)
        ws.merge_cells("B4:B5")
        ws["D5"] = "=1+1"
        ws["A8"] = "制表人:王五"

    rows, found = run(make(tmp_path, fill))
    assert rows == 3
    assert found == [("D5", "formula-uncached", ""), ("D6", "formula-uncached", "")], "neither blank nor a wrong total"


def test_the_table_is_found_on_whatever_sheet(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        ws.title = "说明"
        ws.append(["本表由客服部填写"])
        other = ws.parent.create_sheet("十月")
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], ["制表人:王五"]):
            other.append(row)

    result = validate([make(tmp_path, fill)], Settings(), period=PERIOD)
    assert result.findings == () and result.records[0].sheet == "十月"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], ("", "deliverable-empty", "file")),
        ([["10月"], HEAD, ["制表人:王五"]], ("2:2", "deliverable-empty", "")),
        ([["随便", "写点", "什么"], [1, 2, 3]], ("", "deliverable-no-table", "")),
    ],
    ids=["blank", "no-rows", "something-else"],
)
def test_empty_files_and_other_tables(rows: list[list[Any]], found: tuple[str, str, str], tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in rows:
            ws.append(row)

    assert run(make(tmp_path, fill))[1] == [found]


def test_a_file_of_no_known_kind(tmp_path: Path) -> None:
    path = make(tmp_path, lambda ws: ws.append(["水果", "斤数"]), "苹果.xlsx")
    assert run(path)[1] == [("", "deliverable-no-schema", "")]
    assert run(path, "刷卡单")[1] == [("", "deliverable-no-table", "")]


def test_duty_sheets_in_a_folder_are_no_deliverables(tmp_path: Path) -> None:
    """The shipped departments' workbooks have some columns of many kinds; that is said once each and is no mistake."""
    for path in (Path(__file__).resolve().parents[2] / "samples" / "2026-10").glob("*.xlsx"):
        shutil.copy(path, tmp_path)
    result = validate([tmp_path], Settings(), period=PERIOD)
    assert {r.schema for r in result.records} == {""} and len(result.records) == 5
    assert {(f.rule, f.severity.value) for f in result.findings} == {("deliverable-no-schema", "info")}
    assert result.exit_code == 0


def test_csv_and_damaged_files(tmp_path: Path) -> None:
    path = tmp_path / "刷卡单-2026-10.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [HEAD, ["KF-1", "2026-10-02", "000101", "1,200.50"], ["合计", "", "", "1200.50"], ["制表人:王五"]]
        )
    assert run(path) == (1, [])
    broken = tmp_path / "刷卡单-2026-10.xlsx"
    broken.write_bytes(b"PK\x03\x04 no")
    result = validate([path, broken], Settings(), period=PERIOD)
    assert result.exit_code == 3 and [r.error != "" for r in result.records] == [False, True]
    assert [f.place.workbook for f in result.findings] == [broken.name]


def test_many_mistakes_of_one_rule_are_told_in_part(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append(HEAD)
        for i in range(700):
            ws.append([f"KF-{i}", date(2026, 10, 2), None, 1])
        ws.append(["合计", None, None, 700])
        ws.append(["制表人:王五"])

    result = validate([make(tmp_path, fill)], Settings(), period=PERIOD)
    rules = [f.rule for f in result.findings]
    assert rules.count("deliverable-value") == 500 and rules.count("deliverable-more") == 1
    more = next(f for f in result.findings if f.rule == "deliverable-more")
    assert dict(more.params)["count"] == "200"


# -- other sheets and files --------------------------------------------------------------------------------------------

CONTROL: dict[str, Any] = {
    "title": "对账",
    "properties": {
        "业务编号": {"type": "string"},
        "客户": {"type": "string"},
        "方式": {"type": "string"},
        "金额": {"type": "number"},
    },
    "required": ["业务编号", "金额"],
}


def two_sheets(folder: Path, amounts: list[float]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "明细"
    sheet.append(["业务编号", "客户", "方式", "金额"])
    for i, amount in enumerate(amounts):
        sheet.append([f"XS-{i}", f"客户{i}", "刷卡" if i % 2 else "现金", amount])
    other = book.create_sheet("汇总")
    for row in (["项目", "数"], ["刷卡合计", 300], ["总 金 额", 400], ["笔数:3"], []):
        other.append(row)
    register = book.create_sheet("业务登记")
    for row in (
        ["业务编号", "客户", "交车时间"],
        ["XS-0", "客户0", date(2026, 10, 1)],
        ["xs-1", "客户甲", "2026-10-02"],
    ):
        register.append(row)
    register.append(["XS-9", "客户9", date(2026, 9, 30)])
    path = folder / "对账-2026-10.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("keywords", "found"),
    [
        ({"x-control": [{"column": "金额", "equals": {"sheet": "汇总", "label": "总金额"}}]}, []),
        ({"x-control": [{"column": "金额", "equals": {"sheet": "汇总", "cell": "B3"}}]}, []),
        ({"x-control": [{"equals": {"sheet": "汇总", "label": "笔数"}}]}, []),
        (
            {
                "x-control": [
                    {"column": "金额", "where": {"方式": "刷卡"}, "equals": {"sheet": "汇总", "label": "刷卡合计"}}
                ]
            },
            [("D1", "deliverable-control", "")],
        ),
        (
            {"x-control": [{"equals": {"sheet": "业务登记", "column": "业务编号", "rows": True}}]},
            "schema",
        ),
        (
            {"x-control": [{"equals": {"sheet": "业务登记", "rows": True, "date": "交车时间"}}]},
            [("", "deliverable-control", "rows")],
        ),
        (
            {"x-control": [{"column": "金额", "equals": {"sheet": "没有", "cell": "B2"}}]},
            [("D1", "deliverable-source", "")],
        ),
        (
            {"x-register": [{"column": "业务编号", "in": {"sheet": "业务登记", "column": "业务编号"}}]},
            [("A4", "deliverable-register", "")],
        ),
        (
            {
                "x-register": [
                    {
                        "column": "业务编号",
                        "in": {"sheet": "业务登记", "column": "业务编号"},
                        "agree": {"客户": "客户"},
                        "where": {"方式": ["刷卡"]},
                    }
                ]
            },
            [("B3", "deliverable-register", "differs")],
        ),
        (
            {"x-register": [{"column": "业务编号", "in": {"file": "登记-{period}.xlsx", "column": "编号"}}]},
            [("A1", "deliverable-source", "")],
        ),
    ],
    ids=str,
)
def test_controls_and_registers(keywords: dict[str, Any], found: Any, tmp_path: Path) -> None:
    import json

    from toolkit.errors import UsageError

    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keywords, ensure_ascii=False), encoding="utf-8")
    path = two_sheets(tmp_path, [100, 120, 180])
    if found == "schema":
        with pytest.raises(UsageError):
            run(path, str(schema))
        return
    assert run(path, str(schema))[1] == found


def test_a_register_in_another_file(tmp_path: Path) -> None:
    import json

    keywords = {
        "x-register": [
            {"column": "业务编号", "in": {"file": "登记*{period}*", "sheet": "业务登记", "column": "业务编号"}}
        ],
        "x-control": [{"column": "金额", "equals": {"file": "登记-{period}.xlsx", "sheet": "明细", "column": "金额"}}],
    }
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keywords, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "别处").mkdir()
    two_sheets(tmp_path / "别处", [100, 120, 180]).rename(tmp_path / "别处" / "登记-2026年10月.xlsx")
    path = two_sheets(tmp_path, [100, 120, 181])
    found = sorted(run(path, str(schema))[1])
    assert found == [("A4", "deliverable-register", ""), ("D1", "deliverable-control", "")]


# -- periods -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("分期客户欠款报表(2026年10月)", True),
        ("欠款报表-2026-10", True),
        ("欠款报表202610", True),
        ("10月份欠款报表", True),
        ("2026年9月欠款报表", False),
        ("2025年10月", False),
        ("欠款报表 9月", False),
        ("2026年10月1日至2026年10月31日", True),
        ("2026.9.1-2026.9.30", False),
        ("制表日期:2026年11月5日", None),
        ("打印时间:2026-11", None),
        ("截止2026年11月5日", None),
        ("合同编号 HT202600101", None),
        ("电话 13812342026", None),
        ("2026年11月5日", None),
        ("报送 11月5日 财务部", None),
        ("2026-11-05", None),
        ("欠款报表(截至10月底,含9月结转)", None),
        ("欠款报表", None),
        ("上年同期 2025年10月,本期 2026年10月", True),
        ("Freight settlement, October 2026", True),
        ("Freight settlement – Sept. 2026", False),
        ("OCT-2026", True),
        ("Settlement Aug-26", False),
        ("Customs duty 09/2026", False),
        ("2026 Oct", True),
        ("1–31 October 2026", True),
        ("September 1-30, 2026", False),
        ("1 Oct 2026 to 31 Oct 2026", True),
        ("2026-10-01 to 2026-10-31", True),
        ("October 2026, printed 3 November 2026", True),
        ("Prepared in November 2026 for October 2026", True),
        ("As at November 2026", None),
        ("3rd of November 2026", None),
        ("November 3, 2026", None),
        ("2026-Nov-03", None),
        ("5/9/2026", None),
        ("Settlement Oct-25", False),
        ("Settlement Oct-01 to Oct-31", None),
        ("2025年度10月业务单", False),
        ("2025年销售部10月业务单", False),
        ("10月业务单(2025)", False),
        ("10月业务单(2026年度)", True),
        ("2026年预算 10月执行(对比2025年)", True),
        ("10月业务单(2023款奥迪)", True),
        ("二〇二六年十月业务单", True),
        ("二○二五年十月业务单", False),
        ("2026年十月份", True),
        ("起止日期:20261001-20261031", True),
        ("起止日期:20260901-20260930", False),
        ("截至2026年10月31日", True),
        ("截至2026年11月3日", None),
        ("业务单(2026年第10期)", True),
        ("业务单(2026年第20期)", None),
        ("月份:10", True),
        ("月份:9", False),
        ("所属月份:9", False),
        ("2025年度城东分店10月刷卡单", False),
        ("2026-2027年度10月刷卡单", True),
        ("10月刷卡单 执行财会(2019)6号", True),
        ("2025年签约客户10月刷卡单", True),
        ("2024年成立 鑫达汽车 10月刷卡单", True),
        ("2024年新开门店10月刷卡单", True),
        ("2024年度签约甲店10月刷卡单", True),
        ("2023年车型10月刷卡单", True),
        ("刷卡单 保修月份:12", None),
    ],
)
def test_what_a_title_says_of_the_period(text: str, says: bool | None) -> None:
    assert stated(text, PERIOD) is says


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("欠款报表-2026-10.xlsx", PERIOD),
        ("欠款报表202610.xlsx", PERIOD),
        ("欠款报表2026年9月.xlsx", Period(2026, 9)),
        ("欠款报表.xlsx", None),
        ("合同20261005.xlsx", None),
        ("Arrears October 2026.xlsx", PERIOD),
        ("arrears-2026-Sep.xlsx", Period(2026, 9)),
        ("Arrears Aug 2026, Sep 2026.xlsx", None),
        ("Arrears Kumar 2026-10.xlsx", PERIOD),
    ],
)
def test_the_period_of_a_file_name(name: str, period: Period | None) -> None:
    assert named_period(Path(name)) == period
