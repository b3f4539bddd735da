"""Tables beside one another: where the headers of one row end and those of the next table begin."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal


def parts_of(cells: dict[int, str]) -> list[dict[int, str]]:
    """Tables beside one another: where deadline columns repeat, cut at the gaps between headers.

    Without a gap the next table begins where the first name that was there before comes again, if each part is a table.
    """
    phrases = [
        c
        for c, t in cells.items()
        if any(f == "phrase" and rank < LOOSE for f, rank in fields_of(t))
        and OWN_BY_NAME.get(normal(cells.get(c + 1, ""))) != "timeliness"  # ours, which may stand after a gap
    ]
    same = {normal(cells[c]) for c in phrases}
    if len(phrases) < 2 or len(same) == len(phrases):
        return [cells]
    parts: list[dict[int, str]] = [{}]
    previous = None
    for column, text in sorted(cells.items()):
        if previous is not None and column > previous + 1:
            parts.append({})
        parts[-1][column] = text
        previous = column
    found = [p for part in parts for p in _repeats(part)]
    return found if sum(_may_stand_alone(part, cells) for part in found) > 1 else [cells]


def _may_stand_alone(part: Mapping[int, str], cells: Mapping[int, str]) -> bool:
    """Whether some headers say what is owed and when, or come again in another part of the row, 期限 alone does not.

    A second 期限 or 应交时间 after a gap belongs to the table at its left, and so do columns of ours that a gap parts.
    """
    fields = {c: {f for f, rank in fields_of(t) if rank < LOOSE} for c, t in part.items()}
    if not any("phrase" in known for known in fields.values()):
        return False
    if any("deliverable" in known for known in fields.values()):
        return True
    others = {normal(t) for c, t in cells.items() if c not in part} - OWN_BY_NAME.keys()
    return any(normal(t) in others for c, t in part.items() if "phrase" not in fields[c])


def _repeats(cells: dict[int, str]) -> list[dict[int, str]]:
    """The tables in headers without a gap: more than one only where each has a deliverable and a deadline column."""
    parts: list[dict[int, str]] = [{}]
    for column, text in cells.items():
        if normal(text) in map(normal, parts[-1].values()):
            parts.append({})
        parts[-1][column] = text
    told = [{field for text in part.values() for field, _ in fields_of(text)} for part in parts]
    return parts if all({"deliverable", "phrase"} <= fields for fields in told) else [cells]
