"""What a cell says as the name of a column: without what only dresses a name, or says how to fill in the column."""

from __future__ import annotations

import re
from itertools import pairwise

from toolkit.core.traditional import UNSEEN
from toolkit.patterns import compiled

_TO_FILL_IN = compiled(
    r"[(\[{【〔<《（［]\s*(?:"
    r"[*＊]|(?:此[项列])?(?:非?必|选|可选|可不|不必)(?:须|需)?[填录输选](?:写|入|项|列)?|如有|若有"
    r"|(?:required|mandatory|compulsory|optional)(?: field)?|if any|if applicable"
    r"|(?:(?:日期|时间)?格式|(?:date )?format)?\s*[:：]?\s*"
    r"(?:yy(?:yy)?\W?mm?\W?dd?|dd?\W?mm?\W?yy(?:yy)?|mm?\W?dd?\W?yy(?:yy)?)"
    r")\s*[)\]}】〕>》）］]",
    re.IGNORECASE,
)
"""(必填), (required), 【选填】, (yyyy-mm-dd): how to fill in a column."""
_MARKS = "*＊★☆※ \t\n\r\xa0\u3000"
_AT_THE_END = _MARKS + ":："
_OPENING = frozenset("([{【〔<《（［")
_DRESSED = frozenset("\n\r\t \xa0\u3000*＊★☆※:：").union(_OPENING, map(chr, UNSEEN))


def as_name(text: str) -> str:
    """A text as the name of a column is compared, and shown.

    A name broken over two lines, or spaced out (期 限), with a star, a colon behind it or (必填) is the name without.
    """
    if _DRESSED.isdisjoint(text):
        return text
    name = ""
    bare = text.translate(UNSEEN)
    if not _OPENING.isdisjoint(bare):  # the pattern takes long to be made
        bare = _TO_FILL_IN.sub("", bare)
    parts = bare.lstrip(_MARKS).rstrip(_AT_THE_END).split()
    for part, following in pairwise(parts):
        name += part if _is_wide(part[-1]) and _is_wide(following[0]) else f"{part} "
    return (name + parts[-1] if parts else "") or text.strip()


def _is_wide(sign: str) -> bool:
    """Whether a sign is a Chinese character, or a full-width form, between which a gap says nothing."""
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
