"""The deadline is a word such as 及时 that names no day, or a dash that says that none was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "deadline-unmeasurable"
SEVERITY = Severity.INFO


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason in ("policy-undefined", "deadline-none")


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "policy-undefined" and judged.obligation.columns:
        duty = judged.obligation.duty
        words = (rule.word for rule in book.read(duty.phrase).rules if rule.word)
        params = {"raw": duty.phrase, "word": next(words, duty.phrase)}
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), params)
    elif judged.reason == "deadline-none" and judged.obligation.columns:
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), {}, "none")
