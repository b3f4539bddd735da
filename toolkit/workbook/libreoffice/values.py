"""Cell values: what Python, Excel and UNO each call a value, and the way between them.

UNO knows text and doubles only. A date, a time or a boolean is a double whose number format says so; an empty cell is
an empty string; an error is None. xlwings expects what Excel gives: datetimes, booleans and floats.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import Any

Grid = list[list[Any]]

EXCEL_EPOCH = datetime(1899, 12, 30)

# LibreOffice's error numbers, as Excel names them (the table its own .xlsx export uses).
ERRORS = {521: "#NULL!", 532: "#DIV/0!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 503: "#NUM!", 32767: "#N/A"}


class ErrorValue(str):
    """The error of a cell, such as ``#DIV/0!``; its own type, so that a cell holding this very text is told apart."""

    __slots__ = ()


class Kind(IntEnum):
    """What the number format of a cell makes of its number; the bits of UNO's NumberFormat type."""

    NUMBER = 0
    DATE = 2
    TIME = 4
    DATETIME = 6
    TEXT = 256
    BOOLEAN = 1024


def kind_of(format_type: int) -> Kind:
    """The kind for a UNO number format type (com.sun.star.util.NumberFormat)."""
    for kind in (Kind.BOOLEAN, Kind.TEXT):
        if format_type & kind:
            return kind
    if format_type & Kind.DATE:
        return Kind.DATETIME if format_type & Kind.TIME else Kind.DATE
    return Kind.TIME if format_type & Kind.TIME else Kind.NUMBER


def from_serial(serial: float, epoch: datetime) -> datetime:
    """A serial number as a point in time, to the millisecond: doubles carry no more at this size."""
    days = math.floor(serial)
    return epoch + timedelta(days=days, milliseconds=round((serial - days) * 86_400_000))


def to_serial(value: date | datetime | time, epoch: datetime) -> float:
    """The serial number of a date or time. A zone is dropped, as Excel does."""
    if isinstance(value, datetime):
        delta = value.replace(tzinfo=None) - epoch
    elif isinstance(value, date):
        delta = datetime(value.year, value.month, value.day) - epoch
    else:
        delta = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return delta / timedelta(days=1)


_PLAIN = frozenset((str, int, bool, type(None)))


def plain(value: Any) -> Any:
    """A value from numpy, pandas or the standard library as str, bool, int, float, datetime, date, time or None.

    Nothing is imported for it: the types are recognised by what they offer.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is float:
        return None if math.isnan(value) else value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (datetime, date)):
        if value != value:  # pandas.NaT is a datetime and not equal to itself
            return None
        return value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value
    if isinstance(value, (bool, int, time)):
        return value
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, (float, Decimal)):
        return plain(float(value))
    if kind.__name__ == "NAType":
        return None
    if kind.__name__ == "datetime64":
        return plain(value.astype("datetime64[us]").item())
    if hasattr(value, "item"):
        return plain(value.item())
    return value


_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")
# Texts that Excel may take for something else start with one of these; all others are stored without a look.
SUSPECT_HEADS = frozenset("='0123456789+-.tTfF")


def typed(text: str) -> Any:
    """What Excel makes of a text put into a cell that is not formatted as text: a number, a date, a boolean, or text.

    A leading apostrophe keeps it text, without the apostrophe. Formulas are the caller's.
    """
    if text.startswith("'"):
        return text[1:]
    if _NUMBER.fullmatch(text):
        return float(text)
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE"
    if found := _DATE.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        try:
            return datetime(year, month, day, hour, minute, second) if found[4] else date(year, month, day)
        except ValueError:
            return text
    return text


def clean(
    data: Iterable[Sequence[Any]],
    build_date: Callable[..., Any] | None,
    empty_as: Any,
    build_number: Callable[[float], Any] | None,
    errors_as_text: bool,
) -> Grid:
    """xlwings' cleaning of what was read: its choice of date type, number type, empty value and errors.

    Args:
        data: rows as ``Range.raw_value`` gives them.
        build_date: called with year, month, day, hour, minute, second, microsecond, tzinfo; or None.
        build_number: called with each float; or None.
    """
    keep_dates = build_date is None or build_date is datetime

    def one(value: Any) -> Any:
        kind = type(value)
        if kind is float:
            return value if build_number is None else build_number(value)
        if value is None or value == "":
            return empty_as
        if kind is ErrorValue:
            return str(value) if errors_as_text else None
        if kind is datetime and build_date is not None and not keep_dates:
            return build_date(
                year=value.year,
                month=value.month,
                day=value.day,
                hour=value.hour,
                minute=value.minute,
                second=value.second,
                microsecond=value.microsecond,
                tzinfo=None,
            )
        return value

    if build_number is None and empty_as is None:
        # The usual case: no call for the values that stay as they are.
        as_is = {float, type(None), bool} | ({datetime} if keep_dates else set())
        return [[value if type(value) in as_is else one(value) for value in row] for row in data]
    return [[one(value) for value in row] for row in data]
