"""One table on one sheet: title, hint, header, rows, and what makes it pleasant to fill in and to print."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from toolkit.app.new.look import MUTED, TITLE_INK, Format, Shade, differential, font, style_body, style_header

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
LAST_ROW = 1000
"""Drop-downs and colours reach to this row."""
_ONE_PAGE = 300  # characters
_FEW = 10  # choices; longer lists hold names of any length
_INLINE = 255  # Excel's limit for a drop-down typed into the rule itself

Value = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Choices:
    """A drop-down: ``values``, or ``source``, a reference like ``'责任清单'!$A$4:$A$1000``. ``strict``: only these."""

    values: tuple[str, ...] = ()
    source: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column; ``width`` in characters, two for a Chinese one. ``lights``: text → fill for what the cell says."""

    header: str
    width: float
    kind: Format = Format.WORDS
    shade: Shade = Shade.PROVIDER
    choices: Choices | None = None
    centre: bool = False
    score: bool = False
    lights: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet of one table. ``frozen``: how many columns stay in sight. ``muted``: words in column ``muted_by`` (its
    header) that grey out the whole row."""

    name: str
    title: str
    hint: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    tab: str = ""
    frozen: int = 1
    muted_by: str = ""
    muted: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Words:
    """Texts of the workbook's own machinery, in the language of its reader."""

    bad_choice: str
    bad_date: str
    bad_score: str
    error_title: str
    page: str


def add_table(book: Any, spec: TableSheet, words: Words) -> Any:
    """Add the sheet to an openpyxl workbook and return it."""
    from openpyxl.utils import get_column_letter as letter

    sheet = book.create_sheet(spec.name)
    sheet.sheet_properties.tabColor = spec.tab or None
    sheet.sheet_view.showGridLines = False
    sheet["A1"], sheet["A2"] = spec.title, spec.hint
    sheet["A1"].font, sheet["A2"].font = font(14, bold=True, colour=TITLE_INK), font(9, colour=MUTED)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 16
    sheet.row_dimensions[HEADER_ROW].height = 32
    for number, column in enumerate(spec.columns, 1):
        dimension = sheet.column_dimensions[letter(number)]
        dimension.width = fitting_width(column)
        style_body(dimension, column.kind, centre=column.centre, lined=False)
        cell = sheet.cell(HEADER_ROW, number, column.header)
        style_header(cell, column.shade)
    for offset, row in enumerate(spec.rows):
        write_row(sheet, FIRST_ROW + offset, spec.columns, row)
    last = letter(len(spec.columns))
    sheet.freeze_panes = f"{letter(spec.frozen + 1)}{FIRST_ROW}"
    end = max(FIRST_ROW, HEADER_ROW + len(spec.rows))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{end}"
    _validations(sheet, spec, words)
    _conditions(sheet, spec, last)
    set_up_print(sheet, spec.name, words, f"{HEADER_ROW}:{HEADER_ROW}")
    if sum(fitting_width(c) for c in spec.columns) > _ONE_PAGE:
        # On one page it would print at less than half its size: two side by side, the first columns on both.
        sheet.page_setup.fitToWidth, sheet.page_setup.pageOrder = 2, "overThenDown"
        sheet.print_title_cols = f"A:{letter(spec.frozen)}"
    return sheet


def fitting_width(column: TableColumn) -> float:
    """At least the longest word of the header and the longest choice."""
    words = [w for w in column.header.split() if w.isascii()]
    inside = column.choices.values if column.choices and len(column.choices.values) <= _FEW else ()
    return max([column.width, *(len(w) + 2.0 for w in words), *(display_width(v) + 1.0 for v in inside)])


def write_row(sheet: Any, number: int, columns: tuple[TableColumn, ...], row: tuple[Value, ...]) -> None:
    """Write one row with its formats; its height follows the longest wrapped text."""
    lines = 1
    for i, column in enumerate(columns):
        value = row[i] if i < len(row) else None
        cell = sheet.cell(number, i + 1)
        style_body(cell, column.kind, centre=column.centre)
        if value is None or value == "":
            continue
        cell.value = value
        if isinstance(value, date) and not isinstance(value, datetime):
            cell.number_format = Format.DATE.value  # a day without a time must not look like midnight
        if isinstance(value, str):
            cell.data_type = "s"  # text stays text, also when it starts with =
            lines = max(lines, wrapped_lines(value, fitting_width(column)))
    sheet.row_dimensions[number].height = max(20, 15.5 * lines + 4)


def wrapped_lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    room = max(2, int(width) - 2)  # the indent takes one
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def display_width(text: str) -> int:
    """Width in characters: a Chinese one takes two."""
    return sum(1 if ord(c) < 0x2000 else 2 for c in text)


def _validations(sheet: Any, spec: TableSheet, words: Words) -> None:
    from openpyxl.utils import get_column_letter as letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(spec.columns, 1):
        rule = None
        if column.choices:
            formula = column.choices.source or _inline(sheet, column.choices.values)
            rule = DataValidation(type="list", formula1=formula, allow_blank=True)
            rule.errorStyle = "stop" if column.choices.strict else "warning"
            rule.error = words.bad_choice
        elif column.kind in (Format.DATETIME, Format.DATE) and column.shade is not Shade.TOOLKIT:
            rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            rule.errorStyle, rule.error = "warning", words.bad_date
        elif column.score:
            rule = DataValidation(type="decimal", operator="between", formula1="1", formula2="5", allow_blank=True)
            rule.errorStyle, rule.error = "stop", words.bad_score
        if rule:
            rule.showErrorMessage, rule.errorTitle = True, words.error_title
            rule.add(f"{letter(number)}{FIRST_ROW}:{letter(number)}{LAST_ROW}")
            sheet.add_data_validation(rule)


def _inline(sheet: Any, values: tuple[str, ...]) -> str:
    """The choices as the rule's own text, or on a hidden sheet when they are too many for it."""
    joined = ",".join(values)
    if len(joined) <= _INLINE:
        return f'"{joined}"'
    book, name = sheet.parent, "列表"
    lists = book[name] if name in book.sheetnames else book.create_sheet(name)
    lists.sheet_state = "hidden"
    column = lists.max_column + 1 if lists["A1"].value else 1
    for i, value in enumerate(values, 1):
        lists.cell(i, column, value)
    from openpyxl.utils import get_column_letter as letter

    return f"'{name}'!${letter(column)}$1:${letter(column)}${len(values)}"


def _conditions(sheet: Any, spec: TableSheet, last: str) -> None:
    """Traffic lights, grey for rows where nothing is owed, lines around every row that says something.

    No two areas overlap, and each format brings its own lines: LibreOffice applies only the first true one to a cell.
    """
    from openpyxl.formatting.rule import Rule
    from openpyxl.utils import get_column_letter as letter

    def rule(formula: str, fill: str | None = None, ink: str | None = None) -> Any:
        return Rule(type="expression", formula=[formula], dxf=differential(fill, ink=ink, lines=True))

    row_rules = [rule(f"COUNTA($A{FIRST_ROW}:${last}{FIRST_ROW})>0")]
    for number, column in enumerate(spec.columns, 1):
        if column.header == spec.muted_by:
            tests = ",".join(f'${letter(number)}{FIRST_ROW}="{text}"' for text in spec.muted)
            row_rules.insert(0, rule(f"OR({tests})", ink="A6A6A6"))
    plain = []
    for number, column in enumerate(spec.columns, 1):
        area = f"{letter(number)}{FIRST_ROW}:{letter(number)}{LAST_ROW}"
        if not column.lights:
            plain.append(area)
            continue
        lights = [rule(f'{letter(number)}{FIRST_ROW}="{text}"', fill) for text, fill in column.lights]
        for each in (*lights, *row_rules):
            sheet.conditional_formatting.add(area, copy(each))
    for each in row_rules:
        sheet.conditional_formatting.add(" ".join(_joined(plain)), each)


def _joined(areas: list[str]) -> list[str]:
    """Neighbouring columns as one range: A4:A9, B4:B9, D4:D9 become A4:B9, D4:D9."""
    from openpyxl.utils import range_boundaries

    found: list[list[str]] = []
    previous = -1
    for area in areas:
        column = range_boundaries(area)[0]
        start, end = area.split(":")
        if column == previous + 1:
            found[-1][1] = end
        else:
            found.append([start, end])
        previous = column
    return [":".join(pair) for pair in found]


def set_up_print(sheet: Any, name: str, words: Words, repeat: str | None) -> None:
    """A4 landscape, as wide as one page, the header on every page, page numbers below."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    sheet.print_options.horizontalCentered = True
    if repeat:
        sheet.print_title_rows = repeat
    sheet.oddFooter.left.text, sheet.oddFooter.left.size = name, 8
    sheet.oddFooter.right.text, sheet.oddFooter.right.size = words.page, 8
