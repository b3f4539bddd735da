"""What was read from workbooks, as JSON: duties, events, submissions, issues and company days.

For scripts, and for people who wonder how their sheet was understood. Each item keeps its own schema in ``schemas/``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from toolkit.app.access import Access, open_workbook
from toolkit.app.as_json import iso, review_json
from toolkit.app.examine import examine
from toolkit.app.files import sources
from toolkit.app.work_calendar import calendar_of
from toolkit.app.workbook_kind import is_made_by_us
from toolkit.catalogue import joined
from toolkit.core.condition import FieldValue
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation, Submission
from toolkit.core.period import Period
from toolkit.errors import CannotRunError
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.sheet.vocabulary import SHEET_BY_NAME, normal


def read_workbooks(
    paths: Sequence[Path], settings: Settings, period: Period, lang: str, access: Access
) -> tuple[dict[str, Any], bool]:
    """Everything that was read, and whether every workbook could be."""
    calendar = calendar_of(settings)
    found: list[dict[str, Any]] = []
    whole = True
    for source in sources(paths):
        try:
            content = open_workbook(source.path, settings, access).read()
        except CannotRunError as error:
            whole = False
            found.append({"workbook": source.name, "error": joined(error.key, lang, **error.params)})
            continue
        if is_made_by_us(content):
            continue
        as_of = Moment.end_of(period.end)
        book = examine(content, settings, calendar, as_of=as_of, period=period)
        found.append({"workbook": source.name, "fingerprint": content.fingerprint, **records_json(book)})
    return {"period": str(period), "workbooks": found}, whole


def records_json(book: Book) -> dict[str, Any]:
    """The records of one workbook. A plain sheet has no duties of its own: its rows name what is owed."""
    rows = [found for part in book.parts for found in part.as_read()]
    days = [{"date": d.isoformat(), "worked": w} for d, w in sorted(book.records.company_days.items())]
    return {
        "duties": [_duty(duty) for duty, _place in book.records.duties],
        "events": [_event(event) for event in book.records.events],
        "submissions": [_submission(row, case, book.period) for row, case in rows if not _is_issue(row)],
        "issues": [_issue(row, number) for number, (row, _) in enumerate(rows, 1) if _is_issue(row)],
        "calendar": {"days": days},
    }


def _is_issue(row: Obligation) -> bool:
    return SHEET_BY_NAME.get(normal(row.place.sheet)) == "issues"


def _duty(duty: Duty) -> dict[str, Any]:
    plain = {
        "id": duty.id,
        "provider": duty.provider,
        "receiver": duty.receiver,
        "deliverable": duty.deliverable,
        "phrase": duty.phrase,
        "event": duty.event,
        "owner": duty.owner,
        "reviewer": duty.reviewer,
        "evidence": list(duty.evidence),
        "completeness": list(duty.completeness),
        "conditions": [str(c) for c in duty.conditions],
        "requirements": [str(c) for c in duty.requirements],
        "due_next_month": duty.due_next_month,
        "stage": duty.stage,
        "effective_from": duty.effective_from.isoformat() if duty.effective_from else None,
        "effective_to": duty.effective_to.isoformat() if duty.effective_to else None,
    }
    return {name: value for name, value in plain.items() if value not in (None, "", [])}


def _event(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "id": event.id or f"{event.place.sheet}!{event.place.row}",
        "at": iso(event.at),
        "attributes": {name: _attribute(value) for name, value in event.attributes.items()},
        "ended": iso(event.ended),
        "pauses": _pauses(event.pauses),
        "handlers": list(event.handlers),
        "place": _place(event.place),
    }


def _submission(row: Obligation, case: str, period: Period) -> dict[str, Any]:
    found: dict[str, Any] = {
        "duty": row.duty.id or f"{row.duty.provider}/{row.duty.deliverable}",
        "period": str(row.period or period),
        "event": case or None,
        "owner": row.duty.owner or None,
    }
    found = {name: value for name, value in found.items() if value is not None}
    found |= {
        "work": row.work.value if row.work else None,
        "first": _attempt(row.submission),
        "resubmission": _attempt(row.resubmission),
        "rework_due": iso(row.rework_due),
        "due_given": iso(row.due_given),
        "review": review_json(row.review),
    }
    return found


def _issue(row: Obligation, number: int) -> dict[str, Any]:
    duty, verdict = row.duty, row.review.verdict if row.review else None
    return {
        "id": duty.id or f"{row.place.sheet}!{row.place.row or number}",
        "raised_by": duty.receiver,
        "raised_at": iso(row.event_at),
        "question": duty.deliverable or duty.id,
        "provider": duty.provider,
        "phrase": duty.phrase,
        "pauses": _pauses(row.pauses),
        "work": row.work.value if row.work else None,
        "answered_at": iso(row.submission.at) if row.submission else None,
        "verdict": verdict.value if verdict else None,
    }


def _attempt(attempt: Submission | None) -> dict[str, Any] | None:
    if attempt is None:
        return None
    return {"at": iso(attempt.at), "evidence": attempt.evidence, "complete": attempt.complete}


def _pauses(pauses: Sequence[tuple[Moment, Moment | None]]) -> list[list[str | None]]:
    return [[str(start), iso(end)] for start, end in pauses]


def _place(place: Place) -> dict[str, Any]:
    return {"workbook": place.workbook, "sheet": place.sheet, "row": place.row}


def _attribute(value: FieldValue) -> str | float | bool | None:
    if isinstance(value, datetime):
        return str(Moment.of(value))
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value
