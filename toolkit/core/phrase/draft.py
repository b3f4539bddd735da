"""Slots on their way to one rule, and what the finishers of rules share."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(slots=True, kw_only=True)
class Around:
    """What a phrase says around its days and times, and holds for all of them; ``ambiguity``: what it leaves open."""

    chinese: bool
    ambiguity: list[str] = field(default_factory=list)
    roll: str | None = None
    include: bool | None = None
    days_off: bool = False
    last_day: bool = False
    months_out: tuple[int, ...] = ()
    policy: str | None = None
    weak: tuple[str, ...] = ()  # the periods of reports that are named by them: 日报, 月报
    before_event: str | None = None
    day_left_out: bool = False  # what looks like a day was taken for talk

    def note(self, code: str | None) -> None:
        """Say once what the phrase leaves open."""
        if code and code not in self.ambiguity:
            self.ambiguity.append(code)


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
