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
    [(word, "overdue") for word in "正在编制 正在整改 正在征求意见 正在推进".split()]
    + [(word, "undetermined") for word in "正在公示 正在使用 正在付款 正在备案 正在退回 正在生效 正在执行".split()],
)
def test_only_what_is_being_made_is_not_done(tmp_path: Path, word: str, expected: str) -> None:
    names, *rows = ["部门", "材料", "截止日期", "完成情况"], ["甲部", "报表一", "2026-11-05", word]
    rows += [["乙部", "报表二", "2026-11-10", "已完成"], ["丙部", "报表三", "2026-11-12", "未完成"]]
    assert _judged(tmp_path, names, *rows)[0] == expected


def test_not_returned_does_not_say_that_it_did_not_come(tmp_path: Path) -> None:
    names, *rows = ["Department", "Form", "Due", "Status"], ["Sales", "Form A", "2026-11-05", "Not returned"]
    rows += [["IT", "Form B", "2026-11-10", "Returned"], ["HR", "Form C", "2026-11-12", "Done"]]
    assert _judged(tmp_path, names, *rows)[0] == "undetermined"
