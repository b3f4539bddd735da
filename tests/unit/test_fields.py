"""Every column that has names has a home in ``sheet.fields``."""

from __future__ import annotations

from toolkit.sheet import fields, vocabulary
from toolkit.sheet.header import SECOND


def test_every_field_with_names_is_there() -> None:
    assert list(fields.FIELDS) == [*vocabulary.NAMES, *SECOND.values()]


def test_what_a_period_begins_without_is_no_part_of_the_promise() -> None:
    assert not {name for name in fields.PER_PERIOD if fields.FIELDS[name].of is fields.Of.PROMISE}
