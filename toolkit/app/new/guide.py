"""说明 and the empty 检查结果: one screen each."""

from __future__ import annotations

from typing import Any

from toolkit.app.new.fields import lights, words
from toolkit.app.new.look import MUTED, TITLE_INK, Shade, box, fill, font
from toolkit.app.new.sheets import Making
from toolkit.app.new.table import set_up_print, wrapped_lines
from toolkit.workbook.ooxml.result_sheet import MARKER

_TEXT_WIDTH = 104


def add_guide(book: Any, m: Making) -> None:
    """The pack's own guide, then what colours mean and how the calendar is filled in."""
    from openpyxl.styles import Alignment

    name = m.sheet_name("guide")
    sheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = MUTED
    for letter, width in (("A", 2), ("B", 24), ("C", 16), ("D", 16), ("E", 16), ("F", 16), ("G", 16), ("H", 16)):
        sheet.column_dimensions[letter].width = width
    sheet["B1"] = m.pack.title[m.lang]
    sheet["B1"].font = font(14, bold=True, colour=TITLE_INK)
    sheet.row_dimensions[1].height = 30
    top = Alignment(vertical="top", wrap_text=True)

    def paragraph(row: int, head: str, body: str, colour: str | None = None) -> None:
        sheet.cell(row, 2, head).font = font(10, bold=True)
        sheet.cell(row, 2).alignment = top
        cell = sheet.cell(row, 3, body)
        cell.font = font(10, colour=colour) if colour else font(10)
        cell.alignment = top
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=8)
        sheet.row_dimensions[row].height = 16 * wrapped_lines(body, _TEXT_WIDTH) + 8

    row = 3
    for part in m.pack.guide:
        paragraph(row, part.head[m.lang], part.text[m.lang])
        row += 1
    row += 1
    shades = [(m.say(f"new-guide-{s.name.lower()}"), s.value, "FFFFFF") for s in Shade]
    _swatches(sheet, row, m.say("new-guide-columns"), shades)
    _swatches(
        sheet, row + 1, m.say("new-guide-lights"), [(label, colour, "262626") for label, colour in lights(m.lang)]
    )
    row += 3
    paragraph(row, m.say("new-guide-calendar"), m.say("new-hint-calendar"))
    for key in ("new-guide-calendar-off", "new-guide-calendar-on"):
        row += 1
        paragraph(row, "", m.say(key, year=m.period.year), MUTED)
    set_up_print(sheet, name, words(m.lang), None)


def _swatches(sheet: Any, row: int, head: str, swatches: list[tuple[str, str, str]]) -> None:
    from openpyxl.styles import Alignment

    sheet.cell(row, 2, head).font = font(10, bold=True)
    sheet.cell(row, 2).alignment = Alignment(vertical="center")
    sheet.row_dimensions[row].height = 22
    for column, (label, colour, ink) in enumerate(swatches, 3):
        cell = sheet.cell(row, column, label)
        cell.fill, cell.font, cell.border = fill(colour), font(10, colour=ink), box()
        cell.alignment = Alignment(horizontal="center", vertical="center")


def add_results(book: Any, m: Making) -> None:
    """An empty 检查结果, which the first check replaces: a hidden name says that it is ours."""
    from openpyxl.workbook.defined_name import DefinedName

    name = m.sheet_name("results")
    sheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "C00000"
    sheet["A1"] = name
    sheet["A1"].font = font(14, bold=True, colour=TITLE_INK)
    sheet["A3"] = m.say("new-results-empty")
    sheet["A3"].font = font(10, colour=MUTED)
    sheet.column_dimensions["A"].width = 80
    sheet.defined_names.add(DefinedName(MARKER, attr_text=f"'{name}'!$A$1", hidden=True))
    set_up_print(sheet, name, words(m.lang), None)
