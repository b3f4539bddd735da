"""Whose duties they are: departments merged, written once, as section rows, in titles, names of sheets and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, GOOD, OWED, PERIOD, ROWS, at, judged, put
from openpyxl import Workbook, load_workbook
from sheets_kit import by_row, check, prove, save, table


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
        ("质检组10月责任表", "质检组"),
        ("維修班組十一月", "維修班組"),
        ("领导小组办公室责任表", "领导小组办公室"),
        ("党委组织部工作表", "党委组织部"),
        ("各班组责任汇总", ""),
        ("11月小组任务表", ""),
        ("债务重组责任表", ""),
        ("设备组装责任表", ""),
        ("1号机组检修责任表", ""),
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


@pytest.mark.parametrize("name", ["处室", "科室", "年级组", "门店", "Division"])
def test_departments_go_by_other_names(name: str, tmp_path: Path) -> None:
    grid = table([GOOD, OWED], ("责任部门", "服务事项", "期限", "完成时间"))
    grid[0][0], grid[1][0], grid[2][0] = name, "一年级", "二年级"
    path = save(tmp_path / "a.xlsx", {"汇总": grid})
    assert [o["provider"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]] == ["一年级", "二年级"]


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


@pytest.mark.parametrize(
    "title",
    ["接收部门:财务部", "报:财务部", "对财务部服务承诺表", "财务部联系人:王会计", "财务部印制", "审核部门:财务部"],
)
def test_the_other_side_in_a_title_is_not_who_owes(title: str, tmp_path: Path) -> None:
    settings = tmp_path / "dutybook.toml"
    settings.write_text('departments = ["消贷部", "财务部"]', encoding="utf-8")
    rows = table(ROWS, ("服务事项", "期限", "业务时间", "完成时间"))
    path = save(tmp_path / "消贷部.xlsx", {"Sheet1": [["服务承诺表"], [title], *rows]})
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert {o["provider"] for o in result["obligations"]} == {"消贷部"}


def test_the_table_above_is_no_title(tmp_path: Path) -> None:
    above = [["事项", "服务对象", "期限", "完成时间"], ["欠款报表", "财务部", "每月5日前", "2026-11-04"], []]
    below = [["事项", "业务时间", "期限", "完成时间"], ["卡和存折", "2026-11-05", "放贷后3日内", "2026-11-06"]]
    path = save(tmp_path / "消贷部.xlsx", {"Sheet1": [*above, *below]})
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert [o["provider"] for o in result["obligations"]] == ["消贷部", "消贷部"]


@pytest.mark.parametrize("name", ["门诊", "院区", "版面", "Clinic"])
def test_branches_in_a_column_of_any_name_owe_the_same_each_week(name: str, tmp_path: Path) -> None:
    """Each stands for itself and takes no turn with the others; weeks and people do."""

    def dues(*values: str) -> list[tuple[str, str, int | None]]:
        done = ("11.14", "11.13", None)
        rows = [[value, "消毒记录", "每周五", day] for value, day in zip(values, done, strict=True)]
        path = save(tmp_path / "a.xlsx", {"责任表": [[name, "事项", "期限", "完成时间"], *rows]})
        found = check(path, as_of="2026-11-18T10:00", period="2026-11", write=False)["obligations"]
        return [(o["due"][:10], o["timeliness"], o["days_late"]) for o in found]

    apart = [("2026-11-13", "late", 1), ("2026-11-13", "on_time", 0), ("2026-11-06", "overdue", 12)]
    in_turn = [("2026-11-06", "late", 8), ("2026-11-13", "on_time", 0), ("2026-11-20", "not_due", 0)]
    assert (
        dues("城东", "城西", "城南")
        == dues("Store A", "Store B", "Store C")
        == dues("1号楼", "2号楼", "3号楼")
        == apart
    )
    assert dues("第1周", "第2周", "第3周") == dues("11.2-11.6", "11.9-11.13", "11.16-11.20") == in_turn
    assert dues("王小明", "李红", "赵六") == in_turn


@pytest.mark.parametrize(
    ("thing", "source", "beside", "department"),
    [
        ("投诉", "来自", "处理人", ""),
        ("任务", "来自", "负责人", ""),
        ("资料", "出自", "经办人", ""),
        ("资料", "来自", "给到", "信访局"),
    ],
)
def test_whom_it_comes_from_owes_it_only_beside_whom_it_goes_to(
    tmp_path: Path, thing: str, source: str, beside: str, department: str
) -> None:
    who = ["法务部", "财务部"] if department else ["李", "王"]
    rows = [["A", "热线", who[0], at("2026-11-05"), at("2026-11-04")]]
    rows += [["B", "信访局", who[1], at("2026-11-09"), at("2026-11-12")]]
    grid: list[list[object]] = [[thing, source, beside, "期限", "办结日期"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["deliverable"], o["provider"]) for o in result["obligations"]][1] == ("B", department)
