"""The model is wide enough: one promise of each other kind, filled in and judged, with nothing made for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from toolkit.app.check import check
from toolkit.app.new.archive import save
from toolkit.app.new_workbook import build
from toolkit.app.order import Order
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.settings import Settings

EVERYTHING = Path(__file__).resolve().parent.parent / "packs" / "everything"
DECEMBER = Period(2026, 12)
Row = tuple[str | int | datetime | None, ...]


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute)


# 业务编号, 客户, 立项时间, 结束时间, 提问时间, 投诉时间, 经办人, 暂停时间, 恢复时间
CASES: list[Row] = [
    ("P-young", "甲", at(3, 10)),
    ("P-old", "乙", at(5, 1, year=2025)),
    ("P-ended", "丙", at(1, 5), at(6, 30)),
    ("Q-plain", "丁", None, None, at(12, 1, 10)),
    ("Q-waits", "戊", None, None, at(12, 1, 10), None, None, at(12, 2, 10), at(12, 7, 10)),
    ("C-handed", "己", None, None, None, at(12, 8), "张三→李四→王五"),
]


def handed(
    duty: str, case: str | None, status: str, when: datetime | None = None, period: str = "2026-12", **more: object
) -> Row:
    """A row of 交付记录; ``more`` by header."""
    head: Row = (duty, None, None, None, period, case, None, status, when, None)
    rest = ("资料完整", "验收", "验收时间", "退回原因", "重交期限", "重交时间", "评分", "备注")
    return (*head, *(more.get(name) for name in rest))  # type: ignore[arg-type]  # cells of any kind


DELIVERIES: list[Row] = [
    handed("答复", "Q-plain", "已提交", at(12, 4, 17)),
    handed("答复", "Q-waits", "已提交", at(12, 9, 17)),
    handed("投诉1", "C-handed", "已提交", at(12, 8, 10, 30)),
    handed("投诉2", "C-handed", "已提交", at(12, 14, 10)),
    handed("周报", None, "已提交", at(12, 4, 17)),
    handed("周报", None, "已提交", at(12, 12, 9)),
    handed("周报", None, "未开始"),
    handed("周报", None, "未开始"),
    handed(
        "服务监督报告", None, "已验收", at(12, 24, 16), 资料完整="是", 验收="已验收", 验收时间=at(12, 29),
        退回原因="缺投诉分析", 重交期限=at(12, 28, 18), 重交时间=at(12, 28, 10),
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    out = tmp_path_factory.mktemp("everything")
    pack, calendar = load_pack(EVERYTHING), work_calendar("CN")
    loans: list[Row] = [("L-1", "张三", at(12, 3)), ("L-2", "李四", at(12, 3))]
    returned = [handed("借阅", "L-1", "已提交", at(12, 3, 17)), handed("借阅", "L-2", "已提交", at(12, 5, 9))]
    checklists = [handed(duty, None, "未开始") for duty in ("检查1", "检查2") for _ in range(23)]
    filled = {
        "客服部": {"register": CASES, "obligations": DELIVERIES},
        "办事处": {"register": loans, "obligations": [*returned, *checklists]},
    }
    for department in pack.departments:
        book = build(pack, department, DECEMBER, calendar, Policy(), rows=filled[department.name])
        save(book, out / f"{department.name}.xlsx", at(12, 20))
    found = check([out], Settings(), Order(Moment.parse("2026-12-30T12:00"), DECEMBER, write=False))
    assert not found.failed
    return list(found.obligations)


def of(judged: list[Judged], duty: str, case: str = "") -> list[tuple[str, str]]:
    """(due, timeliness) of a duty's obligations, of one case or of all."""
    return [
        (str(j.due), j.timeliness.value)
        for j in judged
        if j.obligation.duty.id == duty and (not case or (j.obligation.event and j.obligation.event.id == case))
    ]


def test_calls_every_month_and_after_a_year_every_quarter(judged: list[Judged]) -> None:
    assert of(judged, "回访1") == of(judged, "回访1", "P-young") == [("2026-12-31T24:00", "due_soon")]
    assert of(judged, "回访2") == of(judged, "回访2", "P-old") == [("2026-12-31T24:00", "due_soon")]


def test_the_clock_pauses_while_it_waits_for_the_asker(judged: list[Judged]) -> None:
    assert of(judged, "答复", "Q-plain") == [("2026-12-04T24:00", "on_time")]
    ((due, timeliness),) = of(judged, "答复", "Q-waits")
    assert due > "2026-12-07" and timeliness == "on_time"


def test_a_complaint_in_stages_handed_over_twice(judged: list[Judged]) -> None:
    assert of(judged, "投诉1") == [("2026-12-08T11:00", "on_time")]
    assert of(judged, "投诉2") == [("2026-12-11T24:00", "late")]
    assert of(judged, "投诉3") == [("2026-12-23T24:00", "overdue")]
    (last,) = [j for j in judged if j.obligation.duty.id == "投诉3"]
    assert last.obligation.event is not None
    assert last.obligation.event.handlers == ("张三", "李四", "王五")
    assert (last.obligation.duty.owner, last.obligation.duty.stage) == ("王五", "关闭")


def test_a_checklist_before_opening_and_after_closing(judged: list[Judged]) -> None:
    before, after = of(judged, "检查1"), of(judged, "检查2")
    assert len(before) == len(after) == 23
    assert len(set(before)) == len(set(after)) == 23
    assert all(d.endswith("T09:00") for d, _t in before)


def test_back_the_same_day(judged: list[Judged]) -> None:
    assert of(judged, "借阅", "L-1") == [("2026-12-03T24:00", "on_time")]
    assert of(judged, "借阅", "L-2") == [("2026-12-03T24:00", "late")]


def test_weekly_and_yearly(judged: list[Judged]) -> None:
    fridays = [f"2026-12-{d:02d}T18:00" for d in (4, 11, 18, 25)]
    assert of(judged, "周报") == list(zip(fridays, ("on_time", "late", "overdue", "overdue"), strict=True))
    assert of(judged, "礼物") == [("2026-12-31T24:00", "due_soon")]


def test_rejected_and_handed_in_again(judged: list[Judged]) -> None:
    (report,) = [j for j in judged if j.obligation.duty.id == "服务监督报告"]
    assert (report.work.value, report.timeliness.value) == ("accepted", "on_time")
    assert report.rework is not None
    assert (str(report.rework.due), report.rework.timeliness.value) == ("2026-12-28T18:00", "on_time")
