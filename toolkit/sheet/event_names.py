"""Whether a deadline counts from the day in a column, by the column's name: Assigned on in "3 days of assignment"."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.patterns import compiled
from toolkit.sheet.vocabulary import normal

_SAME_VERB = 5
"""Letters in which an English verb and its noun begin alike: Received and receipt, Assigned and assignment."""
_SINCE = compiled(r"([一-鿿]{2,8}?)(?:之日)?(?:[后起]|当[日天])")

_LENGTH = (
    r"(?:[\d一二三四五六七八九十两半几]\s*个?半?(?:工作|自然)?(?:分钟?|小时|钟头?|天|日|周|星期|月)|[当同次隔翌][天日]|第二天|T\+\d+)"
    r"(?:之内|以内|内|前)?"
)
_BEHIND_LENGTH = compiled(rf"({_LENGTH})[^\S\n]*([一-鿿]{{2,}})")
_BEFORE_LENGTH = compiled(r"(?:^|[,;])\s*([a-z' -]+?)\s+(?=within\b|in \d)", re.IGNORECASE)
_COUNTS = compiled(r"[后後起的前]|[当當次翌][天日]|\b(?:after|from|upon|of|on|since|once|when|before)\b", re.IGNORECASE)

_NAMES_ONE = compiled(r"[后後起]|after|from|upon|\bof\b|since|once|when", re.IGNORECASE)

_LASTS = compiled(r"(?:到期|届满|期满|有效期|失效|.截止)(?:至|止)?$|expir|validuntil$")
_EXPIRES = compiled(r"(?:到期|届满|期满|失效)(?:之?日)?[前后]|\bexpir", re.IGNORECASE)


@lru_cache(maxsize=4096)
def counted_from(phrase: str) -> str:
    """A deadline without what is to be done: 报修4小时内 of 报修4小时内到场, "within 1 day" of "reply within 1 day".

    Behind the length stands the event only with what connects it: 3日内,提车后.
    """
    return _BEFORE_LENGTH.sub(_unless_counted, _BEHIND_LENGTH.sub(_unless_counted, phrase))


@lru_cache(maxsize=4096)
def says_act(stem: str, phrase: str) -> bool:
    """Whether a deadline names what a column dates as what is to be done: 到场 in 报修4小时内到场."""
    acts = [m[m.lastindex or 0] for pattern in (_BEHIND_LENGTH, _BEFORE_LENGTH) for m in pattern.finditer(phrase)]
    return any(_says(stem, act) for act in acts if not _COUNTS.search(act)) and not says_event(stem, phrase)


def _unless_counted(found: re.Match[str]) -> str:
    act = found[found.lastindex or 0]
    return found[0] if _COUNTS.search(act) else found[0].removesuffix(act) if found[0].endswith(act) else " "


@lru_cache(maxsize=4096)
def says_event(stem: str, phrase: str) -> bool:
    """Whether deadlines name the event of a column, as it is or in another form; ``stem`` as of ``event_stem``.

    到期前30日 counts from whatever says until when something lasts: 有效期至, 项目截止.
    """
    said = counted_from(phrase)
    return _says(stem, said) or (_LASTS.search(stem) is not None and _EXPIRES.search(said) is not None)


def _says(stem: str, words: str) -> bool:
    said = words.lower()
    if stem.isascii():
        return len(stem) > 1 and re.search(rf"\b{re.escape(stem[:_SAME_VERB])}", said) is not None
    return len(stem) > 1 and (stem in said or stem in normal(words))


@lru_cache(maxsize=4096)
def says_part(stem: str, phrase: str) -> bool:
    """Whether a deadline names an event in fewer words than a column: 收到通知后 for 收到海关通知."""
    if stem.isascii():
        return False
    return any(_is_part(event, stem) for event in _SINCE.findall(normal(counted_from(phrase))))


def events_in(phrase: str) -> list[str]:
    """The events from which a deadline counts, in Chinese: 备件到货 of 备件到货后2日内."""
    found: list[str] = _SINCE.findall(normal(counted_from(phrase)))
    return found


def names_event(phrase: str) -> bool:
    """Whether a deadline says from what it counts, as 当天 and 2小时内 do not."""
    return _NAMES_ONE.search(phrase) is not None


def _is_part(event: str, stem: str) -> bool:
    """Whether the beginning and the end of the shorter name stand in the longer, in this order."""
    start = stem.find(event[:2])
    return start >= 0 and stem.find(event[-2:], start) >= 0
