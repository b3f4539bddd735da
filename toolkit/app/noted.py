"""What month-end keeps of the findings: how many, where, and the worst of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.app.tally_lists import MOST
from toolkit.core.finding import RANK, Finding, Severity


def _key(finding: Finding) -> tuple[Any, ...]:
    return (RANK[finding.severity], finding.sort_key)


class Noted:
    """Takes the findings of one workbook after another."""

    def __init__(self, findings: Iterable[Finding] = (), most: int = MOST) -> None:
        """``most``: how many of the worst are kept."""
        self.severities: Counter[Severity] = Counter()
        self.problems: Counter[tuple[str, str]] = Counter()
        """Errors and warnings by the department that a finding names or whose row it is of (or nothing) and its
        workbook."""
        self._most = most
        self._worst: list[Finding] = []
        self._last: tuple[Any, ...] | None = None
        self.add(findings)

    def add(self, findings: Iterable[Finding], whose: Mapping[tuple[str, int], str] | None = None) -> None:
        """Count findings, and keep those that are among the worst.

        Args:
            whose: the departments of rows, by sheet and row, where a workbook is of several.
        """
        whose = whose or {}
        for finding in findings:
            self.severities[finding.severity] += 1
            if finding.severity is not Severity.INFO:
                place = finding.place
                department = finding.filled.get("department") or whose.get((place.sheet, place.row), "")
                self.problems[department, place.workbook] += 1
            if self._last is None or _key(finding) < self._last:
                self._worst.append(finding)
                if len(self._worst) >= 2 * self._most:
                    self._settle()

    @property
    def count(self) -> int:
        """How many there are of any severity."""
        return sum(self.severities.values())

    @property
    def worst(self) -> list[Finding]:
        """The worst, in order."""
        self._settle()
        return list(self._worst)

    def _settle(self) -> None:
        self._worst.sort(key=_key)
        if len(self._worst) > self._most:
            del self._worst[self._most :]
            self._last = _key(self._worst[-1])
