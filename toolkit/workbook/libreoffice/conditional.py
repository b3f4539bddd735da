"""``ConditionalFormats``: looks that depend on values. Comparisons and formulas; no scales, bars or icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import formulas
from .area import rect_of
from .formats import ranges, rgb_int, rgb_tuple
from .parts import Collection, Part
from .unobridge import enum

if TYPE_CHECKING:
    from .range import Range

# com.sun.star.sheet.ConditionFormatOperator
_OPERATORS = {
    "equal_to": 0,
    "less_than": 1,
    "greater_than": 2,
    "less_than_or_equal": 3,
    "greater_than_or_equal": 4,
    "not_equal_to": 5,
    "between": 6,
    "not_between": 7,
}
_EXPRESSION = 24
_TYPES = {1: "color_scale", 2: "data_bar", 3: "icon_set"}  # com.sun.star.sheet.ConditionEntryType
_STYLES = "CellStyles"
_BOLD, _REGULAR = 150.0, 100.0


class ConditionalFormat(Part):
    """One rule; ``api`` is the UNO entry. Its looks are a cell style of its own."""

    __slots__ = ("_area", "_format", "_index")

    def __init__(self, area: Range, format_: Any, index: int) -> None:
        self._area = area
        self._format = format_
        self._index = index

    @property
    def api(self) -> Any:
        return self._format.getByIndex(self._index)

    @property
    def type(self) -> str:
        kind = self.api.getType()
        if kind == 0:
            return "custom" if self.api.Operator == _EXPRESSION else "cell_value"
        return _TYPES.get(kind, "unknown")

    @property
    def stop_if_true(self) -> bool:
        """LibreOffice always stops at the first rule that holds."""
        return True

    @property
    def operator(self) -> str | None:
        if self.type != "cell_value":
            return None
        code = self.api.Operator
        return next((name for name, known in _OPERATORS.items() if known == code), None)

    def _text(self, word: str) -> str:
        return formulas.from_calc(self._area.sheet.book.document, str(getattr(self.api, word)))

    @property
    def formula1(self) -> str | None:
        return self._text("Formula1") if self.type == "cell_value" else None

    @property
    def formula2(self) -> str | None:
        return self._text("Formula2") if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        return "=" + self._text("Formula1") if self.type == "custom" else None

    @property
    def _style(self) -> Any:
        return self._area.sheet.book.document.StyleFamilies.getByName(_STYLES).getByName(self.api.StyleName)

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        return rgb_tuple(self._style.CellBackColor)

    @property
    def font_color(self) -> tuple[int, int, int] | None:
        return rgb_tuple(self._style.CharColor)

    @property
    def font_bold(self) -> bool:
        return bool(self._style.CharWeight > _REGULAR)

    @property
    def font_italic(self) -> bool:
        return bool(self._style.CharPosture.value == "ITALIC")

    def set(self, changes: dict[str, Any]) -> None:
        entry, document = self.api, self._area.sheet.book.document
        if "operator" in changes:
            entry.Operator = _OPERATORS[changes["operator"]]
        for name, word in (("formula1", "Formula1"), ("formula2", "Formula2"), ("formula", "Formula1")):
            if changes.get(name) is not None:
                setattr(entry, word, formulas.to_calc(document, str(changes[name]).lstrip("=")))
        _paint(self._style, changes)

    def delete(self) -> None:
        """Take the rule away. Rules made here are alone in their format; LibreOffice 7 cannot remove one of several."""
        if self._format.getCount() > 1:
            raise self._unsupported("delete", "clear the rules of the range and add again those that stay")
        self._area.sheet.api.ConditionalFormats.removeByID(self._format.ID)


class ConditionalFormats(Collection):
    """The rules that touch a range; ``api`` are the UNO formats of its sheet."""

    __slots__ = ()

    parent: Range

    @property
    def api(self) -> Any:
        return self.parent.sheet.api.ConditionalFormats

    def _all(self) -> list[ConditionalFormat]:
        mine = self.parent.area
        found = []
        for format_ in self.api.getConditionalFormats():
            rects = [rect_of(address) for address in format_.Range.getRangeAddresses()]
            if any(
                rect.top <= mine.bottom
                and mine.top <= rect.bottom
                and rect.left <= mine.right
                and mine.left <= rect.right
                for rect in rects
            ):
                found += [ConditionalFormat(self.parent, format_, index) for index in range(format_.getCount())]
        return found

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        return self._add(_OPERATORS[spec["operator"]], spec["formula1"], spec["formula2"], spec)

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        return self._add(_EXPRESSION, spec["formula"], None, spec)

    def _add(self, operator: int, formula1: str, formula2: str | None, spec: dict[str, Any]) -> ConditionalFormat:
        area, document = self.parent, self.parent.sheet.book.document
        covered = ranges(document, area.sheet.index - 1, area.areas)
        number = self.api.createByRange(covered)
        format_ = next(one for one in self.api.getConditionalFormats() if number == one.ID)
        format_.createEntry(0, 0)
        entry = format_.getByIndex(0)
        styles = document.StyleFamilies.getByName(_STYLES)
        count = 1
        while styles.hasByName(f"ConditionalFormat_{count}"):
            count += 1
        style = document.createInstance("com.sun.star.style.CellStyle")
        styles.insertByName(f"ConditionalFormat_{count}", style)
        _paint(style, spec)
        entry.StyleName = f"ConditionalFormat_{count}"
        entry.Operator = operator
        entry.Formula1 = formulas.to_calc(document, formula1.lstrip("="))
        if formula2 is not None:
            entry.Formula2 = formulas.to_calc(document, formula2.lstrip("="))
        return ConditionalFormat(area, format_, 0)

    def clear(self) -> None:
        """Take the rules that touch the range away, from all their cells."""
        for format_ in {rule._format.ID for rule in self._all()}:
            self.api.removeByID(format_)


def _paint(style: Any, looks: dict[str, Any]) -> None:
    if "fill_color" in looks:
        style.CellBackColor = rgb_int(looks["fill_color"])
    if "font_color" in looks:
        style.CharColor = rgb_int(looks["font_color"])
    for suffix in ("", "Asian"):
        if "font_bold" in looks:
            setattr(style, f"CharWeight{suffix}", _BOLD if looks["font_bold"] else _REGULAR)
        if "font_italic" in looks:
            posture = enum("com.sun.star.awt.FontSlant", "ITALIC" if looks["font_italic"] else "NONE")
            setattr(style, f"CharPosture{suffix}", posture)
