"""Every column that has names has a home in ``sheet.fields``."""

from __future__ import annotations

import pytest

from toolkit.core.period import Period
from toolkit.sheet import fields, vocabulary
from toolkit.sheet.header import SECOND
from toolkit.sheet.obligation_reader import ObligationReader
from toolkit.sheet.records import Records
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.values import DateContext


def test_every_field_with_names_is_there() -> None:
    assert list(fields.FIELDS) == [*vocabulary.NAMES, *SECOND.values()]


def test_what_a_period_begins_without_is_no_part_of_the_promise() -> None:
    assert not {name for name in fields.PER_PERIOD if fields.FIELDS[name].of is fields.Of.PROMISE}


@pytest.mark.parametrize("field", fields.WORDED)
def test_rows_that_differ_in_what_a_promise_is_made_of_are_two_promises(field: str) -> None:
    said = {"deliverable": "报表", "phrase": "每月5号前", "provider": "销售部", "submitted_at": None, "complete": "是"}
    said |= {field: said.get(field)}
    names = [vocabulary.NAMES[name][0] for name in said]
    other = {"phrase": "每月6号前", "due_in": "次月"}.get(field, "乙")
    rows = [names, [*said.values()], [*(said | {field: other}).values()], [*said.values()]]
    (table,) = find_tables("责任表", rows, ())
    assert field in table.header.columns
    reader = ObligationReader(Records("a.xlsx", full=False), table, DateContext(Period(2026, 10)), "")
    first, second, third = (reader.read_obligation(number, row, "销售部")[0].duty for number, row in table.rows)
    assert first == third != second
