"""Tables wherever they stand: two-row headers, merged cells, gaps, notes, other tables, other formats."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, PERIOD, ROWS, make, run

from toolkit.app.validate import validate
from toolkit.deliverables.nil import says_nothing_came
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.table import Found
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet


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


@pytest.mark.parametrize(
    ("line", "right"),
    [
        (["本月无业务"], True),
        ([None, "10月份没有刷卡业务,特此说明"], True),
        (["无"], True),
        (["Nil return"], True),
        (["No card transactions this month"], True),
        (["无法提供"], False),
        (["暂无,待补"], False),
        (["没有收到数据,后补"], False),
        (["No data received yet"], False),
        (["备注:无"], False),
        (["2026年10月零业务"], True),
        (["9月无业务"], False),
        (["2025年10月无业务"], False),
        (["no sales in September"], False),
        *(
            ([said], False)
            for said in ("无锡", "无异议", "没有盖章无效", "没有做", "无此表", "No staff to compile", "None")
        ),
        *(
            ([said], False)
            for said in (
                "没有结算",
                "没有付款",
                "没有收款",
                "没有报销",
                "本月没有开票",
                "没有记录",
                "没有保险",
                "无保险",
                "No payments",
            )
        ),
        (["无发生额"], True),
        (["没有业务"], True),
        *(
            ([said], True)
            for said in (
                "无交易记录",
                "本月无刷卡交易记录。",
                "No sales",
                "No sales in October",
            )
        ),
        *(([said], False) for said in ("no new orders", "本月无投诉", "没有订单", "No complaints", "no claims")),
        *(([said], False) for said in ("无记录", "没有刷卡记录", "No sales report", "No sales staff", "No sales yet")),
        (["本月无业务", None, None, 300], False),
    ],
)
def test_a_table_without_rows_may_say_that_there_was_nothing(line: list[Any], right: bool, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, line, ["合计", None, None, 0], ["制表人:王五"]):
            ws.append(row)

    assert (run(make(tmp_path, fill))[1] == []) is right


@pytest.mark.parametrize(
    ("title", "line"), [("投诉登记表", "本月无投诉"), ("Complaints log", "No complaints in October")]
)
@pytest.mark.parametrize("alike", [True, False])
def test_what_others_did_not_bring_says_something_of_a_list_of_such_alone(title: str, line: str, alike: bool) -> None:
    schema = DeliverableSchema("k", title if alike else "刷卡单", (), {}, {})
    found = Found(RawSheet("s", [["No"], [line]]), 1, 1, {"No": 1}, {1: "No"}, (), (), (), ((2, [line]),))
    assert says_nothing_came(found, schema, PERIOD) is alike


def test_nothing_below_a_label_is_no_table_without_rows(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ["备注:"], ["无"], ["合计", None, None, 0], ["制表人:王五"]):
            ws.append(row)

    assert "deliverable-empty" in {rule for _, rule, _ in run(make(tmp_path, fill))[1]}


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
