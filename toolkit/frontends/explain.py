"""``dutybook explain``: how a phrase is read, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.app import explain as use_case
from toolkit.app.work_calendar import calendar_of
from toolkit.catalogue import listed, text
from toolkit.core.describe import describe_reading, say_ambiguity
from toolkit.core.moment import Moment
from toolkit.core.phrase.text import fold
from toolkit.core.policy import Policy
from toolkit.errors import CannotRunError, UsageError
from toolkit.record import NamedTuple
from toolkit.settings import DEFAULT, Settings


@dataclass(frozen=True, slots=True)
class Under:
    """Whose settings hold: a department, a duty by its id, a workbook by its file name; empty for nobody's."""

    department: str = ""
    duty: str = ""
    workbook: str = ""


def run_explain(
    phrases: Sequence[str],
    batch: Path | None,
    as_of: Moment,
    event: Moment | None,
    settings: Settings,
    form: str,
    lang: str,
    under: Under = Under(),
) -> Iterator[tuple[str, bool]]:
    """Explain phrases, then a batch file line by line; yields what to print, and whether it is an answer.

    A line of the batch that could not be used has none.

    Raises:
        CannotRunError: the batch file cannot be read.
        UsageError: the settings list the company's departments, and not the one whose settings are asked for.
    """
    known = settings.names_of_departments() if settings.departments else ()
    if under.department and known and fold(under.department) not in map(fold, known):
        raise UsageError("usage-department", raw=under.department, known=listed(settings.departments))
    calendar = calendar_of(settings)
    policy = settings.policy_for(under.department, under.duty, under.workbook)
    sources = settings.policy_sources(under.department, under.duty, under.workbook)

    def answer(phrase: str) -> dict[str, object]:
        return use_case.explain(
            phrase, as_of, event, calendar, policy, lang, settings.words, sources, under.duty or None
        )

    found = [answer(phrase) for phrase in phrases]
    if form == "json" and found:
        yield json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2), True
    elif found:
        told = _Told(as_of, event, settings, policy, lang)
        yield "\n".join(told.words(one) for one in found), True
    if batch is not None:
        try:
            lines = batch.read_text("utf-8-sig").split("\n")  # a text may hold other signs that end lines
        except UnicodeDecodeError as error:
            raise CannotRunError("written-not-utf8", path=batch) from error
        except FileNotFoundError as error:
            raise CannotRunError("file-missing", name=batch) from error
        except OSError as error:
            raise CannotRunError("written-unreadable", path=batch, detail=error.strerror or str(error)) from error
        for one in use_case.explain_lines(lines, answer, lang):
            yield json.dumps(one, ensure_ascii=False), "error" not in one


_FROM_EVENT = {"event-relative", "policy-undefined"}


class _Told(NamedTuple):
    """How readings are told to people."""

    as_of: Moment
    event: Moment | None
    settings: Settings
    policy: Policy
    lang: str

    def words(self, found: dict[str, Any]) -> str:
        """The phrase, how it is read, the next dates, and each ambiguity with the setting that decides it."""
        lang = self.lang
        lines = [found["text"], "  " + describe_reading(self.settings.read(found["text"]), lang)]
        if not found["rules"]:
            lines.append("  " + text("deadline-reword", lang))
        else:
            lines.append(self._dates(found) if found["due"] else text("explain-none", lang))
        if any(d.get("provisional") for d in found["due"]) and "year-calendar-not-published" not in found["ambiguity"]:
            lines.append("  " + text("deadline-provisional", lang))
        # Where a service level gave a date, that the word names none is no longer a warning.
        open_points = [c for c in found["ambiguity"] if not (c == "policy-undefined" and found["due"])]
        lines += [text("explain-note", lang, words=say_ambiguity(c, self.policy, lang)) for c in open_points]
        for name, setting in found["policy"].items():
            source = setting["source"]
            if source == DEFAULT:
                source = text("policy-source-default", lang)
            value = json.dumps(setting["value"], ensure_ascii=False)
            lines.append(text("explain-policy", lang, setting=name, value=value, source=source))
        return "\n".join(lines)

    def _dates(self, found: dict[str, Any]) -> str:
        """A day that is counted from an event is nobody's next deadline: from when it was counted is said with it."""
        dates = listed(f"{d['date']} {d['time']}" for d in found["due"])
        if not {rule["kind"] for rule in found["rules"]} <= _FROM_EVENT:
            return text("explain-due", self.lang, dates=dates)
        start = str(self.event or self.as_of).replace("T", " ")
        key = "explain-due-from" if self.event else "explain-due-from-now"
        return text(key, self.lang, start=start, dates=dates)
