"""Borders of a range, in xlwings' words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .formats import rgb_int, rgb_tuple
from .parts import Part
from .unobridge import struct

if TYPE_CHECKING:
    from .looks import Looks

# xlwings' side → field of com.sun.star.table.TableBorder2, and the flag that makes it count.
_SIDES = {
    "edge_top": ("TopLine", "IsTopLineValid"),
    "edge_bottom": ("BottomLine", "IsBottomLineValid"),
    "edge_left": ("LeftLine", "IsLeftLineValid"),
    "edge_right": ("RightLine", "IsRightLineValid"),
    "inside_horizontal": ("HorizontalLine", "IsHorizontalLineValid"),
    "inside_vertical": ("VerticalLine", "IsVerticalLineValid"),
}
# com.sun.star.table.BorderLineStyle
_STYLES = {"continuous": 0, "dot": 1, "dash": 2, "double": 3, "dash_dot": 16, "dash_dot_dot": 17}
_WEIGHTS = {"hairline": 2, "thin": 26, "medium": 53, "thick": 79}  # hundredths of a millimetre, as imported from .xlsx


class _Unset:
    """Marks what was not given. xlwings' own mark has a class of the same name; it is told by that name."""


_UNSET = _Unset()


def _given(value: Any) -> bool:
    return type(value).__name__ != _Unset.__name__


class Border(Part):
    """One side of a range."""

    __slots__ = ("_borders", "_side")

    def __init__(self, borders: Borders, side: str) -> None:
        self._borders = borders
        self._side = side

    def _line(self) -> Any | None:
        """The line of that side; None where there is none or the cells differ."""
        table = self._borders.api
        field, valid = _SIDES[self._side]
        line = getattr(table, field)
        return line if getattr(table, valid) and line.LineWidth else None

    @property
    def line_style(self) -> str | None:
        line = self._line()
        return None if line is None else next((k for k, v in _STYLES.items() if v == line.LineStyle), "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self._borders.set([self._side], line_style=value)

    @property
    def weight(self) -> str | None:
        line = self._line()
        return None if line is None else min(_WEIGHTS, key=lambda name: abs(_WEIGHTS[name] - line.LineWidth))

    @weight.setter
    def weight(self, value: str) -> None:
        self._borders.set([self._side], weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        line = self._line()
        return None if line is None else rgb_tuple(line.Color)

    @color.setter
    def color(self, value: tuple[int, int, int]) -> None:
        self._borders.set([self._side], color=value)


class Borders(Part):
    """All sides of a range. ``api`` is the UNO TableBorder2 of its first area."""

    __slots__ = ("_looks",)

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    @property
    def api(self) -> Any:
        return self._looks.api.TableBorder2

    def __getitem__(self, side: str) -> Border:
        if side not in _SIDES:
            raise self._unsupported(side)
        return Border(self, side)

    def _common(self, attribute: str) -> Any:
        values = {getattr(self[side], attribute) for side in self._grid_sides()}
        return values.pop() if len(values) == 1 else None

    def _grid_sides(self) -> list[str]:
        rows, columns = self._looks.areas[0].rows, self._looks.areas[0].columns
        absent = {"inside_horizontal"} if rows == 1 else set()
        absent |= {"inside_vertical"} if columns == 1 else set()
        return [side for side in _SIDES if side not in absent]

    @property
    def line_style(self) -> str | None:
        style: str | None = self._common("line_style")
        return style

    @property
    def weight(self) -> str | None:
        weight: str | None = self._common("weight")
        return weight

    @property
    def color(self) -> tuple[int, int, int] | None:
        color: tuple[int, int, int] | None = self._common("color")
        return color

    def set(
        self,
        which: Iterable[str],
        *,
        line_style: Any = _UNSET,
        weight: Any = _UNSET,
        color: Any = _UNSET,
    ) -> None:
        """Set what is given on the given sides; ``line_style=None`` takes the line away.

        Diagonals are left out when lines are taken away and not supported otherwise.
        """
        table = self.api
        for valid in ("IsDistanceValid", *(flag for _, flag in _SIDES.values())):
            setattr(table, valid, False)
        for side in which:
            if side not in _SIDES:
                if _given(line_style) and line_style is None:
                    continue
                raise self._unsupported(side)
            field, valid = _SIDES[side]
            setattr(table, field, self._changed(getattr(table, field), line_style, weight, color))
            setattr(table, valid, True)
        self._looks.set_looks(TableBorder2=table)

    def _changed(self, old: Any, line_style: Any, weight: Any, color: Any) -> Any:
        if _given(line_style) and line_style is None:
            return struct("com.sun.star.table.BorderLine2")
        style = _STYLES["continuous"] if not _given(line_style) else _STYLES.get(line_style)
        if style is None:
            raise self._unsupported(f"line_style = {line_style!r}")
        width = _WEIGHTS[weight] if _given(weight) else old.LineWidth or _WEIGHTS["thin"]
        return struct(
            "com.sun.star.table.BorderLine2",
            Color=rgb_int(color) if _given(color) else old.Color,
            LineStyle=style if _given(line_style) or not old.LineWidth else old.LineStyle,
            LineWidth=width,
            OuterLineWidth=width,
        )

    def clear(self, which: Iterable[str]) -> None:
        self.set(which, line_style=None)
