"""In which money an amount is: as its own text or its number format says, its row, the header of its column, or a line
above the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import normal

HOME = "CNY"
"""What amounts are in where nothing says another, and the headers are Chinese."""
_HANZI = compiled(r"[\u4e00-\u9fff]")
_WORDS: Mapping[str, str] = {
    "CNY": "人民币 rmb cny cnh",
    "USD": "美元 美圆 美金 usd us$",
    "HKD": "港元 港圆 港币 hkd hk$",
    "EUR": "欧元 eur €",
    "GBP": "英镑 gbp £",
    "JPY": "日元 日圆 日币 jpy jp¥",
    "AUD": "澳元 澳大利亚元 aud au$ a$",
    "CAD": "加元 加拿大元 cad ca$ c$",
    "SGD": "新加坡元 坡币 sgd sg$ s$",
    "NZD": "新西兰元 nzd nz$",
    "TWD": "新台币 台币 twd ntd nt$",
    "MOP": "澳门元 澳门币 葡币 mop mop$",
    "KRW": "韩元 韩币 krw ₩",
    "CHF": "瑞士法郎 瑞郎 chf",
    "THB": "泰铢 thb ฿",
    "MYR": "林吉特 myr",
    "VND": "越南盾 vnd ₫",
}
_SHARED: Mapping[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),
    "$": ("USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD", "MOP"),
}
"""Signs that several have: the first, where nothing says which."""
_CODES = {word: code for code, words in _WORDS.items() for word in words.split()} | {sign: sign for sign in _SHARED}
_SAID = compiled("|".join(rf"(?<![a-z]){re.escape(w)}(?![a-z])" for w in sorted(_CODES, key=len, reverse=True)))
_FIGURES = frozenset("0123456789.,-+() ")
_ABOVE = compiled(r"(?:(?P<unit>单位|unit)|货币|币[种别]|currency)\s*:\s*(?P<what>[^\s,;。)]+)")
_IN = compiled(r"\b(?:amounts|figures|values)\s+(?:are\s+)?(?:(?:stated|shown|expressed|given)\s+)?in\s+(?P<what>\S+)")
_CONVERTED = compiled(r"折|等值|换算|约合|本位币|\b(?:equiv|convert)")
"""A header that says so is of what amounts come to in one money, 折人民币金额, GBP equivalent, whatever they are in."""
_UNIT = compiled(rf"(?:{'|'.join(map(re.escape, sorted(_CODES, key=len, reverse=True)))}|[百千万亿元圆()/、])+")
"""A unit as a whole: 单位 is also called who made the table, 单位:美元汽车贸易公司."""
_COLUMNS = frozenset(
    map(normal, ("币种", "币别", "货币", "币种名称", "交易币种", "账户币种", "货币种类", "Currency", "Ccy", "Curr"))
)


def currency_in(text: str) -> str:
    """The code of the money that a text names, or a sign that several have; empty where it names none."""
    if _FIGURES.issuperset(text):
        return ""
    m = _SAID.search(plain(text))
    return _CODES[m[0]] if m else ""


def currencies(
    rows: Sequence[tuple[int, Row]],
    amounts: Sequence[int],
    titles: Mapping[int, str],
    above: Sequence[str] = (),
    signs: Mapping[tuple[int, int], str] = {},
) -> list[str]:
    """In which money the amounts of each row are, by its code; empty where nothing says so.

    A sign that several have is left as it is where neither the row nor anything above says which; see ``settled``.
    Where an amount and its row contradict one another, or several amounts do, it is both.

    Args:
        amounts: the columns of amounts.
        titles: column → what its header says.
        above: the lines above the table.
        signs: (row, column) of cells that show the sign of a money beside their number, and which.
    """
    beside = next((c for c, title in sorted(titles.items()) if normal(title) in _COLUMNS), 0) if amounts else 0
    titled = next(filter(None, (currency_in(titles.get(c, "")) for c in amounts)), "")
    converted = titled and any(_CONVERTED.search(plain(titles.get(c, ""))) for c in amounts)
    general = titled or _above(above)
    known: dict[Raw, str] = {}
    found: list[str] = []
    for number, row in rows:
        said = [code for c in amounts if type(raw := at(row, c)) is str and (code := currency_in(raw))]
        if signs and not said:
            shown = (signs[number, c] for c in amounts if (number, c) in signs and at(row, c) is not None)
            said = [code for sign in shown if (code := currency_in(sign))]
        around = general
        if beside and not converted:
            raw = at(row, beside)
            around = (known[raw] if raw in known else known.setdefault(raw, currency_in(read_text(raw)))) or general
        found.append("/".join(dict.fromkeys(_together(own, around) for own in said)) if said else _together("", around))
    return found


def settled(said: Iterable[str], others: Iterable[str] = ()) -> list[str]:
    """What ``currencies`` says with codes for signs: that of some others which has the sign, else the usual one."""
    known = {*others}

    def code(one: str) -> str:
        some = _SHARED.get(one, (one,))
        return next((code for code in some if code in known), some[0])

    return ["/".join(dict.fromkeys(map(code, one.split("/")))) for one in said]


def home(said: Iterable[str], titles: Iterable[str]) -> str:
    """What amounts are in that say nothing, by what the others say: yuan, and where no header is Chinese, what most
    amounts are said to be in; who says it of a few marks those that are foreign."""
    if any(_HANZI.search(title) for title in titles):
        return HOME
    count = Counter(said)
    return next((code for code, times in count.items() if code and times * 2 > count.total()), HOME)


def _above(lines: Iterable[str]) -> str:
    """What a line above the table says, 币种:美元, all amounts in GBP, or a cell that holds nothing else: £."""
    said: list[str] = []
    for text in map(plain, lines):
        found = _ABOVE.finditer(text)
        said += [m["what"] for m in found if not m["unit"] or _UNIT.fullmatch(m["what"])]
        said += [text] if text in _CODES else [m["what"] for m in _IN.finditer(text)]
    return next(filter(None, map(currency_in, said)), "")


def _together(own: str, around: str) -> str:
    own, around = _one(own, around), _one(around, own)
    return f"{own}/{around}" if own and around and own != around else own or around


def _one(sign: str, other: str) -> str:
    """The code of a sign that several have: the other one's, if that has the sign."""
    return other if other in _SHARED.get(sign, ()) else sign
