"""Conditional formats of whole rows, which take in new columns at their right end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_ROW, Box, column_number, letters
from toolkit.workbook.ooxml.scan import Node, children
from toolkit.workbook.ooxml.sheet import Sheet

_AREA = compiled(r"(?<![^!\s])(\$?[A-Z]{1,3}\$?[0-9]{0,7}:\$?)([A-Z]{1,3})(\$?[0-9]{0,7})(?![^,\s])")
"""A2:G6, or whole columns, A:G; after a sheet's name or white space, before a comma or white space."""
_CORNER = compiled(r"\$?([A-Z]+)\$?([0-9]*)")


def widened(areas: str, last: Callable[[Box], int | None]) -> str:
    """The same areas, each up to the column that ``last`` gives for it; None leaves it as it is."""

    def new(area: re.Match[str]) -> str:
        (left, top), (right, bottom) = _CORNER.findall(area[0])
        box = int(top or 1), column_number(left), int(bottom or MAX_ROW), column_number(right)
        column = last(box)
        return area[0] if column is None else f"{area[1]}{letters(column)}{area[3]}"

    return _AREA.sub(new, areas)


def grow_conditions(sheet: Sheet, runs: Sequence[tuple[int, int, int]], last_row: int) -> None:
    """Let rules by formula over several columns that end left of new ones, those that colour whole rows, take them in.

    Bars and scales compare numbers: what we write is none of theirs.

    Args:
        runs: row, first and last column of neighbouring new header cells.
        last_row: the last one that is written.
    """

    def last(box: Box) -> int | None:
        for row, first, column in runs:
            rows = box[0] <= max(last_row, row + 1) and row <= box[2]
            if rows and box[1] < box[3] and box[3] == first - 1:
                return column
        return None

    for node in sheet.nodes:
        if node.local == b"conditionalFormatting" and _by_formula(sheet, node):
            areas = node.get("sqref") or ""
            grown = widened(areas, last)
            if grown != areas:
                sheet.set(node, sqref=grown)
    for node in _newer(sheet):
        if not _by_formula(sheet, node):
            continue
        for part in children(sheet.data, node.open_end, node.close_start):
            if part.local == b"sqref" and not part.empty:
                areas = sheet.data[part.open_end : part.close_start].decode()
                grown = widened(areas, last)
                if grown != areas:
                    sheet.splice(part.open_end, part.close_start, grown.encode())


def _by_formula(sheet: Sheet, node: Node) -> bool:
    if node.empty:
        return False
    rules = children(sheet.data, node.open_end, node.close_start)
    return all(r.get("type") == "expression" for r in rules if r.local == b"cfRule")


def _newer(sheet: Sheet) -> Iterator[Node]:
    """The formats in the extension at the end, where Excel 2010 and later put what others do not know."""
    if sheet.data.find(b"conditionalFormattings", sheet.end) < 0:
        return
    for extension in sheet.of(b"extLst"):
        for listed in [] if extension.empty else children(sheet.data, extension.open_end, extension.close_start):
            if listed.local == b"conditionalFormattings" and not listed.empty:
                yield from children(sheet.data, listed.open_end, listed.close_start)
