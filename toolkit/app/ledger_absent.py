"""Workbooks that were closed with their period and are not there any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.app.result import CheckResult
from toolkit.core.finding import Finding, Severity
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.ledger.compare import gone
from toolkit.ledger.records import Texts, period_code
from toolkit.sheet.judged_rows import Chain

if TYPE_CHECKING:
    from toolkit.ledger.store import Ledger


def with_absent(
    result: CheckResult,
    ledger: Ledger,
    period: Period,
    head: str,
    seen: Collection[str],
    levels: Mapping[str, Severity | None],
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
