"""Where tables stand on a sheet, and what stands around them: what is expected of each row does not change with it."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from layout_kit import AS_OF, COUNTED, GOOD, LATE, OWED, PERIOD, ROWS, at, put
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from sheets_kit import OWN_HEADERS, Row, by_row, check, differences, findings, prove, save, table, written_wrong


def test_titles_footers_totals_and_blank_rows(tmp_path: Path) -> None:
    grid = table(ROWS)
    blank: list[object] = []
    shown = [
        ["销售部 2026年11月 内部客户服务责任表"], ["编制单位:销售部", None, None, None, "2026年11月"], blank, grid[0], grid[1],
        blank, grid[2], blank, blank, grid[3], grid[4],
        ["合计", None, None, None, None, None, None, 3], blank,
        ["制表人:张三", None, None, "审核:李四", None, None, "日期:2026-11-30"],
        ["注:逾期按天计。"], ["部门负责人签字:", None, None, None, "财务总监签字:"], ["  说明:以上期限均含当日"],
    ]  # fmt: skip
    path = save(tmp_path / "a.xlsx", {"责任表": shown})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert sorted(got) == [5, 7, 10, 11]
    assert not [d for n, r in zip((5, 7, 10, 11), ROWS, strict=True) for d in differences(got[n], r)]
    assert {f["rule"] for f in result["findings"]} == {"completion-missing"}
    ws = load_workbook(path)["责任表"]
    assert [ws.cell(r, c).value for r in (6, 8, 9, 12, 13, 14, 15, 16, 17) for c in range(10, 16)] == [None] * 54


@pytest.mark.parametrize("label", ["Total", "Totals", "Grand total", "Sub-total", "Sub total:", "Subtotals"])
def test_totals_in_english(tmp_path: Path, label: str) -> None:
    grid = table(ROWS)
    count = [label, None, "4 items", None, None, None, None, 3]
    result = check(save(tmp_path / "a.xlsx", {"责任表": [*grid, count]}), as_of=AS_OF, period=PERIOD)
    assert sorted(by_row(result)) == [2, 3, 4, 5]


def test_starting_in_another_column_and_order(tmp_path: Path) -> None:
    columns = ("完成时间", "责任人", "期限", "服务事项", "业务时间", "备注", "服务对象", "责任部门", "序号")
    path = tmp_path / "a.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    put(sheet, table(ROWS, columns), row=6, column=3)
    sheet["C2"] = "客户服务责任一览"
    book.save(path)
    prove(path, ROWS, 7, as_of=AS_OF, period=PERIOD)


def test_several_tables_on_a_sheet(tmp_path: Path) -> None:
    first, second = table([LATE, OWED]), table([GOOD, COUNTED], ("服务事项", "截止日期", "完成时间", "业务时间"))
    for row, r in zip(second[1:], [GOOD, COUNTED], strict=True):
        row[1] = r.phrase
    shown = [["一、消贷部"], *first, [], [], ["二、保险部"], *second]
    path = save(tmp_path / "a.xlsx", {"责任表": shown})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    wanted = {3: LATE, 4: OWED, 9: GOOD, 10: COUNTED}
    assert sorted(got) == sorted(wanted)
    assert not [d for n, r in wanted.items() for d in differences(got[n], r)]
    assert not written_wrong(path, "责任表", {3: LATE, 4: OWED}, AS_OF)
    assert not written_wrong(path, "责任表", {9: GOOD, 10: COUNTED}, AS_OF)


def test_tables_side_by_side_are_judged_not_written(tmp_path: Path) -> None:
    columns = ("服务事项", "期限", "完成时间")
    left, right = table([LATE, GOOD], columns), table([OWED, GOOD], columns)
    grid = [[*a, None, *b] for a, b in zip(left, right, strict=True)]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = sorted((o["row"], o["timeliness"], o["days_late"]) for o in result["obligations"])
    assert got == [(2, "late", 1), (2, "overdue", 4), (3, "on_time", 0), (3, "on_time", 0)]
    assert findings(result, "tables-side-by-side") == ["E1"]
    assert [c.value for c in load_workbook(path)["责任表"][1]] == [*columns, None, *columns]


def test_tables_that_touch_side_by_side_are_two_tables(tmp_path: Path) -> None:
    """No column stands between them: the right one's deadlines are not those of the left one's rows."""
    columns = ("序号", "服务事项", "期限", "完成时间")
    left, right = table([LATE, GOOD], columns), table([OWED, GOOD], columns)
    path = save(tmp_path / "a.xlsx", {"责任表": [[*a, *b] for a, b in zip(left, right, strict=True)]})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = sorted((o["row"], o["timeliness"], o["days_late"]) for o in result["obligations"])
    assert got == [(2, "late", 1), (2, "overdue", 4), (3, "on_time", 0), (3, "on_time", 0)]
    assert findings(result, "tables-side-by-side") == ["E1"]
    assert [c.value for c in load_workbook(path)["责任表"][1]] == [*columns, *columns]


def test_a_deadline_column_twice_in_one_table(tmp_path: Path) -> None:
    """The second of that name is the deadline of this time; only where the tasks stand twice are there two tables."""
    grid: list[list[object]] = [["事项", "期限", "完成时间", "期限"], ["报表", "每月5号前", "2026-11-06", "2026-11-10"]]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    [got] = check(path, as_of=AS_OF, period=PERIOD)["obligations"]
    assert (got["due"], got["timeliness"]) == ("2026-11-10T24:00", "on_time")


def test_only_a_hidden_duty_sheet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    put(book.active, [["封面"]])
    sheet = book.create_sheet("责任表")
    put(sheet, table(ROWS))
    sheet.sheet_state = "hidden"
    book.save(path)
    held = path.read_bytes()
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert [(f["rule"], f["sheet"]) for f in result["findings"]] == [("duty-sheet-hidden", "责任表")]
    assert path.read_bytes() == held


def test_hidden_and_filtered_rows_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    put(sheet, table(ROWS))
    sheet.auto_filter.ref = "A1:I5"
    sheet.auto_filter.add_filter_column(1, ["别的部门"])
    for n in (2, 3, 4, 5):
        sheet.row_dimensions[n].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.save(path)
    prove(path, ROWS, 2, as_of=AS_OF, period=PERIOD)
    assert load_workbook(path)["责任表"].row_dimensions[3].hidden


def test_other_sheets_are_left_alone(tmp_path: Path) -> None:
    others: dict[str, list[list[object]]] = {
        "通讯录": [["姓名", "部门", "电话", "入职日期"], ["张三", "销售部", "123", at("2020-01-01")]],
        "销售统计": [["项目", "1月", "2月"], ["轿车", 3, 4], ["合计", 3, 4]],
        "空表": [],
    }
    path = save(tmp_path / "a.xlsx", {**others, "责任表": table(ROWS)})
    before = {n: [[c.value for c in r] for r in load_workbook(path)[n]] for n in others}
    prove(path, ROWS, 2, as_of=AS_OF, period=PERIOD)
    assert {n: [[c.value for c in r] for r in load_workbook(path)[n]] for n in others} == before


def test_a_list_object_and_comments(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    path = tmp_path / "a.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    grid = table(ROWS)
    put(sheet, grid, row=3, column=2)
    sheet.add_table(Table(displayName="责任", ref=f"B3:{get_column_letter(1 + len(grid[0]))}7"))
    sheet["I4"].comment = Comment("晚了一天", "李四")
    sheet["F5"].fill = PatternFill("solid", start_color="FFFF00")
    book.save(path)
    prove(path, ROWS, 4, as_of=AS_OF, period=PERIOD)
    again = load_workbook(path)["责任表"]
    assert again["I4"].comment.text == "晚了一天"
    names = [c.name for c in again.tables["责任"].tableColumns]
    assert names[-6:] == list(OWN_HEADERS["zh"]) and names[:9] == grid[0]


def test_rows_that_begin_like_totals_or_footers(tmp_path: Path) -> None:
    """A promise may be called 合计表核对 or 备注:… ; it has a deadline, so it is no total."""
    columns = ("服务事项", "期限", "完成时间")
    named = ("合计表核对", "总计与明细核对", "Total headcount", "审核:费用报销单", "日期:盘点表")
    grid: list[list[object]] = [list(columns), *[[n, LATE.phrase, LATE.done] for n in named]]
    grid += [["合 计", 5, "5"], ["审核:李四"]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [got[n]["deliverable"] for n in sorted(got)] == list(named)
    assert not result["findings"]


def test_totals_and_notes_where_the_deadline_or_a_number_comes_first(tmp_path: Path) -> None:
    # Vouchers are counted left of the word; notes and the next title stand in the first column, a deadline's.
    head = ["期限", "凭证号", "业务时间", "服务事项", "完成时间"]
    first = [
        [LATE.phrase, "PZ-1", None, "对账单", at("2026-11-06")],
        [COUNTED.phrase, "PZ-2", at("2026-11-05"), "台账", at("2026-11-08")],
    ]
    second = [[GOOD.phrase, "PZ-3", None, "报表", at("2026-11-05")]]
    shown = [
        head, *first, [None, 2, None, "合 计"], ["注:每月5日前报综合办。"], ["2. 期限遇节假日不顺延。"], [None, None, None, "3. 逾期通报。"],
        [None, None, "Prepared by: Lee", "Approved by: Ann"], ["Date:", None, None, "Approved by: Ann"], [],
        ["保险部 2026年11月责任表"], head, *second,
    ]  # fmt: skip
    result = check(save(tmp_path / "a.xlsx", {"责任表": shown}), as_of=AS_OF, period=PERIOD, write=False)
    got = by_row(result)
    assert sorted(got) == [2, 3, 13] and not result["findings"]
    assert not [d for n, r in zip((2, 3, 13), (LATE, COUNTED, GOOD), strict=True) for d in differences(got[n], r)]


@pytest.mark.parametrize(
    "note", [["备注:", "大家把遇到的问题记下来"], ["备注", "大家把遇到的问题记下来"], [None, "备注"]]
)
def test_a_remark_below_a_table_owes_nothing(note: list[object], tmp_path: Path) -> None:
    for head in ([None, "事项", "负责人", "期限", "完成时间"], ["序号", "事项", "负责人", "期限", "完成时间"]):
        rows = [head, ["第一阶段", "收集", "张三", LATE.phrase, at("2026-11-06")], note]
        result = check(save(tmp_path / "a.xlsx", {"s": rows}), as_of=AS_OF, period=PERIOD, write=False)
        assert [o["row"] for o in result["obligations"]] == [2] and not result["findings"]


def test_lines_that_head_what_follows_owe_nothing_unless_all_that_is_owed_is_numbered_so(tmp_path: Path) -> None:
    head, rest = ["事项", "负责人", "期限", "完成时间"], ["张三", LATE.phrase, at("2026-11-06")]
    headed = [head, ["【1】战略筹备"], ["1.1 调查", *rest], ["[2]品牌升级"], ["2.1 官微", *rest], ["(三)集客"]]
    numbered = [head, ["【1】调查"], ["【2】官微", *rest]]
    for grid, rows in ((headed, [3, 5]), (numbered, [2, 3])):
        result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
        assert [o["row"] for o in result["obligations"]] == rows


def test_departments_on_lines_of_their_own_where_deadlines_come_first(tmp_path: Path) -> None:
    rows = [
        ["期限", "服务事项", "完成时间"],
        ["一、会计部"],
        [LATE.phrase, "对账单", at("2026-11-06")],
        ["(二)护理部"],
        [GOOD.phrase, "报表", at("2026-11-05")],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": rows}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["row"], o["provider"]) for o in result["obligations"]] == [(3, "会计部"), (5, "护理部")]
    assert not result["findings"]


def test_a_second_table_under_its_title_with_adorned_names(tmp_path: Path) -> None:
    head = ["*服务事项", "期限(必填)", "完成时间:"]
    first = [["服务事项", "期限", "完成时间"], ["对账单", LATE.phrase, at("2026-11-06")]]
    second = [head, ["报表", GOOD.phrase, at("2026-11-05")]]
    titled = [[], ["2026年11月责任表"], ["编制单位:综合办"]]
    for between in (titled, []):  # right under the first as well
        path = save(tmp_path / f"{len(between)}.xlsx", {"责任表": [*first, *between, *second]})
        result = check(path, as_of=AS_OF, period=PERIOD, write=False)
        said = [(o["deliverable"], o["timeliness"]) for o in result["obligations"]]
        assert said == [("对账单", "late"), ("报表", "on_time")] and not result["findings"]


def test_a_blank_deadline_is_told_below_a_subtotal(tmp_path: Path) -> None:
    shown = [["服务事项", "期限", "完成时间"], ["报表", "每月5号前", at("2026-11-05")], ["小计", None, None], ["台账"]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": shown}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(f["cell"], f["rule"]) for f in result["findings"]] == [("B4", "deadline-missing")]


@pytest.mark.parametrize(
    "signed",
    [
        [None, "经办人", "马超"],
        ["填表人", "马超", "审核人"],
        ["制 表 人", "马超", None, None, "10月30日"],
        ["经办人签字", "吴嫂", "负责人签字"],
        ["审核意见", "同意", "日期", "10月30日"],
        [None, "审核意见", "日期", "10月30日"],
    ],
)
def test_signatures_without_colons_under_a_table_owe_nothing(tmp_path: Path, signed: list[object]) -> None:
    head = ["责任部门", "服务事项", "服务对象", "期限", "完成时间"]
    row = ["总务处", "报表", "财务处", "每月5号前", at("2026-11-05")]
    for number, between in enumerate(([], [["小计", 1]], [[]])):
        path = save(tmp_path / f"{number}.xlsx", {"责任表": [head, row, *between, signed]})
        result = check(path, as_of=AS_OF, period=PERIOD, write=False)
        assert [o["row"] for o in result["obligations"]] == [2] and not result["findings"]


def test_a_role_that_owes_something_is_no_signature(tmp_path: Path) -> None:
    head = ["责任部门", "服务事项", "期限", "完成时间"]
    for role in ("负责人", "主管人员"):
        first, last = [role, "报表", "每月5号前", at("2026-11-05")], [role, "台账"]
        for rows in ([first, last], [last, first]):
            path = save(tmp_path / "a.xlsx", {"责任表": [head, *rows]})
            result = check(path, as_of=AS_OF, period=PERIOD, write=False)
            assert len(result["obligations"]) == 2
            assert [f["rule"] for f in result["findings"]] == ["deadline-missing"]


def test_a_heading_right_under_a_table_is_no_duty(tmp_path: Path) -> None:
    part = [["服务事项", "期限", "完成时间"], ["报表", "每月5号前", at("2026-11-05")], ["小计", 1]]
    for number, heading in enumerate(("二、东校区", "(二)东校区", "（二）东校区")):
        path = save(tmp_path / f"{number}.xlsx", {"责任表": [*part, [heading], *part]})
        result = check(path, as_of=AS_OF, period=PERIOD, write=False)
        assert [o["row"] for o in result["obligations"]] == [2, 6] and not result["findings"]
    numbered = [part[0], ["一、报表", *part[1][1:]], ["二、台账"]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": numbered}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(f["cell"], f["rule"]) for f in result["findings"]] == [("B3", "deadline-missing")]


def test_a_header_beside_something_else(tmp_path: Path) -> None:
    """A date or a number standing in the header's own row, away from it, does not hide the header."""
    grid = table(ROWS)
    grid[0] += [None, None, at("2026-11-30"), 3]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    got = by_row(check(path, as_of=AS_OF, period=PERIOD))
    assert not [d for n, r in enumerate(ROWS, 2) for d in differences(got[n], r)]
    ws = load_workbook(path)["责任表"]
    assert (ws["L1"].value, ws["M1"].value) == (at("2026-11-30"), 3)


def test_a_header_repeated_on_each_printed_page(tmp_path: Path) -> None:
    grid = table(ROWS)
    spaced = [f"{str(h)[:2]} {str(h)[2:]}" for h in grid[0]]
    shown = [grid[0], *grid[1:3], spaced, *grid[3:]]
    got = by_row(check(save(tmp_path / "a.xlsx", {"责任表": shown}), as_of=AS_OF, period=PERIOD))
    assert sorted(got) == [2, 3, 5, 6]
    assert not [d for n, r in zip((2, 3, 5, 6), ROWS, strict=True) for d in differences(got[n], r)]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_old_and_open_formats_are_read(tmp_path: Path) -> None:
    """.xls and .ods, made by LibreOffice: judged all the same."""
    rows = [Row("每月5号前", at("2026-11-06T10:00"), None, "2026-11-05T24:00", "late", 1), *ROWS]
    source = save(tmp_path / "a.xlsx", {"责任表": table(rows)})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending in ("xls", "ods"):
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        path = tmp_path / f"a.{ending}"
        before = path.read_bytes()
        result = check(path, as_of=AS_OF, period=PERIOD, write=False)
        got = by_row(result)
        assert not [d for n, r in enumerate(rows, 2) for d in differences(got[n], r)]
        assert not [f for f in result["findings"] if f["cell"] is None]
        assert path.read_bytes() == before


def test_one_table_with_numbers_of_duties_is_a_plain_table(tmp_path: Path) -> None:
    """Whatever its sheet is called: what has a completion column is a table of deliveries, not a list of duties."""
    grid: list[list[object]] = [
        ["责任编号", "责任部门", "事项", "期限", "完成时间"],
        ["A1", "销售部", "报表", "每月5号前", "2026-11-06"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任清单": grid}), as_of=AS_OF, period=PERIOD)
    assert [(o["row"], o["timeliness"]) for o in result["obligations"]] == [(2, "late")]
    assert result["files"][0]["shape"] == "plain" and not result["findings"]


def test_two_sheets_of_any_name(tmp_path: Path) -> None:
    """A list of duties without any of the further columns, and deliveries that name them."""
    duties: list[list[object]] = [
        ["责任编号", "责任部门", "事项", "期限"],
        ["A1", "销售部", "报表", "每月5号前"],
        ["A2", "销售部", "周报", "每月20号前"],
    ]
    done: list[list[object]] = [["责任编号", "完成时间"], ["A1", "2026-11-06"]]
    result = check(save(tmp_path / "a.xlsx", {"职责": duties, "完成情况": done}), as_of=AS_OF, period=PERIOD)
    assert sorted((o["sheet"], o["row"], o["timeliness"]) for o in result["obligations"]) == [
        ("完成情况", 2, "late"), ("职责", 3, "due_soon"),
    ]  # fmt: skip
    assert findings(result, "obligation-missing") == ["3:3"]


def test_a_sheet_for_every_month(tmp_path: Path) -> None:
    """Of twelve sheets that of the period is judged and written; without one for the period all are."""
    grid = table([GOOD, OWED], ("责任部门", "服务事项", "期限", "完成时间"))
    sheets = {f"{month}月责任表": grid for month in range(1, 13)} | {"问题": grid}
    path = save(tmp_path / "a.xlsx", sheets)
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert [(o["sheet"], o["row"]) for o in result["obligations"]] == [
        ("11月责任表", 2), ("11月责任表", 3), ("问题", 2), ("问题", 3),
    ]  # fmt: skip
    (left_out,) = (f for f in result["findings"] if f["rule"] == "sheet-of-other-month")
    assert (left_out["severity"], left_out["sheet"]) == ("info", "1月责任表")
    book = load_workbook(path)
    assert [name for name in book.sheetnames if book[name].max_column > 4] == ["11月责任表", "问题", "检查结果"]
    path = save(tmp_path / "b.xlsx", {"2026年8月": grid, "2026年9月": grid})
    assert len(check(path, as_of=AS_OF, period=PERIOD)["obligations"]) == 4


@pytest.mark.parametrize("name", ["汇总", "共计", "本月汇总", "总数", "汇 总"])
def test_a_row_of_nothing_but_a_total_owes_nothing_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "部门", "期限", "完成时间"], ["报表", "甲部", "每月5号前", "2026-11-04"]]
    total, owed = [name, None, None, 5], [name, "甲部", "每月6号前", "2026-11-04"]
    result = check(save(tmp_path / "a.xlsx", {"责任表": [*grid, total]}), as_of=AS_OF, period=PERIOD)
    assert [o["row"] for o in result["obligations"]] == [2] and not result["findings"]
    result = check(save(tmp_path / "b.xlsx", {"责任表": [*grid, owed]}), as_of=AS_OF, period=PERIOD)
    assert [o["row"] for o in result["obligations"]] == [2, 3]


@pytest.mark.parametrize(
    "name", ["合計", "總計:", "本月合计", "10月合计(项)", "本月合计: 5", "累計", "一店小计", "销售部合計"]
)
def test_totals_in_any_characters_of_a_month_and_of_a_group_owe_nothing(name: str, tmp_path: Path) -> None:
    for head, row, total in (
        (["部門", "事項", "期限", "完成時間"], ["甲部", "報表", "每月5號前", "2026-11-04"], [name, 3, None, 5]),
        (["序号", "部门", "事项", "期限"], [1, "甲部", "报表", "每月25号前"], [None, None, name, None]),
    ):
        result = check(save(tmp_path / "a.xlsx", {"责任表": [head, row, total]}), as_of=AS_OF, period=PERIOD)
        assert [o["row"] for o in result["obligations"]] == [2] and not result["findings"]


def test_what_only_begins_or_ends_like_a_total_is_owed(tmp_path: Path) -> None:
    """And so is a group's total that has a running number or a deadline, or was handed in."""
    grid: list[list[object]] = [["序号", "事项", "期限", "完成时间"], [1, "报表", "每月5号前", "2026-11-04"]]
    grid += [[None, name, None, None] for name in ("10月合计表", "累计投诉报表", "总计划表")]
    grid += [[2, "各店合计", None, None], [None, "各店合计", "每月6号前", None], [None, "各店合计", None, "2026-11-05"]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["row"] for o in result["obligations"]] == [*range(2, 9)]
    assert findings(result, "deadline-missing") == ["C3", "C4", "C5", "C6", "C8"]


@pytest.mark.parametrize("beside", ["进展", "责任人"])
def test_from_when_to_when_work_is_to_be_done_is_no_term_of_a_contract(tmp_path: Path, beside: str) -> None:
    rows = [["A", "甲部", "2026-06-01至2026-11-15", "已完成"], ["B", "乙部", "2026-07-01至2026-11-20", "未完成"]]
    if beside == "责任人":
        rows = [[*row[:3], who] for row, who in zip(rows, ("李", "王"), strict=True)]
    grid: list[list[object]] = [["整改任务", "责任部门", "整改期限", beside], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["deliverable"], o["due"][:10]) for o in result["obligations"]] == [
        ("A", "2026-11-15"),
        ("B", "2026-11-20"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        "图书 管理员 要求归还日期 归还日期 状态",
        "病人 护士 规定服药时间 服药时间 状态",
        "病人 护士 规定测温时间 测温时间 状态",
        "病人 护士 要求换药时间 换药时间 状态",
        "病人 护士 规定注射时间 注射时间 状态",
        "病人 护理员 要求翻身时间 翻身时间 状态",
        "病房 护士 规定消毒时间 消毒时间 状态",
        "鱼缸 保洁员 规定换水时间 换水时间 状态",
        "姓名 主管 规定打卡时间 打卡时间 状态",
        "姓名 教师 规定签到时间 签到时间 状态",
        "姓名 人事专员 要求入职日期 入职日期 状态",
        "物料 库管员 要求出库时间 出库时间 状态",
        "线路 值班员 要求停电时间 停电时间 状态",
        "批次 操作工 要求投料时间 投料时间 状态",
        "包裹 快递员 要求取件时间 取件时间 状态",
        "商品 店长 规定退货日期 退货日期 状态",
        "订单 配送员 要求配送时间 配送时间 状态",
        "订单 配送员 要求配送时间 配送时间",
        "借款 会计 要求还款日期 还款日期 状态",
        "婴儿 护士 要求接种日期 接种日期 状态",
        "病人 护士 要求随访日期 完成日期 状态",
        "存折 柜员 到期日 支取日期 状态",
        "灭火器 安全员 到期日期 更换日期 状态",
        "课程 讲师 计划日期 实际日期 状态",
        "Baby Nurse Due_date Delivered_on Status",
        "SKU Planner Required_date Delivered_date Status",
    ],
)
def test_loans_lessons_patients_and_what_expires_owe_nothing(tmp_path: Path, names: str) -> None:
    rows = [
        ["A", "李雷", at("2026-11-05"), at("2026-11-04"), "完成"],
        ["B", "韩梅", at("2026-11-09"), None, "未完成"],
        ["C", "王五", at("2026-11-12"), at("2026-11-15"), "完成"],
    ]
    head = [name.replace("_", " ") for name in names.split()]
    grid: list[list[object]] = [list[object](head), *(row[: len(head)] for row in rows)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [f["rule"] for f in result["findings"]] == ["no-duty-sheet"]


@pytest.mark.parametrize(
    "grid",
    [
        [["值班事项", "部门", "起止时间", "交接日期"],
         ["一班", "市场部", "11月1日-11月5日", at("2026-11-06")],
         ["二班", "市场部", "11月9日-11月12日", at("2026-11-13")],
         ["三班", "市场部", "11月15日-11月18日", None]],
        [["阀门", "部门", "期限", "状态"],
         ["A", "甲部", at("2026-11-05"), "关闭"], ["B", "乙部", at("2026-11-09"), "打开"], ["C", "丙部", at("2026-11-12"), "关闭"]],
        [["岗位", "部门", "截止日期", "状态"],
         ["会计", "甲部", at("2026-11-05"), "关闭"], ["司机", "乙部", at("2026-11-09"), "打开"], ["保安", "丙部", at("2026-11-12"), "打开"]],
    ],
)  # fmt: skip
def test_rotas_and_what_is_open_or_shut_owe_nothing(tmp_path: Path, grid: list[list[object]]) -> None:
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [f["rule"] for f in result["findings"]] == ["no-duty-sheet"]
