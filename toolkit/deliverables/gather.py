"""The few rows of a workbook that deliverables have to do with, picked from its judged rows; others are not made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from toolkit.core.duty import Duty
from toolkit.core.obligation import Judged
from toolkit.deliverables.expect import Kept, Naming
from toolkit.deliverables.names import files_in
from toolkit.deliverables.papers import complete, concerned
from toolkit.sheet.judged_rows import TableRows, flat
from toolkit.sheet.values import Raw, read_text

Said = Mapping[tuple[str, int], str]
"""By sheet and row, what the row says as evidence where it may name a file."""


def gather(
    judged: Sequence[Judged], naming: Naming, has_file: Callable[[Duty], bool], said: Said | None = None
) -> Iterator[Kept]:
    """The obligations that name a file, and those with papers of which there is something to say.

    Args:
        has_file: whether there is a deliverable that shows whether a duty's papers are complete.
        said: what rows say that are judged apart from their table.
    """
    for one, evidence in _rows(judged, naming, said or {}):
        patterns = naming.patterns(one.obligation, evidence)
        if patterns:
            yield Kept(one, patterns)
        elif concerned(one) and (complete(one.obligation) is None or has_file(one.obligation.duty)):
            yield Kept(one, ())


def said_in(parts: Iterable[TableRows]) -> Said:
    """What the rows of a workbook say as evidence, where they may name a file."""
    found: dict[tuple[str, int], str] = {}
    for part in parts:
        cells = zip(part.table.rows, part.cells("evidence"), part.cells("evidence_no"), strict=True)
        for (number, _), kind, no in cells:
            if _may_name(kind) or _may_name(no):
                found[part.table.sheet, number] = _evidence(read_text(kind), read_text(no))
    return found


def _rows(judged: Sequence[Judged], naming: Naming, said: Said) -> Iterator[tuple[Judged, str]]:
    """Judged rows with what they say as evidence; rows kept by column are made only if they may name a file."""
    for part in flat(judged):
        if isinstance(part, TableRows):
            yield from ((part[index], evidence) for index, evidence in _chosen(part, naming))
        else:
            for one in part:
                place, submission = one.obligation.place, one.obligation.submission
                yield one, said.get((place.sheet, place.row)) or (submission.evidence if submission else "")


def _chosen(rows: TableRows, naming: Naming) -> Iterator[tuple[int, str]]:
    """The rows of a table that stand alone or may name a file, by position, with what they say as evidence.

    A row that shares its verdict has no duty list behind it, and so no requirements.
    """
    kinds, numbers = rows.cells("evidence"), rows.cells("evidence_no")
    words = naming.by_words
    duties, promised = (rows.cells(name) if words else () for name in ("duty_id", "deliverable"))
    for index, (shared, kind, number) in enumerate(zip(rows.outcomes, kinds, numbers, strict=True)):
        if shared is not None and not (words or _may_name(kind) or _may_name(number)):
            continue
        evidence = _evidence(read_text(kind), read_text(number))
        if shared is not None:
            duty, what = (read_text(duties[index]), read_text(promised[index])) if words else ("", "")
            if not naming.may_name(duty, what, evidence):
                continue
        yield index, evidence


def _may_name(raw: Raw) -> bool:
    """Whether a cell may hold the name of a file."""
    text = raw if isinstance(raw, str) else read_text(raw)
    return "." in text or "{" in text


def _evidence(kind: str, number: str) -> str:
    """What a row says as evidence: the cell that names a file, else the kind of evidence, else its number."""
    return number if files_in(number) else kind or number
