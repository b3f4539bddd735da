"""Scores from 1 to 5 as people give them: 4, 4分, 4/5, 四分, ★★★★☆."""

from __future__ import annotations

from toolkit.core.nothing import is_blank
from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.values import Raw, read_number

_HANZI = "一二三四五"
_STARS = compiled(r"(?P<full>[★⭐]{1,5})(?P<empty>☆{0,4})")
_SAID = compiled(rf"(?:(?P<n>[1-5](?:\.\d)?)|(?P<hanzi>[{_HANZI}]))\s*(?:分|星级?|stars?|points?|(?:/|out of)\s*5分?)?")


def read_score(raw: Raw) -> tuple[float | None, bool]:
    """The score that a cell gives, None where it gives none (无, -), and whether it could be read."""
    number = read_number(raw)
    if number is not None or raw is None or not isinstance(raw, str):
        return (number, True) if number is not None and 1 <= number <= 5 else (None, raw is None)
    said = plain(raw)
    if is_blank(said):
        return None, True
    if m := _STARS.fullmatch(said.replace("\ufe0f", "")):
        rated = not m["empty"] or len(m[0]) == 5
        return (float(len(m["full"])), True) if rated else (None, False)
    if m := _SAID.fullmatch(said):
        found = float(m["n"]) if m["n"] else _HANZI.index(m["hanzi"]) + 1.0
        return (found, True) if found <= 5 else (None, False)
    return None, False
