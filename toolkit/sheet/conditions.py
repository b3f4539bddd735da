"""Conditions as people type them (交车时间≥17:00;现金金额>1万), and the cells that they are about.

Both sides of a comparison are read by the same readers, so that 1万 is 10000 and 10月1日 a day on either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import chain

from toolkit.core.condition import Condition, FieldValue, half_width
from toolkit.core.duty import Duty
from toolkit.core.moment import DAY
from toolkit.patterns import compiled
from toolkit.sheet.values import DateContext, Raw, read_moment, read_number
from toolkit.sheet.vocabulary import event_stem, normal

_ASCII = {"==": "=", "!=": "≠", "<>": "≠", ">=": "≥", "<=": "≤", "in": "属于"}
_THOUSANDS = r"(?<=\d),(?=\d{3}(?!\d))"
_PARTS = compiled(rf"[;]|(?!{_THOUSANDS}),|且|\band\b")
_ONE = compiled(r"\s*(?P<field>[^=≠<>≥≤!]+?)\s*(?P<op>==|!=|<>|>=|<=|[=≠<>≥≤]| in |属于)\s*(?P<value>.+?)\s*")
_HAS = compiled(r"\s*(?P<op>有|无)\s*(?P<field>\S+)\s*")


def parse_conditions(text: str, context: DateContext) -> tuple[Condition, ...]:
    """Read ``交车时间≥17:00;现金金额>0``: tests joined by 且, ``;`` or a comma, all of which must hold.

    Args:
        context: what a day without a year belongs to, as of the register's own days.

    Raises:
        ValueError: a part is not a test, or its value cannot be what it is compared with.
    """
    return tuple(_condition(part, context) for part in _PARTS.split(half_width(text)) if part.strip())


def _condition(part: str, context: DateContext) -> Condition:
    if m := _ONE.fullmatch(part):
        op = m["op"].strip()
        found = Condition(m["field"], _ASCII.get(op, op), m["value"])
        return found if found.op == "属于" else _meant(found, context)
    if m := _HAS.fullmatch(part):
        return Condition(m["field"], m["op"])
    raise ValueError(part.strip())


def _meant(written: Condition, context: DateContext) -> Condition:
    """A condition with what its value means."""
    read = read_moment(written.value, context)
    found = written._replace(
        number=read_amount(written.value), moment=None if read.problem else read.value, second=read.second
    )
    # 2026-02-30 is no day, and nobody knows which one 03/04/2026 is; as a contract's number it is a text.
    doubtful = read.problem in ("no-such-day", "ambiguous-order") and event_stem(found.field)
    if doubtful or (found.is_ordered and found.number is None and found.moment is None and found.second is None):
        raise ValueError(str(written))
    return found


def fields_of_time(duties: Iterable[Duty]) -> frozenset[str]:
    """The columns, as names are compared, that conditions of duties compare with days or times of day alone."""
    conditions = chain.from_iterable((*duty.conditions, *duty.requirements) for duty in duties)
    return frozenset(normal(c.field) for c in conditions if c.is_about_time)


def read_attribute(raw: Raw, context: DateContext, *, is_time: bool) -> FieldValue:
    """A cell of a register as conditions compare it; None where it holds nothing that they can.

    Args:
        is_time: its column is one of days or times of day.
    """
    if is_time and isinstance(raw, (str, float, int)):
        found = read_moment(raw, context)
        if found.value is not None:
            return found.value.as_datetime()
        if found.second is not None:
            return (datetime.min + timedelta(seconds=found.second)).time() if found.second < DAY else time.max
    if isinstance(raw, str):
        text = raw.strip()
        # 1,200.50元 is an amount; 0012 is a number of something and stays as it is.
        return text if text.isdigit() or (amount := read_amount(text)) is None else amount
    return None if isinstance(raw, timedelta) else raw


def read_amount(text: str) -> float | None:
    """A number, or an amount with its currency or 万: ¥3,000, 1.2万."""
    found = read_number(text)
    if found is None and not all(part.isdigit() for part in text.split()):
        from toolkit.sheet.amounts import written_amount  # exact numbers, which few workbooks need

        written = written_amount(text)
        return None if written is None else float(written)
    return found
