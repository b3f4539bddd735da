Attribute VB_Name = "Dutybook"
Option Explicit
' The buttons of dutybook's workbooks. RunPython is xlwings' (module xlwings, BSD-3-Clause); all work is done in Python.

Sub Dutybook_check(): RunPython "from toolkit.frontends.buttons.excel import click; click('check')": End Sub
Sub Dutybook_due_rows(): RunPython "from toolkit.frontends.buttons.excel import click; click('due_rows')": End Sub
Sub Dutybook_hand_in(): RunPython "from toolkit.frontends.buttons.excel import click; click('hand_in')": End Sub
Sub Dutybook_explain(): RunPython "from toolkit.frontends.buttons.excel import click; click('explain')": End Sub
Sub Dutybook_undo(): RunPython "from toolkit.frontends.buttons.excel import click; click('undo')": End Sub
Sub Dutybook_choose_folder(): RunPython "from toolkit.frontends.buttons.excel import click; click('choose_folder')": End Sub
Sub Dutybook_month_end(): RunPython "from toolkit.frontends.buttons.excel import click; click('month_end')": End Sub
Sub Dutybook_open_summary(): RunPython "from toolkit.frontends.buttons.excel import click; click('open_summary')": End Sub

' The same commands on the ribbon.
Sub Ribbon_check(control As IRibbonControl): Dutybook_check: End Sub
Sub Ribbon_due_rows(control As IRibbonControl): Dutybook_due_rows: End Sub
Sub Ribbon_hand_in(control As IRibbonControl): Dutybook_hand_in: End Sub
Sub Ribbon_explain(control As IRibbonControl): Dutybook_explain: End Sub
Sub Ribbon_undo(control As IRibbonControl): Dutybook_undo: End Sub
Sub Ribbon_choose_folder(control As IRibbonControl): Dutybook_choose_folder: End Sub
Sub Ribbon_month_end(control As IRibbonControl): Dutybook_month_end: End Sub
Sub Ribbon_open_summary(control As IRibbonControl): Dutybook_open_summary: End Sub
