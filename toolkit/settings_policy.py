"""What a settings file says about deadlines, read into policies and service levels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.core.calendar import Roll
from toolkit.core.deadline import Unit
from toolkit.core.moment import Moment
from toolkit.core.policy import Policy, ServiceLevel
from toolkit.patterns import compiled
from toolkit.settings_schema import meant

_CLOCK_FIELDS = frozenset({"cut_off", "end_of_business", "morning_ends", "afternoon_ends", "evening_ends"})
_LEVEL = compiled(r"\s*(\d+(?:\.\d+)?)\s*(working\s+|business\s+|工作)?\s*([a-z\u4e00-\u9fff]+?)s?\s*(?:内|以内)?\s*")
_UNITS = {
    word: unit
    for unit, words in {
        Unit.MINUTE: "minute 分钟",
        Unit.HOUR: "hour workhour 小时 个小时 工作小时 个工作小时",
        Unit.DAY: "day workday 日 天 工作日 个工作日",
        Unit.WEEK: "week 周 个周",
        Unit.MONTH: "month 月 个月",
    }.items()
    for word in words.split()
}


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
            value = tuple((clock(a), clock(b)) for a, b in value)
        elif name == "roll":
            value = Roll(value)
        elif name == "phase_start":
            value = meant("day", path, f"{table}.{name}", date.fromisoformat, value)
        changed[name] = value
    return policy._replace(**changed)


def service_level(name: str, text: str) -> ServiceLevel:
    """``1 workday``, ``2 working hours``, ``3个工作日``, ``24小时``.

    Raises:
        ValueError: it is no such span.
    """
    m = _LEVEL.fullmatch(text.lower())
    unit = _UNITS.get(m[3]) if m else None
    if not m or unit is None:
        raise ValueError(text)
    return ServiceLevel(name, float(m[1]), unit, bool(m[2]) or m[3].startswith("work") or "工作" in m[3])


def _second(text: str) -> int:
    moment = Moment.parse(f"2000-01-01T{text:0>5}")
    return moment.second or 0
