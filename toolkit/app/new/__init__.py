"""New department workbooks from a pack.

Reading order: ``look`` (fonts, fills, formats), ``table`` (one table on one sheet), ``fields`` (headers, drop-downs),
``sheets`` (what each sheet holds), ``guide`` (说明), ``archive`` (the same bytes every time).
"""
