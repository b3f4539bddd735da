"""``AutoFilter``: showing only the rows that match."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from .parts import Part
from .unobridge import enum, struct
from .values import to_serial, typed

if TYPE_CHECKING:
    from .range import Range

# com.sun.star.sheet.FilterOperator2
_EMPTY, _NOT_EMPTY, _EQUAL = 0, 1, 2
_OPERATORS = {
    "equal_to": _EQUAL,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
_COUNTED = {"top_items": 8, "top_percent": 9, "bottom_items": 10, "bottom_percent": 11}
_BETWEEN = {
    "between": (("greater_than_or_equal", "less_than_or_equal"), "AND"),
    "not_between": (("less_than", "greater_than"), "OR"),
}
_NUMBER, _TEXT = 0, 1  # com.sun.star.sheet.FilterFieldType


class AutoFilter(Part):
    """The filter over a range whose first row is its header; ``api`` is the UNO filter descriptor in force."""

    __slots__ = ("_area",)

    def __init__(self, area: Range) -> None:
        self._area = area

    @property
    def api(self) -> Any:
        return self._area.api.createFilterDescriptor(False)

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """What is filtered by, one entry for each field that is."""
        by_field: dict[int, list[Any]] = {}
        for field in self.api.getFilterFields3():
            by_field.setdefault(field.Field + 1, []).append(field)
        return [_described(number, fields) for number, fields in sorted(by_field.items())]

    def apply_values(self, field: int, values: list[str]) -> None:
        self._apply(field, [_field(field, _EQUAL, [typed(value) for value in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any = None) -> None:
        """Compare with one or two values; None stands for empty cells."""
        if value1 is None:
            wanted = [_field(field, _EMPTY if operator == "equal_to" else _NOT_EMPTY, [])]
        elif operator in _BETWEEN:
            (first, second), joint = _BETWEEN[operator]
            wanted = [
                _field(field, _OPERATORS[first], [self._operand(value1)]),
                _field(field, _OPERATORS[second], [self._operand(value2)], joint),
            ]
        else:
            wanted = [_field(field, _OPERATORS[operator], [self._operand(value1)])]
        self._apply(field, wanted)

    def _operand(self, value: Any) -> Any:
        """A value as cells have it: dates as serial numbers."""
        if isinstance(value, dict):
            return to_serial(datetime.fromisoformat(value["value"]), self._area.sheet.book.epoch)
        return typed(value) if isinstance(value, str) else value

    def apply_top_items(self, field: int, count: int) -> None:
        self._apply(field, [_field(field, _COUNTED["top_items"], [count])])

    def apply_bottom_items(self, field: int, count: int) -> None:
        self._apply(field, [_field(field, _COUNTED["bottom_items"], [count])])

    def apply_top_percent(self, field: int, percent: float) -> None:
        self._apply(field, [_field(field, _COUNTED["top_percent"], [percent])])

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        self._apply(field, [_field(field, _COUNTED["bottom_percent"], [percent])])

    def clear(self, field: int | None = None) -> None:
        """Show the rows again that a field hides; without a field, all."""
        self._apply(field, [])

    def _apply(self, field: int | None, wanted: list[Any]) -> None:
        kept = [other for other in self.api.getFilterFields3() if field is not None and other.Field != field - 1]
        for other in kept:
            _mark_types(other)
        descriptor = self._area.api.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        # An alternative (not between) binds its own two entries only when they come first.
        descriptor.setFilterFields3((*wanted, *kept))
        self._area.api.filter(descriptor)


def _field(number: int, operator: int, values: list[Any], joint: str = "AND") -> Any:
    made = struct("com.sun.star.sheet.TableFilterField3", Field=number - 1, Operator=operator)
    made.Connection = enum("com.sun.star.sheet.FilterConnection", joint)
    entries = []
    for value in values:
        if isinstance(value, str):
            entry = {"StringValue": value, "FilterType": _TEXT}
        else:
            entry = {"IsNumeric": True, "NumericValue": float(value), "FilterType": _NUMBER}
        entries.append(struct("com.sun.star.sheet.FilterFieldValue", **entry))
    made.Values = tuple(entries)
    return made


def _mark_types(field: Any) -> None:
    """LibreOffice does not say again of what type the values were that it was told."""
    values = field.Values
    for value in values:
        value.FilterType = _NUMBER if value.IsNumeric else _TEXT
    field.Values = values


def _described(number: int, fields: list[Any]) -> dict[str, Any]:
    first = fields[0]
    texts = [_text(value) for value in first.Values]
    found: dict[str, Any] = {"field": number, "type": "unknown"}
    for name, operator in _COUNTED.items():
        if first.Operator == operator:
            value = first.Values[0].NumericValue
            return found | {"type": name, "percent" if "percent" in name else "count": _whole(value)}
    operators = {code: name for name, code in _OPERATORS.items()}
    if first.Operator in (_EMPTY, _NOT_EMPTY):
        return found | {"type": "comparison", "operator": "equal_to" if first.Operator == _EMPTY else "not_equal_to"}
    if len(fields) == 2:
        name = "between" if fields[1].Connection.value == "AND" else "not_between"
        return found | {
            "type": "comparison",
            "operator": name,
            "value1": texts[0],
            "value2": _text(fields[1].Values[0]),
        }
    if first.Operator == _EQUAL:
        return found | {"type": "values", "values": texts}
    return found | {"type": "comparison", "operator": operators.get(first.Operator), "value1": texts[0]}


def _text(value: Any) -> str:
    return str(_whole(value.NumericValue)) if value.IsNumeric else str(value.StringValue)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
