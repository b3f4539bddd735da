"""A workbook for Excel: buttons bound to the VBA project's Subs, and a tab on the ribbon.

The package that ``app.new`` saves gets the parts that openpyxl has no words for.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from toolkit import resources
from toolkit.app.new.archive import save
from toolkit.catalogue import text
from toolkit.frontends.buttons.make.layout import Placed, cell_at, column_pixels, row_pixels

_RELATION = '<Relationship Id="{id}" Type="{type}" Target="{target}"/>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = {
    "vba": "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    "ui": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "vml": _OFFICE + "vmlDrawing",
}
_EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
# What may follow legacyDrawing in a worksheet, in the order of the schema.
_AFTER = re.compile("<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[ >/]")


def package(book: Any, buttons: Mapping[str, Sequence[Placed]], stamp: datetime, ribbon: str, lang: str) -> bytes:
    """An openpyxl workbook as an .xlsm.

    Args:
        buttons: those of each sheet, by its name.
        stamp: the time that everything in the package bears.
        ribbon: which ribbon: ``department`` or ``finance``.
    """
    _configure(book)
    parts = _saved(book, stamp)
    folder = resources.templates() / "buttons" / "excel"
    parts["xl/vbaProject.bin"] = (folder / "vbaProject.bin").read_bytes()
    parts["customUI/customUI.xml"] = _ribbon((folder / f"ribbon-{ribbon}.xml").read_text("utf-8"), lang).encode()
    _edit(parts, "xl/workbook.xml", _with_code_name)
    _relate(parts, "xl/_rels/workbook.xml.rels", "dutybookVba", "vba", "vbaProject.bin")
    _relate(parts, "_rels/.rels", "dutybookRibbon", "ui", "customUI/customUI.xml")
    # Shape ids are unique in the workbook; Excel counts them in blocks of 1024 a sheet.
    for number, sheet in enumerate(book.worksheets, 1):
        placed = buttons.get(sheet.title)
        if placed:
            parts[f"xl/drawings/dutybook{number}.vml"] = _vml(sheet, placed, number).encode()
            rels = f"xl/worksheets/_rels/sheet{number}.xml.rels"
            parts.setdefault(rels, _EMPTY_RELATIONS.encode())
            _relate(parts, rels, "dutybookButtons", "vml", f"../drawings/dutybook{number}.vml")
            _edit(parts, f"xl/worksheets/sheet{number}.xml", _with_drawing)
    _edit(parts, "[Content_Types].xml", _macro_enabled)
    return zipped(parts, stamp)


def zipped(parts: Mapping[str, bytes], stamp: datetime, stored: Sequence[str] = ()) -> bytes:
    """An archive of parts in the order given, all with one time; ``stored`` parts are not compressed."""
    moment = (max(stamp.year, 1980), stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, data)
    return out.getvalue()


def _configure(book: Any) -> None:
    """xlwings' own sheet: what lies beside the workbook must not be imported in place of what is installed."""
    sheet = book.create_sheet("xlwings.conf")
    sheet.sheet_state = "veryHidden"
    sheet["A1"], sheet["B1"] = "ADD_WORKBOOK_TO_PYTHONPATH", "FALSE"


def _saved(book: Any, stamp: datetime) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        save(book, path, stamp)
        with zipfile.ZipFile(path) as source:
            return {name: source.read(name) for name in source.namelist()}


def _edit(parts: dict[str, bytes], name: str, change: Any) -> None:
    parts[name] = change(parts[name].decode("utf-8")).encode("utf-8")


def _relate(parts: dict[str, bytes], name: str, identity: str, kind: str, target: str) -> None:
    said = _RELATION.format(id=identity, type=_TYPES[kind], target=target)
    _edit(parts, name, lambda xml: xml.replace("</Relationships>", said + "</Relationships>"))


def _macro_enabled(xml: str) -> str:
    xml = xml.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    more = (
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    )
    return re.sub(r"(<Types[^>]*>)", lambda m: m[1] + more, xml, count=1)


def _with_code_name(xml: str) -> str:
    """Excel finds the code of the workbook by the name that the VBA project has for it."""
    return re.sub(r"<workbookPr ?", '<workbookPr codeName="ThisWorkbook" ', xml, count=1)


def _with_drawing(xml: str) -> str:
    said = f'<legacyDrawing xmlns:r="{_OFFICE[:-1]}" r:id="dutybookButtons"/>'
    after = _AFTER.search(xml)
    at = after.start() if after else xml.rindex("</worksheet>")
    return xml[:at] + said + xml[at:]


def _ribbon(template: str, lang: str) -> str:
    names = re.findall(r"{(\w+)}", template)
    keys = {name: f"button-{name.removesuffix('_tip')}{'-tip' if name.endswith('_tip') else ''}" for name in names}
    said = {name: escape(text(key, lang), {'"': "&quot;"}) for name, key in keys.items()}
    return re.sub(r"{(\w+)}", lambda m: said[m[1]], template)


def _vml(sheet: Any, placed: Sequence[Placed], number: int) -> str:
    """The buttons as Excel keeps form controls."""
    shapes = "".join(_shape(sheet, one, 1024 * number + i, i) for i, one in enumerate(placed, 1))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" '
        'o:connecttype="rect"/><o:lock v:ext="edit" shapetype="t"/></v:shapetype>'
        f"{shapes}</xml>"
    )


def _shape(sheet: Any, one: Placed, identity: int, order: int) -> str:
    columns, rows = (column_pixels(sheet, c) for c in count(1)), [row_pixels(sheet, r) for r in range(1, 8)]
    left = cell_at(one.left, columns)
    right = cell_at(one.left + one.width, (column_pixels(sheet, c) for c in count(1)))
    top, bottom = cell_at(one.top, rows), cell_at(one.top + one.height, rows)
    anchor = ", ".join(str(v) for v in (*left, *top, *right, *bottom))
    points = [round(v * 0.75, 2) for v in (one.left, one.top, one.width, one.height)]
    return (
        f'<v:shape id="_x0000_s{identity}" type="#_x0000_t201" alt={quoteattr(one.tip)} '
        f'style="position:absolute;margin-left:{points[0]}pt;margin-top:{points[1]}pt;width:{points[2]}pt;'
        f'height:{points[3]}pt;z-index:{order};mso-wrap-style:tight" o:button="t" fillcolor="buttonFace [67]" '
        'strokecolor="windowText [64]" o:insetmode="auto"><v:fill color2="buttonFace [67]" o:detectmouseclick="t"/>'
        '<o:lock v:ext="edit" rotation="t"/><v:textbox style="mso-direction-alt:auto" o:singleclick="f">'
        '<div style="text-align:center"><font face="微软雅黑" size="200" color="#000000">'
        f"{escape(one.caption)}</font></div></v:textbox>"
        f'<x:ClientData ObjectType="Button"><x:Anchor>{anchor}</x:Anchor><x:PrintObject>False</x:PrintObject>'
        f"<x:AutoFill>False</x:AutoFill><x:FmlaMacro>[0]!Dutybook_{one.name}</x:FmlaMacro>"
        "<x:TextHAlign>Center</x:TextHAlign><x:TextVAlign>Center</x:TextVAlign></x:ClientData></v:shape>"
    )
