"""A month counted again from the departments' workbooks by itself: plain openpyxl and datetime, nothing of the toolkit.

Only what the planted months hold is understood: 每月N号前, 次月N日前, 提车后N日内, 及时, and mainland working days of
autumn 2026 without holidays near the month's end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

OUTCOMES = ("按时", "迟交", "逾期未交", "临期", "未到期", "无法判定")


@dataclass
class Row:
    """One obligation, judged here."""

    workbook: str
    number: int
    provider: str
    receiver: str
    outcome: str
    days: int = 0
    reviewed: bool = False
    back: bool = False
    mended: bool = False
    rework: str = ""
    score: float | None = None


@dataclass
class Sums:
    """Figures over some rows."""

    rows: list[Row] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(1 for r in self.rows if r.outcome == outcome)

    @property
    def rate(self) -> float | None:
        judged = sum(self.count(o) for o in OUTCOMES[:3])
        return self.count("按时") / judged if judged else None

    @property
    def reviewed(self) -> int:
        return sum(r.reviewed for r in self.rows)

    @property
    def back(self) -> int:
        return sum(r.back for r in self.rows)

    @property
    def right(self) -> int:
        return sum(r.reviewed and not r.back for r in self.rows)

    @property
    def right_rate(self) -> float | None:
        return self.right / self.reviewed if self.reviewed else None

    @property
    def scores(self) -> list[float]:
        return [r.score for r in self.rows if r.score is not None]

    @property
    def average(self) -> float | None:
        return sum(self.scores) / len(self.scores) if self.scores else None

    @property
    def longest(self) -> int:
        return max((r.days for r in self.rows if r.outcome == "逾期未交"), default=0)


def recount(folder: Path, names: tuple[str, ...], year: int, month: int, as_of: datetime) -> list[Row]:
    """Every obligation of the departments' workbooks."""
    found = []
    for name in names:
        sheet = openpyxl.load_workbook(folder / f"{name}.xlsx", data_only=True)["责任表"]
        header = {str(c.value): c.column - 1 for c in sheet[3] if c.value}
        for cells in sheet.iter_rows(min_row=4):
            values = {text: cells[index].value for text, index in header.items()}
            if values["责任事项"]:
                found.append(_row(f"{name}.xlsx", cells[0].row, values, year, month, as_of))
    return found


def by(rows: list[Row], *names: str) -> dict[Any, Sums]:
    """Rows by one field, or by several."""
    found: dict[Any, Sums] = defaultdict(Sums)
    for row in rows:
        key = tuple(getattr(row, n) for n in names)
        found[key if len(names) > 1 else key[0]].rows.append(row)
    return found


def _row(workbook: str, number: int, v: dict[str, Any], year: int, month: int, as_of: datetime) -> Row:
    due = _due(v, year, month)
    outcome, days = _outcome(due, v["完成时间"], v["状态"], as_of)
    row = Row(workbook, number, str(v["责任部门"]), str(v["服务对象"]), outcome, days)
    again, verdict = v["重交时间"], v["验收"]
    row.back = verdict == "退回" or again is not None
    row.reviewed = verdict is not None or row.back
    row.mended = row.back and verdict == "通过"
    row.score = v["评分"]
    if row.back and v["重交期限"] is not None:
        end = datetime.combine(v["重交期限"].date(), datetime.min.time()) + timedelta(days=1)
        row.rework = "按时" if again is not None and again <= end else "迟" if (again or as_of) > end else ""
    return row


def _due(v: dict[str, Any], year: int, month: int) -> date | None:
    phrase = v["期限"] or ""
    following = date(year + month // 12, month % 12 + 1, 1)
    if m := re.fullmatch(r"每月(\d+)号前", phrase):
        return date(year, month, int(m[1]))
    if m := re.fullmatch(r"次月(\d+)日前", phrase):
        return following + timedelta(days=int(m[1]) - 1)
    if m := re.fullmatch(r"提车后(\d+)日内", phrase):
        picked: datetime = v["提车日期"]
        return picked.date() + timedelta(days=int(m[1]))
    assert phrase in ("及时", ""), phrase
    return None


def _outcome(due: date | None, done: object, status: str, as_of: datetime) -> tuple[str, int]:
    if due is None or isinstance(done, str) or (done is None and status == "已提交"):
        return "无法判定", 0
    end = datetime.combine(due, datetime.min.time()) + timedelta(days=1)
    at = done if isinstance(done, datetime) else as_of
    if at > end:
        late = -((end - at) // timedelta(days=1))
        return ("迟交" if done else "逾期未交"), late
    if done:
        return "按时", 0
    left, day = 0, as_of.date()
    while day < due:
        day += timedelta(days=1)
        left += day.weekday() < 5
    return ("临期" if left <= 1 else "未到期"), 0
