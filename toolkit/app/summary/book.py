"""The workbook being made: its formats, its pages, and the few ways in which anything is written into a cell."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from toolkit.app.summary.links import Link
from toolkit.app.summary.text import clean
from toolkit.app.summary.words import Words
from toolkit.core.moment import DAY, Moment
from toolkit.workbook.port import MOST_LINKS

FONT = "微软雅黑"
LINE = 16.5
"""Points of one line of text at the size of the tables."""

NAVY, INK, GREY, HAIR, PALE, PAPER = "#1F3A5F", "#22303F", "#6B7785", "#D5DCE4", "#F3F6F9", "#FFFFFF"
COLOURS = {
    "on_time": "#5AA37A",
    "late": "#E3A93C",
    "overdue": "#C94A3D",
    "due_soon": "#4A86C5",
    "not_due": "#BCC8D4",
    "undetermined": "#8E8A99",
    "exempt": "#DDE2E7",
}
"""The traffic-light slip (三色督办): blue near due, yellow behind, red overdue."""

WHEN = "yyyy-mm-dd hh:mm"
WHEN_SECONDS = "yyyy-mm-dd hh:mm:ss"
DAY_ONLY = "yyyy-mm-dd"
DAY_END = 'yyyy-mm-dd "24:00"'
"""The end of a day is kept as that day: as Excel's 00:00 it would read as the day after."""
RATE = "0.0%"
SCORE = "0.0"
LIGHTS = {"green": "#2F8F5B", "amber": "#C98A0C", "red": "#C0392B"}

Cell = str | int | float | Moment | Link | None


class Book:
    """Wraps XlsxWriter. ``created`` stands in the properties: no clock is read, the same input gives the same bytes."""

    def __init__(self, words: Words, title: str, created: datetime, header: str) -> None:
        import xlsxwriter

        self.words = words
        self._buffer = BytesIO()
        self._book = xlsxwriter.Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": FONT, "font_size": 10},
                "default_row_height": 22,
            },
        )
        self._book.set_properties({"title": clean(title), "created": created, "author": "dutybook", "company": ""})
        self._book.set_calc_mode("auto")
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._columns: dict[tuple[tuple[str, object], ...], ColumnWriter] = {}
        self._links: dict[str, int] = {}
        self._title = title
        self._header = header

    def bytes(self) -> bytes:
        """Close the workbook and return the file."""
        self._book.close()
        return self._buffer.getvalue()

    def style(self, **properties: object) -> Any:
        """A cell format; the same properties give the same one."""
        merged = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter", **properties}
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(merged)
        return self._formats[key]

    def body(self, **properties: object) -> Any:
        """A cell of a table."""
        return self.style(bottom=1, bottom_color=HAIR, **properties)

    def head(self, **properties: object) -> Any:
        """A header cell of a table."""
        look = {"bold": True, "font_color": PAPER, "bg_color": NAVY, "text_wrap": True, "align": "center", "border": 1}
        return self.style(**{**look, "border_color": HAIR, **properties})

    def rule(self, **properties: object) -> Any:
        """What a conditional format lays over a cell."""
        return self._book.add_format(dict(properties))

    def chart(self, **kind: str) -> Any:
        """A new chart, which ``insert_chart`` puts on a sheet."""
        return self._book.add_chart(kind)

    def sheet(self, key: str, *, landscape: bool = True, colour: str = NAVY) -> Any:
        """A new sheet, A4, as wide as the page, with header and page numbers."""
        sheet = self._book.add_worksheet(self.words.sheet(key))
        sheet.hide_gridlines(2)
        sheet.set_tab_color(colour)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
        # A blank after the size keeps a title that starts with a digit from being read as part of it.
        font = f'&"{FONT},Regular"&9 '
        name = _in_header(self.words.sheet(key))
        sheet.set_header(f"&L{font}{_in_header(self._title)}&C{font}{name}&R{font}{_in_header(self._header)}")
        page = self.words("page", page="&P", pages="&N")
        sheet.set_footer(f"&C{font}{page}")
        return sheet

    def write(self, sheet: Any, row: int, column: int, value: Cell, **properties: object) -> None:
        """Write one value with the format of a table cell. Text never becomes a formula or a number."""
        self.column(**properties).write(sheet, row, column, value)

    def column(self, **properties: object) -> ColumnWriter:
        """Writes the cells of a column that look alike; the same properties give the same one."""
        key = tuple(sorted(properties.items()))
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = ColumnWriter(self, properties)
        return found

    def link(self, sheet: Any, row: int, column: int, link: Link, style: Any) -> None:
        """Write a link, or its label alone when it leads nowhere or the sheet has as many as Excel takes."""
        from xlsxwriter.url import Url

        used = self._links.get(sheet.name, 0)
        if not link.address or used >= MOST_LINKS:
            sheet.write_string(row, column, link.label, self.body(text_wrap=True))
            return
        self._links[sheet.name] = used + 1
        url = Url(link.address)
        url.text = link.label
        if link.address.startswith("external:"):
            # XlsxWriter writes backslashes, which only Windows reads as folders; slashes lead there on every machine.
            url._relationship_link = url._relationship_link.replace("\\", "/")
            url._anchor = link.address.partition("#")[2]
        sheet.write_url(row, column, url, style)


class ColumnWriter:
    """Writes values of any kind as table cells of one look."""

    __slots__ = ("_book", "_link", "_none", "_properties", "_text", "_when")

    def __init__(self, book: Book, properties: dict[str, object]) -> None:
        self._book = book
        self._properties = properties
        self._text = book.body(**properties)
        self._none: Any = None
        self._link: Any = None
        self._when: dict[str, Any] = {}

    def write(self, sheet: Any, row: int, column: int, value: Cell) -> None:
        """Write a value in the formats of the column; text that would be a formula stays text."""
        if isinstance(value, str):
            if text := clean(value):
                sheet.write_string(row, column, text, self._text)
            else:
                sheet.write_blank(row, column, None, self._text)
        elif isinstance(value, Link):
            if self._link is None:
                self._link = self._book.body(**{**self._properties, "font_color": "#2A62A8", "underline": 1})
            self._book.link(sheet, row, column, value, self._link)
        elif isinstance(value, Moment):
            number, shown = _when(value)
            look = self._when.get(shown)
            if look is None:
                look = self._book.body(**{**self._properties, "num_format": shown, "align": "center"})
                self._when[shown] = look
            sheet.write_datetime(row, column, number, look)
        elif value is None:
            if self._none is None:
                self._none = self._book.body(**{**self._properties, "align": "center"})
            sheet.write_string(row, column, self._book.words("none"), self._none)
        else:
            sheet.write_number(row, column, value, self._text)


def _when(moment: Moment) -> tuple[datetime, str]:
    midnight = datetime(moment.day.year, moment.day.month, moment.day.day)
    if moment.second is None:
        return midnight, DAY_ONLY
    if moment.second == DAY:
        return midnight, DAY_END
    return moment.as_datetime(), WHEN_SECONDS if moment.second % 60 else WHEN


def _in_header(text: str) -> str:
    return clean(text, 60).replace("&", "&&")
