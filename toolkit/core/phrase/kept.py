"""Readings as plain JSON values and back, so that an application can keep them between runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.core.calendar import Roll
from toolkit.core.deadline import (
    CountFrom,
    DayPart,
    DeadlineRule,
    Frequency,
    Kind,
    MonthDay,
    PhraseReading,
    Position,
    Relation,
    Unit,
    Whichever,
)


def flat(reading: PhraseReading) -> list[Any]:
    """A reading as ``json`` writes it: a list of its fields, and so on inwards. Codes are their own text."""
    rules = [list(rule) for rule in reading.rules]
    return [reading.kind, rules, list(reading.ambiguity), reading.whichever, reading.event_split]


def reading_of(text: str, raw: Sequence[Any]) -> PhraseReading:
    """The reading of ``text`` that ``flat`` gave.

    Raises:
        ValueError, TypeError, KeyError: it is not one.
    """
    kind, rules, ambiguity, whichever, split = raw
    which = None if whichever is None else Whichever(whichever)
    return PhraseReading(text, Kind(kind), tuple(map(_rule, rules)), tuple(map(str, ambiguity)), which, split)


def _rule(raw: Sequence[Any]) -> DeadlineRule:
    rule = DeadlineRule(*raw)
    frequency, position, time = rule.frequency, rule.position, rule.time
    return rule._replace(
        kind=Kind(rule.kind),
        frequency=None if frequency is None else Frequency(Unit(frequency[0]), frequency[1]),
        position=None if position is None else _position(position),
        unit=None if rule.unit is None else Unit(rule.unit),
        relation=None if rule.relation is None else Relation(rule.relation),
        time=DayPart(time) if isinstance(time, str) else time,
        count_from=None if rule.count_from is None else CountFrom(rule.count_from),
        roll=None if rule.roll is None else Roll(rule.roll),
        except_months=tuple(rule.except_months),
        marks=tuple(rule.marks),
        starts=None if rule.starts is None else MonthDay(*rule.starts),
        ends=None if rule.ends is None else MonthDay(*rule.ends),
    )


def _position(raw: Sequence[Any]) -> Position:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in raw]
    return Position(Unit(values[0]), *values[1:])
