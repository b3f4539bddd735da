"""Slots on their way to one rule, and what the finishers of rules share."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.core.deadline import (
    DayPart,
    Relation,
)
from toolkit.core.phrase.grammar import Fields

RELATIONS = {
    "by": Relation.BY,
    "before": Relation.BY,
    "on": Relation.ON,
    "from": Relation.FROM,
    "not-before": Relation.NOT_BEFORE,
    "over": Relation.BREACH_AFTER,
    "breach-after": Relation.BREACH_AFTER,
}


@dataclass(slots=True)
class Draft:
    """Slots on their way to one rule; values are the fields that productions gave."""

    freq: Fields | None = None
    pos: Fields | None = None
    clock: Fields | None = None
    span: Fields | None = None
    tn: Fields | None = None
    dayref: Fields | None = None
    event: str | None = None
    event_word: str | None = None
    relation: str | None = None
    said_by: bool = False
    clock_relation: bool = False
    quota: str | None = None
    except_months: tuple[int, ...] = ()
    inherited: bool = False
    has_freq: bool = False
    recurs: bool = False
    clause: int = 0
    started: int = -1
    parity: str | None = None
    leading: str | None = None

    @property
    def has_slot(self) -> bool:
        """Whether anything of its own says when; a frequency that is inherited does not."""
        own = self.pos or self.clock or self.span or self.tn or self.dayref
        return own is not None or self.has_freq

    def clear(self) -> None:
        """Forget every slot."""
        self.freq = self.pos = self.clock = self.span = self.tn = self.dayref = self.event = None
        self.has_freq = False


def note(codes: list[str], code: str) -> None:
    """Add a code once."""
    if code not in codes:
        codes.append(code)


def minutes_ahead(d: Draft) -> int:
    """How long before a part of the day, as in 下班前30分钟; a time in figures is that much earlier itself."""
    return d.clock.get("minutes", 0) if d.clock else 0


def time_of(d: Draft) -> int | DayPart | None:
    """The time of day in a draft: a second of the day or a part of it; None for none, and for a bare am or pm."""
    if d.clock is None:
        return None
    if "second" in d.clock:
        return int(d.clock["second"])
    part = d.clock.get("part")
    parts = {"am": None, "pm": None, "dawn": 6 * 3600}
    if part in parts:
        return parts[part]
    return DayPart(part) if part else None
