"""Layouts put together at random, the same ones every time: what is expected of a row is the same in all of them."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from held_out_tables import TABLES, value_of
from sheets_kit import Row, by_row, check, differences, save, written_wrong

from toolkit.app.examine import examine
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.workbook.port import RawSheet, WorkbookContent

AS_OF = "2026-11-20T09:00"
ROWS = [
    Row("每月5号前", "2026.11.6", None, "2026-11-05T24:00", "late", 1),
    Row("每月5号前", 46331, None, "2026-11-05T24:00", "on_time", 0),
    Row("每月16日前", None, None, "2026-11-16T24:00", "overdue", 4),
    Row("交车后3日内", "11月8日", "2026-11-05", "2026-11-08T24:00", "on_time", 0),
    Row("3个工作日内", datetime(2026, 11, 11, 8), datetime(2026, 11, 5, 9), "2026-11-10T24:00", "late", 1),
    Row("次月5日前", None, None, "2026-12-05T24:00", "not_due", 0),
    Row("每月23日前", "-", None, "2026-11-23T24:00", "due_soon", 0),
    Row("及时", "2026-11-05", "2026-11-05"),
    Row(None, "2026-11-05"),
    Row(datetime(2026, 11, 10), "2026-11-12", None, "2026-11-10T24:00", "late", 2),
    Row("每月10日上午12点前", "2026-11-10 12:00:01", None, "2026-11-10T12:00", "late", 1),
    Row("24小时内", "2026-11-06 17:30", "2026/11/5 17:30", "2026-11-06T17:30", "on_time", 0),
]
NAMES = {
    "provider": ("责任部门", "部门", "承办部门", "责任单位", "牵头部门", "报送部门"),
    "receiver": ("服务对象", "接收部门", "内部客户", "报送对象", "接收方"),
    "deliverable": ("服务事项", "工作内容", "任务名称", "服务内容", "责任内容", "报表名称"),
    "phrase": ("期限", "时限", "完成期限", "办理时限", "要求完成时间", "截止日期", "时间要求(必填)"),
    "event": ("业务时间", "业务日期", "发生日期", "受理时间", "起算日期"),
    "done": ("完成时间", "实际完成日期", "办结时间", "提交时间", "交付日期", "上报时间"),
    "owner": ("责任人", "经办人", "负责人"),
    "note": ("备注", "说明"),
    "other": ("金额", "页数", "联系电话", "类别", "份数"),
}


@pytest.mark.parametrize("seed", range(24))
def test_the_same_in_every_layout(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    fields = list(NAMES)
    dice.shuffle(fields)
    rows = dice.sample(ROWS, k=dice.randint(5, len(ROWS)))
    left, top = dice.randint(0, 3), dice.randint(0, 4)
    indent: list[object] = [None] * left
    grid: list[list[object]] = [
        [*indent, f"销售部责任表 第{n}行标题"] if dice.random() < 0.6 else [] for n in range(top)
    ]
    head = [dice.choice(NAMES[f]) for f in fields]
    spaced = [" ".join(h) if dice.random() < 0.2 and h.isalpha() else h for h in head]
    grid.append([*indent, *spaced])
    wanted: dict[int, Row] = {}
    for number, row in enumerate(rows, 1):
        if dice.random() < 0.15:
            grid.append([])
        values = {
            "provider": "销售部" if number == 1 or dice.random() < 0.5 else None, "receiver": "财务部", "deliverable": f"报表{number}",
            "phrase": row.phrase, "event": row.event, "done": row.done, "owner": "张三", "note": dice.choice((None, "催过")), "other": dice.randint(1, 99),
        }  # fmt: skip
        grid.append([*indent, *(values[f] for f in fields)])
        wanted[len(grid)] = row
    if dice.random() < 0.5:
        grid.append([*indent, "合计", *[None] * 4, len(rows)])
    if dice.random() < 0.5:
        grid += [[], [*indent, "制表人:张三", None, "审核:李四"]]
    path = save(tmp_path / "a.xlsx", {"Sheet1": grid})
    result = check(path, as_of=AS_OF, period="2026-11")
    got = by_row(result)
    assert sorted(got) == sorted(wanted), spaced
    assert not [f"{spaced} {r.phrase}: {d}" for n, r in wanted.items() for d in differences(got[n], r)]
    assert {(o["provider"], o["receiver"], o["owner"]) for o in got.values()} == {("销售部", "财务部", "张三")}
    assert not written_wrong(path, "Sheet1", wanted, AS_OF)
    assert check(path, as_of=AS_OF, period="2026-11")["written"] == []


DRESSES = (
    "{}(必填)", "{}（选填）", "*{}", "{}：", "{}【必填项】", "{} (required)", "{} (Optional)", "{}:", "{} (DD/MM/YYYY)",
)  # fmt: skip
KEPT = ("o08", "p53", "w06", "w21", "n09", "o23", "p19", "v11", "x29", "y31", "z15", "z39", "p02", "w19b", "q17", "n14")
"""Held-out tables of which some rows were judged otherwise once their names were dressed up."""


@pytest.mark.parametrize("dress", DRESSES)
def test_how_names_are_dressed_up_changes_no_verdict(dress: str) -> None:
    for held in (t for t in TABLES if t["id"] in KEPT):
        rows = [[value_of(raw) for raw in row] for row in held["rows"]]
        book = _examined(rows)
        (header,) = (part.table.header for part in book.parts if part)
        dressed = [
            [dress.format(v) if isinstance(v, str) and v and n == header.last_row else v for v in row]
            for n, row in enumerate(rows, 1)
        ]
        assert _verdicts(_examined(dressed)) == _verdicts(book), held["id"]


@pytest.mark.parametrize("gap", ["\n", " ", "\u3000"])
def test_a_name_of_chinese_words_may_be_broken_anywhere(gap: str) -> None:
    for held in (t for t in TABLES if t["id"] in ("o07", "o23", "p02", "q60", "w19a")):
        rows = [[value_of(raw) for raw in row] for row in held["rows"]]
        book = _examined(rows)
        (header,) = (part.table.header for part in book.parts if part)
        broken = [
            [v[:2] + gap + v[2:] if isinstance(v, str) and len(v) > 2 and n == header.last_row else v for v in row]
            for n, row in enumerate(rows, 1)
        ]
        assert _verdicts(_examined(broken)) == _verdicts(book), held["id"]


def _examined(rows: list[list[Any]]) -> Book:
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("Sheet1", rows),))
    calendar = work_calendar("CN", {})
    return examine(content, Settings(), calendar, as_of=Moment.parse(AS_OF), period=Period(2026, 11))


def _verdicts(book: Book) -> list[tuple[object, ...]]:
    """What is said of each row of a workbook; of at least one."""
    found: list[tuple[object, ...]] = [
        (j.obligation.place.row, j.timeliness, j.due, j.work, j.days_late) for j in book.judged
    ]
    assert found
    return found
