"""Workbooks with buttons: .xlsm for Excel, .ods for LibreOffice Calc, made from the workbooks that ``app.new`` builds.

Neither Excel nor LibreOffice takes part, and the same arguments give the same bytes. Reading order: ``layout`` (which
buttons, and where), ``xlsm``, ``ods_formulas``, ``ods_styles``, ``ods_sheet``, ``ods``, ``finance`` (the workbook
月结检查), ``books`` (all of a pack).
"""
