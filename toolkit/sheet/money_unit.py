"""What the numbers of a column count, in yuan: 金额(万元), 单位:千元 above the table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.patterns import compiled
from toolkit.sheet.amounts import plain_text

_OWN = frozenset("万元圆")
_UNITS = {
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "亿": 100_000_000,
    "thousand": 1_000,
    "000": 1_000,
    "million": 1_000_000,
}
_UNIT = compiled(
    r"(?P<unit>百万|[千万亿])?[美港欧日]?元|\((?P<bare>百万|[千万亿])\)|['’](?P<zeros>000)\b|\b(?P<word>thousand|million)s?\b"
)
_ABOVE = compiled(r"(?:单位|unit)\s*:\s*(?:人民币|rmb|cny)?\s*(?P<what>[^\s,;。)]+)")
_NO_MONEY = compiled(
    r"[率比折%‰]|比例|数量|(?<![款额])数$|[天期次晚日月年]数|里程|\b(?:rate|ratio|percent|count|qty|quantity|days|nights)\b"
)


def unit_of(title: str, above: Iterable[str] = ()) -> int:
    """How many yuan one is in a column: 10,000 under 金额(万元), or under 金额 on a sheet that says 单位:万元 above."""
    if m := _UNIT.search(plain_text(title)):
        return _yuan(m)
    said = (m["what"] for text in above for m in _ABOVE.finditer(plain_text(text)))
    return next((_yuan(m) for what in said if (m := _UNIT.fullmatch(what))), 1)


def money_unit(title: str, above: Iterable[str] = ()) -> int:
    """The same of a column that may be no money: what a sheet says of its unit is not about counts and rates."""
    plain = plain_text(title)
    return unit_of(title) if _NO_MONEY.search(plain) else unit_of(title, above)


def says_its_own(raw: str) -> bool:
    """Whether an amount says in what it is: 1.2万, 300元."""
    return not _OWN.isdisjoint(raw)


def _yuan(m: re.Match[str]) -> int:
    return _UNITS.get(m["unit"] or m["bare"] or m["zeros"] or m["word"] or "", 1)
