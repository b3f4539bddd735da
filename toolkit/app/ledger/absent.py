"""Workbooks that an earlier run of the period read, and that are not there any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from toolkit.app.files import presence
from toolkit.app.ledger import Location
from toolkit.app.levels import WORKBOOK_GONE, Levels, telling
from toolkit.app.result import CheckResult
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.ledger.compare import gone
from toolkit.ledger.records import RunFacts, Texts, period_code
from toolkit.sheet.judged_rows import Chain

if TYPE_CHECKING:
    from toolkit.ledger.store import Ledger


def told_as_gone(
    ledger: Ledger,
    location: Location,
    run: RunFacts,
    head: str,
    seen: Collection[str],
    levels: Levels,
) -> tuple[Finding, ...]:
    """A finding for each workbook that a month-end misses which an earlier one of the same, open period read.

    Each says so again; only the first one, after which the ledger counts on it no more, as a warning.

    Args:
        head, seen: as of ``with_absent``.

    Raises:
        CannotRunError: the ledger cannot be read.
    """
    from toolkit.ledger.reading import WHOLE, closings
    from toolkit.ledger.versions import once_read

    if run.command != WHOLE:
        return ()
    period = period_code(run.period)
    with ledger.reading() as connection:
        if period in closings(connection):
            return ()
        books = once_read(connection, period, head)
    lost = (path for path in books if path not in seen and presence(location.file(path)) is False)
    return tuple(f for path in lost for f in _gone(Place(path[len(head) :]), *books[path], levels))


def _gone(place: Place, count: int, counts: bool, levels: Levels) -> tuple[Finding, ...]:
    """That a workbook with so many rows is gone; ``counts``: for the first time, later it is for information."""
    if levels.get(WORKBOOK_GONE, Severity.INFO) is None:
        return ()
    params = {"count": str(count)}
    if counts:
        return telling(WORKBOOK_GONE, place, levels, params)
    return telling(WORKBOOK_GONE, place, {}, params, usual=Severity.INFO)


def with_absent(
    result: CheckResult,
    ledger: Ledger,
    period: Period,
    head: str,
    seen: Collection[str],
    levels: Levels,
) -> CheckResult:
    """The result with the obligations of absent workbooks as they were frozen, and a finding for each workbook.

    Args:
        period: that of the run; nothing is absent while it is not closed.
        head: how the ledger's names of the workbooks in the run's folder begin.
        seen: those that are there.

    Raises:
        CannotRunError: the ledger cannot be read.
    """
    from toolkit.ledger.reading import closings
    from toolkit.ledger.versions import absent

    code, texts = period_code(period), Texts()
    with ledger.reading() as connection:
        closing = closings(connection).get(code)
        if closing is None:
            return result
        lost = absent(connection, code, head, seen, texts)
    obligations: list[Sequence[Judged]] = [result.obligations]
    findings: list[Finding] = []
    for path, recorded in lost.items():
        found = gone(closing, recorded, texts, path[len(head) :], levels)
        obligations.append(found.judged or ())
        findings += found.findings
    if not lost:
        return result
    return result._replace(obligations=Chain(obligations)).with_findings(tuple(findings))
