"""``dutybook calendar``: files that other programs read, entries that keep their identity, RRULE where it is exact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from command import dutybook
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component
from openpyxl import Workbook

from toolkit.app.calendar_series import rrule_of
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy
from toolkit.core.resolve import dues_in_period

HEADER = ["责任部门", "服务对象", "事项", "期限", "业务日期", "完成时间", "责任人"]
ROWS: list[list[object]] = [
    ["销售部", "财务部", "欠款报表", "每月5号前", None, None, "张三"],
    ["销售部", "财务部", "日报", "每周五17:00前", None, None, "张三"],
    ["销售部", "财务部", "盘点表", "每周一,遇节假日顺延", None, None, "李四"],
    ["销售部", "财务部", "装饰单", "交车后3日内", datetime(2026, 11, 4, 10), datetime(2026, 11, 6, 9), "王五"],
    ["销售部", "财务部", "回访", "24小时内", datetime(2026, 11, 4, 10), None, "王五"],
    ["销售部", "财务部", "打款单", "及时", None, None, "王五"],
]
SHANGHAI = ZoneInfo("Asia/Shanghai")


def made(folder: Path, rows: list[list[object]], *more: str, period: str = "2026-11", code: int = 0) -> Calendar:
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    for row in [HEADER, *rows]:
        sheet.append(row)
    book.save(folder / "销售部.xlsx")
    words = ["calendar", folder / "销售部.xlsx", "--period", period, "--ics", folder / "out.ics"]
    words += [] if "--lang" in more else ["--lang", "zh"]
    words += [] if "--as-of" in more else ["--as-of", "2026-11-05T09:30"]
    ran = dutybook(*words, *more)
    assert ran.code == code, ran.out
    return Calendar.from_ical((folder / "out.ics").read_bytes())


def entries(calendar: Calendar, kind: str = "VEVENT") -> dict[str, list[Component]]:
    found: dict[str, list[Component]] = {}
    for component in calendar.walk(kind):
        found.setdefault(str(component["SUMMARY"]).partition("(")[0], []).append(component)
    return found


def test_entries(tmp_path: Path) -> None:
    found = entries(made(tmp_path, ROWS))
    assert set(found) == {"欠款报表", "日报", "盘点表", "装饰单", "回访"}  # 及时 has no date
    (report,) = found["欠款报表"]
    assert report.decoded("DTSTART") == date(2026, 11, 5) and report.decoded("DTEND") == date(2026, 11, 6)
    assert report.decoded("DTSTAMP") == datetime(2026, 11, 5, 1, 30, tzinfo=UTC)
    assert str(report["SUMMARY"]) == "欠款报表(销售部 → 财务部)"
    for part in ("每月5号前", "张三", "销售部.xlsx", "第 2 行", "临期"):
        assert part in str(report["DESCRIPTION"])
    (call,) = found["回访"]
    assert call.decoded("DTSTART") == datetime(2026, 11, 5, 10, tzinfo=SHANGHAI)
    assert str(call["DTSTART"].params["TZID"]) == "Asia/Shanghai"
    assert all(len(str(e["UID"])) < 80 for group in found.values() for e in group)


def test_rrule_only_where_exact(tmp_path: Path) -> None:
    """October 2026 has a week of holidays: the plain Friday repeats, the Monday that moves is one entry a date."""
    found = entries(made(tmp_path, ROWS[:3], "--as-of", "2026-10-02", period="2026-10"))
    (friday,) = found["日报"]
    days = list(rrulestr(friday["RRULE"].to_ical().decode(), dtstart=friday.decoded("DTSTART")))
    assert [d.replace(tzinfo=None) for d in days] == [datetime(2026, 10, d, 17) for d in (2, 9, 16, 23, 30)]
    monday = found["盘点表"]
    assert [e.decoded("DTSTART") for e in monday] == [date(2026, 10, d) for d in (8, 12, 19, 26)]
    assert not any("RRULE" in e for e in monday)
    assert "原为 2026-10-05" in str(monday[0]["DESCRIPTION"])
    assert len({str(e["UID"]) for e in monday}) == 4


def test_importing_again_updates(tmp_path: Path) -> None:
    first = entries(made(tmp_path, ROWS))
    later_rows = [[*ROWS[0][:3], "每月6号前", *ROWS[0][4:]], *ROWS[1:]]
    later = entries(made(tmp_path, later_rows, "--as-of", "2026-11-06T08:00"))
    for what in first:
        assert [e["UID"] for e in first[what]] == [e["UID"] for e in later[what]]
        assert all(b["SEQUENCE"] > a["SEQUENCE"] for a, b in zip(first[what], later[what], strict=True))
    assert later["欠款报表"][0].decoded("DTSTART") == date(2026, 11, 6)
    again = made(tmp_path, later_rows, "--as-of", "2026-11-06T08:00")
    assert (tmp_path / "out.ics").read_bytes() == again.to_ical()  # the same in, the same out
    other = entries(made(tmp_path, ROWS, "--as-of", "2026-12-02", period="2026-12"))
    assert other["欠款报表"][0]["UID"] != first["欠款报表"][0]["UID"]


def test_rows_that_repeat_one_are_kept_apart(tmp_path: Path) -> None:
    calendar = made(tmp_path, [ROWS[0], ROWS[0], ROWS[4], ROWS[4]])
    uids = [str(e["UID"]) for e in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 4


def test_tasks(tmp_path: Path) -> None:
    found = entries(made(tmp_path, ROWS, "--todo"), "VTODO")
    (done,) = found["装饰单"]
    assert (str(done["STATUS"]), done.decoded("DUE")) == ("COMPLETED", date(2026, 11, 7))
    assert done.decoded("COMPLETED") == datetime(2026, 11, 6, 1, tzinfo=UTC)
    assert str(found["欠款报表"][0]["STATUS"]) == "NEEDS-ACTION"


def test_a_zone_with_summer_time(tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text('timezone = "Europe/Berlin"\n', "utf-8")
    rows = [[*ROWS[4][:3], "每月25号10:00前", None, None, "王五"]]
    calendar = made(tmp_path, rows, "--as-of", "2026-10-01", period="2026-10")
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2026, 10, 25, 9, tzinfo=UTC)
    assert [str(z["TZID"]) for z in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]


def test_in_english(tmp_path: Path) -> None:
    calendar = made(tmp_path, ROWS[:1], "--lang", "en")
    (event,) = calendar.walk("VEVENT")
    assert "Deadline: 每月5号前" in str(event["DESCRIPTION"]) and "row 2" in str(event["DESCRIPTION"])


def test_a_file_that_is_no_calendar_is_left_alone(tmp_path: Path) -> None:
    made(tmp_path, ROWS)
    before = (tmp_path / "销售部.xlsx").read_bytes()
    code = dutybook("calendar", tmp_path, "--period", "2026-11", "--ics", tmp_path / "销售部.xlsx").code
    assert code == 2 and (tmp_path / "销售部.xlsx").read_bytes() == before
    code = dutybook("calendar", tmp_path, "--period", "2026-11", "--ics", tmp_path / "none" / "a.ics").code
    assert code == 2
    code = dutybook("calendar", tmp_path, "--period", "2026-11", "--ics", tmp_path / ("长" * 83 + ".ics")).code
    assert code == 3, "the folder is there, and the file cannot be written"
    own = tmp_path / "我的.ics"
    own.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\nEND:VCALENDAR\r\n")
    kept = own.read_bytes()
    code = dutybook("calendar", tmp_path, "--period", "2026-11", "--ics", own).code
    assert code == 2 and own.read_bytes() == kept, "nor is a calendar that another program made replaced"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"PK not a workbook")
    ran = dutybook("calendar", tmp_path / "b.xlsx", "--period", "2026-11", "--ics", tmp_path / "a.ics")
    assert ran.code == 3 and "b.xlsx" in ran.out
    made(tmp_path, ROWS)
    ran = dutybook("calendar", tmp_path, "--period", "2026-11", "--ics", tmp_path / "a.ics")
    assert ran.code == 3 and "b.xlsx" in ran.out and b"BEGIN:VEVENT" in (tmp_path / "a.ics").read_bytes()


PHRASES = [
    "每月5号前", "每月31号前", "每月最后一天", "每月1号和15号", "每周五", "每周一三五", "每月第二个周三",
    "每天下班前", "每个工作日", "每月最后一个工作日", "隔周周三", "每月5号前,遇节假日顺延", "每年6月30日",
    "每月28号,最后一天除外",
]  # fmt: skip


@pytest.mark.parametrize("text", PHRASES)
@given(month=st.integers(0, 40), length=st.sampled_from([1, 3, 12]))
@settings(max_examples=25, deadline=None)
def test_an_rrule_gives_our_dates(text: str, month: int, length: int) -> None:
    """Whatever repeats is what we computed; what RRULE cannot say (working days, rolls, 31 → 30) does not repeat."""
    period = Period.containing(date(2024, 1, 1) + timedelta(days=31 * month), length)
    rule = read_phrase(text).rules[0]
    dues = [d.effective for d in dues_in_period(rule, period, work_calendar("CN"), Policy())]
    rrule = rrule_of(rule, dues)
    if rrule:
        first = dues[0].day
        found = rrulestr(rrule, dtstart=datetime(first.year, first.month, first.day))
        assert [d.date() for d in found] == [d.day for d in dues]
    if "工作日" in text:
        assert not rrule
    if text in ("每月5号前", "每周五") and len(dues) > 1:
        assert rrule


def test_an_empty_calendar_is_said(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["日期", "金额"])
    book.active.append([date(2026, 11, 4), 5])
    book.save(tmp_path / "账.xlsx")
    words = ["calendar", tmp_path / "账.xlsx", "--period", "2026-11", "--ics", tmp_path / "out.ics", "--lang", "zh"]
    assert "日历是空的" in dutybook(*words).out


def test_where_nothing_could_be_read_no_other_reason_is_named(tmp_path: Path) -> None:
    words = ("--period", "2026-11", "--ics", tmp_path / "out.ics", "--lang", "zh")
    missing = dutybook("calendar", tmp_path / "没有", *words)
    assert "找不到 没有" in missing.out and "没有读到" not in missing.out and missing.code == 3
    (tmp_path / "空").mkdir()
    assert "没有读到" in dutybook("calendar", tmp_path / "空", *words).out
