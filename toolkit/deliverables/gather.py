"""The few rows of a workbook that deliverables have to do with, picked from its judged rows; others are not made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toolkit.core.duty import Duty
from toolkit.core.obligation import Judged
from toolkit.deliverables.expect import Kept, Naming, names_a_file
from toolkit.deliverables.papers import complete, concerned
from toolkit.sheet.judged_rows import Chain, TableRows
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import read_text


def gather(judged: Sequence[Judged], naming: Naming, has_file: Callable[[Duty], bool]) -> Iterator[Kept]:
    """The obligations that name a file, and those with papers of which there is something to say.

    Args:
        has_file: whether there is a deliverable that shows whether a duty's papers are complete.
    """
    for one, evidence in _rows(judged, naming):
        patterns = naming.patterns(one.obligation, evidence)
        if patterns:
            yield Kept(one, patterns)
        elif concerned(one) and (complete(one.obligation) is None or has_file(one.obligation.duty)):
            yield Kept(one, ())


def _rows(judged: Sequence[Judged], naming: Naming) -> Iterator[tuple[Judged, str]]:
    """Judged rows with what they say as evidence; rows kept by column are made only if they may name a file."""
    if isinstance(judged, Chain):
        for part in judged.parts:
            yield from _rows(part, naming)
    elif isinstance(judged, TableRows):
        columns = judged.table.header.columns
        for index, (_, row) in enumerate(judged.table.rows):
            evidence = _evidence(row, columns.get("evidence", 0), columns.get("evidence_no", 0))
            if judged.outcomes[index] is not None:  # a row by itself, without a duty list and so without requirements
                duty, what = (_text(row, columns.get(name, 0)) for name in ("duty_id", "deliverable"))
                if not naming.may_name(duty, what, evidence):
                    continue
            yield judged[index], evidence
    else:
        for one in judged:
            yield one, one.obligation.submission.evidence if one.obligation.submission else ""


def _evidence(row: Row, evidence: int, number: int) -> str:
    """What a row says as evidence: the cell that names a file, else the kind of evidence, else its number."""
    said = _text(row, evidence)
    other = _text(row, number)
    return other if names_a_file(other) else said or other


def _text(row: Row, column: int) -> str:
    return read_text(at(row, column)) if column else ""
