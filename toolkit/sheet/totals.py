"""Labels of totals: whether a text is one, and of a whole table or of a group: 合计, 本月合计, 一店小计, 李丽 汇总."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.values import Raw

_WHOSE = r"(?:本\s*[页期月次年季周旬日]|全\s*[月年]|\d{1,2}\s*月份?)?\s*"
_TOTAL = compiled(
    rf"{_WHOSE}(?P<kind>总\s*合|[合总小累])\s*计(?!\s*划)"
    r"|(?P<en>grand[\s-]*totals?|(?P<part>(?:sub|page)[\s-]*totals?|totals?\s+(?:of|for|on)\s+(?:this|the)\s+page)|totals?)\b"
)
_EITHER = compiled(r"小\s*计\s*[/、或]\s*[合总]\s*计")
_SHORT = compiled(
    rf"{_WHOSE}(?P<kind>[共月周旬日])\s*计\s*(?:总?金\s*额|总?数)?\s*(?:\(?元\)?)?\s*:?"
    r"(?P<figure>\s*[¥￥]?[\d,.]*\d\s*(?:元|[笔台辆户人份张个次条项家])?)?"
)
"""Labels that names and items begin with, too: 共计达, 月计提."""
_FIGURE = compiled(r"\s*[:(\[【]|(?<=计)\s*[\d¥￥]")
"""What a total comes to, or in what, behind its label."""
_NAMED = compiled(
    r"(?P<name>\S.*?)\s*(?:(?P<sum>(?:总合|[合总共])计)|小计)(?:金额|数)?\s*:?"
    r"|(?P<group>\S.*?)\s+(?:汇总|总和|求和|(?P<latin>total|sum)|(?P<other>计数|平均值|count|average))"
    r"|(?P<alone>汇\s*总)\s*:?"
)
"""The total of a group, as people and spreadsheets write it: 一店小计, 李丽 汇总."""
_ALL = compiled(
    r"(?:\d{4}\s*[年.-])?\s*(?:\d{1,2}\s*月份?|第?[一二三四1-4]\s*季度|[上下]半年|年?度)?"
    r"|以上|全部|所有|(?:全|本)(?:店|部门?|公司|校|厂|院)"
)
"""Names of which the total is that of the whole table: 2026年10月合计."""
FIRST = frozenset("合总總小累本全共汇匯以月周旬日大 \t\n\u3000 TtSsGgPp")
"""What labels may begin with, besides a month; what begins otherwise names a group at most."""
_PARTS = frozenset({"本周", "本旬", "本日"})
DIGITS = frozenset("0123456789０１２３４５６７８９")
_FIGURE_SIGNS = DIGITS | frozenset("¥￥$€£.+-−－△(（")
"""What a figure that stands as text may begin with."""
LONG = 60
"""Signs that no label has; what is longer is not looked into."""
_MOST_TEXTS = 3
"""Texts of a row that a label, those of cells merged over its group, and a dash or an amount with its sign may be."""
_COUNT = compiled(r"共?\s*\d+\s*[笔台辆户人份张个次条项家件]")
_FIGURES = compiled(rf"[\d\s:/.,年月日-]*|{_COUNT.pattern}")
_DAY = compiled(r"\s*(?:\d{4}\s*[年./-])?\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\s*")


class Named(NamedTuple):
    """The label of a group's total. ``kind`` is ``part``, ``running`` (a count, no sum) or ``grand``.

    ``sums``: it may be the total of the whole table where there is no other (销售部合计). ``doubtful``: it may be the
    name of something else (Colgate Total) where no row above is of such a group.
    """

    name: str
    kind: str
    sums: bool = False
    doubtful: bool = False


def total_kind(text: str, alone: bool = False) -> str:
    """``grand``, ``part`` or ``running`` for a cell that labels a row of totals; empty for any other.

    Args:
        alone: the label must be all that the cell holds, as where a name or number stands before it.
    """
    if not text or not (text[0] in FIRST or begins_with_month(text)):
        return ""
    said = plain(text)
    if m := _short(said):
        if alone and m["figure"]:
            return ""
        return "part" if m["kind"] in "周旬日" or m[0][:2] in _PARTS or "页" in m[0] else "grand"
    m = _TOTAL.match(said)
    if not m or (alone and said[m.end() :].strip(" :")):
        return ""
    if m["en"]:
        return "part" if m["part"] else "grand"
    if m["kind"] == "累":
        return "running"
    return "part" if m["kind"] == "小" or m[0][:2] in _PARTS or "页" in m[0] else "grand"


def is_total(text: str) -> bool:
    """Whether a cell is called like a total, with or without what it comes to: 合计5票, 本月合计: 5, 总计(元).

    累计投诉报表 and 10月合计表 are names of something else.
    """
    said = plain(text)
    m = _TOTAL.match(said)
    if m and (m["en"] or (m.start("kind") == 0 and m["kind"] != "累")):
        return True
    return total_kind(_FIGURE.split(said, maxsplit=1)[0], alone=True) != ""


def named_total(label: str) -> Named | None:
    """The total of a group, by the label that stands beside its figures."""
    m = _NAMED.fullmatch(label) if len(label) <= LONG else None
    if m is None:
        return None
    if m["alone"]:
        return Named("", "grand")
    name = m["name"] or m["group"]
    if m["other"]:
        return Named(name, "running", doubtful=True)
    if m["latin"]:
        return Named(name, "part", doubtful=True)
    return Named(name, "grand" if m["sum"] and _ALL.fullmatch(name) else "part", bool(m["sum"]))


def total_of(row: Sequence[Raw]) -> str:
    """What kind of totals a row holds, by the label among its first texts; empty for none."""
    texts = [v for v in row if isinstance(v, str) and v.strip()][:3]
    return next((kind for n, text in enumerate(texts) if (kind := total_kind(text, alone=n > 0))), "")


def says_either(row: Sequence[Raw]) -> bool:
    """Whether a row's label leaves open what it is the total of, as that of a printed form does: 小计/合计."""
    return any(isinstance(v, str) and _EITHER.match(plain(v)) is not None for v in row)


def only_short(row: Sequence[Raw]) -> bool:
    """Whether the label of a row of totals is a word that may also say what a row of data is about: 共计, 月计."""
    return any(isinstance(v, str) and _short(plain(v)) is not None for v in row)


def lone_label(row: Sequence[Raw]) -> tuple[str, bool]:
    """The only text of a row, all else being figures or days, and whether there are days; empty for none.

    What a cell merged over the rows of a group says may be in the label, too: 一店 | 一店小计.
    """
    texts = 0
    for value in row:
        if type(value) is str and value and value[0] not in _FIGURE_SIGNS:
            texts += 1
            if texts > _MOST_TEXTS:
                return "", False  # as most rows of data are
    from toolkit.sheet.amounts import written_amount  # decimal numbers take long to load

    found, days = "", False
    for value in row:
        if value is None or value == "" or (isinstance(value, (int, float)) and not isinstance(value, bool)):
            continue
        if not isinstance(value, str):
            days = True
            continue
        said = plain(value)
        if said in found or _FIGURES.fullmatch(said) or written_amount(value) is not None:
            continue
        if found and found not in said:
            return "", days
        found = said
    return found, days


def says_count(text: str) -> bool:
    """Whether a text is a count of rows and nothing else: 2笔."""
    return text.strip()[:1] in {"共", *DIGITS} and _COUNT.fullmatch(plain(text)) is not None


def has_day(row: Sequence[Raw]) -> bool:
    """Whether a cell of a row is a day, perhaps typed as text."""
    return any(isinstance(v, date) or (isinstance(v, str) and _DAY.fullmatch(v) is not None) for v in row)


def _short(said: str) -> re.Match[str] | None:
    return _SHORT.fullmatch(said) if len(said) <= LONG else None


def begins_with_month(text: str) -> bool:
    """Whether a text may be the label of a month's total: 10月合计(元)."""
    return text[0] in DIGITS and ("计" in text or "計" in text)
