"""A duty sheet with a good deal around it, as written back into by these tests."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from sheets_kit import Row, table

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"
ROWS = [
    Row("每月5号前", "2026-11-06"),
    Row("每月16日前", None),
    Row("每月23日前", None),
    Row(None, None),
    Row("每月5号前", "没印象"),
    Row("每月30日前", None),
]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def made(path: Path, rows: Sequence[Row] = ROWS) -> Path:
    """A workbook with a good deal around the table: another sheet, a chart, a comment, a list, a coloured rule."""
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    sheet.append(["销售部责任表"])
    for row in table(rows):
        sheet.append(row)
    sheet["H3"].comment = Comment("已电话确认", "李四")
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("I3:I20")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add(
        "A3:A9", CellIsRule(operator="greaterThan", formula=["3"], fill=PatternFill(bgColor="FFEEAA"))
    )
    sheet.freeze_panes = "A3"
    sheet["J2"] = "=COUNTA(H3:H8)"
    other = book.create_sheet("统计")
    other["A1"] = '=COUNTIF(责任表!H3:H8,"<>")'
    book.save(path)
    return path
