"""What every table rule is: a keyword, and a check that yields problems of one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.deliverables.library import Library
from toolkit.deliverables.records import Records
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.table import Found
from toolkit.record import NamedTuple
from toolkit.workbook.naming import shown
from toolkit.workbook.port import WorkbookContent

CENT = 0.005
"""Amounts nearer than this are the same: half the least amount there is, so that adding up floats tells no lies."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Where, which rule, and what fills its message. ``variant`` picks one of a rule's messages.

    ``completes``: the completeness condition of a duty that is not met because of it; ``case`` the case it is about.
    """

    place: Place
    rule: str
    params: dict[str, str] = field(default_factory=dict)
    variant: str = ""
    completes: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One deliverable's table under check, and what it may be compared with."""

    name: str
    path: Path
    schema: DeliverableSchema
    content: WorkbookContent
    found: Found
    read: Records
    library: Library
    period: Period | None
    department: str = ""
    day_order: str = ""

    def place(self, index: int, column: str) -> Place:
        """The cell of a record in a column; the row where the table has no such column."""
        return self.at(self.read.numbers[index], column)

    def at(self, row: int, column: str) -> Place:
        """A cell by its row and column name."""
        return Place(self.name, self.found.sheet.name, row, self.found.columns.get(column, 0))

    def title(self, column: str) -> str:
        """What the column's header says, else the schema's name for it."""
        said = self.found.titles.get(self.found.columns.get(column, 0), "")
        return " ".join(said.split()) or column

    def options(self, keyword: str) -> list[Any]:
        """The value of a keyword of ours, as a list; empty where the schema does not have it."""
        value = self.schema.table.get(keyword)
        return value if isinstance(value, list) else [] if value is None else [value]

    def unit(self, column: str) -> int:
        """What the numbers of a column count, in yuan."""
        return self.read.units.get(column, 1)

    def amount(self, column: str, value: float) -> str:
        """An amount of a column as messages have it."""
        return amount(value, self.unit(column))

    def spanned(self, index: int, *columns: str) -> range:
        """The records from one on that a merged cell in some columns makes one with it."""
        merged = self.read.merged
        end = index + 1
        while merged and end < len(self.read.records) and any((end, name) in merged for name in columns):
            end += 1
        return range(index, end)

    def once(self, span: range, column: str) -> list[Any]:
        """The values of a column in some records, a merged cell's once."""
        found = (self.read.records[i].get(column) for i in span if (i, column) not in self.read.merged)
        return [value for value in found if value is not None]

    def case(self, index: int) -> str:
        """The case that a record is about; empty where the schema names no column for it."""
        key = self.schema.key
        return str(self.read.records[index].get(key, "")) if key else ""


class Named(NamedTuple):
    """A column that a keyword names. ``number``: the keyword is of no use where it is not one of numbers."""

    column: str
    number: bool = False


class TableRule(Protocol):
    """A rule module."""

    KEYWORD: str

    def columns(self, option: Any) -> Iterator[Named]:
        """The columns of the table that its keyword names in a schema; ``option`` is the keyword's value."""
        ...

    def check(self, sheet: Sheet) -> Iterator[Problem]:
        """Yield the problems of one table."""
        ...


def not_found(sheet: Sheet, place: Place, other: Mapping[str, Any]) -> Problem:
    """That what a table is to be compared with is not to be found, or that several files may be meant."""
    params = {"what": " ".join(str(other[k]) for k in ("file", "sheet", "cell", "label", "column") if k in other)}
    if pattern := other.get("file"):
        several = sheet.library.undecided(pattern, sheet.path.parent, sheet.period, sheet.department)
        if several:
            files = listed(shown(path.name) for path in several)
            return Problem(place, "deliverable-source", params | {"files": files}, "several")
    return Problem(place, "deliverable-source", params)


def differs(one: float, other: float, tolerance: float, unit: int = 1) -> bool:
    """Whether two amounts are further apart than is allowed. What is off by binary fractions alone is not: 8.15 - 8.10.

    Amounts are compared to a millionth of a yuan.

    Args:
        one: what somebody worked out, and in thousands of yuan or more may have rounded.
        unit: what both count, in yuan.
    """
    if unit > 1:
        tolerance = max(tolerance, min(CENT, 0.5 / 10 ** _decimals(one)))
    return round((abs(one - other) - max(tolerance, CENT / unit)) * unit, 6) > 0


def amount(value: float, unit: int = 1) -> str:
    """A number as finance writes it: 1,234.50; whole numbers without decimals, fractions of a cent with three.

    Args:
        unit: what it counts, in yuan; of thousands it has as many decimals as it needs.
    """
    if unit > 1:
        text = f"{value:,.{len(str(unit)) + 1}f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text
    if abs(value - round(value, 2)) >= CENT / 10:
        return f"{value:,.3f}"
    text = f"{value:,.2f}"
    return text.removesuffix(".00") if abs(value - round(value)) < CENT else text


def _decimals(value: float) -> int:
    text = f"{value:.8f}".rstrip("0")
    return len(text) - text.index(".") - 1
