"""Amounts in the characters of cheques: 贰仟肆佰伍拾元整, 壹万零伍拾圆伍角, 负陆佰元整."""

from __future__ import annotations

from decimal import Decimal

from toolkit.core.traditional import plain
from toolkit.patterns import compiled

_DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0}
_TENS = {"拾": 10, "佰": 100, "仟": 1000}
_ONES: dict[str, str | int | None] = {"十": "拾", "百": "佰", "千": "仟", "两": "贰", "圆": "元", "正": "整"}
_ONES |= dict.fromkeys("⊗⊕¤", "零")  # what fills the blanks of a printed form
_SIGNS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟"
_AMOUNT = compiled(
    rf"(?:(?P<whole>[{_SIGNS}万亿]+)元)?(?:零?(?P<tenth>[{_SIGNS}])角)?(?:零?(?P<cent>[{_SIGNS}])分)?整?"
)
_WRITTEN = compiled(
    rf"(?P<minus>(?:\(负\)|负|(?<![^:])[-−]):?(?:人民币)?:?[¥]?)?(?P<amount>[{_SIGNS}万亿元角分整]{{2,}})"
)


def capital_amount(text: str) -> Decimal | None:
    """The one amount that a text writes in such characters; None where it writes none, several, or no sound one."""
    said = "".join(plain(text).translate(str.maketrans(_ONES)).split())
    written = [m for m in _WRITTEN.finditer(said) if any(sign in _DIGITS for sign in m["amount"])]
    m = _AMOUNT.fullmatch(written[0]["amount"]) if len(written) == 1 else None
    if m is None or not (m["whole"] or m["tenth"] or m["cent"]):
        return None
    whole = _whole(m["whole"] or "零")
    parts = [_DIGITS.get(m[name] or "零") for name in ("tenth", "cent")]
    if whole is None or parts[0] is None or parts[1] is None:
        return None
    found = Decimal(whole) + Decimal(parts[0] * 10 + parts[1]) / 100
    return -found if written[0]["minus"] else found


def _whole(text: str) -> int | None:
    """The number before 元: 壹万零伍拾 is 10050."""
    for sign, worth in (("亿", 10**8), ("万", 10**4)):
        if sign in text:
            above, _, below = text.partition(sign)
            high, low = _whole(above), _whole(below) if below else 0
            return None if high is None or low is None or low >= worth else high * worth + low
    found, digit, least = 0, None, 10_000
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
            continue
        worth = _TENS[sign]
        if worth >= least or (digit is None and sign != "拾"):
            return None
        found += (1 if digit is None else digit) * worth
        digit, least = None, worth
    return found + (digit or 0)
