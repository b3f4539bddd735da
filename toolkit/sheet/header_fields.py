"""Which column of a table serves which field, by its name and by what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_forecast
from toolkit.sheet.date_names import asks_when_done
from toolkit.sheet.date_roles import Dates, date_roles
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import are_dates, customer, held_in
from toolkit.sheet.guess_deadline import are_worded, deadline_columns
from toolkit.sheet.guess_names import called
from toolkit.sheet.guess_status import asked_beside, doubtful_columns, plain_status, status_column
from toolkit.sheet.guess_verdict import again_column, plain_verdict, reason_column, score_column, verdict_in_step
from toolkit.sheet.header import SECOND
from toolkit.sheet.header_rows import says
from toolkit.sheet.moved_names import is_moved, is_put_off, is_second
from toolkit.sheet.owed_names import is_delivery
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import read_verdict

_DAY = compiled(r"(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})(?!\d|[./-]\d)")
_COMPLETE = frozenset({"complete", "iscomplete"})
_YEAR = 12 * 31
_CODE = compiled(r"[\w.-]*\d[\w.-]*")


def served(
    wanted: Mapping[str, Sequence[tuple[int, int]]],
    cells: Mapping[int, str],
    body: Sequence[Sequence[Raw]],
    words: DeadlineWords,
) -> dict[str, int]:
    """Field to column, by the columns that may serve each field, with their ranks."""
    columns: dict[str, int] = {}
    wanted = {**wanted, "phrase": deadline_columns(wanted.get("phrase", ()), cells, body, words)}
    # Exact and preferred names are served first, so that 完成时间 beats 提交时间 and a column serves one field only.
    offers = sorted((rank, i, column, field) for i, (field, got) in enumerate(wanted.items()) for rank, column in got)
    for _, _, column, field in offers:
        if field not in columns and column not in columns.values():
            columns[field] = column
    duty = columns.get("duty_id", 0)
    if "deliverable" not in columns and duty and says(cells[duty], "deliverable"):
        held = held_in(body, duty)
        if held and not any(_CODE.fullmatch(str(value).strip()) for value in held):
            columns["deliverable"] = columns.pop("duty_id")  # Duty: Parts invoice, and not D012
    for _, column in sorted(wanted["phrase"]):
        if column in columns.values() or "due_given" in columns or are_worded(held_in(body, column), words):
            continue
        if is_forecast(cells[column]) or asks_when_done(cells[column]):
            continue  # when somebody thinks that it will be done, or when it was, changes nothing of when it is due
        columns["due_given"] = column
    if "paused_from" not in columns:
        columns.pop("paused_to", None)  # 恢复时间 is when it was in order again
    for field, other in SECOND.items():
        stem = event_stem(cells[columns[field]]) if field in columns else ""
        for _, column in sorted(wanted.get(field, [])):
            if stem and column not in columns.values() and event_stem(cells[column]) == stem:
                columns.setdefault(other, column)
    return columns


def with_dates(
    cells: Mapping[int, str],
    columns: dict[str, int],
    events: dict[str, int],
    own: Sequence[int],
    body: Sequence[Sequence[Raw]],
) -> Dates:
    """Fields and events with what the columns of dates are, and then with what belongs to the other side."""
    columns, events, when, unclear = date_roles(cells, columns, events, own, body)
    if "due_given" not in columns and (moved := _moved(cells, columns, [*events.values(), *own], body)):
        columns = {**columns, "due_given": moved}
    columns, heard = _with_other_side(cells, columns, [*events.values(), *own], body)
    columns = _with_second_deadline(cells, columns, body)
    unclear = unclear or doubtful_columns(columns, unserved(cells, [*columns.values(), *events.values(), *own]), body)
    return Dates(columns, events, when + heard, unclear)


def _with_second_deadline(
    cells: Mapping[int, str], columns: dict[str, int], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """The fields with 二次期限 as that of what was refused, where no other row has one."""
    field = next((f for f in ("phrase", "due_given") if is_second(cells.get(columns.get(f, 0), ""))), "")
    first = columns.get("rework_due", 0)  # 整改期限
    if not field or "verdict" not in columns or (field == "phrase") != (first > 0):
        return columns
    again, verdict = columns[field], columns["verdict"]
    said = [value for row in body if held_in([row], again) for value in held_in([row], verdict)]
    if not said or any(read_verdict(value)[0] is not Work.REJECTED for value in said):
        return columns
    others = {f: c for f, c in columns.items() if f != field}
    return others | {"rework_due": again} | ({"phrase": first} if first else {})


def _moved(
    cells: Mapping[int, str], columns: Mapping[str, int], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> int | None:
    """The column of the days to which deadlines were moved; None for none.

    Beside 供方回复交期 it was that which was moved, and not 要求到货. Most days below 改期至 are no earlier than the
    deadlines from which they were moved.
    """
    free = unserved(cells, [*columns.values(), *taken])
    found = [c for c, name in free.items() if is_moved(name) and are_dates(held_in(body, c))]
    if len(found) != 1 or any(map(is_delivery, free.values())):
        return None
    column, phrase = found[0], columns["phrase"]
    days = [(_day_of(row[phrase - 1]), _day_of(row[column - 1])) for row in body if held_in([row], column)]
    before = [one and to and 0 < (one - to) % _YEAR < _YEAR // 2 for one, to in days]
    if is_put_off(cells[column]):
        return None if all(before) else column  # each row tells whether it was moved: an earlier day moves nothing
    return None if sum(map(bool, before)) * 2 >= len(before) else column


def _day_of(value: Raw) -> int:
    """How far in the year a day is, roughly; 0 for what is none."""
    if isinstance(value, date):
        return value.month * 31 + value.day
    found = _DAY.search(value) if isinstance(value, str) else None
    return int(found["month"]) * 31 + int(found["day"]) if found else 0


def _with_other_side(
    cells: Mapping[int, str], columns: dict[str, int], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The fields with those for whom it is done and the marks they give, and which of both were told here."""
    told: dict[str, int] = {}
    free = {c: text for c, text in cells.items() if c not in columns.values() and c not in taken}
    if found := customer(columns, cells, free, body):
        told["receiver"] = found
    if "score" not in columns and (marks := score_column(columns, unserved(free, told.values()), body)):
        told["score"] = marks
    free = {c: text for c, text in free.items() if c not in told.values()}
    came = {"submitted_at", "score"} & {*columns, *told}
    if "verdict" not in columns and came and (said := plain_verdict({**columns, **told}, free, body)):
        told["verdict"] = said
    if "verdict" not in {**columns, **told} and (said := verdict_in_step(columns, cells, free, body)):
        told["verdict"] = said
        columns = {field: c for field, c in columns.items() if c != said}  # State: ok, damaged - send back
    free = unserved(free, told.values())
    if "work" not in columns and (far := plain_status(columns, free, body)):
        told["work"] = far
    verdict = columns.get("verdict") or told.get("verdict")
    if "reason" not in columns and verdict and (why := reason_column(verdict, free, body)):
        told["reason"] = why
    return columns | told, tuple(told)


def with_status(
    cells: Mapping[int, str], columns: dict[str, int], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The fields with the column that is called like a status, and whether it was told here."""
    if _asks_if_done(cells, columns, body):
        asked = columns["complete"]
        return {field: c for field, c in columns.items() if c != asked} | {"work": asked}, ("work",)
    free = unserved(cells, [*columns.values(), *taken])
    found = asked_beside(columns, cells, free, body) if "work" in columns else status_column(columns, free, body)
    return ({**columns, "work": found}, ("work",)) if found else (columns, ())


def _asks_if_done(cells: Mapping[int, str], columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether Complete? asks of the work, and not of papers: no other column says how far that is, nor when it came."""
    if {"work", "submitted_at", "verdict", "evidence"} & columns.keys():
        return False
    if normal(cells.get(columns.get("complete", 0), "")) not in _COMPLETE:
        return False
    others = unserved(cells, [columns["phrase"]])  # Received may be of the event, too
    return not any(called("submitted_at", name) and are_dates(held_in(body, c)) for c, name in others.items())


def with_second_time(
    cells: Mapping[int, str],
    columns: dict[str, int],
    events: dict[str, int],
    own: Sequence[int],
    body: Sequence[Sequence[Raw]],
) -> tuple[dict[str, int], dict[str, int], tuple[str, ...]]:
    """Fields and events with the column of the second time, and whether it was told here."""
    found = again_column(columns, cells, own, body)
    if found is None:
        return columns, events, ()
    events = {stem: c for stem, c in events.items() if c != found}
    columns = {field: c for field, c in columns.items() if c != found}
    return {**columns, "resubmitted_at": found}, events, ("resubmitted_at",)


def unserved(names: Mapping[int, str], known: Collection[int]) -> dict[int, str]:
    """The columns that no field has."""
    return {c: text for c, text in names.items() if c not in known}
