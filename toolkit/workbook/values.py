"""Values of cells: which of them a workbook cannot tell apart, and how journals keep them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from toolkit.workbook.port import RawValue


def as_stored(value: RawValue) -> RawValue:
    """A value such that what was written equals what is read: days as midnights, whole numbers as floats."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def holds(have: RawValue, wrote: RawValue) -> bool:
    """Whether a cell with one value holds another: 1 and 1.0 are the same, 1 and true are not; no text is blank."""
    if have in (None, "") or wrote in (None, ""):
        return have in (None, "") and wrote in (None, "")
    return isinstance(have, bool) == isinstance(wrote, bool) and as_stored(have) == as_stored(wrote)


def encoded(value: object) -> dict[str, str | float]:
    """A value that JSON has no form of its own for, under the name of its kind; for a JSON encoder.

    Raises:
        TypeError: no cell holds such a value.
    """
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return {kind.__name__: value.isoformat()}
    if isinstance(value, timedelta):
        return {"timedelta": value / timedelta(seconds=1)}
    raise TypeError(type(value).__name__)


def decoded(raw: Any) -> RawValue:
    """The value that was encoded.

    Raises:
        TypeError, KeyError, ValueError: it is none.
    """
    if isinstance(raw, dict):
        ((kind, said),) = raw.items()
        if kind == "timedelta":
            return timedelta(seconds=float(said))
        kinds: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
        found: RawValue = kinds[kind].fromisoformat(said)
        return found
    if raw is None or isinstance(raw, (str, int, float, bool)):
        return raw
    raise TypeError(type(raw).__name__)
