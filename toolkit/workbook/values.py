"""Whether a cell holds a value, as far as a workbook can tell values apart."""

from __future__ import annotations

from datetime import date, datetime, time

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
