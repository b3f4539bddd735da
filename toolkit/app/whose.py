"""Which workbook is which department's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.app.result import SUMMARY, CheckResult
from toolkit.app.tally import Tally
from toolkit.record import NamedTuple
from toolkit.sheet.units import fold, names_unit, stem, unit_by


class Workbooks(NamedTuple):
    """Whose workbook is which: by its rows, else by the file's own department, else by its name.

    ``names``: those of files without duties, which are nobody's by their rows.
    """

    by_rows: Mapping[str, str]
    by_department: Mapping[str, str]
    by_other_names: Mapping[str, str]
    shaped: frozenset[str]
    names: tuple[tuple[str, str], ...]
    failed: frozenset[str]

    @classmethod
    def of(cls, result: CheckResult, tally: Tally, others: Mapping[str, str]) -> Workbooks:
        """``others``: what departments are called otherwise, folded, and the name that each goes by."""
        by_rows: dict[str, str] = {}
        for provider, workbook in tally.workbooks.items():
            by_rows.setdefault(fold(provider), workbook)
        by_department: dict[str, str] = {}
        shaped = set()
        for f in result.files:
            department = fold(f.department)
            by_department.setdefault(department, f.name)
            if f.shape:
                shaped.add(department)
        named = [(Path(f.name).stem, f.name) for f in result.files if f.shape != SUMMARY]
        by_other_names = {fold(unit_by(words, others)): name for words, name in reversed(named)}
        names = tuple((Path(f.name).stem, f.name) for f in result.files if not f.shape)
        failed = frozenset(f.name for f in result.files if f.error)
        return cls(by_rows, by_department, by_other_names, frozenset(shaped), names, failed)

    def has_rows(self, department: str) -> bool:
        """Whether a workbook holds duties of the department."""
        wanted = fold(department)
        return wanted in self.shaped or wanted in self.by_rows

    def like(self, department: str, known: Iterable[str]) -> tuple[str, str]:
        """A department with duties that may be this one otherwise called (财务部 for 财务), and its workbook; or empty.

        Args:
            known: departments that are known to be others.
        """
        others = {fold(name) for name in known}
        for other, file in self.by_rows.items():
            if other not in others and stem(other) == stem(department):
                return other, file
        return "", ""

    def file_of(self, department: str) -> str:
        """Name of the workbook that is the department's; empty when there is none."""
        wanted = fold(department)
        known = self.by_department.get(wanted) or self.by_rows.get(wanted)
        known = known or next((name for words, name in self.names if names_unit(words, department)), "")
        return known or self.by_other_names.get(wanted, "")
