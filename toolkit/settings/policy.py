"""What a settings file says about deadlines, read into policies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from toolkit.core.calendar import Roll
from toolkit.core.moment import Moment
from toolkit.core.policy import Policy
from toolkit.settings.schema import meant

_CLOCK_FIELDS = frozenset({"cut_off", "end_of_business", "morning_ends", "afternoon_ends", "evening_ends"})


def replaced(policy: Policy, raw: Mapping[str, Any], path: Path, table: str) -> Policy:
    """A policy with the given fields replaced; clock times are written 17:30.

    Args:
        table: the table of the file that says so: ``policy.departments.财务部``.

    Raises:
        SettingsError: a value means nothing.
    """
    changed: dict[str, Any] = {}
    for name, value in raw.items():
        clock = partial(meant, "clock", path, f"{table}.{name}", _second)
        if name in _CLOCK_FIELDS:
            value = clock(value)
        elif name == "business_hours":
            value = meant("hours", path, f"{table}.{name}", partial(_spans, clock), value)
        elif name == "roll":
            value = Roll(value)
        elif name == "phase_start":
            value = meant("day", path, f"{table}.{name}", date.fromisoformat, value)
        changed[name] = value
    return policy._replace(**changed)


def _spans(clock: Callable[[str], int], raw: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """Spans of a day.

    Raises:
        ValueError: one does not end after it begins, or begins within another.
    """
    spans = tuple((clock(a), clock(b)) for a, b in raw)
    times = [time for span in sorted(spans) for time in span]
    if any(a > b for a, b in pairwise(times)) or any(a == b for a, b in spans):
        raise ValueError(spans)
    return spans


def _second(text: str) -> int:
    moment = Moment.parse(f"2000-01-01T{text:0>5}")
    return moment.second or 0
