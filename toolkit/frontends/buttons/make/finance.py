"""The workbook 月结检查: where the duty sheets are, for which period, three buttons, and department by department."""

from __future__ import annotations

from typing import Any

from toolkit.app.new.look import MUTED, TITLE_INK, Shade, box, differential, font, style_header
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.buttons.finance import FOLDER, LINES, PERIOD, RESULT, SUMMARY

_HEADS = ("department", "state", "count", "on-time", "late", "overdue", "undetermined")
_WIDTHS = (3, 16, 14, 11, 11, 11, 11, 13, 30)
BUTTON_ROW = 4


def build(period: Period | None, lang: str) -> Any:
    """The workbook as an openpyxl workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter as letter
    from openpyxl.workbook.defined_name import DefinedName

    def say(key: str) -> str:
        return text(f"button-sheet-{key}", lang)

    book = Workbook()
    sheet = book.active
    sheet.title = say("name")
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "1F4E78"
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[letter(number)].width = width
    for row, height in ((1, 30), (2, 18), (3, 6), (4, 34), (5, 8), (6, 24), (7, 24), (8, 24), (9, 10), (10, 28)):
        sheet.row_dimensions[row].height = height
    sheet["B1"], sheet["B2"] = say("name"), say("hint")
    sheet["B1"].font, sheet["B2"].font = font(16, bold=True, colour=TITLE_INK), font(9, colour=MUTED)
    middle = Alignment(vertical="center")
    for row, key, name in ((6, "folder", FOLDER), (7, "period", PERIOD), (8, "summary", SUMMARY)):
        sheet.cell(row, 2, say(key)).font = font(10, bold=True)
        sheet.cell(row, 2).alignment = middle
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=9)
        for column in range(3, 10):
            sheet.cell(row, column).border = box()
        cell = sheet.cell(row, 3)
        cell.font, cell.number_format, cell.alignment = font(), "@", Alignment(vertical="center", indent=1)
        book.defined_names.add(DefinedName(name, attr_text=f"'{sheet.title}'!$C${row}"))
    if period is not None:
        sheet.cell(7, 3, str(period))
    for column, key in enumerate(_HEADS, 2):
        cell = sheet.cell(10, column, say(key))
        style_header(cell, Shade.TOOLKIT if column > 2 else Shade.PROVIDER)
    centre = Alignment(horizontal="center", vertical="center")
    for row in range(11, 11 + LINES):
        sheet.row_dimensions[row].height = 20
        for column in range(2, 9):
            cell = sheet.cell(row, column)
            cell.font, cell.alignment = font(), middle if column == 2 else centre
    book.defined_names.add(DefinedName(RESULT, attr_text=f"'{sheet.title}'!$B$11"))
    _conditions(sheet)
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.freeze_panes = "A11"
    return book


def _conditions(sheet: Any) -> None:
    """Red where a department has no duty sheet, yellow where something is overdue; lines around what is there."""
    from openpyxl.formatting.rule import Rule

    from toolkit.workbook.port import FILLS, Look

    last = 10 + LINES

    def rule(formula: str, fill: str | None = None) -> Any:
        return Rule(type="expression", formula=[formula], dxf=differential(fill, lines=True))

    # No departments can be missing and have obligations: a blank count is a missing sheet only where a name stands.
    lines = rule('$B11<>""')
    for each in (rule('AND($B11<>"",$D11=0)', FILLS[Look.RED]), rule("$G11>0", FILLS[Look.YELLOW]), lines):
        sheet.conditional_formatting.add(f"C11:C{last}", each)
    for area in (f"B11:B{last}", f"D11:H{last}"):
        sheet.conditional_formatting.add(area, rule('$B11<>""'))
