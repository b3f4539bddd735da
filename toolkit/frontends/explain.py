"""``dutybook explain``: how a phrase is read, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.app import explain as use_case
from toolkit.app.work_calendar import work_calendar
from toolkit.catalogue import text
from toolkit.core.describe import describe_reading, say_ambiguity
from toolkit.core.moment import Moment
from toolkit.core.phrase import read_phrase
from toolkit.errors import CannotRunError
from toolkit.settings import Settings


def run_explain(
    phrases: Sequence[str],
    batch: Path | None,
    as_of: Moment,
    event: Moment | None,
    settings: Settings,
    form: str,
    lang: str,
) -> Iterator[str]:
    """Explain phrases, then a batch file line by line; yields what to print.

    Raises:
        CannotRunError: the batch file cannot be read.
    """
    calendar = work_calendar(settings.country, settings.company_days)
    found = [use_case.explain(p, as_of, event, calendar, settings.policy, lang) for p in phrases]
    if form == "json" and found:
        yield json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2)
    elif found:
        yield "\n".join(_words(one, settings, lang) for one in found)
    if batch is not None:
        try:
            lines = batch.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRunError("file-missing", name=batch) from error
        for one in use_case.explain_lines(lines, as_of, event, calendar, settings.policy, lang):
            yield json.dumps(one, ensure_ascii=False)


def _words(found: dict[str, Any], settings: Settings, lang: str) -> str:
    """The phrase, how it is read, the next dates, and each ambiguity with the setting that decides it."""
    lines = [found["text"], "  " + describe_reading(read_phrase(found["text"]), lang)]
    if found["due"]:
        dates = [f"{d['date']} {d['time']}" for d in found["due"]]
        lines.append(text("explain-due", lang, dates=("、" if lang == "zh" else ", ").join(dates)))
    else:
        lines.append(text("explain-none", lang))
    if any(d.get("provisional") for d in found["due"]):
        lines.append("  " + text("deadline-provisional", lang))
    lines += [text("explain-note", lang, words=say_ambiguity(c, settings.policy, lang)) for c in found["ambiguity"]]
    return "\n".join(lines)
