"""A part written anew as somebody reads it who knows the standard and nothing else: one namespace without a prefix, no
comments, sections or references, nothing of other programs (ISO/IEC 29500-3).

For readers that take XML more narrowly than it is. What is written into stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from xml.parsers.expat import ExpatError, ParserCreate

from toolkit.workbook.ooxml.cells import column_number, letters
from toolkit.workbook.ooxml.scan import escape, malformed, to_utf8

_BETWEEN = "\n"  # of namespace and name, as expat gives them: neither holds a line end
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATED = "/relationships"  # ends the namespace of r:id, strict or transitional
_SPACE = f"http://www.w3.org/XML/1998/namespace{_BETWEEN}space"
_MOST_DAYS = 999_999_999  # in a length of time, as Python has them; what is more is no date either


def resolved(raw: bytes) -> bytes:
    """The part in UTF-8, plain; of a worksheet, every row and cell says where it is.

    Raises:
        WriteRefusedError: it is not XML, or has a document type declaration.
    """
    parser = ParserCreate("utf-8", _BETWEEN)
    parser.buffer_text = True
    writer = _Writer()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    try:
        parser.Parse(to_utf8(raw)[0], True)
    except ExpatError as e:
        raise malformed(str(e)) from e
    return writer.result()


def _refuse(*_: object) -> None:
    raise malformed("DOCTYPE")


class _Writer:
    """What expat tells, as XML again. A row is put together before it is written."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._row: list[str] = []
        self._main: str | None = None
        self._skipped = 0  # depth inside something that is left out
        self._value: list[str] | None = None  # the text of the value being read
        self._number = self._column = 0
        self._cell: tuple[int, dict[str, str]] = (0, {})  # where its start tag is in the row

    def result(self) -> bytes:
        self._flush()
        return self._out.getvalue().encode("utf-8")

    def start(self, name: str, given: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(_BETWEEN)
        if self._skipped:
            self._skipped += 1
            return
        if space == _CHOICES and local != "Choice":
            return
        first = self._main is None
        if first:
            self._main = space
        elif space != self._main or local == "extLst":
            self._skipped = 1
            return
        attrs = {_plain(key): value for key, value in given.items() if _plain(key)}
        if local == "row":
            self._flush()
            self._number = _whole(attrs.setdefault("r", str(self._number + 1)))
            self._column = 0
        elif local == "c" and "r" in attrs:
            self._column = _column(attrs["r"])
        elif local == "c":
            self._column += 1
            attrs["r"] = f"{letters(self._column)}{self._number}"
        if local == "c":
            self._cell = (len(self._row), attrs)
        elif local == "v":
            self._value = []
        elif first:
            attrs = {"xmlns": space, "xmlns:r": _related(space), **attrs}
        self._row.append(_tag(local, attrs))

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(_BETWEEN)
        if self._skipped:
            self._skipped -= 1
        elif space == self._main:
            if local == "v" and self._value is not None:
                self._row.append(self._held("".join(self._value)))
                self._value = None
            self._row.append(f"</{local}>")

    def text(self, data: str) -> None:
        if self._skipped:
            return
        if self._value is not None:
            self._value.append(data)
        else:
            self._row.append(_escaped(data))

    def _held(self, text: str) -> str:
        """The value of a cell: nothing but that of a text may have white space around it."""
        at, attrs = self._cell
        kind = attrs.get("t", "n")
        if kind == "str":
            return _escaped(text)
        text = text.strip()
        if kind == "n" and attrs.get("s") and _beyond_days(text):
            self._row[at] = _tag("c", {k: v for k, v in attrs.items() if k != "s"})
        return _escaped(text)

    def _flush(self) -> None:
        self._out.write("".join(self._row))
        self._row.clear()


def _tag(local: str, attrs: Mapping[str, str]) -> str:
    written = "".join([f' {key}="{escape(value, attribute=True)}"' for key, value in attrs.items()])
    return f"<{local}{written}>"


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;")


def _plain(key: str) -> str:
    """An attribute as everybody writes it; nothing for one of another program."""
    space, _, local = key.rpartition(_BETWEEN)
    if not space:
        return key
    if key == _SPACE:
        return "xml:space"
    return f"r:{local}" if space.endswith(_RELATED) else ""


def _related(main: str) -> str:
    strict = main.startswith("http://purl.oclc.org/")
    base = (
        "http://purl.oclc.org/ooxml/officeDocument"
        if strict
        else ("http://schemas.openxmlformats.org/officeDocument/2006")
    )
    return base + _RELATED


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise malformed("row r")
    return int(text)


def _column(ref: str) -> int:
    name = ref.rstrip("0123456789").upper()
    if not (name.isascii() and name.isalpha()):
        raise malformed("c")
    return column_number(name)


def _beyond_days(text: str) -> bool:
    try:
        return abs(float(text)) > _MOST_DAYS
    except ValueError:
        return False
