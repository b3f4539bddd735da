"""Whether a deadline counts from the day in a column, by the column's name: Assigned on in "3 days of assignment"."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.patterns import compiled
from toolkit.sheet.vocabulary import normal

_SAME_VERB = 5
"""Letters in which an English verb and its noun begin alike: Received and receipt, Assigned and assignment."""
_SINCE = compiled(r"([一-鿿]{2,8}?)(?:之日)?(?:[后起]|当[日天])")

_NAMES_ONE = compiled(r"[后後起]|after|from|upon|\bof\b|since|once|when", re.IGNORECASE)


@lru_cache(maxsize=4096)
def says_event(stem: str, phrase: str) -> bool:
    """Whether deadlines name the event of a column, as it is or in another form; ``stem`` as of ``event_stem``."""
    said = phrase.lower()
    if stem.isascii():
        return len(stem) > 1 and re.search(rf"\b{re.escape(stem[:_SAME_VERB])}", said) is not None
    return len(stem) > 1 and (stem in said or stem in normal(phrase))


@lru_cache(maxsize=4096)
def says_part(stem: str, phrase: str) -> bool:
    """Whether a deadline names an event in fewer words than a column: 收到通知后 for 收到海关通知."""
    if stem.isascii():
        return False
    return any(_is_part(event, stem) for event in _SINCE.findall(normal(phrase)))


def names_event(phrase: str) -> bool:
    """Whether a deadline says from what it counts, as 当天 and 2小时内 do not."""
    return _NAMES_ONE.search(phrase) is not None


def _is_part(event: str, stem: str) -> bool:
    """Whether the beginning and the end of the shorter name stand in the longer, in this order."""
    start = stem.find(event[:2])
    return start >= 0 and stem.find(event[-2:], start) >= 0
