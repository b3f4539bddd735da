"""Tables whose deadline is said once for all rows: in the name of a column, or in a line above the header."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import dutybook
from layout_kit import at
from openpyxl import load_workbook
from sheets_kit import check, findings, save

AS_OF, PERIOD = "2026-11-23T09:00", "2026-11"
EARLY, LATE = at("2026-11-04"), at("2026-11-21")
Grid = list[list[object]]


def looked_at(tmp_path: Path, grid: Grid, name: str = "a.xlsx") -> dict[str, object]:
    return check(save(tmp_path / name, {"资料": grid}), as_of=AS_OF, period=PERIOD, write=False)


def stands(result: dict[str, object]) -> list[tuple[str, str, str]]:
    rows = result["obligations"]
    return [(o["deliverable"], (o["nominal_due"] or "")[5:10], o["timeliness"]) for o in rows]  # type: ignore[attr-defined]


def under(head: list[object], *above: list[object]) -> Grid:
    return [*above, head, ["销售部", "台账", EARLY], ["采购部", "订单", LATE], ["仓库", "盘点表", None]]


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("上报时间(每月5日前)", "11-05"),
        ("提交日期（11月20日（周五）前）", "11-20"),
        ("上报日期\n每月20日前", "11-20"),
        ("报送时间：2026年11月20日前", "11-20"),
        ("提交时间【每月10日】", "11-10"),
        ("完成情况(11月20日前交)", "11-20"),
        ("完成时间(截止11月20日)", "11-20"),
        ("Submitted (by the 5th)", "11-05"),
    ],
)
def test_the_name_of_a_column_says_when_all_its_rows_are_due(tmp_path: Path, name: str, due: str) -> None:
    result = looked_at(tmp_path, under(["部门", "资料名称", name]))
    assert stands(result) == [("台账", due, "on_time"), ("订单", due, "late"), ("盘点表", due, "overdue")]
    assert findings(result, "columns-guessed") == ["C1"]


def test_marks_below_a_question_with_a_deadline_are_a_status(tmp_path: Path) -> None:
    head = ["部门", "上报资料", "是否上交(每月10日前)"]
    rows: Grid = [["工程部", "巡检表", "√"], ["保洁部", "消杀记录", None], ["客服部", "回访表", "否"]]
    found = [timeliness for _, _, timeliness in stands(looked_at(tmp_path, [head, *rows]))]
    assert found == ["undetermined", "overdue", "overdue"]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        (["请各部门于2026年11月20日前将以下资料报财务部"], "11-20"),
        (["请各单位务必于11月20日（周五）前将下列材料报送至办公室，逾期不予受理。"], "11-20"),
        (["2026年11月资料清单（11月20日前报财务部）"], "11-20"),
        (["以下资料请于每月5日前交齐"], "11-05"),
        (["报送时限：每月5日前"], "11-05"),
        (["报送期限：2026年11月10日—11月20日"], "11-20"),
        (["年终资料", "交齐时间", "2026年11月20日"], "11-20"),
        (["年终资料", "截止日期：", at("2026-11-20")], "11-20"),
        (["All items due by 20 Nov 2026"], "11-20"),
        (["Deadline: 20 November 2026"], "11-20"),
        (["报送时间：每月5日前（遇节假日顺延）"], "11-05"),
        (["請各部門於2026年11月20日前將以下資料報財務部"], "11-20"),
    ],
)
def test_a_line_above_the_table_says_when_its_rows_are_due(tmp_path: Path, line: list[object], due: str) -> None:
    result = looked_at(tmp_path, under(["部门", "资料名称", "报送时间"], ["资料报送表"], line, ["填报单位：办公室"]))
    assert stands(result) == [("台账", due, "on_time"), ("订单", due, "late"), ("盘点表", due, "overdue")]
    assert len(findings(result, "columns-guessed")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "制表日期：2026年11月1日",
        "打印日期：2026年11月2日",
        "提交日期：2026年11月3日",
        "会议时间：2026年11月20日前",
        "本表请于11月5日前交回办公室",
        "请将填写好的表格于11月5日前发回",
        "请各部门于9月25日前上报值班表",
        "如有变动请于每月5日前告知办公室",
        "数据截至2026年11月20日",
        "本办法自2026年11月20日起施行",
        "未在11月20日前报送的，以下资料不再受理",
        "报送时间：2026年11月3日",
        "请于收到本通知后3日内报送以下资料",
        "Please return this form by 20 Nov 2026",
        "Meeting on the following items: 20 Nov 2026",
    ],
)
def test_a_line_about_something_else_makes_no_deadline(tmp_path: Path, line: str) -> None:
    assert stands(looked_at(tmp_path, under(["部门", "资料名称", "提交日期"], [line]))) == []


@pytest.mark.parametrize(
    "head",
    [
        ["部门", "姓名", "体检时间(7:30-9:00)"],
        ["商品", "规格", "单价(11月20日前有效)"],
        ["部门", "事项", "完成时间(格式:2026-11-20)"],
        ["部门", "事项", "完成情况(截至11月20日)"],
        ["部门", "事项", "完成时间(11月)"],
        ["部门", "事项", "完成时间(月报)"],
        ["部门", "事项", "备注(11月20日前填写)"],
        ["部门", "事项", "完成日期(预计11月20日前)"],
    ],
)
def test_a_name_that_says_no_deadline_makes_none(tmp_path: Path, head: list[object]) -> None:
    assert stands(looked_at(tmp_path, under(head))) == []


@pytest.mark.parametrize(
    "above",
    [
        [["2026年11月物资采购"], ["请于2026年11月20日前完成"], ["物资名称", "数量", "单价"]],
        [["项目周报"], ["截止日期：2026年11月20日"], ["项目", "负责人", "本周进展"]],
        [["值班安排"], ["以下资料请于11月20日前交齐"], ["姓名", "部门", "电话"]],
    ],
)
def test_a_list_in_which_nothing_is_owed_stays_one(tmp_path: Path, above: Grid) -> None:
    assert stands(looked_at(tmp_path, [*above, ["铜管", "财务部", 5.5], ["弯头", "人事部", 1.5]])) == []


def test_lines_that_contradict_one_another_make_no_deadline(tmp_path: Path) -> None:
    lines: Grid = [["请于11月20日前将以下资料报财务部"], ["以下资料请于11月25日前交齐"]]
    assert stands(looked_at(tmp_path, under(["部门", "资料名称", "提交日期"], *lines))) == []
    lines[1] = ["以下资料11月20日前交齐"]
    assert len(stands(looked_at(tmp_path, under(["部门", "资料名称", "提交日期"], *lines), "b.xlsx"))) == 3


@pytest.mark.parametrize("rows", [3, 12])
@pytest.mark.parametrize(
    ("above", "done"),
    [([], "上报时间(每月20日前)"), ([["请各部门于11月20日前将以下资料报财务部"]], "上报时间")],
)
def test_rows_with_a_deadline_of_their_own_keep_it(tmp_path: Path, above: Grid, done: str, rows: int) -> None:
    head = ["部门", "资料名称", "期限", done]
    body: Grid = [["销售部", "台账", "11月10日前", LATE], ["采购部", "订单", None, EARLY], ["仓库", "表", "无", None]]
    result = looked_at(tmp_path, [*above, head, *[body[n % 3] for n in range(rows)]])
    wanted = [("台账", "11-10", "late"), ("订单", "11-20", "on_time"), ("表", "", "undetermined")]
    assert stands(result) == [wanted[n % 3] for n in range(rows)]
    assert not findings(result, "deadline-missing")
    assert len(findings(result, "columns-guessed")) == 1


def test_a_line_between_two_tables_speaks_for_the_lower_one(tmp_path: Path) -> None:
    upper: Grid = [["部门", "事项", "期限", "完成时间"], ["销售部", "月报", "每月5日前", EARLY]]
    upper += [["客服部", "周报", None, EARLY], []]
    lower = under(["部门", "事项", "完成时间"], ["以下事项请于11月20日前完成"])
    found = stands(looked_at(tmp_path, upper + lower))
    assert found[:2] == [("月报", "11-05", "on_time"), ("周报", "", "undetermined")]
    assert found[2:] == [("台账", "11-20", "on_time"), ("订单", "11-20", "late"), ("盘点表", "11-20", "overdue")]


@pytest.mark.parametrize(
    "grid",
    [
        under(["部门", "资料名称", "上报时间(每月5日前)"]),
        under(["部门", "资料名称", "报送时间"], ["以下资料请于每月5日前交齐"]),
    ],
)
def test_what_a_check_wrote_is_no_deadline(tmp_path: Path, grid: Grid) -> None:
    """The line is changed between two checks: the dues follow it, and no column is added."""
    path = save(tmp_path / "a.xlsx", {"资料": grid})
    dutybook("check", path, "--period", PERIOD, "--as-of", AS_OF)
    book = load_workbook(path)
    sheet = book["资料"]
    said = next(c for row in sheet for c in row if isinstance(c.value, str) and "5日前" in c.value)
    width = sheet.max_column
    said.value = said.value.replace("5日前", "22日前")
    book.save(path)
    dutybook("check", path, "--period", PERIOD, "--as-of", AS_OF)
    sheet = load_workbook(path)["资料"]
    dues = [sheet.cell(sheet.max_row - n, width - 5).value for n in (2, 1, 0)]
    assert (sheet.max_column, dues) == (width, [at("2026-11-22")] * 3)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (["门店", "销售月报(每月5日前)", "库存表(每月10日前)"], "B1"),
        (["部门", "考勤表(5日前)", "备注"], "B1"),
        (["部门", "整改事项", "初次反馈(11月10日前)", "完成时间(11月20日前)"], "C1"),
    ],
)
def test_deadlines_in_the_names_of_several_columns_are_told(tmp_path: Path, head: list[object], told: str) -> None:
    first = head.index(next(name for name in head if "前" in str(name)))
    rows: Grid = [[*["甲", "换阀门"][:first], EARLY, None], [*["乙", "查接地"][:first], None, "√"]]
    result = looked_at(tmp_path, [head, *rows, [*["丙", "补台账"][:first], LATE, EARLY]])
    assert (stands(result), findings(result, "deadlines-apart")) == ([], [told])


@pytest.mark.parametrize(
    "grid",
    [
        [["商品", "单价(11月20日前)", "单价(12月20日前)"], ["铜管", 5.5, 6], ["弯头", 1.5, 2]],
        [["商品", "活动时间(11月20日前)", "门店"], ["铜管", EARLY, "一店"], ["弯头", LATE, "二店"]],
        [["时段(9点前)", "时段(12点前)", "讲师"], ["签到", "开班", "张三"], ["签到", "结业", "李四"]],
        [
            ["以下资料请于11月20日前交齐"],
            ["以下资料请于11月25日前交齐"],
            ["姓名", "电话", "住址"],
            ["张三", "138", "一楼"],
        ],
    ],
)
def test_deadlines_in_lists_of_something_else_are_not(tmp_path: Path, grid: Grid) -> None:
    assert findings(looked_at(tmp_path, grid), "deadlines-apart") == []
