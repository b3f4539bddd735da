"""What is compared of a key: full-width forms, spaces, case, dashes and forms of address do not tell two keys apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from toolkit.core.nothing import is_blank
from toolkit.core.traditional import SIMPLIFIED, TRADITIONAL, UNSEEN
from toolkit.patterns import compiled
from toolkit.sheet.values import Raw, read_text

_SPACES = compiled(r"\s+")
_NOT_SIGNS = compiled(r"[\W_]+")
_NOT_DIGITS = compiled(r"\D+")
_NUMBER_MARK = compiled(r"^(?:no\.?|№|编号|单号|合同号|号码)[:：]?\s*")
_BRACKETS = compiled(r"[(\[{【〔<《][^)\]}】〕>》]*[)\]}】〕>》]")
_PAID = compiled(
    r"(?<=公司)\s*[(\[{【〔<《]"
    r"(?:[代付收缴转汇票税款账帐费专用对公]+"
    r"|[^)\]}】〕>》]*(?:款|支付|预付|垫付|代[付收缴转])[^)\]}】〕>》]*(?<![处店厂部所行站])(?<!公司|中心)"
    r"|代[^)\]}】〕>》]*付|[^)\]}】〕>》]*(?:基本|一般|专用?|公|临时|结算|保证金|[账帐行])户"
    r"|原[^)\]}】〕>》]*(?:公司|[厂店行])|(?:原名|曾用名|简称).*)"
    r"[)\]}】〕>》]$"
)
"""What is said in brackets after a company's whole name of the payment, the account and its name before; no places."""
_LONG = 200
"""Signs that no name has; what is longer is not looked into."""
_ADDRESS = compiled(r"(?:先生|女士|小姐|太太|同志|老师)$|^(?:mr|mrs|ms|miss|dr)\.?\s+")
_HANZI = compiled(r"[\u4e00-\u9fff0-9a-z]+")
_FORMS_OF_ADDRESS = frozenset({"先生", "女士", "小姐", "太太", "同志", "老师"})
_COMPANY = (("有限责任公司", "有限公司"), ("股份公司", "股份有限公司"))
_TRADITIONAL = frozenset(TRADITIONAL)


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is brought into the form that is compared.

    ``kind``: ``text``, ``number`` (signs and dashes away), ``digits`` (digits alone, zeros in front away) or ``name``.
    ``pattern`` takes the value out of a longer text; a text that holds several different ones has none. ``last`` keeps
    so many signs of the end. ``same``: normal form → the form it stands for.
    """

    kind: str = "text"
    pattern: re.Pattern[str] | None = None
    last: int = 0
    same: Mapping[str, str] = field(default_factory=dict)

    def of(self, raw: Raw) -> str:
        """The form that is compared; empty for a blank."""
        text = as_text(raw)
        if self.pattern is not None:
            plain = unicodedata.normalize("NFKC", text)
            found = {self.plain(m[m.re.groups and 1]) for m in self.pattern.finditer(plain)} - {""}
            return found.pop() if len(found) == 1 else ""
        return self.plain(text)

    def taken(self, text: str, form: str) -> str:
        """The part of a longer text that has a form, as it stands there; the form itself where it is not found."""
        plain = unicodedata.normalize("NFKC", text)
        found = (m[m.re.groups and 1] for m in self.pattern.finditer(plain)) if self.pattern else ()
        return next((part for part in found if self.plain(part) == form), form.upper())

    def plain(self, text: str) -> str:
        """The form of a text that holds the value alone."""
        plain = _KINDS[self.kind](text)
        if self.last:
            plain = plain[-self.last :]
            if self.kind == "digits":  # 6222…0345 ends in 0345, which stands beside it as 345
                plain = _digits(plain)
        return self.same.get(plain, plain)


def with_same(form: Form, groups: Mapping[str, Sequence[str]]) -> Form:
    """A form that takes the given variants for the same: ``{"人保财险": ["中国人保", "PICC"]}``."""
    plain = _KINDS[form.kind]
    same = {plain(variant): plain(name) for name, variants in groups.items() for variant in variants}
    return Form(form.kind, form.pattern, form.last, same)


def as_text(raw: Raw) -> str:
    """A cell as the text in which a value is looked for; days as 2026-10-27."""
    if isinstance(raw, str):
        return raw if raw.isascii() else raw.translate(UNSEEN)
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < _EXACT:
        return str(int(raw))
    return read_text(raw)


def _is_blank(key: str) -> bool:
    """Whether it is no key: rows that say 待定 have no more in common than those that say nothing."""
    return is_blank(key, pending=True)


def _text(text: str) -> str:
    found = _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "" if _is_blank(found) else found


def _number(text: str) -> str:
    if text.isascii() and text.isalnum():  # as most are
        found = text.casefold()
        return "" if _is_blank(found) else _NUMBER_MARK.sub("", found) if found.startswith("no") else found
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if _is_blank(plain):
        return ""
    return _NOT_SIGNS.sub("", _NUMBER_MARK.sub("", plain))


def _digits(text: str) -> str:
    found = _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", text))
    return found.lstrip("0") or found[:1]


def _name(text: str) -> str:
    if _HANZI.fullmatch(text) and text[-2:] not in _FORMS_OF_ADDRESS and not text.endswith("公司"):  # as most are
        return "" if _is_blank(text) else text if _TRADITIONAL.isdisjoint(text) else text.translate(SIMPLIFIED)
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold().translate(SIMPLIFIED)
    if _is_blank(plain):
        return ""
    if len(plain) > _LONG:
        return _NOT_SIGNS.sub("", plain)
    # 张三(代付) is 张三. A company's branch stands in brackets too, so there only what is said of the payment goes.
    whole = _PAID.sub("", plain) if "公司" in plain else _BRACKETS.sub("", plain)
    bare = _NOT_SIGNS.sub("", _ADDRESS.sub("", whole.strip()).strip())
    for one, other in _COMPANY:
        if bare.endswith(one) and not bare.endswith(other):
            bare = bare.removesuffix(one) + other
    return bare or _NOT_SIGNS.sub("", plain)


_KEPT, _EXACT = 10**15, 2**53
"""From here on a number has more digits than spreadsheets keep; from there on more than any program that writes one."""
_SCIENTIFIC = compiled(r"\d(?:\.\d+)?e\+(?:1[1-9]|[2-9]\d)|\d\.\d+e(?:1[5-9]|[2-9]\d)", re.IGNORECASE)
"""As Excel shows numbers of 12 digits and more, and as other programs write those that are longer than they keep."""


def cut_short(cells: Iterable[Raw]) -> frozenset[Raw]:
    """The values of a column that lost digits in a spreadsheet: long numbers, and what it shows of one, 6.2E+18.

    Where a number of 16 digits does not end in 0, no spreadsheet cut it, nor the others as long as it.
    """
    long = {v for v in cells if isinstance(v, (int, float)) and v >= _KEPT}
    whole = any(v < _EXACT and v % 10 for v in long)
    shown = {v for v in cells if isinstance(v, str) and not v.isalnum() and _SCIENTIFIC.fullmatch(v.strip())}
    return frozenset(shown | {v for v in long if v >= _EXACT or not whole})


_KINDS: Mapping[str, Callable[[str], str]] = {"text": _text, "number": _number, "digits": _digits, "name": _name}
KINDS = tuple(_KINDS)
