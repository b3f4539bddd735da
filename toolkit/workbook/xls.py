"""Workbooks of Excel 97 to 2003 (.xls): what calamine does not tell of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO

from toolkit.workbook.ooxml.package import CFB_MAGIC
from toolkit.workbook.port import DAYEND_CODE

# [MS-XLS] 2.3.1
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_NUMBER, _RK, _SEVERAL_RK = 0x203, 0x27E, 0xBD
_SHOWN = " 24:00"
_UPPER = 1 << 20  # bytes of a sheet that are searched
_WRONG = (struct.error, OSError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError, AssertionError)


def dayends(data: bytes) -> Mapping[str, frozenset[tuple[int, int]]]:
    """By sheet, the cells with the format that only we use, in which a day is shown as 2026-11-05 24:00."""
    if not data.startswith(CFB_MAGIC) or not any(_SHOWN.encode(how) in data for how in ("ascii", "utf-16-le")):
        return {}
    try:
        return _dayends(_stream(data))
    except _WRONG:
        return {}  # damaged, which is for the reader to say


def _stream(data: bytes) -> bytes:
    from olefile import OleFileIO

    with OleFileIO(BytesIO(data)) as file:
        return bytes(file.openstream("Workbook").read())


def _dayends(stream: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    codes, formats, sheets = set[int](), list[int](), dict[str, int]()
    for kind, at, size in _records(stream, 0):
        if kind == _FORMAT and _text(stream, at + 2, 2).replace("\\", "") == DAYEND_CODE:
            codes.add(_number(stream, at))
        elif kind == _XF:
            formats.append(_number(stream, at + 2))
        elif kind == _SHEET and size > 8:
            sheets[_text(stream, at + 6, 1)] = struct.unpack_from("<L", stream, at)[0]
    wanted = {number for number, code in enumerate(formats) if code in codes}
    return {name: frozenset(_cells(stream, start, wanted)) for name, start in sheets.items()} if wanted else {}


def _cells(stream: bytes, start: int, wanted: set[int]) -> Iterator[tuple[int, int]]:
    """The cells with a number of a sheet that have one of these formats: row and column from 1."""
    for kind, at, size in _records(stream[: start + _UPPER], start):
        if kind in (_NUMBER, _RK):
            row, column, number = struct.unpack_from("<3H", stream, at)
            if number in wanted:
                yield row + 1, column + 1
        elif kind == _SEVERAL_RK:
            row, column = struct.unpack_from("<2H", stream, at)
            for place in range(at + 4, at + size - 2, 6):
                if _number(stream, place) in wanted:
                    yield row + 1, column + (place - at - 4) // 6 + 1


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The kind of each record of a substream, where its content begins and how long it is; not of charts within."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, at + 4, size
        elif depth < 1:
            return
        at += 4 + size


def _number(stream: bytes, at: int) -> int:
    number: int = struct.unpack_from("<H", stream, at)[0]
    return number


def _text(stream: bytes, at: int, width: int) -> str:
    """A text with its length before it, in one byte or two, and whether it is wide ([MS-XLS] 2.5.240, 2.5.294)."""
    length, wide = int.from_bytes(stream[at : at + width], "little"), stream[at + width] & 1
    start = at + width + 1
    return stream[start : start + (length << wide)].decode("utf-16-le" if wide else "latin-1")
