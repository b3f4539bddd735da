"""English counts: within 10 days after month end, net 30."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    ANCHORS,
    PERIODS,
    UNITS,
    first_of,
    offset_of,
)
from toolkit.core.phrase.convert.english import dom_of
from toolkit.core.phrase.convert.months import name_day
from toolkit.core.phrase.grammar import Fields, Token


def span_dom(tokens: Sequence[Token]) -> Fields | None:
    """the 3rd day after delivery, the second business day after receipt, the 45th day after receipt."""
    dom, ordinal = first_of(tokens, "DOM"), first_of(tokens, "ORDINAL")
    days: tuple[int, ...] = dom.value["month_day"] if dom else (ordinal.value,) if ordinal else ()
    if len(days) != 1 or days[0] < 1:
        return None
    working = first_of(tokens, "WORKDAY") is not None
    return {"n": days[0], "unit": "day", "working": working, "next": True, "on": True, "src": "NTH"}


def one_day(tokens: Sequence[Token]) -> Fields | None:
    """the day after delivery; of a few days after it nobody knows how many."""
    day = first_of(tokens, "DAY")
    return None if day is None or str(day.value).endswith(("s", "s'")) else {"n": 1}


def done_then(tokens: Sequence[Token]) -> Fields | None:
    """sent 3 November, submitted Friday: when it was done; send 3 November, and sent by it, are promises."""
    return {} if tokens[0].cls == "DONEWORD" or str(tokens[0].value).endswith(("ed", "paid")) else None


def named(tokens: Sequence[Token]) -> Fields:
    """invoice date plus 30 days: the words that name the event, by their place in the phrase."""
    return {"named": (tokens[0].start, tokens[0].end)}


def en_half(tokens: Sequence[Token]) -> Fields | None:
    """within 20 days after the first half-year."""
    a, dom = first_of(tokens, "AMOUNT"), first_of(tokens, "DOM")
    moved = offset_of(a.value, 1) if a else None
    half = dom.value["month_day"][0] if dom else 0
    if moved is None or half not in (1, 2, -1):
        return None
    return {"unit": "year", "half": half if half > 0 else 2, "freq_unit": "year", "anchor": "half_year_end", **moved}


def en_day_offset(tokens: Sequence[Token]) -> Fields | None:
    """within 2 business days after the 25th of each month."""
    a = first_of(tokens, "AMOUNT")
    rest = [t for t in tokens if t is not a]
    day = dom_of(rest)
    moved = offset_of(a.value, -1 if first_of(tokens, "BEFOREP") else 1) if a else None
    if day is None or moved is None or "offset" not in moved or day.get("unit") != "month":
        return None
    return {**day, **moved}


def en_anchor_plus(tokens: Sequence[Token]) -> Fields | None:
    """month end + 5 working days."""
    return en_anchor([tokens[-1], tokens[0]])


def en_anchor(tokens: Sequence[Token]) -> Fields | None:
    """within 10 days after month end, 5 working days before the end of each quarter, BD+2 after month end."""
    first = tokens[0]
    period: str | None = None
    freq: Fields | None = None
    for t in tokens[1:]:
        if t.cls in ("MEND", "QEND", "HEND", "YEND"):
            period = PERIODS[t.cls]
        elif t.cls in ("FREQ", "PERIOD") or (t.cls == "AMOUNT" and t is tokens[-1]):
            value = t.value
            ended = first_of(tokens, "ENDOF") or value.get("end")
            period = value.get("unit") if value.get("unit") in ANCHORS and ended else None
            freq = value if t.cls == "FREQ" else None
        elif t.cls in ("MONTHS", "QUARTER", "YEAR") and first_of(tokens, "ENDOF"):
            period = UNITS[t.cls]
    if first.cls == "WDPLUS":
        number = first_of(tokens, "NUM")
        period = period or "month"
        count: Fields | None = {"n": number.value, "unit": "day", "working": True} if number else None
    else:
        a = first_of(tokens, "AMOUNT")
        count = dict(a.value) if a else None
    if period is None or count is None:
        return None
    moved = offset_of(count, -1 if first_of(tokens, "BEFOREP") else 1)
    if moved is None:
        return None
    stated: Fields = next((t.value for t in tokens if t.cls == "PERIOD"), {})
    named: Fields = {k: stated[k] for k in ("this", "shift") if k in stated}
    out: Fields = {"unit": period, **(named or {"freq_unit": period}), **moved, "anchor": ANCHORS[period]}
    if freq:
        out["freq"] = {k: v for k, v in freq.items() if k in ("unit", "every", "working")}
    return out


def end_following(tokens: Sequence[Token]) -> Fields | None:
    """end of month following delivery is that of the month after; the month-end after delivery is the next one."""
    later = 1 if str(next(t.value for t in tokens if t.cls != "A")).startswith(("end", "the end", "close")) else 0
    return _end(tokens, later)


def end_in_which(tokens: Sequence[Token]) -> Fields | None:
    """the end of the month in which the invoice arrives."""
    return _end(tokens, 0)


def _end(tokens: Sequence[Token], later: int) -> Fields | None:
    end, period = first_of(tokens, "MEND", "QEND"), first_of(tokens, "PERIOD")
    unit = {"MEND": "month", "QEND": "quarter"}[end.cls] if end else period.value["unit"] if period else None
    named = period is not None and {"shift", "this"} & set(period.value)
    if unit not in ("month", "quarter") or named:
        return None
    return {"unit": unit, "shift": later, **({"month_day": (-1,)} if unit == "month" else {})}


def months_on(tokens: Sequence[Token]) -> Fields | None:
    """month +1, 10th; M+2 day 5."""
    dom, length = first_of(tokens, "DOM"), first_of(tokens, "AMOUNT")  # "2 day" is a length in "M+2 day 5"
    numbers = [length.value["n"]] if length else []
    numbers += [t.value for t in tokens if t.cls == "NUM"]
    day = dom.value["month_day"] if dom else (numbers[-1],)
    by_name = dom is not None or first_of(tokens, "DAY", "AMOUNT") is not None
    if not by_name or not 1 <= numbers[0] <= 3 or len(day) != 1 or not 1 <= day[0] <= 31:
        return None
    return {"unit": "month", "shift": int(numbers[0]), "month_day": day}


def m_plus(tokens: Sequence[Token]) -> Fields | None:
    """M+5, as EOM+5; M+1 may also be the month after."""
    number, length = first_of(tokens, "NUM"), first_of(tokens, "AMOUNT")
    if number is not None and number.value < 2 and first_of(tokens, "WORKDAY", "DAY") is None:
        return None
    if length is not None and length.value["unit"] != "day":
        return None
    return eom_plus([Token("EOMPLUS", "m+", tokens[0].start, tokens[0].end), *tokens[1:]])


def eom_plus(tokens: Sequence[Token]) -> Fields | None:
    """EOM+3, ME+2 BD, Q+15: after the end of the month, quarter, year."""
    number, length = first_of(tokens, "NUM"), first_of(tokens, "AMOUNT")
    unit = {"EOMPLUS": "month", "QPLUS": "quarter", "YPLUS": "year"}[tokens[0].cls]
    working = first_of(tokens, "WORKDAY") is not None
    moved = offset_of(length.value, 1) if length else None
    if moved is None:
        moved = {"offset": number.value, "offset_workdays": working} if number else None
    return {"unit": unit, "freq_unit": unit, "anchor": ANCHORS[unit], **moved} if moved else None


def month_plus(tokens: Sequence[Token]) -> Fields | None:
    """M+1 5日前: the 5th of the month after; EOM+1 is a day of its own."""
    months = tokens[1].value
    return {"shift": months} if tokens[0].value == "m+" and 1 <= months <= 12 else None


def en_nth_anchor(tokens: Sequence[Token]) -> Fields | None:
    """the 10th calendar day after quarter end, the 2nd working day after month-end."""
    dom = first_of(tokens, "DOM")
    if dom is None or len(dom.value["month_day"]) != 1 or dom.value["month_day"][0] < 1:
        return None
    working = first_of(tokens, "WORKDAY") is not None
    count = {"n": dom.value["month_day"][0], "unit": "day", "working": working, "src": "DAY"}
    return en_anchor([Token("AMOUNT", count, dom.start, dom.end), *tokens[1:]])


def workday_after(tokens: Sequence[Token]) -> Fields | None:
    """BD6 after month-end."""
    count = {"n": tokens[1].value, "unit": "day", "working": True, "src": "WORKDAY"}
    return en_anchor([Token("AMOUNT", count, tokens[0].start, tokens[1].end), *tokens[2:]])


def discount(tokens: Sequence[Token]) -> Fields | None:
    """2/10, n/30: a discount within 10 days, else net 30."""
    days = tokens[0].value[1] if isinstance(tokens[0].value, tuple) else 0
    return {"n": days, "unit": "day", "working": False, "event": "invoice date"} if days else None


def en_date_offset(tokens: Sequence[Token]) -> Fields | None:
    """within 15 days after July 1 every year."""
    a, freq = first_of(tokens, "AMOUNT"), first_of(tokens, "FREQ")
    place = name_day([t for t in tokens if t.cls in ("MONTHNAME", "NUM", "DOM")])
    moved = offset_of(a.value, -1 if first_of(tokens, "BEFOREP") else 1) if a else None
    if place is None or moved is None or "offset" not in moved or (freq and freq.value["unit"] != "year"):
        return None
    return {**place, **moved, **({"freq": freq.value} if freq else {})}


def en_weekday_offset(tokens: Sequence[Token]) -> Fields | None:
    """1 day before every Tuesday."""
    a, freq = first_of(tokens, "AMOUNT"), tokens[-1].value
    moved = offset_of(a.value, -1 if first_of(tokens, "BEFOREP") else 1) if a else None
    if moved is None or "offset" not in moved or "pos" not in freq:
        return None
    return {**freq["pos"], **moved, "freq": {"unit": freq["unit"], "every": freq["every"]}}


def en_quarter_offset(tokens: Sequence[Token]) -> Fields | None:
    """within 15 days after the end of Q1."""
    a, quarter, year = first_of(tokens, "AMOUNT"), first_of(tokens, "QNAME"), first_of(tokens, "NUM")
    moved = offset_of(a.value, 1) if a else None
    if quarter is None or moved is None:
        return None
    out: Fields = {"unit": "year", "quarter": quarter.value, "anchor": "quarter_end", **moved}
    return {**out, "year": year.value} if year and 1990 <= year.value <= 2100 else out if year is None else None


def net_eom(tokens: Sequence[Token]) -> Fields | None:
    """Net 30 EOM: days from the end of the month of the invoice."""
    count = net([t for t in tokens if t.cls in ("NUM", "AMOUNT")])
    return {"unit": "month", "anchor": "month_end", "count": count} if count and count["unit"] != "month" else None


def net_settled(tokens: Sequence[Token]) -> Fields | None:
    """月结30天: the same in Chinese."""
    count: Fields = {"n": tokens[0].value, "unit": "day", "working": False, "event": "invoice date"}
    return {"unit": "month", "anchor": "month_end", "count": count}


def first_span(tokens: Sequence[Token]) -> Fields | None:
    """within the first 4 weeks of starting."""
    dom, a = first_of(tokens, "DOM"), first_of(tokens, "AMOUNT")
    return {**a.value, "next": True} if a and dom and dom.value["month_day"] == (1,) else None


def first_days(tokens: Sequence[Token]) -> Fields | None:
    """within the first 90 days, of what is not said; the first 5 working days are those of a month."""
    dom, last = first_of(tokens, "DOM"), tokens[-1]
    unit = "week" if last.cls == "WEEK" else last.value["unit"] if last.cls == "PERIOD" else None
    if unit is not None:
        one = {"n": 1, "unit": unit, "working": False, "src": unit.upper(), "next": True}
        return one if dom and dom.value["month_day"] == (1,) and unit in ("week", "month") else None
    found = first_span(tokens)
    return found if found and not found["working"] and (found["unit"] != "day" or found["n"] > 31) else None


def at_length(tokens: Sequence[Token]) -> Fields | None:
    """a review at 3 months."""
    return {**tokens[-1].value, "on": True} if tokens[0].value == "at" and not tokens[-1].value["working"] else None


def bare_span(tokens: Sequence[Token]) -> Fields | None:
    """typed in 7 days, signed in 10: the unit is that of the count before."""
    number = first_of(tokens, "NUM")
    return {"n": number.value, "unit": None, "working": False, "src": "NUM"} if number else None


def net(tokens: Sequence[Token]) -> Fields | None:
    """net 30: days from the invoice."""
    number, length = first_of(tokens, "NUM"), first_of(tokens, "AMOUNT")
    if length:
        return {**length.value, "event": "invoice date"}
    return {"n": number.value, "unit": "day", "working": False, "event": "invoice date"} if number else None
