"""Which formulas depend on what was written: their cached values are stale until somebody recalculates.

A formula is taken to depend on the written cells when a reference in it meets their bounding boxes, or when it names
something whose place cannot be told from the text (a defined name, a table, INDIRECT, OFFSET). Too many rather than
too few: the price is one recalculation when the workbook is opened.
"""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW, Box, column_number
from toolkit.workbook.ooxml.scan import unescape

# Nothing is tried twice from the same place and no word from its middle: the time stays linear on hostile formulas.
_TEXT = compiled(rb"<(?:[^\s<>/:]++:)?f(?:\s[^<>]*+)?>([^<]*+)<([!?]?)")
_SHARED = compiled(rb"""\st\s*+=\s*+["']shared""")
_SHARED_ACROSS = compiled(rb"""\st\s*+=\s*+["']shared["'][^<>]*+>[^<!]*+!""")
_STRING = compiled(r'"(?>(?:[^"]|"")*)"')
_REFERENCE = compiled(
    r"""(?<![\w.\\'\u0080-\uffff])"""
    r"""(?P<sheet>(?:'(?>(?:[^']|'')+)'|[\w.\u0080-\uffff\[\]]++(?::[\w.\u0080-\uffff]++)?)!)?"""
    r"""(?:\$?(?P<c1>[A-Za-z]{1,3})\$?(?P<r1>[0-9]{1,7})(?::\$?(?P<c2>[A-Za-z]{1,3})\$?(?P<r2>[0-9]{1,7}))?"""
    r"""|\$?(?P<ca>[A-Za-z]{1,3}):\$?(?P<cb>[A-Za-z]{1,3})|\$?(?P<ra>[0-9]{1,7}):\$?(?P<rb>[0-9]{1,7}))"""
    r"""(?![\w.(!])"""
)
_FUNCTION = compiled(r"(?<![\w.\u0080-\uffff])[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*+\(")
_INDIRECT = compiled(r"\b(?:INDIRECT|OFFSET|INDEX|CELL|INFO)\(", re.I)
_WORD = compiled(r"[A-Za-z_\\\u0080-\uffff][\w.\u0080-\uffff]*")
_LONGEST = 8192  # characters that Excel allows
_CONSTANTS = frozenset({"TRUE", "FALSE"})


def depends(data: bytes, start: int, end: int, here: str, written: dict[str, Box]) -> bool:
    """Whether a formula of the sheet ``here`` may depend on written cells.

    Args:
        data, start, end: the sheet part and the bounds of its sheetData.
        written: the bounding box of what was written, by sheet name in casefold.
    """
    seen: set[bytes] = set()
    for raw, pieces in _TEXT.findall(data, start, end):
        if pieces:
            return True  # a section or a comment in it
        if raw in seen:
            continue
        if len(seen) < 10_000:
            seen.add(raw)
        if formula_depends(unescape(raw.decode("utf-8", "replace")), here, written):
            return True
    # A follower of a shared formula shifts its master's references; the master alone says too little.
    pattern = _SHARED if here.casefold() in written else _SHARED_ACROSS
    return pattern.search(data, start, end) is not None


def formula_depends(formula: str, here: str, written: dict[str, Box]) -> bool:
    """Whether one formula may depend on written cells."""
    text = _STRING.sub('""', formula)
    if len(formula) > _LONGEST or "[" in text or _INDIRECT.search(text):
        return True
    rest = []
    last = 0
    for m in _REFERENCE.finditer(text):
        if m.start() and (text[m.start() - 1].isalnum() or text[m.start() - 1] in "_.\\"):
            continue
        rest.append(text[last : m.start()])
        last = m.end()
        sheet = here if m["sheet"] is None else m["sheet"][:-1].strip("'").replace("''", "'")
        if ":" in sheet:
            return True  # a reference through several sheets
        box = written.get(sheet.casefold())
        if box is not None and _meet(_box(m), box):
            return True
    rest.append(text[last:])
    words = _WORD.findall(_FUNCTION.sub(" ", " ".join(rest)))
    return any(w.upper() not in _CONSTANTS for w in words)


def _box(m: re.Match[str]) -> Box:
    if m["ca"]:
        c1, c2 = sorted((column_number(m["ca"].upper()), column_number(m["cb"].upper())))
        return 1, c1, MAX_ROW, c2
    if m["ra"]:
        r1, r2 = sorted((int(m["ra"]), int(m["rb"])))
        return r1, 1, r2, MAX_COLUMN
    r1, r2 = sorted((int(m["r1"]), int(m["r2"] or m["r1"])))
    c1, c2 = sorted((column_number(m["c1"].upper()), column_number((m["c2"] or m["c1"]).upper())))
    return r1, c1, r2, c2


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
