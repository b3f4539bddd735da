"""One look over the cells of a worksheet, for what decides how they are written."""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import letters
from toolkit.workbook.ooxml.sheet import Sheet

_HAS_FORMULA = compiled(rb"<(?:[^\s<>/:]++:)?f[\s/>]")


class Survey(NamedTuple):
    """What one look over the cells tells. ``regular``: plain rows and cells, see ``rows_fast``; ``formulas``: there may
    be formulas; ``taken``: a cell may stand in one of the columns asked about."""

    regular: bool
    formulas: bool
    taken: bool


_PREFIXED = compiled(rb":c[\s/>]")
_IRREGULAR = compiled(rb'<(?:[!?]|row(?! r="[1-9])|c(?! r="[A-Z]))')


def survey(sheet: Sheet, columns: set[int]) -> Survey:
    """Look over all cells once, for what decides how they are written."""
    data, a, b = sheet.data, sheet.start, sheet.end
    if sheet.prefix or sheet.rows.prefix or sheet.rows.empty or _prefixed(data, a, b):
        return Survey(False, has_formula(data, a, b), True)
    names = "|".join(map(letters, sorted(columns))).encode()
    # In the usual case nothing matches and one pass has answered all three questions.
    pattern = rb'<(?:[!?f]|row(?! r="[1-9])|c(?! r="(?!(?:%s)[0-9])[A-Z]))' % names
    if re.compile(pattern).search(data, a, b) is None:
        return Survey(True, False, False)
    return Survey(_IRREGULAR.search(data, a, b) is None, data.find(b"<f", a, b) >= 0, True)


def _prefixed(data: bytes, start: int, end: int) -> bool:
    """Whether a row or cell may have a prefix of its own, or be one of a choice."""
    if data.find(b":", start, end) < 0:
        return False
    if any(data.find(mark, start, end) >= 0 for mark in (b":AlternateContent", b":row")):
        return True
    return data.find(b":c", start, end) >= 0 and _PREFIXED.search(data, start, end) is not None


def has_formula(data: bytes, start: int, end: int) -> bool:
    """Whether there is a formula element between two offsets."""
    if data.find(b"<f", start, end) < 0 and data.find(b":f", start, end) < 0:
        return False
    return _HAS_FORMULA.search(data, start, end) is not None
