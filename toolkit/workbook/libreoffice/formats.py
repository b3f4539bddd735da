"""Number formats, colours, column widths and the copying of looks.

Formats are set for many rectangles in one call (``SheetCellRanges``); one call a cell is a hundred times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .address import Rect
from .unobridge import struct
from .values import Kind, kind_of

# Every property of a cell that Excel's "paste formats" carries, in LibreOffice's words.
# Sorted, as XMultiPropertySet wants them.
# fmt: off
_LOOK_PROPERTIES = (
    "BottomBorder2", "CellBackColor", "CellProtection", "CellStyle", "CharColor", "CharFontName",
    "CharFontNameAsian", "CharHeight", "CharHeightAsian", "CharPosture", "CharPostureAsian", "CharStrikeout",
    "CharUnderline", "CharWeight", "CharWeightAsian", "DiagonalBLTR2", "DiagonalTLBR2", "HoriJustify",
    "IsCellBackgroundTransparent", "IsTextWrapped", "LeftBorder2", "NumberFormat", "Orientation", "ParaIndent",
    "RightBorder2", "RotateAngle", "ShrinkToFit", "TopBorder2", "VertJustify",
)
# fmt: on


def address(sheet_index: int, rect: Rect) -> Any:
    """A CellRangeAddress."""
    return struct(
        "com.sun.star.table.CellRangeAddress",
        Sheet=sheet_index,
        StartRow=rect.top,
        StartColumn=rect.left,
        EndRow=rect.bottom,
        EndColumn=rect.right,
    )


def ranges(document: Any, sheet_index: int, rects: Iterable[Rect]) -> Any:
    """Several rectangles of one sheet as one object that takes properties."""
    made = document.createInstance("com.sun.star.sheet.SheetCellRanges")
    made.addRangeAddresses(tuple(address(sheet_index, rect) for rect in rects), False)
    return made


_STANDARD = {
    Kind.NUMBER: "General",
    Kind.TEXT: "@",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "yyyy-mm-dd",
    Kind.DATETIME: "yyyy-mm-dd hh:mm:ss",
    Kind.TIME: "hh:mm:ss",
}


class NumberFormats:
    """The number formats of one document, spoken in Excel's English codes."""

    __slots__ = ("_codes", "_formats", "_keys", "_kinds", "_locale")

    def __init__(self, document: Any) -> None:
        self._formats = document.getNumberFormats()
        self._locale = struct("com.sun.star.lang.Locale", Language="en", Country="US")
        self._kinds: dict[int, Kind] = {}
        self._keys: dict[str, int] = {}
        self._codes: dict[int, str] = {}

    def kind(self, key: int) -> Kind:
        """What the format makes of a number."""
        if key not in self._kinds:
            self._kinds[key] = kind_of(self._formats.getByKey(key).Type)
        return self._kinds[key]

    def key(self, code: str) -> int:
        """The key of an Excel code such as ``yyyy-mm-dd``; it is added to the document when it is new."""
        if code not in self._keys:
            # Kept without a language of its own, or .xlsx files get it with a [$-409] in front.
            nowhere = struct("com.sun.star.lang.Locale")
            found = self._formats.queryKey(code, self._locale, False)
            if found == -1:
                found = self._formats.addNewConverted(code, self._locale, nowhere)
            self._keys[code] = int(self._formats.getFormatForLocale(found, nowhere))
        return self._keys[code]

    def code(self, key: int) -> str:
        """The Excel code of a key. LibreOffice prints date letters in upper case, Excel in lower."""
        if key not in self._codes:
            found = self._formats.getByKey(self._formats.getFormatForLocale(key, self._locale))
            text, kind = str(found.FormatString), kind_of(found.Type)
            self._codes[key] = _lower_dates(text) if kind in (Kind.DATE, Kind.TIME, Kind.DATETIME) else text
        return self._codes[key]

    def standard(self, kind: Kind) -> int:
        """The key that a value of this kind gets in a cell that has no format for it."""
        return self.key(_STANDARD[kind])


def _lower_dates(code: str) -> str:
    pieces = re.split(r'("[^"]*"|\\.|\[\$[^\]]*\]|AM/PM|A/P)', code)
    return "".join(piece if index % 2 else piece.lower() for index, piece in enumerate(pieces))


LOOKS_WITHOUT_BORDERS = tuple(name for name in _LOOK_PROPERTIES if "Border" not in name)


def copy_looks(
    document: Any, source: Any, targets: list[tuple[int, int, int]], which: tuple[str, ...] = _LOOK_PROPERTIES
) -> None:
    """Give the looks of a source range to equally large ranges, without their values: Excel's "paste formats".

    Args:
        source: the UNO range.
        which: the UNO properties to give, sorted.
        targets: for each target its sheet's index and the distance from the source in rows and in columns.
    """
    groups = source.getUniqueCellFormatRanges()
    for index in range(groups.getCount()):
        group = groups.getByIndex(index)
        looks = group.getPropertyValues(which)
        moved = document.createInstance("com.sun.star.sheet.SheetCellRanges")
        addresses = group.getRangeAddresses()
        for sheet_index, down, right in targets:
            moved.addRangeAddresses(
                tuple(
                    address(
                        sheet_index,
                        Rect(b.StartRow + down, b.StartColumn + right, b.EndRow + down, b.EndColumn + right),
                    )
                    for b in addresses
                ),
                False,
            )
        moved.setPropertyValues(which, looks)


def rgb_int(color: tuple[int, int, int] | int | str | None) -> int:
    """A colour as xlwings takes it ((r, g, b), ``#rrggbb``, Excel's BGR integer, None) as LibreOffice's integer."""
    if color is None:
        return -1
    if isinstance(color, str):
        return int(color.removeprefix("#"), 16)
    if isinstance(color, int):
        return (color & 0xFF) << 16 | color & 0xFF00 | color >> 16 & 0xFF
    red, green, blue = color
    return red << 16 | green << 8 | blue


def rgb_tuple(color: int) -> tuple[int, int, int] | None:
    """LibreOffice's colour integer as (r, g, b); None for transparent and automatic."""
    return None if color < 0 else (color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF)


# Excel's column width counts digits of its default font: 7 pixels each and 5 of padding, at 96 pixels an inch.
_HMM_PER_PIXEL = 2540 / 96


def width_to_hmm(characters: float) -> int:
    """Excel's column width in LibreOffice's hundredths of a millimetre."""
    return round((characters * 7 + 5) * _HMM_PER_PIXEL)


def hmm_to_width(hmm: int) -> float:
    """The way back, rounded to two places as Excel does."""
    return max(0.0, round((hmm / _HMM_PER_PIXEL - 5) / 7, 2))


def hmm_to_points(hmm: int) -> float:
    """Hundredths of a millimetre as points, to the quarter: finer than what either program keeps."""
    return round(hmm * 72 / 2540 * 4) / 4


def points_to_hmm(points: float) -> int:
    """Points as hundredths of a millimetre."""
    return round(points * 2540 / 72)
