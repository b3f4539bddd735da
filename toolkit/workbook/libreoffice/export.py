"""Cells, shapes and sheets as pictures, PDF and HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .unobridge import LibreOfficeError, load_uno, properties, to_url

if TYPE_CHECKING:
    from .area import Area
    from .books import Book
    from .process import Office
    from .range import Range
    from .sheets import Sheet

_PDF = "calc_pdf_Export"
_HTML = "HTML (StarCalc)"


def _filter_data(**values: object) -> Any:
    return load_uno().Any("[]com.sun.star.beans.PropertyValue", properties(**values))


def book_to_pdf(book: Book, path: str, selection: Any = None) -> None:
    """All visible sheets as PDF; or what is selected: UNO cells or a collection of shapes."""
    chosen = {} if selection is None else {"FilterData": _filter_data(Selection=selection)}
    book.document.storeToURL(to_url(path), properties(FilterName=_PDF, **chosen))


def shape_to_pdf(book: Book, shape: Any, path: str) -> None:
    """A shape, and nothing else of the workbook, as a PDF file."""
    shapes = book.app.office.service("com.sun.star.drawing.ShapeCollection")
    shapes.add(shape)
    book_to_pdf(book, path, shapes)


def shape_to_png(office: Office, shape: Any, path: str) -> None:
    """A shape as a picture in the size that it has on a screen."""
    exporter = office.service("com.sun.star.drawing.GraphicExportFilter")
    exporter.setSourceDocument(shape)
    if not exporter.filter(properties(URL=to_url(path), MediaType="image/png")):
        raise LibreOfficeError(f"LibreOffice could not draw the picture {path}")


def range_to_png(area: Range, path: str) -> None:
    """The cells of a range as they look on the screen."""
    transferable = transferable_of(area)
    flavors = [flavor for flavor in transferable.getTransferDataFlavors() if flavor.MimeType == "image/png"]
    if not flavors:
        raise LibreOfficeError(f"LibreOffice offers no picture of {area.address}")
    Path(path).write_bytes(transferable.getTransferData(flavors[0]).value)


def transferable_of(area: Area) -> Any:
    """What Ctrl+C would put on the clipboard. The clipboard and the person's selection stay as they are."""
    controller = area.sheet.book.controller
    selected, active = controller.getSelection(), controller.getActiveSheet()
    controller.select(area.api)
    try:
        return controller.getTransferable()
    finally:
        controller.setActiveSheet(active)
        controller.select(selected)


def insert_transferable(target: Area, transferable: Any) -> None:
    """What Ctrl+V would do at a range's first cell."""
    controller = target.sheet.book.controller
    selected, active = controller.getSelection(), controller.getActiveSheet()
    controller.select(target.first_cell())
    try:
        controller.insertTransferable(transferable)
    finally:
        controller.setActiveSheet(active)
        controller.select(selected)


def sheet_to_html(sheet: Sheet, path: str) -> None:
    """One sheet as an HTML page, by way of a book that holds nothing else."""
    office = sheet.book.app.office
    document = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))
    try:
        sheets = document.getSheets()
        others = sheets.getElementNames()
        sheets.importSheet(sheet.book.document, sheet.name, 0)
        for other in others:
            if sheets.getCount() > 1:
                sheets.removeByName(other)
        document.storeToURL(to_url(path), properties(FilterName=_HTML))
    finally:
        document.close(True)
