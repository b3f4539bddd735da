"""Which cells of a column have a fill of ours: colours that stayed behind when values moved are to be seen."""

from __future__ import annotations

import re

from toolkit.errors import WriteRefusedError
from toolkit.workbook.ooxml.book import relationships
from toolkit.workbook.ooxml.cells import letters
from toolkit.workbook.ooxml.plain import Held
from toolkit.workbook.ooxml.scan import to_utf8
from toolkit.workbook.ooxml.styles import Styles
from toolkit.workbook.port import Look

_STYLE = rb'<c r="%s([0-9]+)"(?: t="\w+")? s="([0-9]+)"'


def painted(held: Held, sheet: str, column: int) -> dict[int, Look]:
    """The rows of a column with a fill of ours, and which; none of a sheet that is not written plainly."""
    book = held.book
    ref = next((r for r in book.sheets if r.name == sheet and r.part in held.plain), None)
    part = next((r.part for r in relationships(book.package, book.part) if r.kind == "styles"), None)
    if ref is None or part is None or part not in book.package:
        return {}
    one = held.plain[ref.part].sheet
    pattern = re.compile(_STYLE % letters(column).encode())
    styles = pattern.findall(one.data, one.start, one.end)
    try:
        known = Styles(to_utf8(book.package.read(part))[0])
    except WriteRefusedError:
        return {}
    looks = {style: known.fill_of(int(style)) for _, style in set(styles)}
    return {int(row): look for row, style in styles if (look := looks[style]) is not None}
