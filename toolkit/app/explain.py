"""How a deadline phrase is read, and its next dates: what ``dutybook explain`` prints, as data.

Output has the fields of the explain schema: ``id?, text, kind, rules[], due[{date, time}], recurrence, ambiguity[],
message``. ``due`` is empty where the phrase has no computable date; 24:00 is the end of a day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from toolkit.catalogue import text as said
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Due, Kind, PhraseReading
from toolkit.core.describe import describe_reading, say_ambiguity
from toolkit.core.moment import Moment
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import Policy
from toolkit.core.resolve import next_dues


def explain(
    text: str,
    as_of: Moment,
    event: Moment | None,
    calendar: WorkCalendar,
    policy: Policy,
    lang: str,
    words: Vocabulary | None = None,
) -> dict[str, object]:
    """One phrase: its rules, its next dates from ``as_of`` (event rules: from ``event``, default ``as_of``)."""
    reading = read_phrase(text, words)
    dues = next_dues(reading, as_of, event, calendar, policy)
    codes = list(dict.fromkeys([*reading.ambiguity, *(c for d in dues for c in d.ambiguity)]))
    return {
        "text": text,
        "kind": reading.kind.value,
        "rules": [rule.to_json() for rule in reading.rules],
        "due": [_date_and_time(due) for due in dues],
        "recurrence": _recurrence(reading),
        "ambiguity": codes,
        "message": _message(reading, dues, codes, policy, lang),
    }


def explain_lines(
    lines: Iterable[str],
    as_of: Moment,
    event: Moment | None,
    calendar: WorkCalendar,
    policy: Policy,
    lang: str,
    words: Vocabulary | None = None,
) -> Iterator[dict[str, object]]:
    """One result a JSON line ``{"id": …, "text": …}``; blank lines are passed over.

    A line that is no such object gives ``{"line": n, "error": …}`` and does not stop the others.
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
        found = explain(item["text"], as_of, event, calendar, policy, lang, words)
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


def _recurrence(reading: PhraseReading) -> dict[str, object] | None:
    if reading.kind is not Kind.RECURRING:
        return None
    first = next((r.frequency for r in reading.rules if r.frequency), None)
    return {"unit": first.unit.value, "every": first.every} if first else None


def _message(reading: PhraseReading, dues: list[Due], codes: list[str], policy: Policy, lang: str) -> str:
    parts = [describe_reading(reading, lang)]
    if dues:
        dates = ("、" if lang == "zh" else ", ").join(f"{d['date']} {d['time']}" for d in map(_date_and_time, dues))
        parts.append(said("deadline-next", lang, dates=dates))
    elif reading.rules and reading.kind is not Kind.POLICY_UNDEFINED:
        parts.append(said("deadline-no-date", lang))
    if any(due.provisional for due in dues):
        parts.append(said("deadline-provisional", lang))
    parts += [say_ambiguity(code, policy, lang) for code in codes]
    end = "。" if lang == "zh" else "."
    return (" " if lang == "en" else "").join(p if p.endswith((end, ".")) else p + end for p in parts)
