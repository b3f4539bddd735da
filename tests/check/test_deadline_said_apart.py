"""Deadlines in the name of a column or in a line above a table: they are told, and no row is judged by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import at
from sheets_kit import check, findings, save

AS_OF, PERIOD = "2026-11-23T09:00", "2026-11"
EARLY, LATE = at("2026-11-04"), at("2026-11-21")
Grid = list[list[object]]


def looked_at(tmp_path: Path, grid: Grid, name: str = "a.xlsx") -> dict[str, object]:
    return check(save(tmp_path / name, {"资料": grid}), as_of=AS_OF, period=PERIOD, write=False)


def told(result: dict[str, object]) -> list[str]:
    """The cells in which a deadline is told; empty for none, or where a row is judged."""
    assert result["obligations"] == []
    return [cell for cell in findings(result, "no-duty-sheet") if cell]


def under(head: list[object], *above: list[object]) -> Grid:
    return [*above, head, ["销售部", "台账", EARLY], ["采购部", "订单", LATE], ["仓库", "盘点表", None]]


@pytest.mark.parametrize(
    "name",
    [
        "上报时间(每月5日前)",
        "提交日期（11月20日（周五）前）",
        "上报日期\n每月20日前",
        "报送时间：2026年11月20日前",
        "提交时间【每月10日】",
        "完成情况(11月20日前交)",
        "完成时间(截止11月20日)",
        "Submitted (by the 5th)",
        "Submitted on (due 10 Nov)",
    ],
)
def test_the_name_of_a_column_with_a_deadline_is_told(tmp_path: Path, name: str) -> None:
    assert told(looked_at(tmp_path, under(["部门", "资料名称", name]))) == ["C1"]


@pytest.mark.parametrize(
    "line",
    [
        ["请各部门于2026年11月20日前将以下资料报财务部"],
        ["请各单位务必于11月20日（周五）前将下列材料报送至办公室，逾期不予受理。"],
        ["2026年11月资料清单（11月20日前报财务部）"],
        ["以下资料请于每月5日前交齐"],
        ["报送时限：每月5日前"],
        ["报送期限：2026年11月10日—11月20日"],
        ["年终资料", "交齐时间", "2026年11月20日"],
        ["年终资料", "截止日期：", at("2026-11-20")],
        ["All items due by 20 Nov 2026"],
        ["Deadline: 20 November 2026"],
        ["报送时间：每月5日前（遇节假日顺延）"],
        ["請各部門於2026年11月20日前將以下資料報財務部"],
    ],
)
def test_a_line_above_the_table_with_a_deadline_is_told(tmp_path: Path, line: list[object]) -> None:
    result = looked_at(
        tmp_path, under(["部门", "资料名称", "报送时间"], ["资料报送表"], line, [], ["填报单位：办公室"])
    )
    assert told(result) == ["B2" if len(line) > 1 else "A2"]


def test_nothing_is_written_where_lines_stand_above_several_tables(tmp_path: Path) -> None:
    upper = under(["资料", "部门", "上报时间"], ["请于11月5日前将以下资料报财务部"])
    lower = under(["资料", "部门", "上报时间"], ["请于11月25日前将以下资料报财务部"])
    path = save(tmp_path / "a.xlsx", {"资料": [*upper, [], *lower]})
    before = path.read_bytes()
    assert told(check(path, as_of=AS_OF, period=PERIOD)) == ["A1"]
    assert path.read_bytes() == before


def test_lines_that_differ_are_told_together(tmp_path: Path) -> None:
    lines: Grid = [["请于11月20日前将以下资料报财务部"], ["以下资料请于11月25日前交齐"]]
    result = looked_at(tmp_path, under(["部门", "资料名称", "提交日期"], *lines))
    assert told(result) == ["A2"]
    (message,) = [f["message"] for f in result["findings"] if f["rule"] == "no-duty-sheet"]  # type: ignore[attr-defined]
    assert "“以下资料请于11月25日前交齐”、“请于11月20日前将以下资料报财务部”" in message


@pytest.mark.parametrize(
    ("above", "done"),
    [([], "上报时间(每月20日前)"), ([["请各部门于11月20日前将以下资料报财务部"]], "上报时间")],
)
def test_rows_without_a_deadline_of_their_own_get_none(tmp_path: Path, above: Grid, done: str) -> None:
    head = ["部门", "资料名称", "期限", done]
    body: Grid = [["销售部", "台账", "11月10日前", LATE], ["采购部", "订单", None, EARLY]]
    result = looked_at(tmp_path, [*above, head, *body])
    rows = result["obligations"]
    assert [(o["deliverable"], o["timeliness"]) for o in rows] == [("台账", "late"), ("订单", "undetermined")]  # type: ignore[attr-defined]
    assert findings(result, "deadline-missing") == [f"C{len(above) + 3}"]


@pytest.mark.parametrize(
    "line",
    [
        "制表日期：2026年11月1日",
        "截至日期：2026年10月31日",
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
        "截止11月10日,以下资料已提交",
        "11月10日前未提交以下资料的部门",
        "各部门上月(10月20日前)提交资料情况",
        "下列合同将于11月10日前到期,请办理",
        "附件2资料请于11月10日前报送",
        "The following items were submitted by 10 Nov",
        "请于收到本通知后3日内报送以下资料",
        "Please return this form by 20 Nov 2026",
        "Meeting on the following items: 20 Nov 2026",
    ],
)
def test_a_line_about_something_else_is_not_told(tmp_path: Path, line: str) -> None:
    assert told(looked_at(tmp_path, under(["部门", "资料名称", "提交日期"], [line]))) == []


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
def test_a_name_that_says_no_deadline_is_not_told(tmp_path: Path, head: list[object]) -> None:
    assert told(looked_at(tmp_path, under(head))) == []


@pytest.mark.parametrize(
    "above",
    [
        [["2026年11月物资采购"], ["请于2026年11月20日前完成"], ["物资名称", "数量", "单价"]],
        [["项目周报"], ["截止日期：2026年11月20日"], ["项目", "负责人", "本周进展"]],
        [["值班安排"], ["以下资料请于11月20日前交齐"], ["姓名", "部门", "电话"]],
    ],
)
def test_a_list_in_which_nothing_is_owed_stays_one(tmp_path: Path, above: Grid) -> None:
    assert told(looked_at(tmp_path, [*above, ["铜管", "财务部", 5.5], ["弯头", "人事部", 1.5]])) == []


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        (["门店", "销售月报(每月5日前)", "库存表(每月10日前)"], "B1"),
        (["部门", "考勤表(5日前)", "备注"], "B1"),
        (["部门", "整改事项", "初次反馈(11月10日前)", "完成时间(11月20日前)"], "C1"),
    ],
)
def test_deadlines_in_the_names_of_several_columns_are_told(tmp_path: Path, head: list[object], cell: str) -> None:
    first = head.index(next(name for name in head if "前" in str(name)))
    rows: Grid = [[*["甲", "换阀门"][:first], EARLY, None], [*["乙", "查接地"][:first], None, "√"]]
    result = looked_at(tmp_path, [head, *rows, [*["丙", "补台账"][:first], LATE, EARLY]])
    assert told(result) == [cell]


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
    assert told(looked_at(tmp_path, grid)) == []
