"""How a deadline phrase is read, and its next dates: what ``dutybook explain`` prints, as data.

Output is that of ``schemas/explain.schema.json``: ``id?, text, kind, rules[], due[{date, time}], recurrence,
ambiguity[], policy, message``. ``due`` is empty where the phrase has no computable date; 24:00 is the end of a day.
``policy`` has each setting that mattered, with its value and where it was set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit.app.rule_json import rule_json
from toolkit.catalogue import SIGNS, listed
from toolkit.catalogue import text as said
from toolkit.core.calendar import Roll, WorkCalendar
from toolkit.core.deadline import DayPart, Due, Kind, PhraseReading, time_text
from toolkit.core.describe import describe_reading, say_ambiguity
from toolkit.core.moment import Moment
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import DECIDED_BY, Policy, ServiceLevel, StatutoryTable
from toolkit.core.resolve import next_dues
from toolkit.core.stamp import local_text


def explain(
    text: str,
    as_of: Moment,
    event: Moment | None,
    calendar: WorkCalendar,
    policy: Policy,
    lang: str,
    words: Vocabulary | None = None,
    sources: Mapping[str, str] | None = None,
    duty: str | None = None,
) -> dict[str, object]:
    """One phrase: its rules, its next dates from ``as_of`` (event rules: from ``event``, default ``as_of``).

    Args:
        sources: where each field of ``policy`` was set; not given, all are defaults.
        duty: the id of a duty that a service level may be given for.
    """
    reading = read_phrase(local_text(text, policy.zone), words)
    dues = next_dues(reading, as_of, event, calendar, policy, duty=duty)
    provisional = ["year-calendar-not-published"] if dues and dues[0].provisional else []
    codes = list(dict.fromkeys([*reading.ambiguity, *(c for d in dues for c in d.ambiguity), *provisional]))
    return {
        "text": text,
        "kind": reading.kind.value,
        "rules": [rule_json(rule) for rule in reading.rules],
        **({"whichever": reading.whichever.value} if reading.whichever else {}),
        **({"event_split": time_text(reading.event_split)} if reading.event_split is not None else {}),
        "due": [_date_and_time(due) for due in dues],
        "recurrence": _recurrence(reading),
        "ambiguity": codes,
        "policy": {
            name: {"value": _plain(getattr(policy, name), name), "source": (sources or {}).get(name, "default")}
            for name in _mattered(reading, dues, codes, calendar, policy)
        },
        "message": _message(reading, dues, codes, policy, lang, _days_off(reading, dues, calendar, policy)),
    }


def explain_lines(
    lines: Iterable[str], answer: Callable[[str], dict[str, object]], lang: str
) -> Iterator[dict[str, object]]:
    """One result a JSON line ``{"id": …, "text": …}``; blank lines are passed over.

    A line that is no such object gives ``{"line": n, "error": …}`` and does not stop the others.

    Args:
        answer: what ``explain`` says of a phrase.
        lang: of what is said of a line that is no such object.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            item = None
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            yield {"line": number, "error": said("explain-bad-line", lang, number=number)}
            continue
        found = answer(item["text"])
        yield {"id": item["id"], **found} if "id" in item else found


def _date_and_time(due: Due) -> dict[str, object]:
    second = due.effective.latest - due.effective.day.toordinal() * 86_400
    minutes = second // 60
    out: dict[str, object] = {
        "date": due.effective.day.isoformat(),
        "time": f"{minutes // 60:02d}:{minutes % 60:02d}",
    }
    if due.provisional:
        out["provisional"] = True
    if due.effective != due.nominal:
        out["nominal"] = due.nominal.day.isoformat()
    return out


_PART_SETTINGS = {
    DayPart.MORNING: "morning_ends",
    DayPart.AFTERNOON: "afternoon_ends",
    DayPart.EVENING: "evening_ends",
    DayPart.START_OF_BUSINESS: "business_hours",
    DayPart.START_OF_AFTERNOON: "business_hours",
    DayPart.END_OF_BUSINESS: "end_of_business",
}


def _days_off(reading: PhraseReading, dues: list[Due], calendar: WorkCalendar, policy: Policy) -> list[Due]:
    """Dues on days off that nobody said anything about."""
    if any(r.roll or (r.position and r.position.statutory) for r in reading.rules) or policy.roll is not Roll.NONE:
        return []
    found = []
    for due in dues:
        try:
            found += [] if calendar.is_workday(due.nominal.day) else [due]
        except OverflowError:
            continue  # beyond the years of the calendar nothing can be said
    return found


def _mattered(
    reading: PhraseReading, dues: list[Due], codes: list[str], calendar: WorkCalendar, policy: Policy
) -> list[str]:
    """The settings on which the reading or one of its dates rests."""
    found = [DECIDED_BY[code] for code in codes if code in DECIDED_BY]
    found += [_PART_SETTINGS[r.time] for r in reading.rules if isinstance(r.time, DayPart) and r.time in _PART_SETTINGS]
    if _days_off(reading, dues, calendar, policy) or (
        any(due.effective.day != due.nominal.day for due in dues) and not all(r.roll for r in reading.rules)
    ):
        found.append("roll")
    if policy.cut_off is not None and any(due.nominal.second == policy.cut_off for due in dues):
        found.append("cut_off")
    return list(dict.fromkeys(found))


def _plain(value: object, name: str) -> object:
    """A policy value as the settings file writes it."""
    if name.endswith("_ends") or name in ("end_of_business", "cut_off"):
        return time_text(value) if isinstance(value, int) else None
    if name == "business_hours":
        return [[time_text(a), time_text(b)] for a, b in value] if isinstance(value, tuple) else []
    if isinstance(value, tuple):
        levels = {
            v.applies_to: f"{v.amount:g} {'work' if v.working_days else ''}{v.unit}"
            + (f" {v.and_days} day" if v.and_days else "")
            for v in value
            if isinstance(v, ServiceLevel)
        }
        return levels or [v.title for v in value if isinstance(v, StatutoryTable)]
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _recurrence(reading: PhraseReading) -> dict[str, object] | None:
    if reading.kind is not Kind.RECURRING:
        return None
    first = next((r.frequency for r in reading.rules if r.frequency), None)
    return {"unit": first.unit.value, "every": first.every} if first else None


def _message(
    reading: PhraseReading, dues: list[Due], codes: list[str], policy: Policy, lang: str, days_off: list[Due]
) -> str:
    parts = [describe_reading(reading, lang)]
    if not reading.rules:
        parts.append(said("deadline-reword", lang))
    elif dues:
        dates = listed(f"{d['date']} {d['time']}" for d in map(_date_and_time, dues))
        parts.append(said("deadline-next", lang, dates=dates))
    elif reading.kind is not Kind.POLICY_UNDEFINED:
        parts.append(said("deadline-no-date", lang))
    if any(due.provisional for due in dues) and not dues[0].provisional:
        parts.append(said("deadline-provisional", lang))
    if days_off:
        dates = listed(d.nominal.day.isoformat() for d in days_off)
        parts.append(said("deadline-day-off", lang, dates=dates, roll=policy.roll.value))
    parts += [say_ambiguity(code, policy, lang) for code in codes]
    end = SIGNS[lang].stop.rstrip()
    return SIGNS[lang].gap.join(p if p.endswith((end, ".")) else p + end for p in parts)
