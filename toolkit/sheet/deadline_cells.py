"""What the cell of a deadline says, in words that the grammar reads: texts, dates, lengths, days written in figures."""

from __future__ import annotations

import unicodedata
from datetime import time
from re import Match
from typing import Literal

from toolkit.core.period import MONTHS
from toolkit.core.stamp import local_text
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.values import DateContext, Raw, read_moment, read_number, read_text

_FULL = compiled(r"(?<![\d/.-])(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<y>\d{4}|(?<=/)(?:[23]\d|40))(?!\d)")
_SHORT = compiled(r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?= *(?:$|之?前|以前|截|止|[(,]|\d{1,2}:\d))")
_UNIT = compiled(
    r"[(\[【](?:单位[:： ]?)?(?P<unit>天|日|自然日|工作日|小时|工作小时|周|月"
    r"|(?:(?:working|business|calendar) )?days|hours|weeks|months)[)\]】]"
)
_BRACKETS = frozenset("([【")
_TENS, _FEBRUARY = ("1", "2", "3"), 2


class Said(NamedTuple):
    """What a cell says, and why the day that it means cannot be told: a problem of ``Read``, or ``one-or-ten``."""

    phrase: str
    doubt: Literal["", "ambiguous-order", "one-or-ten"] = ""


def unit_of(header: str) -> str:
    """How a bare number under 时限(工作日) or Deadline (hours) is worded as a deadline; empty for other headers."""
    plain = unicodedata.normalize("NFKC", header).lower()
    m = None if _BRACKETS.isdisjoint(plain) else _UNIT.search(plain)
    if not m:
        return ""
    unit = m["unit"]
    return (
        f"within {{}} {unit}"
        if unit.isascii()
        else f"{{}}{'个' if unit[-1] in '月时' or len(unit) > 2 else ''}{unit}内"
    )


def read_deadline(raw: Raw, unit: str, context: DateContext, lang: str) -> Said:
    """The phrase of a cell, as it stands there unless that would be read as another day.

    Args:
        unit: the pattern of a length, from the column's name (期限(天)); empty for none.
        lang: of the sheet.
    """
    if unit and (amount := read_number(raw)) is not None and 0 < amount < 1000:
        return Said(unit.format(read_text(amount)))
    if raw is None:
        return Said("")
    if isinstance(raw, str):
        return _of_text(local_text(raw.strip(), context.zone), context, lang)
    if isinstance(raw, time):
        return Said(f"{raw:%H:%M}")
    if isinstance(raw, float) and _lost_nought(raw):
        return Said(read_text(raw), "one-or-ten")
    found = read_moment(raw, context).value  # a real date in the deadline column is a deadline too
    return Said(str(found).replace("T", " ") if found else read_text(raw))


def _lost_nought(raw: float) -> bool:
    """Whether a number may be a month and a day with its last 0 gone: 11.1 is what is left of 11.10."""
    month, _, days = str(raw).partition(".")
    if days not in _TENS or not 1 <= int(month) <= len(MONTHS):
        return False
    return not (int(month) == _FEBRUARY and days == "3")  # there is no 30th


def _of_text(text: str, context: DateContext, lang: str) -> Said:
    """A text, with figures turned to what they mean where the day comes first; in doubt where nobody says whether."""
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) != len(text):  # no place in the one would be a place in the other
        return Said(text)
    found = [m for m in _FULL.finditer(plain) if _may_turn(m)]
    if found:
        proven = {"dmy" for m in _FULL.finditer(plain) if int(m["a"]) > len(MONTHS)}
        order = context.order or (proven.pop() if proven else "")
        if order == "dmy":
            for m in reversed(found):
                text = f"{text[: m.start()]}20{m['y'][-2:]}-{int(m['b'])}-{int(m['a'])}{text[m.end() :]}"
        return Said(text, "" if order else "ambiguous-order")
    short = _SHORT.match(plain)
    return _of_short(text, short, context, lang) if short and _may_turn(short) else Said(text)


def _may_turn(m: Match[str]) -> bool:
    """Whether both figures may be the month, and it matters which is."""
    a, b = int(m["a"]), int(m["b"])
    return a != b and 1 <= a <= len(MONTHS) and 1 <= b <= len(MONTHS)


def _of_short(text: str, m: Match[str], context: DateContext, lang: str) -> Said:
    """11/12 and 11.12. As the whole cell 9/10 is no fraction here, as which the grammar takes it."""
    a, b, rest = int(m["a"]), int(m["b"]), text[m.end() :]
    if m["mark"] == "." and lang != "en":
        return Said(text)  # 11.5前 is the 5th of November, whatever is written with slashes
    if context.short == "dmy":
        return Said(_in_words(b, a, lang) + rest)
    if m["mark"] == "/" and read_moment(m[0], context).problem:
        return Said(text, "ambiguous-order")
    return Said(text if rest else _in_words(a, b, lang)) if m["mark"] == "/" and a < b else Said(text)


def _in_words(month: int, day: int, lang: str) -> str:
    return f"{day} {MONTHS[month - 1].capitalize()}" if lang == "en" else f"{month}月{day}日"
