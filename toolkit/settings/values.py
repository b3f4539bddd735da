"""What single settings mean, where that takes more than their schema: days, departments, words, service levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from toolkit.core.deadline import Kind, Relation, Unit
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import ServiceLevel
from toolkit.errors import SettingsError
from toolkit.patterns import compiled
from toolkit.settings.schema import meant
from toolkit.sheet.units import fold

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

_DAYS = ("日", "天", "期", "day", "date")


def company_days(raw: Mapping[str, Sequence[str]], path: Path) -> dict[date, bool]:
    """The company's own days, and whether each is worked.

    Raises:
        SettingsError: a day that is on no calendar, or one that is to be both.
    """
    found: dict[date, bool] = {}
    for name, works in (("days_off", False), ("workdays", True)):
        for text in raw.get(name, ()):
            day = meant("day", path, f"calendar.{name}", date.fromisoformat, text)
            if found.setdefault(day, works) is not works:
                raise SettingsError("settings-day-twice", path=path.name, day=text)
    return found


def department_aliases(raw: Mapping[str, str | Sequence[str]], path: Path) -> dict[str, str]:
    """By every other name, the one that a department has.

    Raises:
        SettingsError: two departments have the same.
    """
    found: dict[str, str] = {}
    for name, others in raw.items():
        for other in (name, *([others] if isinstance(others, str) else others)):
            if found.setdefault(fold(other), name) != name:
                raise SettingsError("settings-department-names", path=path.name, name=other)
    return found


def own_words(raw: Mapping[str, str], path: Path, known: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The company's own words, and what each stands for.

    What they stand for is not looked at again: one that can only be read through another, or itself, says nothing.
    Nor does a day that stands for what is none; it would count as something that happens, from which others count.

    Args:
        known: words that may be read besides.

    Raises:
        SettingsError: there is such a one.
    """
    for word, meaning in raw.items():
        other = next((other for other in raw if _rests_on(meaning, other)), None)
        if other is not None:
            raise SettingsError("settings-word", path=path.name, word=word, meaning=meaning, other=other)
        if word.endswith(_DAYS) and not meaning.endswith(_DAYS) and read_phrase(meaning, known).kind is Kind.NONE:
            raise SettingsError("settings-word-day", path=path.name, word=word, meaning=meaning)
    return tuple(raw.items())


def _rests_on(meaning: str, word: str) -> bool:
    """Whether a meaning says a day only through a word: 关账日, 关账日前; not 交车后3日内, for 交车 happens."""
    if fold(word) not in fold(meaning):
        return False
    reading = read_phrase(meaning)
    names_day = fold(word).endswith(_DAYS)
    return reading.kind is Kind.NONE or (
        names_day and any(fold(word) in fold(rule.anchor_event) for rule in reading.rules)
    )


def service_levels(raw: Mapping[str, str], path: Path) -> tuple[ServiceLevel, ...]:
    """What promises without a date are to mean, in the order in which they are written.

    Raises:
        SettingsError: one is no length of time.
    """
    return tuple(
        meant("level", path, f"service_levels.{name}", partial(_level, name), text) for name, text in raw.items()
    )


def _level(name: str, text: str) -> ServiceLevel:
    """``1 workday``, ``2 working hours``, ``3个工作日``, ``24小时``; else as a deadline is read (一个工作日)."""
    m = _LEVEL.fullmatch(text.lower())
    if m and (unit := _UNITS.get(m[3])):
        return ServiceLevel(name, float(m[1]), unit, bool(m[2]) or m[3].startswith("work") or "工作" in m[3])
    rules = read_phrase(text).rules
    if len(rules) != 1 or rules[0].anchor_event or rules[0].relation is not Relation.BY:
        raise ValueError(text)
    amount, unit = rules[0].offset, rules[0].unit
    if unit is None or not amount or amount < 0:
        raise ValueError(text)
    return ServiceLevel(name, float(amount), unit, rules[0].working_days, rules[0].and_days)
