"""Policies that the settings have for some workbooks, departments or duties, and that nothing of the month falls under.

A misspelt name would else do nothing, and nobody would know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from toolkit.app.check_one import Checked
from toolkit.app.pack import Pack
from toolkit.core.obligation import Judged
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import TableRows, flat
from toolkit.sheet.values import read_text


class UnusedPolicies:
    """Those that nothing has fallen under yet, while the workbooks go by."""

    def __init__(self, settings: Settings, pack: Pack | None) -> None:
        """Departments of the settings and duties of the pack count as there, whether or not their workbook is."""
        self._tables_for = settings.tables_for
        self._left = dict.fromkeys(settings.policy_tables)
        self._note(settings.departments, (duty.id for duty in pack.duties) if pack else ())

    @property
    def tables(self) -> tuple[str, ...]:
        """Their tables in the settings."""
        return tuple(self._left)

    def see(self, checked: Checked) -> None:
        """Take note of a workbook, and of the departments and duties of its rows."""
        if self._left:
            self._note(*_names(checked.judged), (checked.record.name,))

    def _note(self, departments: Iterable[str], duties: Iterable[str], workbooks: Iterable[str] = ()) -> None:
        concerned = [self._tables_for(department=name) for name in departments]
        concerned += [self._tables_for(duty_id=number) for number in duties]
        concerned += [self._tables_for(workbook=name) for name in workbooks]
        for table in chain.from_iterable(concerned):
            self._left.pop(table, None)


def _names(judged: Sequence[Judged]) -> tuple[set[str], set[str]]:
    """The departments and the numbers of duties that rows are of."""
    departments: set[str] = set()
    duties: set[str] = set()
    for part in flat(judged):
        singly: Iterable[Judged] = part
        if isinstance(part, TableRows):
            departments.update(part.departments)
            duties.update(map(read_text, set(part.cells("duty_id"))))
            singly = part.alone.values()
        for one in singly:
            departments.add(one.obligation.duty.provider)
            duties.add(one.obligation.duty.id)
    return departments, duties
