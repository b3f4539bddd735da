"""Every obligation of a period as an iCalendar entry (RFC 5545), for the calendar programs that people already use.

A due at the end of a day is an all-day entry, one with a clock time stands in the settings' zone. An obligation keeps
its UID from one export to the next, and a later export has a higher SEQUENCE, so importing again updates. A row that
stands for several dues (每周五 in a monthly table) is one entry with an RRULE where the rule, expanded by another
program, gives exactly our dates; where days off move one of them, each date is an entry of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from toolkit.app.access import Access, open_workbook
from toolkit.app.calendar_series import rrule_of
from toolkit.app.examine import examine
from toolkit.app.files import sources
from toolkit.app.outcome import Exit, exit_of
from toolkit.app.work_calendar import calendar_of
from toolkit.app.workbook_kind import is_made_by_us
from toolkit.catalogue import text
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import DeadlineRule, Due, Kind, PhraseReading, Relation
from toolkit.core.describe import describe_reading
from toolkit.core.moment import DAY, Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.resolve import dues_in_period
from toolkit.core.status import EXEMPT, HANDED_IN
from toolkit.errors import CannotRunError
from toolkit.rules.base import Book
from toolkit.settings import Settings

if TYPE_CHECKING:
    from icalendar import Component

_SPACE = UUID("6f0c7b0e-52a5-5d1b-9c53-6f3c0a1d7e10")  # our own name space: the same names give the same UIDs for ever
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # SEQUENCE counts minutes from here to the as-of


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a due, or a series of them that ``rrule`` repeats until the period ends."""

    uid: str
    judged: Judged
    reading: PhraseReading
    due: Moment
    nominal: Moment
    provisional: bool
    rrule: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """What was made: the file's bytes, how many entries, how many obligations have no date, files not read."""

    data: bytes
    entries: int
    undated: int
    unread: tuple[tuple[str, CannotRunError], ...]

    @property
    def exit_code(self) -> Exit:
        return exit_of(bool(self.unread))


def export(
    paths: Sequence[Path],
    settings: Settings,
    *,
    as_of: Moment,
    period: Period,
    lang: str,
    todo: bool = False,
    access: Access | None = None,
) -> Export:
    """The obligations of workbooks and folders as one calendar.

    Args:
        as_of: DTSTAMP, and the moment as of which the status in the description holds.
        todo: tasks (VTODO) instead of events, for programs that show them.
    """
    calendar = calendar_of(settings)
    as_of = as_of.whole
    found: list[Entry] = []
    undated = 0
    unread: list[tuple[str, CannotRunError]] = []
    for source in sources(paths):
        try:
            content = open_workbook(source.path, settings, access or Access()).read()._replace(name=source.name)
        except CannotRunError as error:
            unread.append((source.name, error))
            continue
        if is_made_by_us(content):
            continue
        book = examine(content, settings, calendar, as_of=as_of, period=period)
        own = calendar.with_company(book.records.company_days)
        for n, judged in _numbered(book):
            made = list(_entries(book, judged, n, own, period))
            found += made
            undated += not made and judged.work not in EXEMPT
    return Export(_calendar(found, settings, as_of, lang, todo), len(found), undated, tuple(unread))


def _numbered(book: Book) -> Iterator[tuple[int, Judged]]:
    """Each obligation with its number among those of the same sheet and id: rows that repeat one stay apart."""
    seen: Counter[tuple[str | None, str]] = Counter()
    for judged in book.judged:
        key = (judged.obligation.place.sheet, judged.obligation.id)
        seen[key] += 1
        yield seen[key], judged


def _entries(book: Book, judged: Judged, number: int, calendar: WorkCalendar, period: Period) -> Iterator[Entry]:
    if judged.due is None or judged.nominal_due is None:
        return
    obligation = judged.obligation
    reading = book.read(obligation.duty.phrase)
    place = obligation.place
    name = "\n".join((place.workbook, place.sheet or "", obligation.id, str(number)))
    series = _series(book, judged, reading, calendar, period)
    if len(series) < 2:
        yield Entry(_uid(name), judged, reading, judged.due, judged.nominal_due, judged.provisional)
        return
    rrule = rrule_of(reading.rules[0], [due.effective for due in series])
    if rrule:
        yield _entry(_uid(name), judged, reading, series[0], rrule)
        return
    for at, due in enumerate(series, 1):
        yield _entry(_uid(f"{name}\n{at}"), judged, reading, due)


def _entry(uid: str, judged: Judged, reading: PhraseReading, due: Due, rrule: str = "") -> Entry:
    return Entry(uid, judged, reading, due.effective, due.nominal, due.provisional, rrule)


def _uid(name: str) -> str:
    return f"{uuid5(_SPACE, name)}@dutybook"


def _series(book: Book, judged: Judged, reading: PhraseReading, calendar: WorkCalendar, period: Period) -> list[Due]:
    """Every due that one row stands for in its period; empty where it stands for a single one."""
    obligation = judged.obligation
    rule = _repeated(reading)
    if rule is None or obligation.occurrence or obligation.event_at or obligation.due_given:
        return []
    duty = obligation.duty
    policy = book.policy_for(duty.provider, duty.id)
    served = obligation.period or period
    dues = dues_in_period(rule, served, calendar, policy, duty.due_next_month)
    return dues if any(due.effective == judged.due for due in dues) else []


def _repeated(reading: PhraseReading) -> DeadlineRule | None:
    rules = [r for r in reading.rules if r.relation not in (Relation.FROM, Relation.NOT_BEFORE)]
    return rules[0] if len(rules) == 1 and rules[0].kind is Kind.RECURRING else None


def _calendar(entries: Sequence[Entry], settings: Settings, as_of: Moment, lang: str, todo: bool) -> bytes:
    from icalendar import Calendar

    zone = ZoneInfo(settings.timezone)
    stamp = _zoned(as_of, zone).astimezone(UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//dutybook//calendar//ZH" if lang == "zh" else "-//dutybook//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text("calendar-name", lang))
    calendar.add("x-wr-timezone", settings.timezone)
    for entry in entries:
        calendar.add_component(_component(entry, zone, stamp, lang, todo))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def _component(entry: Entry, zone: ZoneInfo, stamp: datetime, lang: str, todo: bool) -> Component:
    from icalendar import Event, Todo, vRecur

    judged = entry.judged
    duty = judged.obligation.duty
    made: Component = Todo() if todo else Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", max(0, int((stamp - _COUNTED_FROM).total_seconds() // 60)))
    parties = " → ".join(p for p in (duty.provider, duty.receiver) if p)
    what = duty.deliverable or duty.phrase
    made.add("summary", text("calendar-summary", lang, what=what, parties=parties) if parties else what)
    made.add("description", _description(entry, lang))
    if duty.provider:
        made.add("categories", [duty.provider])
    if todo:
        _todo_times(made, entry, zone)
    else:
        _event_times(made, entry, zone)
    if entry.rrule:
        made.add("rrule", vRecur.from_ical(entry.rrule))
    return made


def _event_times(made: Component, entry: Entry, zone: ZoneInfo) -> None:
    start = _when(entry.due, zone)
    made.add("dtstart", start)
    if not isinstance(start, datetime):
        made.add("dtend", start + timedelta(days=1))
    made.add("transp", "TRANSPARENT")  # a due does not make anybody busy
    made.add("status", "TENTATIVE" if entry.provisional else "CONFIRMED")


def _todo_times(made: Component, entry: Entry, zone: ZoneInfo) -> None:
    if entry.rrule:
        made.add("dtstart", _when(entry.due, zone))
    made.add("due", _when(entry.due, zone))
    handed_in = entry.judged.obligation.submission
    if entry.judged.work in HANDED_IN and not entry.rrule:
        made.add("status", "COMPLETED")
        if handed_in and handed_in.at:
            made.add("completed", _zoned(handed_in.at, zone).astimezone(UTC))
    else:
        made.add("status", "NEEDS-ACTION")


def _when(due: Moment, zone: ZoneInfo) -> date | datetime:
    """A day for a due at its end, else the moment in the zone."""
    return due.day if due.second in (None, DAY) else _zoned(due, zone)


def _zoned(moment: Moment, zone: ZoneInfo) -> datetime:
    return moment.as_datetime().replace(tzinfo=zone)


def _description(entry: Entry, lang: str) -> str:
    judged = entry.judged
    obligation = judged.obligation
    duty, place = obligation.duty, obligation.place
    lines = [
        text("calendar-phrase", lang, phrase=duty.phrase),
        describe_reading(entry.reading, lang) if duty.phrase else "",
        text("calendar-owner", lang, owner=obligation.duty.owner) if duty.owner else "",
        text("calendar-status", lang, status=text(f"timeliness-{judged.timeliness.value}", lang)),
        text("calendar-place", lang, workbook=place.workbook, sheet=place.sheet or "", row=place.row or ""),
    ]
    if entry.due.day != entry.nominal.day:
        lines.append(text("calendar-moved", lang, nominal=entry.nominal.day.isoformat()))
    if entry.provisional:
        lines.append(text("deadline-provisional", lang))
    return "\n".join(line for line in lines if line)
