"""``DataValidation``: what may be typed into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import formulas
from .address import quoted_sheet
from .parts import Part
from .unobridge import enum

if TYPE_CHECKING:
    from .range import Range

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "list": "LIST",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "custom": "CUSTOM",
}
OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_STYLES = {"stop": "STOP", "warning": "WARNING", "information": "INFO"}


class DataValidation(Part):
    """The rule of a range's cells; ``api`` is the UNO validation. A change of it counts once it is set again."""

    __slots__ = ("_area",)

    def __init__(self, area: Range) -> None:
        self._area = area

    @property
    def api(self) -> Any:
        return self._area.api.Validation

    @property
    def _mixed(self) -> bool:
        return bool(self._area.api.getPropertyState("Validation").value == "AMBIGUOUS_VALUE")

    @property
    def type(self) -> str:
        if self._mixed:
            return "inconsistent"
        word = self.api.Type.value
        return next((name for name, known in _TYPES.items() if known == word), "unknown")

    @property
    def operator(self) -> str | None:
        if self.type in ("none", "list", "custom", "inconsistent"):
            return None
        word = self.api.getOperator().value
        return next((name for name, known in OPERATORS.items() if known == word), None)

    def _formula(self, second: bool) -> str | None:
        if self.type in ("none", "inconsistent"):
            return None
        text = str(self.api.getFormula2() if second else self.api.getFormula1())
        return formulas.from_calc(self._area.sheet.book.document, text) if text else None

    @property
    def formula1(self) -> str | None:
        return self._formula(False)

    @property
    def formula2(self) -> str | None:
        return self._formula(True) if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        """The formula of a rule of one's own."""
        text = self.formula1 if self.type == "custom" else None
        return None if text is None else f"={text}"

    @property
    def source(self) -> Any:
        """What a list offers: its values, or the formula of the cells that hold them."""
        text = self.formula1 if self.type == "list" else None
        if text is None:
            return None
        if text.startswith('"'):
            return [part.strip('"') for part in str(self.api.getFormula1()).split('";"')]
        return f"={text}"

    @property
    def in_cell_dropdown(self) -> bool | None:
        return bool(self.api.ShowList) if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool:
        return bool(self.api.IgnoreBlankCells)

    @property
    def input_title(self) -> str:
        return str(self.api.InputTitle)

    @property
    def input_message(self) -> str:
        return str(self.api.InputMessage)

    @property
    def show_input(self) -> bool:
        return bool(self.api.ShowInputMessage)

    @property
    def error_title(self) -> str:
        return str(self.api.ErrorTitle)

    @property
    def error_message(self) -> str:
        return str(self.api.ErrorMessage)

    @property
    def show_error(self) -> bool:
        return bool(self.api.ShowErrorMessage)

    @property
    def alert_style(self) -> str | None:
        word = self.api.ErrorAlertStyle.value
        return next((name for name, known in _STYLES.items() if known == word), None)

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Offer a list of texts, or what a range or a name holds."""
        if isinstance(source, list):
            quoted = (part.replace('"', '""') for part in source)
            text = ";".join(f'"{part}"' for part in quoted)
        else:
            here = hasattr(source, "areas")
            address = f"{quoted_sheet(source.sheet.name)}!{source.address}" if here else source.name
            text = formulas.to_calc(self._area.sheet.book.document, address)
        self._set("LIST", None, text, "", ShowList=1 if in_cell_dropdown else 0)

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """Compare what is typed with one or two formulas in Excel's spelling."""
        document = self._area.sheet.book.document
        first, second = (formulas.to_calc(document, text.lstrip("=")) if text else "" for text in (formula1, formula2))
        self._set(_TYPES[rule_type], operator, first, second)

    def _set(self, kind: str, operator: str | None, first: str, second: str, **more: Any) -> None:
        validation = self.api
        validation.Type = enum("com.sun.star.sheet.ValidationType", kind)
        validation.ShowErrorMessage = True
        validation.ErrorAlertStyle = enum("com.sun.star.sheet.ValidationAlertStyle", "STOP")
        if operator is not None:
            validation.setOperator(enum("com.sun.star.sheet.ConditionOperator", OPERATORS[operator]))
        validation.setFormula1(first)
        validation.setFormula2(second)
        validation.setSourcePosition(self._area.first_cell().getCellAddress())
        for name, value in more.items():
            setattr(validation, name, value)
        self._area.api.Validation = validation

    def delete(self) -> None:
        validation = self.api
        validation.Type = enum("com.sun.star.sheet.ValidationType", "ANY")
        self._area.api.Validation = validation
