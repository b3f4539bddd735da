"""Columns of unusual names that say how far things are: nobody is overdue beside a yes, however said."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD
from sheets_kit import check, findings, save


def judged(tmp_path: Path, *grid: list[object]) -> list[str]:
    """How the rows stand."""
    result = check(save(tmp_path / "a.xlsx", {"s": [list(row) for row in grid]}), as_of=AS_OF, period=PERIOD)
    return [o["timeliness"] for o in result["obligations"]]


@pytest.mark.parametrize(
    ("name", "done", "not_done"),
    [("Complete (Y/N)", "Y", "N"), ("Complete?", "Yes", "No"), ("OK?", "ok", None), ("完成与否(√/×)", "√", "×"),
     ("到哪一步了", "弄完了", "弄着呢"), ("到哪了", "报了", "没弄完"),
     ("眼下", "办完了", "拖着"), ("状态", "关闭", "还没"), ("消缺状态", "已消除", "处理中")],
)  # fmt: skip
def test_what_is_done_by_such_a_column_is_not_overdue(
    tmp_path: Path, name: str, done: str, not_done: str | None
) -> None:
    tasks = [("Serve notice", "11月2日", done), ("Pay deposit", "11月3日", not_done), ("Return deed", "11月2日", done)]
    grid = [["事项", "责任人", "期限", name], *([task, "Ann", due, said] for task, due, said in tasks)]
    assert judged(tmp_path, *grid) == ["undetermined", "overdue", "undetermined"]


@pytest.mark.parametrize("came", ["Completed at", "Received", "Date received", "Came in", "Date in"])
def test_complete_asks_of_papers_beside_when_they_came(tmp_path: Path, came: str) -> None:
    row: list[object] = ["Report", "Ann", "2 Nov 2026", "2 Nov 2026"]
    grid = [["Task", "Owner", "Due", came, "Complete"], [*row, "N"], [*row, "Y"]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert findings(result, "submission-incomplete")


@pytest.mark.parametrize("done", ["Done", "OK"])
def test_a_column_of_any_name_with_done_in_it_charges_nobody(tmp_path: Path, done: str) -> None:
    told = [done, "Waiting on legal", "handed to bank", None]
    grid = [["Task", "Owner", "Due", "Corner"], *([f"Report {n}", "Ann", "2 Nov 2026", t] for n, t in enumerate(told))]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == [*["undetermined"] * 3, "overdue"]
    assert findings(result, "completion-column-unclear") == ["D1"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("模板", "已发送"), ("密级", "已归档"), ("联系方式", "OK"), ("网络", "OK"), ("Template", "Done")],
)
def test_what_is_done_with_the_form_or_the_way_says_nothing_of_the_work(tmp_path: Path, name: str, said: str) -> None:
    grid = [["事项", "责任人", "期限", name], *([f"报表{n}", "张三", "11月2日", n] for n in (said, None, "另议"))]
    assert judged(tmp_path, *grid) == ["overdue"] * 3


def test_a_column_of_something_else_keeps_rows_overdue(tmp_path: Path) -> None:
    grid = [
        ["事项", "责任人", "期限", "优先级"],
        ["报月报", "张三", "11月2日", "高"],
        ["报周报", "李四", "11月3日", "低"],
    ]
    assert judged(tmp_path, *grid) == ["overdue", "overdue"]


def test_days_that_excel_made_numbers_still_say_that_it_was_done(tmp_path: Path) -> None:
    """11.5 typed without more is a number: it cannot be read, but nobody is overdue by it."""
    grid = [["定下的事", "归哪组办", "领头人", "办到哪天", "办完日子"]]
    grid += [["换薄膜", "种植组", "张满仓", "11月2日", 11.5], ["对清款", "销售组", "何秀英", "11月3日", None]]
    assert judged(tmp_path, *grid, ["贴名单", "会计室", "周全", "11月3日", 11.2]) == [
        "undetermined", "overdue", "undetermined",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["完成用时", "处理时间(小时)"])
def test_hours_are_no_days_that_excel_made_numbers(tmp_path: Path, name: str) -> None:
    grid = [["资料", "部门", "期限", name], *(["报表", "设计部", "11月2日", took] for took in (11.4, 10.5, 12.1))]
    assert judged(tmp_path, *grid) == ["overdue"] * 3


@pytest.mark.parametrize(
    ("name", "good", "bad"), [("退/收", "收", "退"), ("Auditor OK?", "Y", "N"), ("确认意见", "OK可产", "不OK，偏黄")]
)
def test_what_was_sent_back_in_such_words_is_not_accepted(tmp_path: Path, name: str, good: str, bad: str) -> None:
    grid = [["事项", "责任人", "期限", "完成时间", name]]
    grid += [[f"样衣{n}", "张三", "11月3日", "11月2日", said] for n, said in enumerate((good, bad, good))]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["work"] for o in result["obligations"]] == ["accepted", "rejected", "accepted"]


@pytest.mark.parametrize(("planned", "moved", "actual"), [("计划", "调整", "实际"), ("Planned", "Revised", "Actual")])
def test_a_day_to_which_a_plan_was_changed_is_the_deadline(
    tmp_path: Path, planned: str, moved: str, actual: str
) -> None:
    grid: list[list[object]] = [["序号", "协同工作", "主办单位", "时间安排", None, None]] if planned == "计划" else []
    grid += (
        [[None, None, None, planned, moved, actual]]
        if grid
        else [["No.", "Commitment", "Team", planned, moved, actual]]
    )
    grid += [[1, "Manifest", "Yard team", "2026-11-02", None, "2026-11-02"]]
    grid += [[2, "Reefer report", "Yard team", "2026-11-02", "2026-11-06", "2026-11-04"]]
    grid += [[3, "Load test", "Yard team", "2026-11-02", "2026-11-27", None]]
    assert judged(tmp_path, *grid) == ["on_time", "on_time", "not_due"]
