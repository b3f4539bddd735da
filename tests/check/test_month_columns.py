"""Tables with columns for every month: those of the period are read, and those of other months are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import dutybook
from layout_kit import at
from openpyxl import Workbook, load_workbook
from sheets_kit import check, findings, save

PROMISES = [("报表", "甲科", "每月5日前"), ("单据", "乙科", "每月6日前"), ("台账", "丙科", "每月6日前")]
HEAD = ("事项", "责任部门", "期限")
DAYS = {9: (4, 4, 4), 10: (8, 4, 8), 11: (5, 9, None)}
"""Of each month, when the three were handed in."""


def dates(month: int) -> list[object]:
    return [day and at(f"2026-{month:02}-{day:02}") for day in DAYS[month]]


def stand(tmp_path: Path, head: list[object], columns: list[list[object]], period: str) -> list[str]:
    """How the promises stand where these columns are right of them."""
    rows = [[*promise, *cells] for promise, *cells in zip(PROMISES, *columns, strict=True)]
    path = save(tmp_path / "a.xlsx", {"s": [[*HEAD, *head], *rows]})
    found = check(path, as_of=f"{period}-25", period=period, write=False)["obligations"]
    return [o["timeliness"] for o in found]


NOVEMBER, OCTOBER = ["on_time", "late", "overdue"], ["late", "on_time", "late"]


@pytest.mark.parametrize(
    "names",
    [
        ["9月完成时间", "10月完成时间", "11月完成时间"],
        ["9月份 完成日期", "10月份 完成日期", "11月份 完成日期"],
        ["完成时间(9月)", "完成时间(10月)", "完成时间(11月)"],
        ["九月", "十月", "十一月"],
        ["9月", "10月", "11月"],
        ["2026-09", "2026-10", "2026-11"],
        ["Sep", "Oct", "Nov"],
        ["Submitted Sep 2026", "Submitted Oct 2026", "Submitted Nov 2026"],
        [at("2026-09-01"), at("2026-10-01"), at("2026-11-01")],
    ],
)
def test_the_column_of_the_period_says_when_things_were_done(tmp_path: Path, names: list[object]) -> None:
    columns = [dates(month) for month in (9, 10, 11)]
    assert stand(tmp_path, names, columns, "2026-11") == NOVEMBER
    assert stand(tmp_path, names, columns, "2026-10") == OCTOBER


@pytest.mark.parametrize(
    "names",
    [
        ["上月完成时间", "本月完成时间"],
        ["上期完成时间", "本期完成时间"],
        ["1-10月完成时间", "11月完成时间"],
        ["上月完成时间", "完成时间"],
        ["Done last month", "Done this month"],
    ],
)
def test_what_was_done_before_the_period_says_nothing_of_it(tmp_path: Path, names: list[object]) -> None:
    assert stand(tmp_path, names, [dates(10), dates(11)], "2026-11") == NOVEMBER
    assert stand(tmp_path, [*reversed(names)], [dates(11), dates(10)], "2026-11") == NOVEMBER


@pytest.mark.parametrize(
    "names",
    [
        ["三季度完成时间", "四季度完成时间"],
        ["第三季度", "第四季度"],
        ["Q3 submitted", "Q4 submitted"],
        ["上半年完成时间", "下半年完成时间"],
        ["2025年完成时间", "2026年完成时间"],
        ["去年完成时间", "今年完成时间"],
    ],
)
def test_quarters_and_years_are_told_apart_like_months(tmp_path: Path, names: list[object]) -> None:
    assert stand(tmp_path, names, [[at("2025-09-04")] * 3, dates(11)], "2026-11") == NOVEMBER


@pytest.mark.parametrize("name", ["10月完成时间", "10月份完成日期", "上月完成时间", "10月", "Submitted Oct 2026"])
def test_one_column_of_another_month_says_nothing_of_this_one(tmp_path: Path, name: str) -> None:
    assert stand(tmp_path, [name], [dates(10)], "2026-11") == ["undetermined"] * 3
    assert stand(tmp_path, ["11月完成时间"], [dates(11)], "2026-11") == NOVEMBER


def test_nobody_is_overdue_by_the_words_of_another_month(tmp_path: Path) -> None:
    assert stand(tmp_path, ["10月完成情况"], [["已完成", "已完成", "未完成"]], "2026-11") == ["undetermined"] * 3


def test_months_that_reports_are_about_are_not_those_they_were_done_in(tmp_path: Path) -> None:
    after = [[at("2026-10-04")] * 3, [at("2026-11-04")] * 3, [None] * 3]  # October's report is handed in in November
    assert stand(tmp_path, ["9月", "10月", "11月"], after, "2026-11") == ["undetermined"] * 3
    found = check(tmp_path / "a.xlsx", as_of="2026-11-25", period="2026-11", write=False)["findings"]
    assert ["所属的期间" in f["message"] for f in found if f["rule"] == "columns-guessed"] == [True]


@pytest.mark.parametrize(
    ("head", "row", "stands"),
    [
        (["9月应交日期", "10月应交日期", "完成时间"], ["@10-08", "@11-06", "@11-09"], "late"),
        (
            ["9月应交日期", "9月实交日期", "10月应交日期", "10月实交日期"],
            ["@10-08", "@10-07", "@11-06", "@11-05"],
            "on_time",
        ),
        (["期限", "9月完成时间", "10月完成时间"], ["次月5日前", "@10-03", "@11-04"], "on_time"),
        (["期限", "9月完成时间", "10月完成时间"], ["次月25日前", "@10-03", None], "not_due"),
        (["期限", "10月完成时间", "11月完成时间"], ["次月15日前", "@10-12", "@11-12"], "undetermined"),
        (["期限", "去年10月完成时间", "今年10月完成时间"], ["每月15日前", "@10-12", "@10-19"], "late"),
    ],
)
def test_what_is_due_in_the_next_month_may_be_done_then(
    tmp_path: Path, head: list[str], row: list[str | None], stands: str
) -> None:
    cells = [at(f"2026-{cell[1:]}") if cell and cell[0] == "@" else cell for cell in row]
    path = save(tmp_path / "a.xlsx", {"s": [["部门", "报表", *head], *[["财务部", name, *cells] for name in "甲乙"]]})
    found = check(path, as_of="2026-11-20", period="2026-10", write=False)["obligations"]
    assert [o["timeliness"] for o in found] == [stands] * 2


def test_what_is_of_this_month_is_empty_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "2026-10").mkdir()
    rows = [[*p, nine, ten] for p, nine, ten in zip(PROMISES, dates(9), dates(10), strict=True)]
    save(tmp_path / "2026-10/a.xlsx", {"s": [[*HEAD, "上月完成时间", "本月完成时间"], *rows]})
    assert dutybook("roll", tmp_path / "2026-10", "--to", "2026-11").code == 0
    sheet = load_workbook(tmp_path / "2026-11/a.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet["E"]] == ["本月完成时间", None, None, None]


def test_days_alone_and_ticks_are_of_the_column_s_month(tmp_path: Path) -> None:
    columns: list[list[object]] = [["4日", "4日", "√"], ["8日", "4日", "√"], ["5日", "9号", None]]
    assert stand(tmp_path, ["9月", "10月", "11月"], columns, "2026-11") == NOVEMBER


def test_each_column_of_a_month_is_read_with_the_others_of_it(tmp_path: Path) -> None:
    names: list[object] = []
    columns: list[list[object]] = []
    for month in (10, 11):
        names += [f"{month}月完成时间", f"{month}月得分"]
        columns += [dates(month), [month - 8] * 3]  # 2 is so low that it wants a reason, 3 is not
    rows = [[*promise, *cells] for promise, *cells in zip(PROMISES, *columns, strict=True)]
    path = save(tmp_path / "a.xlsx", {"s": [[*HEAD, *names], *rows]})
    for period, low, timeliness in (("2026-10", 3, OCTOBER), ("2026-11", 0, NOVEMBER)):
        found = check(path, as_of=f"{period}-25", period=period, write=False)
        assert [o["timeliness"] for o in found["obligations"]] == timeliness
        assert len(findings(found, "score-unexplained")) == low


def test_months_over_groups_of_columns(tmp_path: Path) -> None:
    groups = [*HEAD, "10月", None, "11月", None]
    below = [None, None, None, "完成时间", "得分", "完成时间", "得分"]
    rows = [[*p, ten, 5, eleven, 4] for p, ten, eleven in zip(PROMISES, dates(10), dates(11), strict=True)]
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in [groups, below, *rows]:
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"):
        sheet.merge_cells(merged)
    workbook.save(tmp_path / "a.xlsx")
    found = check(tmp_path / "a.xlsx", as_of="2026-11-25", period="2026-11", write=False)["obligations"]
    assert [o["timeliness"] for o in found] == NOVEMBER


def test_where_the_period_has_no_column_the_others_do_not_stand_for_it(tmp_path: Path) -> None:
    names, columns = ["9月完成时间", "10月完成时间"], [dates(9), dates(10)]
    assert stand(tmp_path, names, columns, "2026-11") == ["undetermined"] * 3  # they may stand in the wrong one
    found = check(tmp_path / "a.xlsx", as_of="2026-11-25", period="2026-11", write=False)["findings"]
    assert [f["cell"] for f in found if f["rule"] == "columns-guessed"] == ["E1"]


@pytest.mark.parametrize("names", [["9月", "10月", "11月"], ["3月内", "6月内", "9月内"]])
def test_figures_of_months_are_nothing_of_that(tmp_path: Path, names: list[object]) -> None:
    columns: list[list[object]] = [dates(11), [1200, 80, 35.5], [1300, 70, 20], [900, 90, 10]]
    assert stand(tmp_path, ["完成时间", *names], columns, "2026-11") == NOVEMBER


def test_next_month_keeps_what_was_typed_and_is_read_by_its_own_column(tmp_path: Path) -> None:
    (tmp_path / "2026-10").mkdir()
    names = ["9月", "10月", "11月"]
    rows = [[*p, nine, ten, None] for p, nine, ten in zip(PROMISES, dates(9), [*dates(10)[:2], None], strict=True)]
    save(tmp_path / "2026-10/a.xlsx", {"s": [[*HEAD, *names], *rows]})
    rolled = dutybook("roll", tmp_path / "2026-10", "--to", "2026-11", "--format", "json")
    assert rolled.code == 0, rolled.err
    sheet = load_workbook(tmp_path / "2026-11/a.xlsx").active
    assert sheet is not None
    kept = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=4, max_col=6)]
    assert kept == [[*HEAD, *names], *rows]
    found = check(tmp_path / "2026-11/a.xlsx", as_of="2026-11-25", period="2026-11", write=False)["obligations"]
    assert sorted((o["due"][:10], o["timeliness"]) for o in found) == [
        ("2026-10-06", "overdue"),  # carried over
        ("2026-11-05", "overdue"),
        ("2026-11-06", "overdue"),
        ("2026-11-06", "overdue"),
    ]


@pytest.mark.parametrize(
    ("head", "deadlines", "due"),
    [
        (["要交什么", "谁负责", "9月啥时候要", "11月啥时候要"], ["每月5日前", "每月8日前"], "2026-11-08"),
        (["事项", "部门", "9月期限", "11月期限"], ["每月5日前", "每月8日前"], "2026-11-08"),
        (
            ["事项", "部门", "9月期限", "10月期限"],
            ["每月5日前", "每月8日前"],
            "2026-11-05",
        ),  # none of it is this month's
    ],
)
def test_deadlines_for_every_month(tmp_path: Path, head: list[object], deadlines: list[object], due: str) -> None:
    rows = [[f"{name}表", "王敏", *deadlines] for name in "甲乙丙"]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows]})
    found = check(path, as_of="2026-11-02", period="2026-11", write=False)["obligations"]
    assert [o["due"][:10] for o in found] == [due] * 3


def test_dates_of_other_months_alone_are_no_deadlines_of_this_one(tmp_path: Path) -> None:
    rows = [[f"{name}表", "王敏", at("2026-09-05"), at("2026-10-05")] for name in "甲乙丙"]
    path = save(tmp_path / "a.xlsx", {"s": [["要交什么", "谁负责", "9月啥时候要", "10月啥时候要"], *rows]})
    assert check(path, as_of="2026-11-02", period="2026-11", write=False)["obligations"] == []


def test_the_completion_of_a_month_stands_below_it_beside_what_was_due(tmp_path: Path) -> None:
    groups = [*HEAD, "10月", None, "11月", None]
    below = [None, None, None, "应完成", "已完成", "应完成", "已完成"]
    rows = [
        ["欠款", "甲科", "每月5号前", "10.5", "10.4", "11.5", "11.6"],
        ["周报", "乙科", "每月8号前", "10.8", "10.8", "11.8", None],
    ]
    path = save(tmp_path / "a.xlsx", {"s": [groups, below, *rows]})
    found = check(path, as_of="2026-11-25", period="2026-11", write=False)["obligations"]
    assert [o["timeliness"] for o in found] == ["late", "overdue"]


def test_a_column_of_no_month_counts_before_those_of_months(tmp_path: Path) -> None:
    names, columns = ["9月完成时间", "10月完成时间", "完成时间"], [dates(9), dates(9), dates(11)]
    assert stand(tmp_path, [*names], [*columns], "2026-11") == NOVEMBER


def test_what_is_due_on_a_day_of_another_month_is_done_in_its_column(tmp_path: Path) -> None:
    names: list[object] = ["9月完成时间", "10月完成时间", "11月完成时间"]
    rows = [
        ["甲表", "甲科", "2026年10月12日前", None, at("2026-10-28"), None],
        ["乙表", "乙科", "2026-09-30前", at("2026-09-28"), None, None],
        ["丙表", "丙科", "2026年10月12日前", None, None, None],
        ["丁表", "丁科", "每月5日前", at("2026-09-04"), at("2026-10-04"), None],
    ]
    path = save(tmp_path / "a.xlsx", {"s": [[*HEAD, *names], *rows]})
    found = check(path, as_of="2026-11-25", period="2026-11", write=False)["obligations"]
    assert [o["timeliness"] for o in found] == ["late", "on_time", "overdue", "overdue"]


@pytest.mark.parametrize(
    ("names", "months"),
    [
        (["11月完成时间", "12月完成时间", "10月完成时间"], ["2026-11", "2026-12", "2027-10"]),
        (["11月", "12月", "10月"], ["2026-11", "2026-12", "2027-10"]),
        (["11月完成时间"], ["2026-11"]),
        (["Completed November", "Completed October"], ["2026-11", "2027-10"]),
    ],
)
def test_the_column_of_the_same_month_a_year_ago_makes_nothing_on_time(
    names: list[object], months: list[str], tmp_path: Path
) -> None:
    columns: list[list[object]] = [[at(f"{month}-0{day}") for day in (3, 4, 2)] for month in months]
    assert stand(tmp_path, names, columns, "2027-11") == ["undetermined"] * 3
    assert stand(tmp_path, names, columns, "2026-11") == ["on_time"] * 3


def test_a_column_of_the_period_with_one_year_mistyped_is_still_that_of_the_period(tmp_path: Path) -> None:
    columns = [[at("2027-10-03")] * 3, [at("2026-11-04"), at("2027-11-05"), at("2027-11-09")]]
    assert stand(tmp_path, ["10月完成时间", "11月完成时间"], columns, "2027-11") == ["on_time", "on_time", "late"]


@pytest.mark.parametrize("before", [["2027-10-03", "2027-10-04", "2027-10-02"], None])
def test_a_single_date_with_the_wrong_year_frees_nobody(before: list[str] | None, tmp_path: Path) -> None:
    names: list[object] = ["10月完成时间"] * bool(before) + ["11月完成时间"]
    columns: list[list[object]] = [[at("2026-11-04"), None, None]]
    if before:
        columns.insert(0, [at(day) for day in before])
    assert stand(tmp_path, names, columns, "2027-11") == ["on_time", "overdue", "overdue"]


def test_a_single_date_beside_last_years_columns_is_of_last_year(tmp_path: Path) -> None:
    columns: list[list[object]] = [[at("2026-10-03"), at("2026-10-04"), None], [at("2026-11-04"), None, None]]
    assert stand(tmp_path, ["10月完成时间", "11月完成时间"], columns, "2027-11")[:2] == ["undetermined"] * 2


def test_of_last_years_column_it_is_said_that_there_is_none_of_the_period(tmp_path: Path) -> None:
    rows = [[*promise, at("2026-10-04"), at("2026-11-04")] for promise in PROMISES]
    carried = ["月报(2027-10)", "甲科", "2027年11月9日前", None, at("2026-11-03")]
    path = save(tmp_path / "a.xlsx", {"s": [[*HEAD, "10月完成时间", "11月完成时间"], *rows, carried]})
    found = check(path, as_of="2027-11-25", period="2027-11", write=False)
    assert [o["timeliness"] for o in found["obligations"]] == ["undetermined"] * 4
    (told,) = [f["message"] for f in found["findings"] if f["rule"] == "columns-guessed"]
    assert "没有本期的那一列" in told


def test_a_row_blank_in_every_month_is_judged_as_its_neighbours_where_the_month_has_no_column(tmp_path: Path) -> None:
    """It may have been done all the same; what is not due yet is told so."""
    columns = [[at("2026-09-04"), None, at("2026-09-04")], [at("2026-10-04"), None, None]]
    assert stand(tmp_path, ["9月", "10月"], columns, "2026-11") == ["undetermined"] * 3
    found = check(tmp_path / "a.xlsx", as_of="2026-11-25", period="2026-11", write=False)["obligations"]
    assert [o["reason"] for o in found] == ["completion-no-month"] * 3
    path = save(
        tmp_path / "b.xlsx", {"s": [["事项", "期限", "9月", "10月"], ["表", "每月28日前"], ["单", "每月5日前", 4, 4]]}
    )
    (first, _) = check(path, as_of="2026-11-20", period="2026-11", write=False)["obligations"]
    assert first["timeliness"] == "not_due"
    path = save(
        tmp_path / "c.xlsx",
        {
            "s": [
                [*HEAD, "9月", "10月"],
                [*PROMISES[0][:2], "10月9日前"],
                ["单据", "乙科", "每月5日前", at("2026-09-04"), at("2026-10-04")],
            ]
        },
    )
    (first, _) = check(path, as_of="2026-11-20", period="2026-11", write=False)["obligations"]
    assert first["timeliness"] == "overdue"  # the column of its month is there, and blank
