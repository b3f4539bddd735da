"""Amounts that stand as text, as people write them: 1,200.50, .5, ¥300, £1,200.00, 1.2万元.

(12.00), USD (12.00), 12-, △12 and 红字12 are minus 12.

3.0E+02 is none: whoever wrote it kept two digits, and the amount may be 296.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from toolkit.core.traditional import UNSEEN
from toolkit.patterns import compiled

_MARK = r"(?:rmb|cny|人民币|us\$|hk\$|usd|hkd|eur|gbp|[¥$£€])"
_TEXT = compiled(
    rf"{_MARK}?\s*(?P<sign>[-+△]|[红紅]字|\([红紅]字\))?\s*{_MARK}?\s*"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?P<part>\.\d*)?\s*(?P<unit>万)?\s*"
    rf"(?:元|圆|整|{_MARK})*\s*(?P<after>-|[红紅]字|\([红紅]字\))?"
)
_INSIDE = compiled(rf"{_MARK}?\s*\((?P<amount>[^()]+)\)\s*(?:元|圆|{_MARK})?")


def plain_text(raw: str) -> str:
    """A cell's text with its forms of letters, digits and signs made one, in small letters."""
    return unicodedata.normalize("NFKC", raw.translate(UNSEEN)).strip().lower().replace("−", "-")


def written_amount(raw: str) -> Decimal | None:
    """The number that a text writes, exactly; None where it writes none."""
    text = plain_text(raw)
    inside = _INSIDE.fullmatch(text) if "(" in text else None
    m = _TEXT.fullmatch(inside["amount"].strip() if inside else text)
    if m is None or (m["after"] and m["sign"]):
        return None
    found = Decimal((m["whole"].replace(",", "").replace(" ", "") or "0") + (m["part"] or "").rstrip("."))
    found *= 10_000 if m["unit"] else 1
    return -found if bool(inside) != bool(m["after"] or m["sign"] not in (None, "+")) else found
