"""What looks like an answer and is none: figures of another column, words that do not say whether a thing came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from layout_kit import AS_OF, PERIOD
from sheets_kit import check, save


def _result(tmp_path: Path, *rows: list[Any]) -> dict[str, Any]:
    return check(save(tmp_path / "a.xlsx", {"s": [*rows]}), as_of=AS_OF, period=PERIOD, write=False)


def _judged(tmp_path: Path, *rows: list[Any]) -> list[str]:
    return [o["timeliness"] for o in _result(tmp_path, *rows)["obligations"]]


def test_years_of_two_figures_say_nothing_of_the_days_of_another_column(tmp_path: Path) -> None:
    result = _result(
        tmp_path,
        ["Department", "Report", "Deadline", "Completed on"],
        ["Sales", "Cash report", "11/03/26", "03/11/26"],
        ["Stores", "Tax report", "10/30/26", "05/11/26"],
        ["IT", "Backup report", "11/05/26", "04/11/26"],
        ["HR", "Pay report", "10/11/26", None],
    )
    assert [o["timeliness"] for o in result["obligations"]][:3] == ["undetermined"] * 3
    assert "date-ambiguous" in {finding["rule"] for finding in result["findings"]}


def test_they_do_where_each_column_says_so(tmp_path: Path) -> None:
    said = _judged(
        tmp_path,
        ["Department", "Report", "Deadline", "Completed on"],
        ["Sales", "Cash report", "05/11/26", "03/11/26"],
        ["Stores", "Tax report", "30/10/26", "05/11/26"],
        ["IT", "Backup report", "10/11/26", "13/11/26"],
    )
    assert said == ["on_time", "late", "late"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [(word, "overdue") for word in ["正在编制", "正在整改", "正在征求意见", "正在推进"]]
    + [
        (word, "undetermined")
        for word in ["正在公示", "正在使用", "正在付款", "正在备案", "正在退回", "正在生效", "正在执行"]
    ],
)
def test_only_what_is_being_made_is_not_done(tmp_path: Path, word: str, expected: str) -> None:
    names, *rows = ["部门", "材料", "截止日期", "完成情况"], ["甲部", "报表一", "2026-11-05", word]
    rows += [["乙部", "报表二", "2026-11-10", "已完成"], ["丙部", "报表三", "2026-11-12", "未完成"]]
    assert _judged(tmp_path, names, *rows)[0] == expected


def test_not_returned_does_not_say_that_it_did_not_come(tmp_path: Path) -> None:
    names, *rows = ["Department", "Form", "Due", "Status"], ["Sales", "Form A", "2026-11-05", "Not returned"]
    rows += [["IT", "Form B", "2026-11-10", "Returned"], ["HR", "Form C", "2026-11-12", "Done"]]
    assert _judged(tmp_path, names, *rows)[0] == "undetermined"


@pytest.mark.parametrize("said", ["Incomplete", "New", "At risk", "Blocked", "Delayed", "Open", "Draft"])
@pytest.mark.parametrize("name", ["Received", "Rec'd", "Received?"])
def test_what_came_is_not_overdue_whatever_its_status(tmp_path: Path, said: str, name: str) -> None:
    names = ["Department", "Form", "Due", "Status", name]
    rows = [["Sales", "Form A", "2026-11-05", said, "Yes"], ["IT", "Form B", "2026-11-10", "Done", "Yes"]]
    assert "overdue" not in _judged(tmp_path, names, *rows, ["HR", "Form C", "2026-11-25", said, "No"])


def test_where_it_did_not_come_its_status_counts(tmp_path: Path) -> None:
    rows = [["Sales", "Form A", "2026-11-05", "Blocked", "No"], ["IT", "Form B", "2026-11-10", "At risk", None]]
    assert _judged(tmp_path, ["Department", "Form", "Due", "Status", "Received"], *rows) == ["overdue", "overdue"]


def test_draft_beside_final_says_which_it_is(tmp_path: Path) -> None:
    rows = [["Sales", "Form A", "2026-11-05", "Draft"], ["IT", "Form B", "2026-11-10", "Final"]]
    assert _judged(tmp_path, ["Department", "Form", "Due", "Status"], *rows) == ["undetermined", "undetermined"]


_GATES = [["Design review", "2026-11-05", "2026-11-04"], ["Test start", "2026-11-10", "2026-11-12"]]
_STAFF = [["Ann Lee", "Probation end", "2026-11-05", "New"], ["Bob Ray", "Anniversary", "2026-11-10", "Done"]]
_GOODS = [
    ["甲公司", "螺丝", "100", "2026-11-05", "2026-11-04", "2.5"],
    ["乙公司", "螺母", "200", "2026-11-10", "2026-11-12", "3"],
]


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        *(([thing, due, "Actual"], _GATES) for thing in ("Milestone", "Activity") for due in (
            "Forecast", "Forecast date", "Proposed", "Estimated date", "Projected", "Expected")),
        (["Employee", "Milestone", "Due", "Status"], _STAFF),
        (["客户", "产品", "数量", "承诺到货", "实际到货", "单价"], _GOODS),
    ],
)  # fmt: skip
def test_forecasts_days_of_staff_and_sales_are_no_duties(
    tmp_path: Path, names: list[str], rows: list[list[str]]
) -> None:
    assert _judged(tmp_path, names, *rows) == []


def test_what_was_planned_for_a_milestone_is_its_deadline(tmp_path: Path) -> None:
    assert _judged(tmp_path, ["Milestone", "Planned", "Actual"], *_GATES) == ["on_time", "late"]


def test_columns_of_one_name_are_named_as_they_are_typed(tmp_path: Path) -> None:
    names = ["Department", "Report", "Deadline*", "Deadline (required)", "Completed on"]
    rows = [["Sales", "Cash report", "2026-11-03", "2026-11-04", "2026-11-02"]] * 2
    said = [finding["message"] for finding in _result(tmp_path, names, *rows)["findings"]]
    assert any("“Deadline*”" in message and "“Deadline (required)”" in message for message in said)
