"""Probes of ``Range`` and what hangs on it; see engine_probes.py."""

from __future__ import annotations

import datetime as dt

import xlwings
from engine_probes import Here, partly, probe, table

VALUES = [[1.5, "文", True, None], [dt.datetime(2026, 10, 5), dt.datetime(2026, 10, 5, 17, 30), 2.0**40, "=不是"]]


@probe(
    "Range.value Range.raw_value Range.options Range.__init__ Range.api Range.impl Range.sheet Range.shape Range.size"
)
def _(here: Here) -> object:
    import numpy
    import pandas

    sheet = here.sheet
    sheet["A1"].value = [*VALUES[:1], [*VALUES[1][:3], "'=不是"]]
    plain = sheet["A1:D2"].value == VALUES and sheet["A1:D2"].shape == (2, 4) and sheet["A1:D2"].size == 8
    sheet["F1"].options(transpose=True).value = [1, 2, 3]
    shapes = [
        sheet["F1:F3"].value == [1, 2, 3],
        sheet["F1"].options(ndim=2).value == [[1]],
        sheet["F1"].options(expand="down", numbers=int).value == [1, 2, 3],
        sheet["E1"].options(empty="leer").value == "leer",
    ]
    frame = pandas.DataFrame({"数": [1.0, 2.0], "日": pandas.to_datetime(["2026-01-01", "2026-01-02"])})
    sheet["A10"].value = frame
    back = sheet["A10"].options(pandas.DataFrame, expand="table").value
    series = sheet["A10:B12"].options(pandas.Series).value
    sheet["H1"].options(dict).value = {"a": 1, "b": 2}
    more = [
        back["日"].tolist() == frame["日"].tolist(),
        series.tolist() == [1, 2],
        sheet["H1:I2"].options(dict).value == {"a": 1, "b": 2},
        sheet["A10:B12"].options(numpy.array, ndim=2).value.shape == (3, 2),
        xlwings.Range(sheet["A1"], sheet["B2"]).impl.raw_value is not None,
    ]
    return plain and all(shapes) and all(more) and sheet["A1"].api.getValue() == 1.5


@probe("Range.formula Range.formula2 Range.formula_array Range.has_array")
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["A1"].value = [[1], [2]]
    sheet["B1:B2"].formula = "=A1*10"
    sheet["C1"].formula2 = "=SUM(A1:A2)"
    sheet["D1:D2"].formula_array = "=A1:A2*2"
    kept = (sheet["B2"].formula, sheet["C1"].formula2, sheet["D1"].formula_array) == (
        "=A2*10",
        "=SUM(A1:A2)",
        "=A1:A2*2",
    )
    return kept and sheet["D1:D2"].value == [2, 4] and sheet["D1"].has_array and not sheet["A1"].has_array


partly("Range.formula2", "the same as formula: LibreOffice 7 has no spilling formulas")


@probe("Range.__call__ Range.__getitem__ Range.__iter__ Range.__len__ Range.count Range.offset Range.resize Range.row")
def _(here: Here) -> object:
    cells = here.sheet["B2:C4"]
    places = [cells(1).address, cells(3, 2).address, cells[1].address, cells[0, 1].address, cells[1:, :].address]
    places += [cells.offset(1, 1).address, cells.resize(1, 1).address]
    wanted = ["$B$2", "$C$4", "$C$2", "$C$2", "$B$3:$C$4", "$C$3:$D$5", "$B$2"]
    return places == wanted and len(list(cells)) == len(cells) == cells.count == 6 and cells.row == 2


@probe("Range.column Range.last_cell Range.address Range.get_address Range.expand Range.end Range.current_region")
def _(here: Here) -> object:
    cells = table(here)
    found = [cells[0, 0].expand(mode).address for mode in ("table", "down", "right")]
    found += [cells[0, 0].end(way).address for way in ("down", "right")]
    found += [cells[1, 1].current_region.address, cells.last_cell.address, cells.get_address(False, False)]
    name = here.sheet.name
    with_sheet = cells[0, 0].get_address(include_sheetname=True)
    wanted = ["$A$1:$C$4", "$A$1:$A$4", "$A$1:$C$1", "$A$4", "$C$1", "$A$1:$C$4", "$C$4", "A1:C4"]
    return found == wanted and cells.column == 1 and with_sheet.replace("'", "") == f"{name}!$A$1"


@probe("Range.rows Range.columns RangeRows.__call__ RangeRows.__getitem__ RangeRows.__iter__ RangeRows.__len__")
def _(here: Here) -> object:
    cells = table(here)
    rows = [row.address for row in cells.rows]
    return rows == [cells.rows[i].address for i in range(4)] and cells.rows(2).value[0] == "北" and len(cells.rows) == 4


@probe("RangeRows.autofit RangeRows.count RangeRows.hidden RangeColumns.autofit RangeColumns.count RangeColumns.hidden")
def _(here: Here) -> object:
    cells = table(here)
    cells.rows.autofit()
    cells.columns.autofit()
    cells.rows[1:2].hidden = cells.columns[1:2].hidden = True
    seen = (cells.rows[1:2].hidden, cells.columns[1:2].hidden, cells.rows[2:3].hidden)
    return seen == (True, True, False) and (cells.rows.count, cells.columns.count) == (4, 3)


@probe("RangeColumns.__call__ RangeColumns.__getitem__ RangeColumns.__iter__ RangeColumns.__len__")
def _(here: Here) -> object:
    cells = table(here)
    return [column.address for column in cells.columns][2] == cells.columns(3).address == cells.columns[2].address


@probe(
    "Range.color Range.set_colors Range.number_format Range.wrap_text Range.horizontal_alignment Range.adjust_indent"
)
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["A1:B2"].color = "#FF8000"
    sheet["C1:D2"].set_colors([[(1, 2, 3), None], [..., 255]])
    sheet["A1"].number_format, sheet["A1"].wrap_text = "#,##0.00", True
    sheet["A1"].horizontal_alignment = "right"
    sheet["A2"].adjust_indent(1)
    colors = [sheet[name].color for name in ("A1", "C1", "C2", "D2")]
    return (
        colors == [(255, 128, 0), (1, 2, 3), None, (255, 0, 0)]
        and (sheet["A1"].number_format, sheet["A1"].wrap_text) == ("#,##0.00", True)
        and sheet["A1"].horizontal_alignment == "right"
        and here.refuses(lambda: setattr(sheet["A1"], "horizontal_alignment", "distributed"))
    )


partly("Range.horizontal_alignment", "no center_across_selection, no distributed")


@probe("Range.vertical_alignment")
def _(here: Here) -> object:
    here.sheet["A1"].vertical_alignment = "top"
    return here.sheet["A1"].vertical_alignment == "top"


partly("Range.vertical_alignment", "no distributed")


@probe("Range.column_width Range.row_height Range.width Range.height Range.left Range.top Range.autofit")
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["A:A"].column_width, sheet["1:1"].row_height = 20, 30
    near = abs(sheet["B2"].top - 30) < 0.2 and abs(sheet["A1"].height - 30) < 0.2
    sheet["A2"].value = "x"
    sheet["A2"].autofit()
    return near and abs(sheet["B2"].left - sheet["A1"].width) < 0.2 and sheet["A1"].column_width < 20


@probe("Range.font Font.api Font.bold Font.italic Font.size Font.color Font.name Font.set")
def _(here: Here) -> object:
    font = here.sheet["A1:B2"].font
    font.set(bold=True, italic=True, size=14, color="#FF0000", name="Arial")
    return (font.bold, font.italic, font.size, font.color, font.name) == (True, True, 14, (255, 0, 0), "Arial")


@probe("Range.characters Characters.__getitem__ Characters.api Characters.font Characters.text")
def _(here: Here) -> object:
    cell = here.sheet["A1"]
    cell.value = "红字在后"
    cell.characters[2:].font.color = (255, 0, 0)
    cell.characters[0].font.bold = True
    parts = cell.characters
    return (parts[2:].text, parts[2:].font.color, parts[:2].font.color) == ("在后", (255, 0, 0), (0, 0, 0)) and parts[
        0
    ].font.bold


@probe("Range.borders Borders.__getitem__ Borders.__iter__ Borders.__len__ Borders.api Borders.clear Borders.color")
def _(here: Here) -> object:
    borders = here.sheet["B2:C3"].borders
    borders.set("all", line_style="continuous", weight="medium", color="#0000FF")
    blue = borders.color == (0, 0, 255) and len(borders) == 8
    borders.clear()
    return blue and borders.line_style is None and here.refuses(lambda: borders["diagonal_up"])


partly("Borders.__getitem__", "no diagonals")
partly("Borders.__iter__", "stops at the diagonals with NotImplementedError")


@probe("Borders.line_style Borders.weight Borders.set Border.api Border.color Border.line_style Border.weight")
def _(here: Here) -> object:
    borders = here.sheet["B2:C3"].borders
    borders.line_style, borders.weight = "dash", "thin"
    top = borders["edge_top"]
    top.line_style, top.weight, top.color = "double", "thick", (9, 9, 9)
    return (top.line_style, top.color, borders["inside_vertical"].line_style) == ("double", (9, 9, 9), "dash")


@probe("Range.merge Range.unmerge Range.merge_area Range.merge_cells")
def _(here: Here) -> object:
    here.sheet["B2:C3"].merge()
    merged = here.sheet["B2"].merge_cells and here.sheet["C3"].merge_area.address == "$B$2:$C$3"
    here.sheet["B2:C3"].unmerge()
    here.sheet["B5:C6"].merge(across=True)
    return merged and not here.sheet["B2"].merge_cells and here.sheet["B6"].merge_area.address == "$B$6:$C$6"


@probe("Range.insert Range.delete Range.move")
def _(here: Here) -> object:
    cells = table(here)
    here.sheet["2:2"].insert("down")
    inserted = here.sheet["A3"].value == "北"
    here.sheet["2:2"].delete()
    cells[3, :].move(here.sheet["F9"])
    return inserted and here.sheet["F9:H9"].value == ["北", 3, 20] and here.sheet["A4"].value is None


partly("Range.insert", "copy_origin has no effect: formats come from above or left")


@probe("Range.copy Range.paste Range.copy_from")
def _(here: Here) -> object:
    cells = table(here)
    sheet = here.sheet
    cells.copy(sheet["E1"])
    sheet["A1:A2"].copy()
    sheet["A10"].paste("values", transpose=True)
    sheet["C2:C4"].copy()
    sheet["C12:C14"].value = 1
    sheet["C12"].paste("values", operation="add")
    sheet["A20"].copy_from(cells, "values")
    sheet["C2"].number_format = "0.00"
    sheet["C2:C4"].copy()
    for column, kind in enumerate(
        ("values_and_number_formats", "formulas_and_number_formats", "all_except_borders"), 5
    ):
        sheet[29, column].paste(kind)
    formats = [sheet[29, column].number_format for column in (5, 6, 7)] == ["0.00"] * 3
    other = here.app.books.add()
    cells.copy(other.sheets[0]["B2"])
    away = other.sheets[0]["B2:D5"].value
    other.close()
    right = sheet["E1:G4"].value == cells.value == away == sheet["A20:C23"].value
    added = sheet["C12:C14"].value == [11, 31, 21]
    return (
        right
        and added
        and formats
        and sheet["A10:B10"].value == ["区域", "北"]
        and here.refuses(lambda: sheet["A1"].paste("comments"))
    )


KINDS = "all, all_except_borders, values, formulas, both with number formats, formats, column_widths"
partly("Range.paste", KINDS)
partly("Range.copy_from", KINDS)


@probe("Range.autofill")
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["A1"].value, sheet["B1"].value, sheet["C1"].value = [[1], [2]], "=ROW()*2", dt.datetime(2026, 1, 31)
    sheet["A1:A2"].autofill(sheet["A1:A5"])
    sheet["B1"].autofill(sheet["B1:B3"], "fill_copy")
    sheet["C1"].autofill(sheet["C1:C3"], "fill_months")
    filled = sheet["A1:A5"].value == [1, 2, 3, 4, 5] and sheet["B1:B3"].value == [2, 4, 6]
    return (
        filled
        and sheet["C3"].value.month == 3
        and here.refuses(lambda: sheet["A1"].autofill(sheet["A1:A3"], "flash_fill"))
    )


partly("Range.autofill", "no flash_fill")


@probe("Range.group Range.ungroup")
def _(here: Here) -> object:
    here.sheet["2:4"].group()
    here.sheet["B:C"].group()
    here.sheet["A1:C3"].group(by="rows")
    here.sheet["2:3"].ungroup()
    return True


@probe("Range.hyperlink Range.add_hyperlink")
def _(here: Here) -> object:
    here.sheet["A1"].add_hyperlink("https://example.org/表", "去")
    return (here.sheet["A1"].value, here.sheet["A1"].hyperlink) == ("去", "https://example.org/表")


partly("Range.add_hyperlink", "no screen tip")


@probe("Range.name Name.api Name.delete Name.name Name.refers_to Name.refers_to_range")
def _(here: Here) -> object:
    cells = here.sheet["B2:C3"]
    cells.name = "区块"
    name = here.book.names["区块"]
    same = cells.name == name and name.refers_to_range == cells
    name.name = "区块二"
    name.refers_to = f"='{here.sheet.name}'!$D$4"
    moved = here.sheet["区块二"].address == "$D$4" and name.refers_to.endswith("!$D$4")
    name.delete()
    return same and moved and "区块二" not in here.book.names


@probe("Names.__call__ Names.__contains__ Names.__getitem__ Names.__iter__ Names.__len__ Names.add Names.api")
def _(here: Here) -> object:
    sheet = here.sheet
    here.book.names.add("全局", f"='{sheet.name}'!$A$1")
    sheet.names.add("局部", f"='{sheet.name}'!$A$2")
    found = [name.name.rpartition("!")[2] for name in here.book.names]
    seen = "全局" in here.book.names and found == ["全局", "局部"] and len(sheet.names) == 1
    here.book.names["全局"].delete()
    sheet.names["局部"].delete()
    return seen and len(here.book.names) == 0


@probe("Names.contains Names.count")
def _(here: Here) -> object:
    return not here.book.names.contains("没有") and here.book.names.count == len(here.book.names)


@probe("Range.note Range.add_note Note.api Note.author Note.delete Note.location Note.text Notes.__getitem__")
def _(here: Here) -> object:
    note = here.sheet["B2"].add_note("旧")
    note.text = "新"
    kept = (here.sheet["B2"].note.text, here.sheet.notes[here.sheet["B2"]].location.address) == ("新", "$B$2")
    author = note.author
    note.delete()
    return kept and isinstance(author, str) and here.sheet["B2"].note is None


@probe("Notes.__iter__ Notes.__len__ Notes.count")
def _(here: Here) -> object:
    here.sheet["C3"].add_note("二")
    here.sheet["A1"].add_note("一")
    notes = here.sheet.notes
    return [note.text for note in notes] == ["一", "二"] and len(notes) == notes.count == 2


@probe("Range.sort Range.remove_duplicates Range.find Range.replace_all Range.get_special_cells")
def _(here: Here) -> object:
    cells = table(here)
    cells.sort([1, 3], [True, False], has_headers=True)
    order = [row[2] for row in cells.value[1:]]
    found = [cells.find("南").row, cells.find("没有"), cells.find("北", direction="backward").row]
    cells.replace_all("北", "西")
    here.sheet["E1:E2"].value = "=1+1"
    formulas = [area.address for area in here.sheet["A1:F9"].get_special_cells("formulas")]
    blanks = here.sheet["A1:C5"].get_special_cells("blanks")
    cells.remove_duplicates(1, has_headers=True)
    kept = [row[0] for row in cells.value]
    right = order in ([20, 10, 30], [30, 20, 10]) and found[1] is None and found[0] in (2, 4)
    return right and formulas == ["$E$1:$E$2"] and not blanks and sorted(kept[1:3]) == ["南", "西"] and kept[3] is None


partly("Range.find", "looks at what cells show")


@probe("Range.autofilter AutoFilter.apply_comparison AutoFilter.apply_values AutoFilter.clear AutoFilter.criteria")
def _(here: Here) -> object:
    cells = table(here)

    def shown() -> list[bool]:
        return [not cells.rows[row : row + 1].hidden for row in range(4)]

    filter_ = cells.autofilter
    filter_.apply_values(1, ["北"])
    north = shown()
    filter_.apply_comparison(3, "greater_than", 15)
    both, criteria = shown(), filter_.criteria
    filter_.clear(1)
    large = shown()
    filter_.clear()
    filter_.apply_comparison(3, "between", 5, 15)
    between = shown()
    filter_.clear()
    states = [north, both, large, between, shown()]
    wanted = [
        [True, True, False, True],
        [True, False, False, True],
        [True, False, True, True],
        [True, True, False, False],
    ]
    return states == [*wanted, [True] * 4] and [(c.field, c.type) for c in criteria] == [
        (1, "values"),
        (3, "comparison"),
    ]


@probe(
    "AutoFilter.apply_top_items AutoFilter.apply_bottom_items AutoFilter.apply_top_percent "
    "AutoFilter.apply_bottom_percent"
)
def _(here: Here) -> object:
    cells = table(here)
    counts = []
    for name, amount in (("top_items", 2), ("bottom_items", 1), ("top_percent", 34), ("bottom_percent", 34)):
        getattr(cells.autofilter, f"apply_{name}")(3, amount)
        counts.append(
            (sum(not cells.rows[row : row + 1].hidden for row in range(1, 4)), cells.autofilter.criteria[0].type)
        )
        cells.autofilter.clear()
    return counts == [(2, "top_items"), (1, "bottom_items"), (1, "top_percent"), (2, "bottom_percent")]


@probe(
    "AutoFilterCriteria.count AutoFilterCriteria.field AutoFilterCriteria.operator AutoFilterCriteria.percent "
    "AutoFilterCriteria.type AutoFilterCriteria.value1 AutoFilterCriteria.value2 AutoFilterCriteria.values"
)
def _(here: Here) -> object:
    cells = table(here)
    cells.autofilter.apply_comparison(3, "not_between", 15, 25)
    (found,) = cells.autofilter.criteria
    seen = (found.operator, found.value1, found.value2, found.field) == ("not_between", "15", "25", 3)
    cells.autofilter.clear()
    cells.autofilter.apply_top_items(3, 2)
    (top,) = cells.autofilter.criteria
    cells.autofilter.clear()
    return seen and top.count == 2 and top.percent is None and top.values is None


@probe(
    "Range.data_validation DataValidation.set_list DataValidation.set_whole_number DataValidation.set_custom "
    "DataValidation.delete DataValidation.type DataValidation.operator DataValidation.formula1 DataValidation.formula2 "
    "DataValidation.formula DataValidation.source DataValidation.in_cell_dropdown DataValidation.api"
)
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["A1:A3"].data_validation.set_list(["按时", "逾期"])
    texts = (sheet["A1"].data_validation.type, sheet["A2"].data_validation.source)
    sheet["B1"].data_validation.set_list(sheet["D1:D3"], in_cell_dropdown=False)
    cells = sheet["B1"].data_validation
    sheet["C1"].data_validation.set_whole_number("between", 1, "=A1*2")
    whole = sheet["C1"].data_validation
    sheet["C2"].data_validation.set_custom("=LEN(C2)<5")
    right = texts == ("list", ["按时", "逾期"]) and cells.source.endswith("!$D$1:$D$3") and not cells.in_cell_dropdown
    numbers = (whole.type, whole.operator, whole.formula1, whole.formula2) == ("whole_number", "between", "=1", "=A1*2")
    custom = sheet["C2"].data_validation.formula == "=LEN(C2)<5"
    sheet["C2"].data_validation.delete()
    return right and numbers and custom and sheet["C2"].data_validation.type == "none"


@probe(
    "DataValidation.set_decimal DataValidation.set_date DataValidation.set_time DataValidation.set_text_length "
    "DataValidation.ignore_blank DataValidation.input_title DataValidation.input_message DataValidation.show_input "
    "DataValidation.error_title DataValidation.error_message DataValidation.show_error DataValidation.alert_style"
)
def _(here: Here) -> object:
    kinds = []
    for name, value in (
        ("decimal", 1.5),
        ("date", dt.date(2026, 1, 1)),
        ("time", dt.time(8, 0)),
        ("text_length", 5),
    ):
        rule = here.sheet["A1"].data_validation
        getattr(rule, f"set_{name}")("greater_than", value)
        kinds.append(here.sheet["A1"].data_validation.type)
    rule = here.sheet["A1"].data_validation
    texts = (rule.input_title, rule.input_message, rule.error_title, rule.error_message)
    flags = (rule.show_error, rule.alert_style, rule.ignore_blank in (True, False), rule.show_input in (True, False))
    return (
        kinds == ["decimal", "date", "time", "text_length"]
        and texts == ("",) * 4
        and flags == (True, "stop", True, True)
    )


@probe(
    "Range.conditional_formats ConditionalFormats.add_cell_value ConditionalFormats.add_custom "
    "ConditionalFormats.clear "
    "ConditionalFormat.type ConditionalFormat.operator ConditionalFormat.formula1 ConditionalFormat.formula2 "
    "ConditionalFormat.formula ConditionalFormat.fill_color ConditionalFormat.font_color ConditionalFormat.font_bold "
    "ConditionalFormat.font_italic ConditionalFormat.set ConditionalFormat.delete ConditionalFormat.stop_if_true"
)
def _(here: Here) -> object:
    cells = table(here)[1:, 2]
    rule = cells.conditional_formats.add_cell_value("between", 5, 15, fill_color="#FF0000", font_bold=True)
    first = (rule.type, rule.operator, rule.formula1, rule.formula2) == ("cell_value", "between", "5", "15")
    looks = (rule.fill_color, rule.font_bold, rule.font_italic, rule.stop_if_true) == ((255, 0, 0), True, False, True)
    custom = cells.conditional_formats.add_custom('=$A2="北"', font_color=(0, 0, 255), font_italic=True)
    second = (custom.type, custom.formula, custom.font_color) == ("custom", '=$A2="北"', (0, 0, 255))
    rule.set(operator="greater_than", formula1=25, formula2=None, fill_color=(1, 2, 3))
    changed = (rule.operator, rule.formula1, rule.fill_color) == ("greater_than", "25", (1, 2, 3))
    count = cells.conditional_formats.count
    rule.delete()
    left = len(cells.conditional_formats)
    cells.conditional_formats.clear()
    return first and looks and second and changed and (count, left, len(cells.conditional_formats)) == (2, 1, 0)


partly("ConditionalFormat.delete", "for a rule of a file that shares its cells with others: clear them all")
partly("ConditionalFormat.stop_if_true", "always True: LibreOffice stops at the first rule that holds")


@probe("ConditionalFormats.add_color_scale ConditionalFormat.colors ConditionalFormat.threshold_types")
def _(here: Here) -> object:
    return here.sheet["A1:A3"].conditional_formats.add_color_scale(["#FF0000", "#00FF00"])


@probe(
    "ConditionalFormats.add_data_bar ConditionalFormat.bar_color ConditionalFormat.gradient "
    "ConditionalFormat.thresholds"
)
def _(here: Here) -> object:
    return here.sheet["A1:A3"].conditional_formats.add_data_bar("#FF0000")


@probe(
    "ConditionalFormats.add_icon_set ConditionalFormat.icon_set ConditionalFormat.show_value "
    "ConditionalFormat.reverse_order"
)
def _(here: Here) -> object:
    return here.sheet["A1:A3"].conditional_formats.add_icon_set("3_arrows")


@probe("Range.copy_picture")
def _(here: Here) -> object:
    here.sheet["A1"].copy_picture()
    return False
