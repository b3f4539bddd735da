"""Whether a cell holds a value: what checks, roll-forward and undo go by before they write or leave it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from toolkit.workbook.port import RawValue
from toolkit.workbook.values import as_stored, holds

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("have", "wrote"),
    [(1, 1.0), ("x", "x"), (True, True), (None, None), (None, ""), (DAY, datetime(2026, 11, 5)), (time(9), time(9))],
)
def test_a_cell_holds_what_reads_as_what_was_written(have: RawValue, wrote: RawValue) -> None:
    assert holds(have, wrote) and holds(wrote, have)


@pytest.mark.parametrize(
    ("have", "wrote"),
    [(True, 1), (False, 0), (0, None), (0, ""), ("1", 1), (DAY, datetime(2026, 11, 5, 9)), (timedelta(1), 1)],
)
def test_what_a_workbook_tells_apart_is_not_the_same(have: RawValue, wrote: RawValue) -> None:
    assert not holds(have, wrote) and not holds(wrote, have)


def test_values_that_are_the_same_are_stored_alike() -> None:
    assert as_stored(DAY) == as_stored(datetime(2026, 11, 5)) and as_stored(3) == as_stored(3.0)
    assert as_stored(True) is True
