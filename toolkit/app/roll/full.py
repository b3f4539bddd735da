"""The full workbook: 交付记录 keeps what is open and gets the new obligations, 业务登记 keeps what is not finished."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from toolkit.app.new import sheets
from toolkit.app.new.fields import options
from toolkit.app.new.sheets import Making, period_dues
from toolkit.app.pack import Department, Pack
from toolkit.app.roll.area import Area, Values
from toolkit.app.roll.dates import period_like
from toolkit.app.roll.rows import Rolling, by_place, is_later, is_owed
from toolkit.catalogue import text
from toolkit.core.deadline import Kind
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.left_open import names_its_day
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.core.register import same
from toolkit.core.status import Work
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.table import Table, at
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal

Fields = dict[str, Raw]
"""A row by the names of its fields."""


def kept_rows(table: Table, rolling: Rolling) -> list[int]:
    """Rows of 交付记录 that go on: what is open, and what belongs to a later period already."""
    judged = by_place(rolling.book)
    found = []
    for number, _row in table.rows:
        row = judged.get((table.sheet, number))
        if row is None or is_owed(row, rolling) or is_later(row.obligation, rolling.source):
            found.append(number)
    return found


def unanswered(rolling: Rolling) -> list[Judged]:
    """Obligations of the period that ends which nobody wrote a row for."""
    wanted = {id(o) for o in rolling.book.joined.missing}
    return [j for j in rolling.book.judged if id(j.obligation) in wanted and j.work is not Work.NOT_APPLICABLE]


def late_row(row: Obligation, rolling: Rolling, lang: str) -> Fields:
    """The row that nobody wrote in the period that ends."""
    duty = row.duty
    return {
        "duty_id": duty.id,
        "deliverable": duty.deliverable,
        "receiver": duty.receiver,
        "provider": duty.provider,
        "phrase": duty.phrase,
        "period": str(row.period or rolling.source),
        "event_id": row.event.id if row.event else None,
        "event_at": row.event_at.as_datetime() if row.event_at else None,
        "owner": duty.owner,
        "work": options("new-statuses", lang)[0],
        "note": text("roll-note-unanswered", lang),
    }


def new_rows(rolling: Rolling, lang: str) -> list[Fields]:
    """The obligations that the duty list gives the new period, as a new workbook would start with them."""
    waiting: Counter[str] = Counter()
    answered: set[str] = set()
    for row, _case in (found for part in rolling.book.parts for found in part.as_read()):
        answered.add(same(row.duty.id))
        waiting[same(row.duty.id)] += row.period == rolling.to
    versions: dict[str, list[Duty]] = defaultdict(list)
    for duty, _place in rolling.book.records.duties:
        versions[same(duty.id)].append(duty)
    found: list[Fields] = []
    for name, some in versions.items():
        rows = [x for duty in some for x in _rows_of(duty, rolling, lang, name in answered)]
        if len(some) > 1:
            rows.sort(key=lambda x: x[0])
            if all(turn == 0 for _day, turn, _row in rows):
                rows = rows[:1]  # a monthly promise owes once however often it changes
        found += [row for _day, _turn, row in rows[waiting[name] :]]  # somebody wrote the others already
    return found


def _rows_of(duty: Duty, rolling: Rolling, lang: str, answered: bool) -> list[tuple[date, int, Fields]]:
    """The rows of one version of a duty, with the day and the turn of each in the period."""
    pack = Pack("", "", {}, (), (duty,))
    department = Department(duty.provider, ())
    making = Making(pack, department, rolling.to, rolling.calendar, rolling.policy(duty), lang, rolling.book.read)
    dues = period_dues(making, duty)
    if not dues:
        return []
    once = all(r.kind is Kind.CALENDAR and names_its_day(r) for r in rolling.book.read(duty.phrase).rules)
    spec = sheets.obligations(making)
    names = [fields_of(column.header)[0][0] for column in spec.columns[: len(spec.rows[0])]]
    found = []
    for turn, (due, row) in enumerate(zip(dues, spec.rows, strict=True)):
        day = due.nominal.day
        # Another version of the promise may hold by then; and 11月20日前 is owed once.
        if duty.in_force(day) and not (once and (answered or day not in rolling.to)):
            cells: Fields = {k: v for k, v in zip(names, row, strict=False) if v is not None and v != ""}
            found.append((day, turn, cells))
    return found


def cells(area: Area, row: Fields) -> Values:
    """A row by field as cells of the table; the period is written the way it is typed there."""
    columns = area.table.header.columns
    found: dict[int, Raw] = {}
    for name, value in row.items():
        column = columns.get(name)
        if not column or value is None or value == "":
            continue
        if name == "period":
            like = next((v for _n, r in area.table.rows if (v := at(r, column)) is not None), None)
            value = period_like(like, Period.parse(str(value)))
        found[column] = value
    return found


def kept_cases(table: Table, rolling: Rolling, owed: Iterable[Obligation]) -> list[int]:
    """Rows of 业务登记 that stay: with something open, not ended, of a later period, or not readable yet."""
    places = {(o.event.place.sheet, o.event.place.row) for o in owed if o.event}
    events: dict[int, list[Event]] = defaultdict(list)
    for event in rolling.book.records.events:
        if event.place.sheet == table.sheet:
            events[event.place.row].append(event)
    standing = {
        normal(d.event)
        for d, _ in rolling.book.records.duties
        if d.event and not d.is_rule and rolling.book.read(d.phrase).kind is Kind.RECURRING
    }
    # A case may have several rows, one an event.
    cases = {e.id for some in events.values() for e in some if (table.sheet, e.place.row) in places and e.id}
    ends = "ended_at" in table.header.columns
    return [
        number
        for number, _row in table.rows
        if (table.sheet, number) in places
        or any(e.id in cases for e in events[number])
        or all(e.at is None for e in events[number])
        or any(_goes_on(e, rolling, ends or normal(e.type) in standing) for e in events[number])
    ]


def _goes_on(event: Event, rolling: Rolling, stands: bool) -> bool:
    if event.at is None or event.at.day > rolling.source.end:
        return True
    return stands and (event.ended is None or event.ended.day >= rolling.to.start)
