"""Stored numbers as values: which cell formats show a date, a time or a length of time, and what a serial number means.

The answers are calamine's, which reads the sheets that ``fused`` does not; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache
from math import floor
from typing import TypeVar

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.book import Book, XmlPart
from toolkit.workbook.ooxml.scan import children, root
from toolkit.workbook.ooxml.styles_part import entries, refuse_many
from toolkit.workbook.port import DAYEND_CODE, RawValue

_DAY_MS = 86_400_000.0
_EPOCH = datetime(1899, 12, 30)
_SHIFT_1904 = 1462.0
_BUILTIN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))  # m月d日 is 58
_BUILTIN_DURATION = 46
_MOST_MEMO = 100_000
_Told = TypeVar("_Told", int, str)
_ZEROS = compiled(r"(0{2,})(?:_.)?")
_SHOWN = compiled(r'\[\$(?P<named>[^\]-]*)[^\]]*\]|\[[^\]]*\]|"(?P<quoted>[^"]*)"|[_*].|(?P<bare>[$€£¥￥])')
"""What a number format shows beside the figures: [$HK$-C04], "USD", a bare $; colours and gaps are none of it."""
_MONEY = compiled(r"[$€£₩฿₫]|[元圆币镑铢盾郎]|(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_YUAN = compiled(r"[¥￥]|(?:人民币)?[¥￥]?(?:[百千万亿]*元整?)?|人民币|RMB|CNY|CNH")


class Shows(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"


def shown_by(code: str) -> Shows:
    """What a custom format code shows, by its first section."""
    escaped = quoted = am_pm = elapsed = False
    depth = 0
    before = " "
    for ch in code:
        if escaped:
            escaped = False
        elif quoted:
            quoted = ch != '"'
        elif ch in "_\\*":
            escaped = True
        elif ch == '"':
            quoted = True
        elif ch == ";":
            return Shows.NUMBER
        elif ch == "[":
            depth += 1
        elif ch == "]":
            if depth == 1 and elapsed:
                return Shows.DURATION
            depth = max(depth - 1, 0)
        elif depth == 0 and not am_pm and ch in "aA":
            am_pm = True
        elif depth == 0 and ch in ("pm/PM" if am_pm else "dmhysDMHYS"):
            return Shows.DATE
        elif not (elapsed and ch.lower() == before.lower()):
            elapsed = before == "[" and ch in "mhsMHS"
        before = ch
    return Shows.NUMBER


def cell_formats(book: Book) -> tuple[Shows, ...]:
    """What each format of cellXfs shows, in order.

    Raises:
        WriteRefusedError: the styles part is not XML, or has more formats than Excel takes.
    """
    part = book.related("styles")
    return () if part is None else _formats(XmlPart(book.package, part).data)


@lru_cache(maxsize=4)  # the workbooks of a folder often have the same styles
def _formats(styles: bytes) -> tuple[Shows, ...]:
    top = root(styles)
    nodes = {} if top.empty else {n.local: n for n in children(styles, top.open_end, top.close_start)}
    codes: dict[str, Shows] = {}
    for node in entries(styles, nodes.get(b"numFmts")):
        codes[node.get("numFmtId") or ""] = shown_by(node.get("formatCode") or "")
    listed = nodes.get(b"cellXfs")
    if listed is not None:
        refuse_many(styles, listed)
    numbers = [n.get("numFmtId") or "" for n in entries(styles, listed)]
    return tuple(codes.get(number) or _builtin(number) for number in numbers)


def dayend_formats(book: Book) -> frozenset[int]:
    """Which formats of cellXfs show 24:00 as we do, however a program writes that format: yyyy\\-mm\\-dd" 24:00"."""
    part = book.related("styles")
    return frozenset() if part is None else _dayends(XmlPart(book.package, part).data)


@lru_cache(maxsize=4)
def _dayends(styles: bytes) -> frozenset[int]:
    if b"24:00" not in styles:
        return frozenset()
    top = root(styles)
    nodes = {} if top.empty else {n.local: n for n in children(styles, top.open_end, top.close_start)}
    codes = {n.get("numFmtId"): _bare(n.get("formatCode") or "") for n in entries(styles, nodes.get(b"numFmts"))}
    wanted = {number for number, code in codes.items() if code == _bare(DAYEND_CODE)}
    listed = entries(styles, nodes.get(b"cellXfs"))
    return frozenset(i for i, xf in enumerate(listed) if xf.get("numFmtId") in wanted)


def padded_formats(book: Book) -> dict[int, frozenset[int]]:
    """Which formats of cellXfs show numbers with zeros in front (0000), by how many digits they show."""
    part = book.related("styles")
    return {} if part is None else _padded(XmlPart(book.package, part).data)


@lru_cache(maxsize=4)
def _padded(styles: bytes) -> dict[int, frozenset[int]]:
    if b'"00' not in styles:
        return {}
    return _by_code(styles, lambda code: len(m[1]) if (m := _ZEROS.fullmatch(code)) else 0)


def sign_formats(book: Book) -> dict[str, frozenset[int]]:
    """Which formats of cellXfs show the sign or the name of a money other than yuan, by what they show."""
    part = book.related("styles")
    return {} if part is None else _signs(XmlPart(book.package, part).data)


@lru_cache(maxsize=4)
def _signs(styles: bytes) -> dict[str, frozenset[int]]:
    return _by_code(styles, _sign_in)


def _sign_in(code: str) -> str:
    """What a format shows beside a number if that may be a money; empty for yuan."""
    if any(f"[${sign}-411]" in code for sign in "¥￥"):
        return "JP¥"
    said = "".join(m["named"] or m["quoted"] or m["bare"] or "" for m in _SHOWN.finditer(code)).strip(" ()-.")
    return said if _MONEY.search(said) and _YUAN.fullmatch(said) is None else ""


def _by_code(styles: bytes, told: Callable[[str], _Told]) -> dict[_Told, frozenset[int]]:
    """The formats of cellXfs by what the code of each tells in its first section; those of which it tells nothing are
    left out."""
    top = root(styles)
    nodes = {} if top.empty else {n.local: n for n in children(styles, top.open_end, top.close_start)}
    codes = {n.get("numFmtId"): n.get("formatCode") or "" for n in entries(styles, nodes.get(b"numFmts"))}
    known = {number: said for number, code in codes.items() if (said := told(code.partition(";")[0]))}
    found: dict[_Told, set[int]] = {}
    for i, xf in enumerate(entries(styles, nodes.get(b"cellXfs")) if known else ()):
        if (number := xf.get("numFmtId")) in known:
            found.setdefault(known[number], set()).add(i)
    return {what: frozenset(some) for what, some in found.items()}


def _bare(code: str) -> str:
    return code.replace("\\", "").replace('"', "").lower()


def _builtin(number: str) -> Shows:
    if not number.isdecimal():
        return Shows.NUMBER
    if int(number) == _BUILTIN_DURATION:
        return Shows.DURATION
    return Shows.DATE if int(number) in _BUILTIN_DATES else Shows.NUMBER


class Memo(dict[bytes, RawValue]):
    """Values by how they stand in the XML; each is worked out once. Nothing gives None."""

    def __init__(self, make: Callable[[bytes], RawValue]) -> None:
        super().__init__({b"": None})
        self._make = make

    def __missing__(self, raw: bytes) -> RawValue:
        value = self._make(raw)
        if len(self) < _MOST_MEMO:
            self[raw] = value
        return value


def date_of(date1904: bool) -> Callable[[float], RawValue]:
    """From a serial number to a date; before the first day a time; with a part of a day a date and time."""

    def date_of(value: float) -> RawValue:
        shifted = value + _SHIFT_1904 if date1904 else value
        # Excel's 1900 has a 29 February.
        moment = _EPOCH + _milliseconds(shifted if shifted >= 60 else shifted + 1)
        if value < 1:
            return moment.time()
        return moment.date() if value.is_integer() else moment

    return date_of


def duration_of(value: float) -> RawValue:
    """From a number of days to a length of time."""
    return _milliseconds(value)


def _milliseconds(days: float) -> timedelta:
    ms = days * _DAY_MS  # of no finite number there is no floor
    return timedelta(0, 0, 1000 * (floor(ms + 0.5) if ms >= 0 else -floor(0.5 - ms)))
