"""The pack with one promise of each kind, as its user meets it: new workbooks, filled in by hand, and the command.

December 2026: the 1st is a Tuesday, 23 working days, Fridays on the 4th, 11th, 18th and 25th. As of the 30th at noon.
"""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sheets_kit import check

from toolkit.app.new_workbook import new_workbooks
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy

PACK = Path(__file__).resolve().parent.parent / "packs" / "everything"
AS_OF = "2026-12-30T12:00"
HEADER = 3
Found = dict[tuple[str, str | None], list[dict[str, Any]]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


CASES: list[dict[str, object]] = [
    {"业务编号": "P-young", "立项时间": at("03-10")},
    {"业务编号": "P-new", "立项时间": at("12-10")},
    {"业务编号": "P-old", "立项时间": datetime(2025, 5, 1)},
    {"业务编号": "P-ended", "立项时间": at("01-05"), "结束时间": at("06-30")},
    {"业务编号": "Q1", "提问时间": at("12-01 10:00")},
    {"业务编号": "Q2", "提问时间": at("12-01 10:00"), "暂停时间": at("12-02 10:00"), "恢复时间": at("12-07 10:00")},
    {"业务编号": "Q3", "提问时间": at("12-01 10:00"), "暂停时间": at("12-02 10:00")},
    {"业务编号": "C1", "投诉时间": at("12-08 09:00"), "经办人": "张三→李四→王五"},
]
DONE: list[dict[str, object]] = [
    {"责任编号": "回访1", "业务编号": "P-young", "期间": "2026-12", "完成时间": at("12-20")},
    {"责任编号": "答复", "业务编号": "Q1", "完成时间": at("12-04 17:00")},
    {"责任编号": "答复", "业务编号": "Q2", "完成时间": at("12-10 09:00")},
    {"责任编号": "答复", "业务编号": "Q3"},
    {"责任编号": "投诉1", "业务编号": "C1", "完成时间": at("12-08 10:30")},
    {"责任编号": "投诉2", "业务编号": "C1", "完成时间": at("12-14 10:00")},
    {"责任编号": "投诉3", "业务编号": "C1"},
]
LOANS: list[dict[str, object]] = [
    {"业务编号": f"L{n}", "借阅时间": at(d)} for n, d in enumerate(("12-03 09:00", "12-03 15:00", "12-30 09:00"), 1)
]
BACK: list[dict[str, object]] = [
    {"责任编号": "借阅", "业务编号": "L1", "完成时间": at("12-03 17:00")},
    {"责任编号": "借阅", "业务编号": "L2", "完成时间": at("12-04 08:30")},
    {"责任编号": "借阅", "业务编号": "L3"},
]


def columns(ws: Any) -> dict[str, int]:
    return {c.value: c.column for c in ws[HEADER] if c.value}


def fill(ws: Any, rows: list[dict[str, object]]) -> None:
    """Type rows below those that are there."""
    where = columns(ws)
    first = max((r for r in range(HEADER, ws.max_row + 1) if ws.cell(r, 1).value), default=HEADER) + 1
    for number, row in enumerate(rows, first):
        for name, value in row.items():
            ws.cell(number, where[name], value)


def given(ws: Any, duty: str) -> list[int]:
    return [r for r in range(HEADER + 1, ws.max_row + 1) if ws.cell(r, 1).value == duty]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("december")
    service, office = new_workbooks(load_pack(PACK), Period(2026, 12), out, work_calendar("CN"), Policy())
    book = load_workbook(service)
    fill(book["业务登记"], CASES)
    ws = book["交付记录"]
    where = columns(ws)
    for row, done in zip(given(ws, "周报"), ("12-04 17:00", "12-12 09:00"), strict=False):
        ws.cell(row, where["完成时间"], at(done))
    (report,) = given(ws, "服务监督报告")
    told = {
        "状态": "已验收", "完成时间": at("12-24 16:00"), "资料完整": "是", "验收": "退回", "退回原因": "缺投诉分析", "验收时间": at("12-25"),
        "重交期限": at("12-28 18:00"), "重交时间": at("12-29 10:00"),
    }  # fmt: skip
    for name, value in told.items():
        ws.cell(report, where[name], value)
    fill(ws, DONE)
    book.save(service)
    book = load_workbook(office)
    fill(book["业务登记"], LOANS)
    ws = book["交付记录"]
    where = columns(ws)
    days = [d for d in (at("12-01") + timedelta(n) for n in range(31)) if d.weekday() < 5]
    for duty, clock in (("检查1", timedelta(hours=8, minutes=55)), ("检查2", timedelta(hours=18, minutes=10))):
        rows = given(ws, duty)
        assert len(rows) == len(days) == 23
        for row, day in zip(rows[:21], days, strict=False):
            ws.cell(row, where["完成时间"], day + clock)
    ws.cell(given(ws, "检查1")[1], where["完成时间"], at("12-02 09:05"))
    fill(ws, BACK)
    book.save(office)
    return out


@pytest.fixture(scope="module")
def result(folder: Path) -> dict[str, Any]:
    return check(folder, as_of=AS_OF, period="2026-12")


@pytest.fixture(scope="module")
def found(result: Mapping[str, Any]) -> Found:
    out: Found = {}
    for o in result["obligations"]:
        out.setdefault((o["duty"], o["event"]), []).append(o)
    return out


def told(obligations: list[dict[str, Any]]) -> list[tuple[str | None, str, int | None]]:
    return [(o["due"], o["timeliness"], o["days_late"]) for o in obligations]


def test_calls_monthly_in_the_first_year_and_quarterly_after(found: Found, result: Mapping[str, Any]) -> None:
    end = "2026-12-31T24:00"
    assert told(found["回访1", "P-young"]) == [(end, "on_time", 0)]
    assert told(found["回访1", "P-new"]) == [(end, "due_soon", 0)]
    assert told(found["回访2", "P-old"]) == [(end, "due_soon", 0)]
    assert {k for k in found if k[0].startswith("回访")} == {
        ("回访1", "P-young"),
        ("回访1", "P-new"),
        ("回访2", "P-old"),
    }
    missing = {(f["sheet"], f["cell"]) for f in result["findings"] if f["rule"] == "obligation-missing"}
    assert {("业务登记", f"{HEADER + 2}:{HEADER + 2}"), ("业务登记", f"{HEADER + 3}:{HEADER + 3}")} <= missing


def test_a_quarterly_call_is_owed_in_the_last_month_only(folder: Path) -> None:
    """The same register in November: the young project is called, the old one is not."""
    november = check(folder / "客服部.xlsx", as_of="2026-11-20T09:00", period="2026-11", write=False)
    calls = [
        (o["duty"], o["event"], o["due"])
        for o in november["obligations"]
        if o["duty"].startswith("回访") and o["period"] == "2026-11"
    ]
    assert calls == [("回访1", "P-young", "2026-11-30T24:00")]


def test_an_answer_whose_clock_pauses(found: Found) -> None:
    """Three working days from 12-01 are over on the 4th; waiting on the 3rd, 4th and 7th moves that to the 9th."""
    assert told(found["答复", "Q1"]) == [("2026-12-04T24:00", "on_time", 0)]
    assert told(found["答复", "Q2"]) == [("2026-12-09T24:00", "late", 1)]
    assert told(found["答复", "Q3"]) == [(None, "undetermined", None)]
    assert [found["答复", q][0]["clock"] for q in ("Q1", "Q2", "Q3")] == [None, "running", "paused"]
    assert found["答复", "Q3"][0]["reason"] == "paused"


def test_a_complaint_in_stages_handed_over_twice(found: Found) -> None:
    assert told(found["投诉1", "C1"]) == [("2026-12-08T11:00", "on_time", 0)]
    assert told(found["投诉2", "C1"]) == [("2026-12-11T24:00", "late", 3)]
    assert told(found["投诉3", "C1"]) == [("2026-12-23T24:00", "overdue", 7)]
    assert {found[f"投诉{n}", "C1"][0]["owner"] for n in (1, 2, 3)} == {"王五"}


def test_a_checklist_before_opening_and_after_closing(found: Found) -> None:
    before, after = told(found["检查1", None]), told(found["检查2", None])
    assert [d for d, _, _ in before][:3] == ["2026-12-01T09:00", "2026-12-02T09:00", "2026-12-03T09:00"]
    assert [t for _, t, _ in before] == ["on_time", "late", *["on_time"] * 19, "overdue", "due_soon"]
    assert [t for _, t, _ in after] == [*["on_time"] * 21, "due_soon", "due_soon"]
    assert {d[-5:] for d, _, _ in after if d} == {"24:00"}


def test_a_manual_lent_and_back_the_same_day(found: Found) -> None:
    assert told(found["借阅", "L1"]) == [("2026-12-03T24:00", "on_time", 0)]
    assert told(found["借阅", "L2"]) == [("2026-12-03T24:00", "late", 1)]
    assert told(found["借阅", "L3"]) == [("2026-12-30T24:00", "due_soon", 0)]


def test_a_report_every_friday_afternoon(found: Found) -> None:
    assert told(found["周报", None]) == [
        ("2026-12-04T18:00", "on_time", 0), ("2026-12-11T18:00", "late", 1), ("2026-12-18T18:00", "overdue", 12),
        ("2026-12-25T18:00", "overdue", 5),
    ]  # fmt: skip


def test_gifts_every_december(found: Found, folder: Path) -> None:
    assert told(found["礼物", None]) == [("2026-12-31T24:00", "due_soon", 0)]
    (plain,) = [
        p
        for p in new_workbooks(load_pack(PACK), Period(2026, 11), folder / "nov", work_calendar("CN"), Policy())
        if p.stem == "客服部"
    ]
    november = check(plain, as_of="2026-11-20T09:00", period="2026-11", write=False)
    assert not [o for o in november["obligations"] if o["duty"] == "礼物"]


def test_rejected_and_handed_in_again(found: Found) -> None:
    (report,) = found["服务监督报告", None]
    assert told([report]) == [("2026-12-25T24:00", "on_time", 0)]
    assert (report["work"], report["submitted_at"]) == ("accepted", "2026-12-24T16:00")
    assert report["rework"] == {
        "due": "2026-12-28T18:00",
        "submitted_at": "2026-12-29T10:00",
        "timeliness": "late",
        "days_late": 1,
    }


@pytest.mark.usefixtures("result")
def test_it_is_written_into_the_columns_that_are_there(folder: Path) -> None:
    ws = load_workbook(folder / "客服部.xlsx")["交付记录"]
    where = columns(ws)
    assert list(where)[-6:] == ["应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    rows = given(ws, "周报")
    assert [ws.cell(r, where["检查状态"]).value for r in rows] == ["按时", "迟交", "逾期未交", "逾期未交"]
    assert [ws.cell(r, where["逾期天数"]).value for r in rows] == [0, 1, 12, 5]
    again = check(folder / "客服部.xlsx", folder / "办事处.xlsx", as_of=AS_OF, period="2026-12")
    assert again["written"] == []
