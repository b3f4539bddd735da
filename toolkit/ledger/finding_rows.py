"""Which findings of a workbook are new, and which of those that stood stand no more."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from toolkit.core.finding import Finding
from toolkit.core.period import Period
from toolkit.ledger.compare import LATE_CHANGE
from toolkit.ledger.records import period_code

_KEY = ("period", "rule", "severity", "place", "sheet", "sheet_row", "sheet_column", "params")
Key = tuple[Any, ...]


def compared(
    now: Iterable[Finding], standing: Sequence[Mapping[str, Any]], period: int, periods: Collection[int]
) -> tuple[list[Key], list[int]]:
    """The findings that are new, as the columns ``_KEY`` of their rows, and the numbers of those that are gone.

    Args:
        standing: the rows of the findings of the workbook that stand, also of other periods.
        period: that of the run, whose findings were all looked for.
        periods: those of the obligations that were seen, of which late changes were looked for.
    """
    before: dict[Key, list[int]] = defaultdict(list)
    for row in standing:
        late = row["rule"] == LATE_CHANGE and row["period"] in periods and '"removed"' not in row["params"]
        if late or row["period"] == period:
            before[tuple(row[name] for name in _KEY)].append(row["id"])
    new = []
    for finding in now:
        params = finding.filled if finding.rule == LATE_CHANGE else {}
        place = finding.place
        key = (
            period_code(Period.parse(params["period"])) if "period" in params else period,
            finding.rule,
            finding.severity.value,
            place.workbook,
            place.sheet,
            place.row,
            place.column,
            _told(finding.params, finding.what),
        )
        if before[key]:
            before[key].pop()
        else:
            new.append(key)
    return new, [number for numbers in before.values() for number in numbers]


@lru_cache(maxsize=4096)  # workbooks of a run repeat each other's
def _told(params: tuple[tuple[str, str], ...], what: str | None) -> str:
    """Everything that fills a finding's message."""
    filled = dict(params) if what is None else {**dict(params), "what": what}
    return json.dumps(filled, ensure_ascii=False, sort_keys=True)
