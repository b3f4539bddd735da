"""Lossless editing of Office Open XML workbooks (.xlsx, .xlsm, .xltx, .xltm), bytes to bytes.

A save through a document model loses what the model does not know. Here nothing is modelled: untouched members of the
archive are copied compressed as they are, and the edited parts are patched in place, byte by byte.

Reading order: ``scan`` (XML tokens with offsets), ``package`` (the archive), ``book`` (workbook part, relationships,
content types), ``cells`` (values to XML), ``styles``, ``sheet`` (one worksheet), ``targets`` (what is to be written),
``rows_block``, ``rows_fast`` and ``rows_general`` (its cells, from the fastest way to the one that takes everything),
``guards`` (what is refused), ``growth`` (tables, filters, widths), ``formulas``, ``result_sheet``, ``edit`` (all of it
together). Values are read by ``plain`` with ``shapes`` (what rows have in common), ``texts``, ``formats``,
``cell_values`` and ``fused`` where a sheet is written plainly, and by calamine where it is not.
"""
