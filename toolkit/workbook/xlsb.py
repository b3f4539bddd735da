"""Binary workbooks (.xlsb) as the reader takes them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

_ROW, _LONG, _TEXT = 0, range(1, 12), 6
_RICH = 62
"""A cell with a text in several formats (BrtCellRString), [MS-XLSB] 2.4: the text, with its formats behind it."""
_SHORT = range(12, 19)
"""Cells that stand right of the one before and do not say where (BrtShortBlank … BrtShortIsst, [MS-XLSB] 2.4).

Each is the cell of eleven less (BrtCellBlank … BrtCellIsst), without its column.
"""


def plainer(data: bytes) -> bytes | None:
    """The same workbook with the cells as Excel writes them; None where they are.

    Cells of other kinds, such as SheetJS writes, calamine leaves out without a word.
    """
    if b"xl/workbook.bin" not in data:
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            names = list(dict.fromkeys(old.namelist()))
            sheets = {n: old.read(n) for n in names if n.startswith("xl/worksheets/") and n.endswith(".bin")}
            plain = {name: _as_excel(part) for name, part in sheets.items() if _is_odd(part)}
            if not plain:
                return None
            out = BytesIO()
            with zipfile.ZipFile(out, "w") as new:
                for name in names:
                    new.writestr(name, plain.get(name) or sheets.get(name) or old.read(name))
            return out.getvalue()
    except (zipfile.BadZipFile, zlib.error, KeyError, IndexError, OSError, RuntimeError, ValueError, EOFError):
        return None  # not whole, or encrypted


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record of a part, and where its content begins and ends."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind > 127:
            kind = kind & 127 | part[at] << 7
            at += 1
        size = part[at]
        at += 1
        if size > 127:  # seven bits a byte, in at most four
            size &= 127
            for shift in (7, 14, 21):
                more = part[at]
                at += 1
                size |= (more & 127) << shift
                if more < 128:
                    break
        yield kind, at, at + size
        at += size


def _is_odd(part: bytes) -> bool:
    return any(kind in _SHORT or kind == _RICH for kind, _, _ in _records(part))


def _as_excel(part: bytes) -> bytes:
    pieces: list[bytes] = []
    kept = column = 0
    before = 0
    for kind, start, end in _records(part):
        cell = b""
        if kind == _ROW:
            column = 0
        elif kind in _SHORT:
            kind, cell = kind - 11, column.to_bytes(4, "little") + part[start:end]
            column += 1
        elif kind in _LONG or kind == _RICH:
            column = int.from_bytes(part[start : start + 4], "little") + 1
            if kind == _RICH:  # place and style, flags, the number of characters, and these
                text = start + 13 + 2 * int.from_bytes(part[start + 9 : start + 13], "little")
                kind, cell = _TEXT, part[start : start + 8] + part[start + 9 : min(text, end)]
        if cell:
            pieces += [part[kept:before], bytes((kind,)), _size(len(cell)), cell]
            kept = end
        before = end
    return b"".join([*pieces, part[kept:]])


def _size(size: int) -> bytes:
    out = bytearray()
    while size > 127:
        out.append(size & 127 | 128)
        size >>= 7
    return bytes((*out, size))
