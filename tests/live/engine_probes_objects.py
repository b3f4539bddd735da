"""Probes of tables, charts, pictures and shapes; see engine_probes.py."""

from __future__ import annotations

from typing import Any

import xlwings
from engine_probes import Here, partly, png, probe, table


@probe("Collection.__call__ Collection.__contains__ Collection.__getitem__ Collection.__iter__ Collection.__len__")
def _(here: Here) -> object:
    sheets = here.book.sheets
    return here.sheet.name in sheets and sheets(here.sheet.name) == here.sheet and sheets[-1] in list(sheets)


@probe("Collection.api Collection.count")
def _(here: Here) -> object:
    return here.book.sheets.count == here.book.sheets.api.getCount()


@probe(
    "Sheet.tables Tables.add Table.__init__ Table.name Table.display_name Table.api Table.parent "
    "Table.range Range.table"
)
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here), name="事项")
    same = here.sheet["B2"].table == made == here.sheet.tables["事项"] and here.sheet["F9"].table is None
    made.name = "事项二"
    made.display_name = "事项三"
    return same and (made.name, made.range.address, made.parent) == ("事项三", "$A$1:$C$4", here.sheet)


partly("Tables.add", "from a range; table_style_name has no effect")


@probe(
    "Table.data_body_range Table.header_row_range Table.totals_row_range Table.insert_row_range Table.show_headers "
    "Table.show_totals Table.show_autofilter Table.resize Table.sort Table.update Table.autofilter"
)
def _(here: Here) -> object:
    import pandas

    made = here.sheet.tables.add(table(here))
    parts = [made.data_body_range.address, made.header_row_range.address, made.totals_row_range, made.insert_row_range]
    made.show_totals = True
    totals = made.totals_row_range.value
    made.show_totals = False
    made.sort(3, ascending=False)
    ordered = [row[2] for row in made.data_body_range.value]
    made.show_autofilter = False
    made.autofilter.apply_values(1, ["南"])
    hidden = here.sheet["3:3"].rows.hidden
    made.autofilter.clear()
    made.update(pandas.DataFrame({"区域": ["东"], "月": [9]}), index=False)
    updated = (made.range.address, made.range.value) == ("$A$1:$B$2", [["区域", "月"], ["东", 9]])
    made.resize(here.sheet["A1:B3"])
    made.show_headers = False
    bare = made.header_row_range is None and made.range.address == "$A$2:$B$3"
    return (
        parts == ["$A$2:$C$4", "$A$1:$C$1", None, None]
        and totals == ["Total", None, 60]
        and ordered == [30, 20, 10]
        and hidden
        and updated
        and bare
        and made.show_autofilter is False
    )


@probe("Table.rows TableRows.__getitem__ TableRows.add TableRow.delete TableRow.index TableRow.range")
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here))
    made.rows.add(["东", 4, 40])
    made.rows.add(["中", 0, 5], index=1)
    values = [row.range.value[0] for row in made.rows]
    made.rows[0].delete()
    return values == ["中", "北", "南", "北", "东"] and made.rows[0].range.value[0] == "北" and made.rows[1].index == 2


@probe(
    "Table.columns TableColumns.add TableColumn.data_body_range TableColumn.delete TableColumn.index TableColumn.name "
    "TableColumn.range"
)
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here))
    made.columns.add("末")
    made.columns.add("中", index=2)
    names = [column.name for column in made.columns]
    body = made.columns["数"].data_body_range.value
    made.columns["中"].delete()
    right = names == ["区域", "中", "月", "数", "末"] and body == [10, 30, 20]
    return right and made.columns[1].name == "月" and made.columns[1].index == 2 and made.range.shape == (4, 4)


@probe("Table.table_style")
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here))
    return made.table_style is None and here.refuses(lambda: setattr(made, "table_style", "TableStyleMedium2"))


partly("Table.table_style", "None; LibreOffice has no table styles, setting one is refused")


@probe("Table.show_table_style_column_stripes Table.show_table_style_first_column")
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here))
    made.show_table_style_column_stripes = True
    return False


@probe("Table.show_table_style_last_column Table.show_table_style_row_stripes")
def _(here: Here) -> object:
    made = here.sheet.tables.add(table(here))
    made.show_table_style_row_stripes = True
    return False


def chart(here: Here, **more: Any) -> Any:
    here.sheet["A1"].value = [["月", "甲", "乙"], ["一月", 1, 2], ["二月", 3, 4], ["三月", 5, 6]]
    return here.sheet.charts.add(source=here.sheet["A1:C4"], **more)


@probe(
    "Sheet.charts Charts.add Charts.parent Chart.__init__ Chart.api Chart.name Chart.parent Chart.delete Chart.left "
    "Chart.top Chart.width Chart.height Chart.set_source_data Chart.to_png Chart.to_pdf"
)
def _(here: Here) -> object:
    made = chart(here, left=100, top=50, width=300, height=200, name="图一")
    place = [round(value) for value in (made.left, made.top, made.width, made.height)]
    made.name, made.left, made.width = "图二", 10, 400
    empty = here.sheet.charts.add(anchor=here.sheet["H10"], chart_type="line")
    none = len(empty.series)
    empty.set_source_data(here.sheet["A1"].expand())
    files = [here.folder / "c.png", here.folder / "c.pdf"]
    empty.to_png(files[0])
    empty.to_pdf(files[1])
    kept = place == [100, 50, 300, 200] and round(made.width) == 400 and "图二" in here.sheet.charts
    empty.delete()
    heads = [path.read_bytes()[:4] for path in files]
    return kept and none == 0 and heads == [b"\x89PNG", b"%PDF"] and [c.name for c in here.sheet.charts] == ["图二"]


partly("Charts.add", "style has no effect")


@probe("Chart.chart_type")
def _(here: Here) -> object:
    from xlwings.base_classes import CHART_TYPES

    made = chart(here)
    wrong, refused = [], []
    for kind in CHART_TYPES:
        if kind == "combination":
            continue
        try:
            made.chart_type = kind
        except NotImplementedError:
            refused.append(kind)
        else:
            if made.chart_type != kind:
                wrong.append(kind)
    return wrong == ["bubble_3d_effect"] and len(refused) == 6


partly("Chart.chart_type", "all but pie_of_pie, bar_of_pie and the surfaces; bubble_3d_effect becomes bubble")


@probe("Chart.title Chart.legend ChartLegend.api ChartLegend.position ChartLegend.visible Chart.plot_by")
def _(here: Here) -> object:
    made = chart(here)
    made.title = "应交"
    made.legend.position = "bottom"
    shown = (made.title, made.legend.visible, made.legend.position) == ("应交", True, "bottom")
    made.title, made.legend.visible, made.plot_by = None, False, "rows"
    return shown and (made.title, made.legend.visible, made.plot_by, len(made.series)) == (None, False, "rows", 3)


partly("ChartLegend.position", "no corner")


@probe(
    "Chart.category_axis Chart.value_axis ChartAxis.api ChartAxis.crosses ChartAxis.major_unit ChartAxis.maximum_scale "
    "ChartAxis.minimum_scale ChartAxis.number_format ChartAxis.reverse_order ChartAxis.set ChartAxis.title "
    "ChartAxis.visible"
)
def _(here: Here) -> object:
    made = chart(here)
    axis = made.value_axis
    axis.set(title="份数", minimum_scale=0, maximum_scale=10, major_unit=5, number_format="0.0", crosses="maximum")
    axis.reverse_order = True
    made.category_axis.visible = False
    seen = (axis.title, axis.minimum_scale, axis.maximum_scale, axis.major_unit, axis.number_format, axis.crosses)
    hidden = (axis.reverse_order, made.category_axis.visible, axis.visible) == (True, False, True)
    return seen == ("份数", 0, 10, 5, "0.0", "maximum") and hidden


@probe("Chart.series ChartSeries.api ChartSeries.name ChartSeries.fill_color ChartSeries.line_color ChartSeries.set")
def _(here: Here) -> object:
    made = chart(here)
    names = [series.name for series in made.series]
    one = made.series[0]
    one.set(name="新名", fill_color="#FF0000", line_color=(0, 0, 255))
    return names == ["甲", "乙"] and (one.name, one.fill_color, one.line_color) == ("新名", (255, 0, 0), (0, 0, 255))


@probe(
    "ChartSeries.chart_type ChartSeries.axis_group ChartSeries.marker_style ChartSeries.marker_size "
    "ChartSeries.marker_background_color Chart.secondary_value_axis Chart.secondary_category_axis"
)
def _(here: Here) -> object:
    made = chart(here)
    one = made.series[1]
    one.set(chart_type="line_markers", axis_group="secondary")
    one = next(series for series in made.series if series.name == "乙")
    one.set(marker_style="diamond", marker_size=9, marker_background_color=(1, 2, 3))
    made.secondary_value_axis.title = "右"
    mixed = (made.chart_type, one.chart_type.startswith("line"), one.axis_group) == ("combination", True, "secondary")
    marked = (one.marker_style, one.marker_size, one.marker_background_color) == ("diamond", 9, (1, 2, 3))
    return mixed and marked and made.secondary_value_axis.title == "右"


partly("ChartSeries.chart_type", "columns, lines and areas can share a chart")
partly("ChartSeries.marker_style", "no dot")


@probe("ChartSeries.marker_foreground_color")
def _(here: Here) -> object:
    chart(here, chart_type="line_markers").series[0].marker_foreground_color = (1, 2, 3)
    return False


@probe("Chart.set_x_axis_values")
def _(here: Here) -> object:
    made = chart(here)
    here.sheet["H1"].value = [["x"], ["y"], ["z"]]
    made.set_x_axis_values(here.sheet["H1:H3"])
    return "$H$1:$H$3" in " ".join(made.impl.model.getUsedRangeRepresentations())


@probe("Chart.style")
def _(here: Here) -> object:
    chart(here).style = 5
    return False


@probe(
    "Sheet.pivot_tables PivotTables.add PivotTables.parent PivotTable.api PivotTable.columns "
    "PivotTable.data_body_range "
    "PivotTable.delete PivotTable.field_names PivotTable.filters PivotTable.layout PivotTable.name PivotTable.parent "
    "PivotTable.range PivotTable.refresh PivotTable.rows PivotTable.show_column_grand_totals "
    "PivotTable.show_row_grand_totals PivotTable.values PivotField.api PivotField.name PivotField.parent "
    "PivotField.remove PivotFields.add PivotFields.parent PivotValueField.api PivotValueField.function "
    "PivotValueField.name PivotValueField.number_format PivotValueField.parent PivotValueField.remove "
    "PivotValueField.source_field PivotValueFields.add PivotValueFields.parent"
)
def _(here: Here) -> object:
    return here.sheet.pivot_tables.add(table(here), here.sheet["H1"], rows="区域", values="数")


@probe(
    "Sheet.pictures Pictures.add Pictures.parent Picture.__init__ Picture.api Picture.name Picture.parent Picture.left "
    "Picture.top Picture.width Picture.height Picture.delete Picture.update Picture.lock_aspect_ratio"
)
def _(here: Here) -> object:
    file = png(here.folder / "p.png")
    made = here.sheet.pictures.add(file, name="图", left=50, top=60)
    natural = (round(made.width), round(made.height), round(made.left), round(made.top)) == (30, 15, 50, 60)
    made.width = 60
    locked = round(made.height) == 30
    made.lock_aspect_ratio = False
    made.height = 10
    free = (round(made.width), round(made.height)) == (60, 10)
    made.update(png(here.folder / "q.png", 10, 10))
    again = here.sheet.pictures.add(file, name="图", update=True)
    anchored = here.sheet.pictures.add(file, anchor=here.sheet["D4"], scale=2)
    names = [picture.name for picture in here.sheet.pictures] + [again.name]
    made.delete()
    right = anchored.left == here.sheet["D4"].left and round(anchored.width) == 60
    return natural and locked and free and right and names[0] == names[-1] == "图" and len(here.sheet.pictures) == 1


partly("Picture.lock_aspect_ratio", "holds for the object in hand")
partly("Pictures.add", "files that LibreOffice reads, Matplotlib and Plotly figures; always saved with the book")


@probe(
    "Sheet.shapes Shape.__init__ Shape.api Shape.name Shape.type Shape.left Shape.top Shape.width "
    "Shape.height Shape.delete "
    "Shape.scale_height Shape.scale_width Shape.parent Shape.text Shape.font Shape.characters"
)
def _(here: Here) -> object:
    picture = here.sheet.pictures.add(png(here.folder / "s.png"))
    chart(here)
    box = here.book.api.createInstance("com.sun.star.drawing.TextShape")
    here.sheet.api.DrawPage.add(box)
    kinds = [shape.type for shape in here.sheet.shapes]
    text = here.sheet.shapes[2]
    text.name, text.text, text.left, text.width = "框", "文字", 20, 80
    text.font.bold = True
    text.characters[0].font.color = (255, 0, 0)
    here.sheet.shapes[picture.name].scale_width(2)
    here.sheet.shapes[picture.name].scale_height(3, relative_to_original_size=True)
    size = (round(picture.width), round(picture.height), text.parent) == (90, 45, here.sheet)
    words = (text.text, text.font.bold, text.characters[0].text) == ("文字", True, "文")
    text.delete()
    return kinds == ["picture", "chart", "text_box"] and size and words and len(here.sheet.shapes) == 2


@probe("Shape.activate")
def _(here: Here) -> object:
    here.sheet.pictures.add(png(here.folder / "a.png"))
    here.sheet.shapes[0].activate()
    return False


@probe("view load")
def _(here: Here) -> object:
    import pandas

    frame = pandas.DataFrame({"a": [1.0, 2.0]})
    xlwings.engines["libreoffice"].activate()
    here.app.activate()
    xlwings.view(frame, sheet=here.sheet)
    here.sheet.activate()
    here.sheet["A1"].select()
    back = xlwings.load()
    return back["a"].tolist() == [1, 2] and len(here.sheet.tables) == 1
