"""Registers of single cases, as hotels and service desks keep them: when each came, was done, what was said of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from layout_kit import PERIOD, at
from sheets_kit import check, save

DAYS = (3, 4, 5)
LATER = timedelta(minutes=20)


def began(day: int) -> datetime:
    return datetime(2026, 11, day, 9)


@pytest.mark.parametrize(
    ("came", "phrase", "done"),
    [
        ("报修时间", "报修4小时内到场", "到场时间"),
        ("来电时间", "来电2小时内回电", "回电时间"),
        ("接单时间", "接单30分钟内上门", "上门时间"),
        ("收货日期", "收货当天入库", "入库日期"),
        ("收货日期", "收货后3日内", "入库日期"),
        ("退房时间", "退房后2小时内", "查房时间"),
        ("签收日期", "签收后7天内", "付款日期"),
        ("Call date", "reply within 2 hours of call", "Reply time"),
    ],
)
def test_what_a_deadline_wants_done_is_not_from_when_it_counts(
    tmp_path: Path, came: str, phrase: str, done: str
) -> None:
    grid = [
        ["事项", came, "期限", done],
        *([f"事{day}", began(day), phrase, began(day) + LATER] for day in DAYS),
        ["事6", began(6), phrase, None],
    ]
    result = check(save(tmp_path / "客服部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 3 + ["overdue"]


def test_a_day_that_may_be_of_the_completion_is_told_and_not_passed_over(tmp_path: Path) -> None:
    grid = [
        ["事项", "收货日期", "期限", "入库日期"],
        *([f"事{d}", at(f"2026-11-0{d}"), "收货后3日内", at(f"2026-11-0{d}")] for d in DAYS),
    ]
    result = check(save(tmp_path / "仓库.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["timeliness"] for o in result["obligations"]} == {"undetermined"}
    assert ("completion-column-unclear", "D1") in {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize("name", ["报修部门", "投诉部门", "反映部门", "请修科室"])
def test_those_who_asked_for_it_do_not_owe_it(tmp_path: Path, name: str) -> None:
    grid = [
        ["事项", "业务时间", "期限", name, "责任人", "完成时间"],
        *([f"事{day}", began(day), "4小时内", "客房部", "老郭", began(day) + LATER] for day in DAYS),
    ]
    result = check(save(tmp_path / "工程部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {(o["provider"], o["receiver"]) for o in result["obligations"]} == {("工程部", "客房部")}


def test_those_of_whom_somebody_complained_owe_the_answer(tmp_path: Path) -> None:
    grid = [
        ["事项", "业务时间", "期限", "被投诉部门", "完成时间"],
        *([f"事{day}", began(day), "4小时内", "客房部", began(day) + LATER] for day in DAYS),
    ]
    result = check(save(tmp_path / "质检部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["provider"] for o in result["obligations"]} == {"客房部"}
