"""A workbook for LibreOffice Calc: an openpyxl workbook as an OpenDocument spreadsheet, with buttons.

Written by hand rather than by LibreOffice: no program is needed, and the same workbook gives the same bytes everywhere.
It holds what the workbooks of ``app.new`` use; a cell error, a chart or a formula in a cell has no place in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from toolkit.app.new.look import FONT
from toolkit.frontends.buttons.make.layout import Placed
from toolkit.frontends.buttons.make.ods_formulas import area
from toolkit.frontends.buttons.make.ods_sheet import Sheet
from toolkit.frontends.buttons.make.ods_styles import Styles
from toolkit.frontends.buttons.make.xlsm import zipped

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_OASIS}office:1.0", "style": f"{_OASIS}style:1.0", "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0", "draw": f"{_OASIS}drawing:1.0", "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0", "number": f"{_OASIS}datastyle:1.0", "form": f"{_OASIS}form:1.0",
    "script": f"{_OASIS}script:1.0", "config": f"{_OASIS}config:1.0", "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/", "of": f"{_OASIS}of:1.2", "ooo": "http://openoffice.org/2004/office",
    "tableooo": "http://openoffice.org/2009/table",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}  # fmt: skip
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_VERSION = ' office:version="1.3"'
_FILES = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def package(book: Any, buttons: Mapping[str, Sequence[Placed]], stamp: datetime) -> bytes:
    """An openpyxl workbook as an .ods.

    Args:
        buttons: those of each sheet, by its name.
        stamp: the time that everything in the package bears.
    """
    styles, validations = Styles(), list[str]()
    tables = "".join(
        Sheet(sheet, i, styles, validations, buttons.get(sheet.title, ())).xml()
        for i, sheet in enumerate(book.worksheets, 1)
    )
    checks = f"<table:content-validations>{''.join(validations)}</table:content-validations>" if validations else ""
    body = (
        f'<office:body><office:spreadsheet><table:calculation-settings table:automatic-find-labels="false"/>{checks}'
        f"{tables}{_names(book)}{_filters(book)}</office:spreadsheet></office:body>"
    )
    text = '<style:style style:name="ButtonText" style:family="paragraph"/>'
    automatic = (
        f"<office:automatic-styles>{''.join((*styles.numbers, *styles.automatic))}{text}</office:automatic-styles>"
    )
    parts = {
        "mimetype": _MIME,
        "content.xml": _document("content", _fonts() + automatic + body),
        "styles.xml": _document("styles", _fonts() + _common(styles) + _pages(book)),
        "meta.xml": _document("meta", _meta(stamp)),
        "settings.xml": _document("settings", _settings(book)),
        "META-INF/manifest.xml": _manifest(),
    }
    return zipped({name: said.encode("utf-8") for name, said in parts.items()}, stamp, stored=("mimetype",))


def _document(kind: str, body: str) -> str:
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items() if prefix != "manifest")
    return f"{_XML}<office:document-{kind}{spaces}{_VERSION}>{body}</office:document-{kind}>"


def _fonts() -> str:
    face = f'<style:font-face style:name="{FONT}" svg:font-family="\'{FONT}\'" style:font-family-generic="swiss"/>'
    return f"<office:font-face-decls>{face}</office:font-face-decls>"


def _common(styles: Styles) -> str:
    """The default look is that of no cell in particular: a conditional style brings only what it says itself."""
    default = (
        '<style:default-style style:family="table-cell"><style:text-properties '
        f'style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-size="10pt" style:font-size-asian="10pt" '
        'fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
    )
    return f"<office:styles>{default}{''.join(styles.conditional)}</office:styles>"


def _pages(book: Any) -> str:
    """A4 landscape as ``app.new`` sets it up, a page style for each sheet."""
    layouts, masters = "", ""
    for i, sheet in enumerate(book.worksheets, 1):
        wide = sheet.page_setup.fitToWidth or 1
        order = "ltr" if sheet.page_setup.pageOrder == "overThenDown" else "ttb"
        layouts += (
            f'<style:page-layout style:name="pm{i}"><style:page-layout-properties fo:page-width="29.7cm" '
            'fo:page-height="21cm" style:print-orientation="landscape" fo:margin-left="1cm" fo:margin-right="1cm" '
            f'fo:margin-top="1.2cm" fo:margin-bottom="0.8cm" style:print-page-order="{order}" '
            f'style:scale-to-X="{wide}" style:scale-to-Y="0" style:table-centering="horizontal" '
            'style:writing-mode="lr-tb"/>'
            '<style:footer-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.3cm"/>'
            "</style:footer-style></style:page-layout>"
        )
        footer = (
            f"<style:region-left><text:p>{escape(sheet.title)}</text:p></style:region-left>"
            f"<style:region-right><text:p>{_footer(sheet.oddFooter.right.text or '')}</text:p></style:region-right>"
        )
        masters += (
            f'<style:master-page style:name="Page{i}" style:page-layout-name="pm{i}">'
            f'<style:header style:display="false"/><style:footer>{footer}</style:footer>'
            '<style:footer-left style:display="false"/></style:master-page>'
        )
    return (
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
    )


def _footer(said: str) -> str:
    found = escape(said).replace("&amp;P", "<text:page-number>1</text:page-number>")
    return found.replace("&amp;N", "<text:page-count>1</text:page-count>")


def _names(book: Any) -> str:
    """Names of cells that hold for the whole workbook."""
    found = ""
    for name, defined in sorted(book.defined_names.items()):
        sheet, _, cells = defined.attr_text.rpartition("!")
        address = quoteattr("$" + area(sheet.strip("'").replace("''", "'"), cells.replace("$", "")))
        found += (
            f"<table:named-range table:name={quoteattr(name)} table:base-cell-address={address} "
            f"table:cell-range-address={address}/>"
        )
    return f"<table:named-expressions>{found}</table:named-expressions>" if found else ""


def _filters(book: Any) -> str:
    found = "".join(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{i}" '
        f"table:target-range-address={quoteattr(area(sheet.title, sheet.auto_filter.ref))} "
        'table:display-filter-buttons="true"/>'
        for i, sheet in enumerate(book.worksheets)
        if sheet.auto_filter.ref
    )
    return f"<table:database-ranges>{found}</table:database-ranges>" if found else ""


def _meta(stamp: datetime) -> str:
    said = stamp.isoformat(timespec="seconds")
    return (
        "<office:meta><meta:generator>dutybook</meta:generator><meta:initial-creator>dutybook</meta:initial-creator>"
        f"<meta:creation-date>{said}</meta:creation-date><dc:date>{said}</dc:date></office:meta>"
    )


def _item(name: str, kind: str, value: object) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{escape(str(value))}</config:config-item>'


def _settings(book: Any) -> str:
    """What stays in sight when scrolling, which sheet is shown first, no grid."""
    tables = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(s.title)}>{_view(s)}</config:config-item-map-entry>"
        for s in book.worksheets
    )
    views = (
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        + _item("ViewId", "string", "view1")
        + f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        + _item("ActiveTable", "string", book.active.title)
        + _item("ShowGrid", "boolean", "false")
        + "</config:config-item-map-entry></config:config-item-map-indexed>"
    )
    return (
        f'<office:settings><config:config-item-set config:name="ooo:view-settings">{views}</config:config-item-set>'
        '<config:config-item-set config:name="ooo:configuration-settings">'
        + _item("ApplyUserData", "boolean", "true")
        + _item("FormDesignMode", "boolean", "false")
        + "</config:config-item-set></office:settings>"
    )


def _view(sheet: Any) -> str:
    cell = sheet[sheet.freeze_panes] if sheet.freeze_panes else None
    across, down = (cell.column - 1, cell.row - 1) if cell is not None else (0, 0)
    first = down if down else 0
    return (
        _item("CursorPositionX", "int", 0)
        + _item("CursorPositionY", "int", first)
        + _item("HorizontalSplitMode", "short", 2 if across else 0)
        + _item("VerticalSplitMode", "short", 2 if down else 0)
        + _item("HorizontalSplitPosition", "int", across)
        + _item("VerticalSplitPosition", "int", down)
        + _item("ActiveSplitRange", "short", 3 if across and down else 2)
        + _item("PositionLeft", "int", 0)
        + _item("PositionRight", "int", across)
        + _item("PositionTop", "int", 0)
        + _item("PositionBottom", "int", down)
        + _item("ShowGrid", "boolean", "false" if not sheet.sheet_view.showGridLines else "true")
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in _FILES
    )
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{_SPACES["manifest"]}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIME}"/>'
        f"{entries}</manifest:manifest>"
    )
