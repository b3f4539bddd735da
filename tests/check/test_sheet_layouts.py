"""The same promises on sheets as people lay them out: what is expected of each row does not change with the layout."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from sheets_kit import OWN_HEADERS, Row, by_row, check, differences, findings, parts, prove, save, table, written_wrong
from xlsxwriter import Workbook as Writer

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"

LATE = Row("每月5号前", "2026-11-06", None, "2026-11-05T24:00", "late", 1)
GOOD = Row("每月5号前", "2026-11-05", None, "2026-11-05T24:00", "on_time", 0)
OWED = Row("每月16日前", None, None, "2026-11-16T24:00", "overdue", 4, findings=("completion-missing",))
COUNTED = Row("交车后3日内", "2026-11-08", "2026-11-05", "2026-11-08T24:00", "on_time", 0)
ROWS = [LATE, GOOD, OWED, COUNTED]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def put(sheet: object, grid: Sequence[Sequence[object]], row: int = 1, column: int = 1) -> None:
    for r, cells in enumerate(grid, row):
        for c, value in enumerate(cells, column):
            if value is not None:
                sheet.cell(r, c, value)  # type: ignore[attr-defined]


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


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace a piece of a sheet's XML, which must be there."""
    held = parts(path)
    assert sum(data.count(old) for data in held.values()) == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data.replace(old, new))


NAMES = [
    ("责任单位", "工作内容", "接收部门", "完成时限", "发生日期", "经办人", "实际完成日期"),
    ("承办部门", "任务名称", "报送对象", "截止时间", "业务日期", "负责人", "实际完成时间"),
    ("部 门", "事 项", "对象", "时限要求", "起算日", "承办人", "完成日"),
    ("科室", "单据名称", "报送对象", "报送时限", "业务日期", "经办人", "报送日期"),
    ("部门（科室）", "服务内容 ", "服务对象\n(部门)", "期限\n（必填）", "发生时间：", "责任人", "交付时间*"),
    ("报送部门", "报表名称", "报送对象", "应交时间", "业务时间", "填报人兼经办人", "上报时间"),
    ("Department", "Deliverable", "Receiver", "Deadline", "Event date", "Owner", "Completed"),
    ("Dept.", "Task", "Deliver to", "Due by", "Start date", "Assignee", "Completion date"),
    ("Responsible department", "Description", "Internal customer", "Time limit", "Raised on", "Person in charge", "Date completed"),
]  # fmt: skip


@pytest.mark.parametrize("names", NAMES, ids=lambda n: str(n[0]).strip())
def test_names_of_columns(tmp_path: Path, names: tuple[str, ...]) -> None:
    lang = "en" if names[0].isascii() else "zh"
    grid: list[list[object]] = [list(names)]
    for r in ROWS:
        grid.append(["销售部", "报表", "财务部", r.phrase, r.event, "张三", r.done])
    path = save(tmp_path / "a.xlsx", {"Sheet1": grid})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert not [d for n, r in enumerate(ROWS, 2) for d in differences(got[n], r)]
    assert all(o["provider"] == "销售部" and o["receiver"] == "财务部" and o["owner"] == "张三" for o in got.values())
    assert not written_wrong(path, "Sheet1", dict(enumerate(ROWS, 2)), AS_OF, lang)


def test_merged_departments_and_a_two_row_header(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    put(sheet, [["各部门服务承诺"], ["序号", "部门", "服务事项", "时间要求", None, None, "责任人"]])
    put(sheet, [["期限", "业务时间", "完成时间"]], row=3, column=4)
    for n, r in enumerate(ROWS * 2):
        put(sheet, [[n + 1, None, f"事项{n}", r.phrase, r.event, r.done, "张三"]], row=4 + n)
    sheet["B4"], sheet["B8"] = "消贷部", "保险部"
    for span in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3", "B4:B7", "B8:B11"):
        sheet.merge_cells(span)
    book.save(path)
    result = prove(path, ROWS * 2, 4, as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [got[n]["provider"] for n in range(4, 12)] == ["消贷部"] * 4 + ["保险部"] * 4
    assert {str(m) for m in load_workbook(path)["责任表"].merged_cells.ranges} >= {"A1:G1", "B4:B7", "D2:F2"}


def test_a_department_written_once_without_merging(tmp_path: Path) -> None:
    grid = table(ROWS * 2)
    for n, row in enumerate(grid[1:]):
        row[1] = {0: "消贷部", 4: "保险部"}.get(n)
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    got = by_row(check(path, as_of=AS_OF, period=PERIOD))
    assert [got[n]["provider"] for n in range(2, 10)] == ["消贷部"] * 4 + ["保险部"] * 4


def test_section_rows_name_the_department(tmp_path: Path) -> None:
    columns = ("服务事项", "期限", "业务时间", "完成时间")
    grid = table(ROWS, columns)
    shown = [grid[0], ["消贷部"], *grid[1:3], ["二、保险部"], *grid[3:]]
    path = save(tmp_path / "a.xlsx", {"责任表": shown})
    got = by_row(check(path, as_of=AS_OF, period=PERIOD))
    assert {n: got[n]["provider"] for n in sorted(got)} == {3: "消贷部", 4: "消贷部", 6: "保险部", 7: "保险部"}


def test_the_department_from_title_sheet_or_file(tmp_path: Path) -> None:
    columns = ("服务事项", "期限", "业务时间", "完成时间")
    grid = table(ROWS, columns)
    for name, sheets in {
        "人事部.xlsx": {"Sheet1": grid},
        "a.xlsx": {"人事部": grid},
        "b.xlsx": {"Sheet1": [["人事部服务承诺一览表"], [], *grid]},
    }.items():
        got = check(save(tmp_path / name, sheets), as_of=AS_OF, period=PERIOD)["obligations"]
        assert {o["provider"] for o in got} == {"人事部"}, name


@pytest.mark.parametrize(
    ("title", "department"),
    [
        ("2026年10月销售部责任表", "销售部"),
        ("内部客户服务明细(财务部)", "财务部"),
        ("10月份客服部台账", "客服部"),
        ("维修科技部十一月", "维修科技部"),
        ("好运来汽车销售服务有限公司信息中心", "信息中心"),
        ("配件部门责任", "配件部"),
        ("实验小学2026年11月各处室工作落实表", ""),
        ("三部门责任汇总", ""),
        ("全部事项", ""),
        ("问题处理表", ""),
    ],
)
def test_a_title_names_no_department_by_chance(title: str, department: str, tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx", {"Sheet1": [[title], [], *table(ROWS, ("服务事项", "期限", "业务时间", "完成时间"))]}
    )
    got = check(path, as_of=AS_OF, period=PERIOD)["obligations"]
    assert {o["provider"] for o in got} == {department}


def test_tables_each_headed_by_its_department(tmp_path: Path) -> None:
    columns = ("服务事项", "期限", "完成时间")
    grid = table([GOOD, OWED], columns)
    shown = [
        ["一、客服部"],
        *grid,
        ["小计", "2项"],
        [],
        ["二、保险部"],
        *grid,
        ["小计", "2项"],
        [],
        ["制表:", "丁", "复核:戊"],
    ]
    path = save(tmp_path / "三部门汇总.xlsx", {"汇总": shown})
    got = by_row(check(path, as_of=AS_OF, period=PERIOD))
    assert {n: o["provider"] for n, o in got.items()} == {3: "客服部", 4: "客服部", 9: "保险部", 10: "保险部"}


def test_the_department_column_outdoes_the_line_above_the_header(tmp_path: Path) -> None:
    grid = table([GOOD, OWED], ("责任部门", "服务事项", "期限", "完成时间"))
    grid[1][0], grid[2][0] = "保险部", None
    path = save(tmp_path / "a.xlsx", {"汇总": [["财务部"], *grid]})
    assert {o["provider"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]} == {"保险部"}


def test_headers_in_both_languages(tmp_path: Path) -> None:
    """Each cell says its column twice, in either order; nothing of them is a row."""
    shown = [
        ["No", "Dept 部门", "Task 事项", "Deadline 期限", "Actual", None, "Review", None, None, "Remark 备注"],
        [None, None, None, None, "Submitted 提交", "状态/Status", "Result 验收", "Reason\n原因", "Score 评分", None],
        [1, "HR", "Payroll 工资表", "每月8号前", "2026-11-06", "Done", "Rejected", "缺页", 2, "催"],
        [2, "HR", "Attendance 考勤", "by the 2nd of each month", None, "In progress", None, None, None, None],
    ]  # fmt: skip
    path = tmp_path / "a.xlsx"
    book = Workbook()
    put(book.active, shown)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:I1", "J1:J2"):
        book.active.merge_cells(merged)
    book.save(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    said = [(o["row"], o["provider"], o["work"], o["timeliness"]) for o in result["obligations"]]
    assert said == [(3, "HR", "rejected", "on_time"), (4, "HR", "in_progress", "overdue")]
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("completion-missing", "E4")]


@pytest.mark.parametrize("name", ["处室", "科室", "年级组", "门店", "Division"])
def test_departments_go_by_other_names(name: str, tmp_path: Path) -> None:
    grid = table([GOOD, OWED], ("责任部门", "服务事项", "期限", "完成时间"))
    grid[0][0], grid[1][0], grid[2][0] = name, "一年级", "二年级"
    path = save(tmp_path / "a.xlsx", {"汇总": grid})
    assert [o["provider"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]] == ["一年级", "二年级"]


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


DATES = [
    "2026.11.6", "2026-11-06", "2026/11/6", "2026年11月6日", "11月6日", "11/6", "11-6", "11.6", "20261106", 20261106, "6号", "6日",
    "２０２６．１１．６", "２０２６年１１月６日", " 2026-11-06 ", "2026-11-6 17:30", "2026/11/6 17:30", "2026年11月6日 下午5点半", "11月6日17:30",
    "2026.11.6（周五）", "2026 年 11 月 6 日", "十一月六日", "26.11.6", "6 Nov 2026", "Nov 6, 2026", "6-Nov-26", "6 Nov 10:30", "6 Nov 5pm", date(2026, 11, 6), at("2026-11-06T17:30"),
    46332, 46332.75, "46332", "2026.11.06.", "'2026-11-06", "2026-11-06T17:30:00", "2026-11-06 17:30:00.000", "已于11月6日完成",
    "2026。11。6", "2026、11、6", "2026,11,6", "2026-11-06 17：30", "2026\u00a011\u00a06", "2026年11月06日 17时30分", "11月6号下午",
]  # fmt: skip


def test_dates_as_people_type_them(tmp_path: Path) -> None:
    """All of them are the 6th of November, a day after the 5th."""
    rows = [Row("每月5号前", d, None, "2026-11-05T24:00", "late", 1) for d in DATES]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


def test_what_no_date_can_be_read_from(tmp_path: Path) -> None:
    held = ["2026-02-30", "11月31日", "张三", "17:30", time(17, 30), "下周", "11月5日、11月8日", 5, 11.6, "2026-13-01", "2026年11月", "???"]  # fmt: skip
    rows = [
        Row("每月5号前", h, None, "2026-11-05T24:00", "undetermined", None, findings=("value-unreadable",))
        for h in held
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": table([*rows, LATE])})
    result = prove(path, [*rows, LATE], 2, as_of=AS_OF, period=PERIOD)
    bad = [f for f in result["findings"] if f["rule"] == "value-unreadable"]
    assert [f["cell"] for f in bad] == [f"H{n}" for n in range(2, len(rows) + 2)]
    assert all("完成时间" in f["message"] and f["remedy"] for f in bad)
    assert "2026-02-30" in bad[0]["message"]


def test_not_yet_is_not_a_date(tmp_path: Path) -> None:
    rows = [
        Row("每月25号前", w, None, "2026-11-25T24:00", "not_due", 0)
        for w in ("", " ", "-", "—", "/", "无", "未完成", "尚未完成", "待定", "N/A", "进行中", "暂无", "\u3000")
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


def test_dates_in_the_deadline_column(tmp_path: Path) -> None:
    """English and Chinese sheets alike: a real date, a serial number and text dates are deadlines."""
    rows = [
        Row(at("2026-11-05"), "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row(at("2026-11-05T17:30"), at("2026-11-05T17:31"), None, "2026-11-05T17:30", "late", 1),
        Row(46331, "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026-11-05", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026.11.5", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026年11月5日前", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("11月5日", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("20261105", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row(20261105, "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        # other months than the period's are what they say
        Row(at("2026-10-31"), "2026-11-01", None, "2026-10-31T24:00", "late", 1),
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)
    english = [["Task", "Owner", "Due date", "Completed", "Status"]]
    english += [["report", "Li", r.phrase, r.done, None] for r in rows]
    path = save(tmp_path / "b.xlsx", {"Sheet1": english})
    result = check(path, as_of=AS_OF, period=PERIOD, lang="en")
    got = by_row(result)
    assert not [f"{r.phrase} {d}" for n, r in enumerate(rows, 2) for d in differences(got[n], r)]
    assert not written_wrong(path, "Sheet1", dict(enumerate(rows, 2)), AS_OF, "en")


def test_the_1904_date_system(tmp_path: Path) -> None:
    rows = [
        Row("每月5号前", date(2026, 11, 6), None, "2026-11-05T24:00", "late", 1),
        Row("每月5号前", 46332 - 1462, None, "2026-11-05T24:00", "late", 1),
        Row(date(2026, 11, 5), at("2026-11-05T17:30"), None, "2026-11-05T24:00", "on_time", 0),
        Row("24小时内", at("2026-11-06T17:31"), at("2026-11-05T17:30"), "2026-11-06T17:30", "late", 1),
    ]
    path = tmp_path / "a.xlsx"
    book = Writer(path, {"default_date_format": "yyyy-mm-dd hh:mm", "date_1904": True})
    sheet = book.add_worksheet("责任表")
    for r, cells in enumerate(table(rows)):
        sheet.write_row(r, 0, cells)
    book.close()
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)


def test_formulas_with_cached_values(tmp_path: Path) -> None:
    """A formula is read by the value it shows, and stays a formula; one without a value is a finding."""
    path = tmp_path / "a.xlsx"
    book = Writer(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("责任表")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    header = table([])[0]
    sheet.write_row(0, 0, header)
    texts = ["每月5号前", "每月16日前", "交车后3日内"]
    for r, text in enumerate(texts, 1):
        sheet.write_row(r, 0, [r, "销售部", "报表", "财务部"])
        sheet.write_formula(r, 4, f'="{text}"', None, text)
    sheet.write_formula(1, 7, "=DATE(2026,11,6)", day, 46332)
    sheet.write_formula(2, 7, '=IF(1>2,1,"")', None, "")
    sheet.write_formula(3, 5, "=DATE(2026,11,5)", day, 46331)
    sheet.write_formula(3, 7, "=F4+3", day, 46334)
    book.close()
    # As Excel stores an empty text; XlsxWriter leaves the type out, which says that there is no value.
    rewrite(path, b'<c r="H3"><f>', b'<c r="H3" t="str"><f>')
    rows = [LATE, OWED, COUNTED]
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)
    kept = load_workbook(path)["责任表"]
    assert (kept["H2"].value, kept["E4"].value, kept["H4"].value) == ("=DATE(2026,11,6)", '="交车后3日内"', "=F4+3")


def test_a_formula_without_a_value(tmp_path: Path) -> None:
    grid = table([GOOD, LATE])
    grid[1][7] = "=DATE(2026,11,5)"
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert findings(result, "formula-uncached") == ["H2"]
    got = by_row(result)
    assert (got[2]["timeliness"], got[3]["timeliness"]) == ("undetermined", "late")
    assert not [f for f in result["findings"] if f["rule"] == "completion-missing"]


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


def test_events_named_by_the_phrase(tmp_path: Path) -> None:
    """Several business dates in a row: each deadline counts from the one it names."""
    columns = ("服务事项", "期限", "提车日期", "提回车日期", "交车时间", "完成时间")
    grid: list[list[object]] = [list(columns)]
    days = ["2026-11-02", "2026-11-03", at("2026-11-05T15:00")]
    wanted = {
        "提车次日": "2026-11-03T24:00",
        "提回车当日": "2026-11-03T24:00",
        "交车后3日内": "2026-11-08T24:00",
        "提回车次日": "2026-11-04T24:00",
        "交车后24小时内": "2026-11-06T15:00",
    }
    for phrase in wanted:
        grid.append(["x", phrase, *days, "2026-11-03"])
    grid.append(["x", "交车后3日内", "2026-11-02", None, None, None])
    got = by_row(check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD))
    assert [got[n]["due"] for n in range(2, 7)] == list(wanted.values())
    assert (got[7]["work"], got[7]["due"]) == ("not_applicable", None)


def test_words_for_done_and_how_far(tmp_path: Path) -> None:
    """Where there is no completion column, what people write under 完成情况 says when."""
    columns = ("部门", "事项", "期限", "完成情况")
    grid: list[list[object]] = [list(columns)]
    for told in ("11月6日完成", at("2026-11-05"), None, "已完成", "未完成", "2026.11.5"):
        grid.append(["销售部", "报表", "每月5号前", told])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [got[n]["timeliness"] for n in range(2, 8)] == [
        "late", "on_time", "overdue", "undetermined", "overdue", "on_time",
    ]  # fmt: skip
    assert got[2]["submitted_at"] == "2026-11-06"
    assert findings(result, "value-unreadable") == []


def test_day_and_time_in_two_columns(tmp_path: Path) -> None:
    columns = ("部门", "事项", "期限", "完成日期", "完成时间")
    grid: list[list[object]] = [list(columns)]
    grid.append(["销售部", "报表", "每月10日上午12点前", "2026-11-10", "12:01"])
    grid.append(["销售部", "报表", "每月10日上午12点前", at("2026-11-10"), time(11, 59)])
    grid.append(["销售部", "报表", "每月10日上午12点前", "2026-11-11", None])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [(got[n]["timeliness"], got[n]["submitted_at"]) for n in (2, 3, 4)] == [
        ("late", "2026-11-10T12:01"), ("on_time", "2026-11-10T11:59"), ("late", "2026-11-11"),
    ]  # fmt: skip
    assert not result["findings"]


def test_progress_in_per_cent(tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "进度", "完成时间"]]
    for progress in (1, 1.0, "100%", 0.5, "50%", 0, "0%", 100):
        grid.append(["报表", "每月25号前", progress, None])
    got = by_row(check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD))
    assert [got[n]["work"] for n in range(2, 10)] == [
        *["submitted"] * 3, "in_progress", "in_progress", "not_started", "not_started", "submitted",
    ]  # fmt: skip


def test_columns_that_mean_something_else(tmp_path: Path) -> None:
    """Names that only look like ours, or like dates: Location, Region, Transaction, Overdue reason, 工作日."""
    columns = (
        "No.",
        "Region",
        "Location",
        "Transaction",
        "Task",
        "Deadline",
        "Version",
        "Overdue reason",
        "Done on",
        "Reporter",
        "Teamwork",
    )
    grid: list[list[object]] = [list(columns)]
    for r in (LATE, GOOD, OWED):
        grid.append([1, "North", "Beijing", "T-1", "report", r.phrase, "v2", "busy", r.done, "Ann", "yes"])
    result = check(save(tmp_path / "a.xlsx", {"Sheet1": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert not [d for n, r in enumerate((LATE, GOOD, OWED), 2) for d in differences(got[n], r)]
    assert {o["deliverable"] for o in got.values()} == {"report"}
    assert {o["provider"] for o in got.values()} == {""}
    assert {f["rule"] for f in result["findings"]} == {"completion-missing"}


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


def test_full_width_everywhere(tmp_path: Path) -> None:
    rows = [
        Row("每月５号前", "２０２６－１１－０６", None, "2026-11-05T24:00", "late", 1),
        Row("　每月5号前　", "　2026-11-05　", None, "2026-11-05T24:00", "on_time", 0),
        Row("交车后３日内", "2026－11－8", "２０２６．１１．５", "2026-11-08T24:00", "on_time", 0),
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


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


def judged(
    tmp_path: Path, grid: list[list[object]], as_of: str = AS_OF, period: str = PERIOD
) -> list[tuple[object, ...]]:
    """(due, timeliness, days late) of the rows of one sheet, which raise no finding of their own."""
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=as_of, period=period, write=False)
    assert {f["rule"] for f in result["findings"]} <= {"completion-missing"}, result["findings"]
    return [(o["due"], o["timeliness"], o["days_late"]) for o in result["obligations"]]


def test_ditto_marks(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["部门", "事项", "期限", "完成时间"],
        ["销售部", "a", "每月5号前", "2026-11-04"],
        ["〃", "b", "〃", "2026-11-06"],
        ["同上", "c", "同上", "〃"],
    ]
    assert [t for _, t, _ in judged(tmp_path, grid)] == ["on_time", "late", "late"]


def test_names_broken_over_lines(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["责任\n部门", "服 务 事 项", "完成\n期限", "责任人", "完成\n时间"],
        ["销\n售\n部", "报表", "每月\n5号前", "张 三\n李四", "2026-11-\n06"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    (o,) = result["obligations"]
    assert (o["provider"], o["owner"], o["timeliness"]) == ("销售部", "张 三李四", "late")


def test_statuses_with_an_afterthought(tmp_path: Path) -> None:
    told = ("按时完成", "已完成(逾期)", "未完成,已催办", "完成。", "退回:缺页")
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间", "完成情况"],
        *[["a", "每月25号前", "2026-11-04", t] for t in told],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["work"] for o in result["obligations"]] == [
        "submitted",
        "submitted",
        "submitted",
        "submitted",
        "rejected",
    ]
    assert findings(result, "value-unreadable") == []
    assert findings(result, "status-contradiction") == ["D4"]


def test_a_lone_date_column_is_the_business_date(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["日期", "客户", "事项", "期限", "完成时间"],
        ["2026-11-05", "甲", "出装饰单", "3日内", "2026-11-09"],
    ]
    assert judged(tmp_path, grid) == [("2026-11-08T24:00", "late", 1)]
    weekly: list[list[object]] = [
        ["事项", "期限", "日期", "完成时间"],
        ["周报", "每周五", "2026-11-10", "2026-11-13"],
        ["会议", "每周三", "2026-11-17", "2026-11-19"],
    ]
    assert judged(tmp_path, weekly) == [("2026-11-13T24:00", "on_time", 0), ("2026-11-18T24:00", "late", 1)]


def test_business_day_and_time_in_two_columns(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "业务日期", "业务时间", "完成日期", "完成时间"],
        ["a", "24小时内", "2026-11-05", "17:30", at("2026-11-06"), time(17, 31)],
    ]
    assert judged(tmp_path, grid) == [("2026-11-06T17:30", "late", 1)]


def test_bare_numbers_under_a_header_with_a_unit(tmp_path: Path) -> None:
    for header, amount, due in (
        ("时限(工作日)", 3, "2026-11-10T24:00"),
        ("办理时限（天）", "5", "2026-11-10T24:00"),
        ("期限【小时】", 24, "2026-11-06T17:30"),
        ("Deadline (working days)", 3.0, "2026-11-10T24:00"),
    ):
        grid: list[list[object]] = [
            ["事项", header, "发生时间", "完成时间"],
            ["a", amount, at("2026-11-05T17:30"), at("2026-11-06T09:00")],
        ]
        assert judged(tmp_path, grid) == [(due, "on_time", 0)], header


def test_a_single_row_for_many_dues_serves_the_nearest(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["日报", "每天17:30前", "2026-11-05 17:31"],
        ["周报", "每周五", "2026-11-14"],
        ["月报", "每周五", "2026-11-10"],
    ]
    assert judged(tmp_path, grid) == [
        ("2026-11-05T17:30", "late", 1), ("2026-11-13T24:00", "late", 1), ("2026-11-13T24:00", "on_time", 0),
    ]  # fmt: skip


def test_days_without_a_month_lie_where_the_due_does(tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "完成时间", "期间", "交付月份"]]
    grid += [
        ["a", "次月5日前", "6号", None, None],
        ["b", "次月5日前", "4号", None, None],
        ["c", "每月5号前", "6号", "2026-10", None],
        ["d", "每月5号前", "6号", "2026-10", "次月"],
    ]
    assert judged(tmp_path, grid, as_of="2026-12-10T09:00") == [
        ("2026-12-05T24:00", "late", 1), ("2026-12-05T24:00", "on_time", 0), ("2026-10-05T24:00", "late", 1),
        ("2026-11-05T24:00", "late", 1),
    ]  # fmt: skip


def test_over_new_year(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "每月31日前", "1月2日"],
        ["b", "次月5日前", "1月6日"],
    ]
    assert judged(tmp_path, grid, as_of="2027-01-10T09:00", period="2026-12") == [
        ("2026-12-31T24:00", "late", 2), ("2027-01-05T24:00", "late", 1),
    ]  # fmt: skip


def test_a_quarter(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "每季度第一个月10日前", "2026-10-12"],
        ["b", "每月5号前", "2026-11-05"],
    ]
    assert judged(tmp_path, grid, period="2026-Q4") == [
        ("2026-10-10T24:00", "late", 2), ("2026-11-05T24:00", "on_time", 0),
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("deadline", "done"),
    [
        ("时间节点", "落实时间"), ("限期", "反馈时间"), ("预计完成时间", "实际完成时间"), ("计划完成时间", "完成时间"), ("规定完成时间", "销号时间"),
        ("截止", "送交日期"), ("最迟时间", "实际提交"), ("Target completion", "Finish date"), ("Timeline", "Sent on"), ("Committed date", "Handed over"),
        # names that we do not know, where nothing counts from an event
        ("期限", "签收时间"), ("期限", "交接日期"), ("Deadline", "Delivery date"),
    ],
)  # fmt: skip
def test_more_names_for_the_two_times(tmp_path: Path, deadline: str, done: str) -> None:
    grid: list[list[object]] = [
        ["事项", deadline, done],
        ["报表", "每月5号前", "2026-11-06"],
        ["报表", "每月23日前", None],
    ]
    assert judged(tmp_path, grid) == [("2026-11-05T24:00", "late", 1), ("2026-11-23T24:00", "due_soon", 0)]


def test_an_unknown_date_is_the_event_where_deadlines_count_from_one(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "签收时间", "状态"],
        ["报表", "3日内", "2026-11-16", None],
        ["报表", "每月23日前", None, None],
    ]
    assert judged(tmp_path, grid) == [("2026-11-19T24:00", "overdue", 1), ("2026-11-23T24:00", "due_soon", 0)]


@pytest.mark.parametrize(
    "name", ["工作名称", "材料名称", "工作职责", "提供资料", "主要工作", "重点工作", "服务承诺", "督办事项", "考核项目"]
)
def test_more_names_for_what_is_owed(tmp_path: Path, name: str) -> None:
    grid: list[list[object]] = [
        ["责任部门", name, "完成时限", "完成时间"],
        ["销售部", "报表", "每月5号前", "2026-11-06"],
    ]
    assert judged(tmp_path, grid) == [("2026-11-05T24:00", "late", 1)]


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


def test_an_english_review_is_read(tmp_path: Path) -> None:
    heads = ["Department", "Item", "Deadline", "Completed", "Accepted?", "Why rejected", "Redo by", "Redone on"]
    row = ["Sales", "Slips", "by the 5th of each month", "2026-11-05", "No", None, "2026-11-10", None]
    result = check(save(tmp_path / "a.xlsx", {"s": [heads, row]}), as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in result["findings"]] == ["rejection-unexplained", "rework-overdue"]
