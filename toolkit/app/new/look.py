"""How our workbooks look: one font, three header shades, light lines, traffic lights.

Fonts are those that every Windows and Mac Excel has. openpyxl is imported on first use only.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any

FONT = "微软雅黑"
INK, MUTED, LINE = "262626", "8C8C8C", "D9D9D9"
TITLE_INK = "1F3864"


class Shade(StrEnum):
    """Who fills in a column; the colour of its header."""

    PROVIDER = "1F4E78"
    RECEIVER = "3B7D4F"
    TOOLKIT = "7F7F7F"


class Format(StrEnum):
    """What a column holds; its number format."""

    TEXT = "@"
    WORDS = "General"
    DATETIME = "yyyy-mm-dd hh:mm"
    DATE = "yyyy-mm-dd"
    NUMBER = "0"
    MONEY = "#,##0.00"


_CENTRED = frozenset({Format.DATETIME, Format.DATE, Format.NUMBER})


@lru_cache(maxsize=8)
def font(size: float = 10, bold: bool = False, colour: str = INK, italic: bool = False) -> Any:
    """Our font in a size and colour (RRGGBB)."""
    from openpyxl.styles import Font

    return Font(name=FONT, size=size, bold=bold, italic=italic, color=colour)


@lru_cache(maxsize=16)
def fill(colour: str) -> Any:
    """A plain fill (RRGGBB)."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", start_color=colour, end_color=colour)


@lru_cache(maxsize=1)
def box() -> Any:
    """The light line around table cells."""
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def style_header(cell: Any, shade: Shade) -> None:
    """A header cell: white on its shade."""
    from openpyxl.styles import Alignment

    cell.font = font(10, bold=True, colour="FFFFFF")
    cell.fill = fill(shade.value)
    cell.border = box()
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def style_body(cell: Any, kind: Format, *, centre: bool = False, lined: bool = True) -> None:
    """A body cell, or the default of a whole column (``lined`` False, so that empty rows are not printed)."""
    from openpyxl.styles import Alignment

    cell.font = font()
    cell.number_format = kind.value
    horizontal = "center" if centre or kind in _CENTRED else "right" if kind is Format.MONEY else "left"
    indent = 0 if horizontal == "center" else 1
    cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True, indent=indent)
    if lined:
        cell.border = box()


def differential(colour: str | None = None, *, ink: str | None = None, lines: bool = False) -> Any:
    """A format for a conditional rule: a fill, an ink, lines."""
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(
        fill=_conditional_fill(colour) if colour else None,
        font=Font(color=ink) if ink else None,
        border=box() if lines else None,
    )


def _conditional_fill(colour: str) -> Any:
    # In a conditional format Excel reads the background colour of a solid fill, not the foreground.
    from openpyxl.styles import PatternFill

    return PatternFill(bgColor=colour, fill_type="solid", start_color=colour)
