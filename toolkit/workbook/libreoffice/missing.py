"""What is not supported, and what to do instead: the second half of each NotImplementedError."""

from __future__ import annotations

USE_API = "use .api, the UNO object, for it"
_NOTES = "LibreOffice has notes only: use Range.note and Range.add_note"
_LOOK_SELF = "LibreOffice has no such styles: set color, font and borders of the ranges"
_PAID = "it belongs to xlwings PRO"

_PIVOT = "make it in the window (Insert, Pivot Table), or compute it with pandas and write the result"
_RULES = "use add_cell_value or add_custom, or make it in the window"

# "Class.member", or "Class" for all of its members → remedy. What is not listed gets USE_API.
REMEDIES = {
    "App.create_report": _PAID,
    "App.render_template": _PAID,
    "Book.render_template": _PAID,
    "Sheet.render_template": _PAID,
    "Book.comments": _NOTES,
    "Comments": _NOTES,
    "Comment": _NOTES,
    "CommentReply": _NOTES,
    "Sheet.pivot_tables": _PIVOT,
    "PivotTables": _PIVOT,
    "PivotTable": _PIVOT,
    "PivotField": _PIVOT,
    "PivotFields": _PIVOT,
    "PivotValueField": _PIVOT,
    "PivotValueFields": _PIVOT,
    "ConditionalFormat": _RULES,
    "App.enable_events": "close the macros' listeners through .api, or leave it True",
    "App.interactive": "protect the sheet, or tell the person to wait in status_bar",
    "App.calculation": "use 'automatic' or 'manual'",
    "Sheet.comments": _NOTES,
    "Range.comment": _NOTES,
    "Range.add_comment": _NOTES,
    "Range.copy_picture": "use Range.to_png and Pictures.add",
    "Book.json": _PAID,
    "Table.table_style": _LOOK_SELF,
    "Table.show_table_style_column_stripes": _LOOK_SELF,
    "Table.show_table_style_first_column": _LOOK_SELF,
    "Table.show_table_style_last_column": _LOOK_SELF,
    "Table.show_table_style_row_stripes": _LOOK_SELF,
    "Chart.style": "LibreOffice has no chart styles: set the colours of the series",
    "Chart.chart_type": "choose a kind that LibreOffice has: columns, bars, lines, areas, pies, scatter, radar",
    "ChartSeries.marker_foreground_color": "LibreOffice colours a marker as a whole: use marker_background_color",
    "ConditionalFormats.add_color_scale": _RULES,
    "ConditionalFormats.add_data_bar": _RULES,
    "ConditionalFormats.add_icon_set": _RULES,
    "Shape.activate": "use Sheet.activate and select its cells",
    "Borders.diagonal_down": "set DiagonalTLBR2 through Range.api",
    "Borders.diagonal_up": "set DiagonalBLTR2 through Range.api",
}


def remedy(owner: str, member: str) -> str:
    """What to do instead of a member of a class."""
    return REMEDIES.get(f"{owner}.{member}") or REMEDIES.get(owner) or USE_API
