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
        self._locals: dict[str, str] = {}  # of elements that are taken over
        self._begun = False
        self._skipped = 0  # depth inside something that is left out
        self._value: list[str] | None = None  # the text of the value being read
        self._number = self._column = 0
        self._cell: tuple[int, dict[str, str]] = (0, {})  # where its start tag is in the row

    def result(self) -> bytes:
        self._flush()
        return self._out.getvalue().encode("utf-8")

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
            return
        local = self._locals.get(name)
        if local is None:
            local = self._local(name)
            if local is None:
                return
        if local == "v":
            self._value = []
            self._row.append("<v>")
            return
        attrs = {plain: value for key, value in given.items() if (plain := _plain(key))}
        if local == "c":
            ref = attrs.get("r")
            self._column = self._column + 1 if ref is None else _column(ref)
            if ref is None:
                attrs["r"] = f"{letters(self._column)}{self._number}"
            self._cell = (len(self._row), attrs)
        elif local == "row":
            self._flush()
            self._number = _whole(attrs.setdefault("r", str(self._number + 1)))
            self._column = 0
        elif not self._begun:
            main = name.rpartition(_BETWEEN)[0]
            attrs = {"xmlns": main, "xmlns:r": _related(main), **attrs}
        self._begun = True
        self._row.append(_tag(local, attrs))

    def _local(self, name: str) -> str | None:
        """The name of an element that is taken over; None for one that is left out, or of which the inside is taken."""
        space, _, local = name.rpartition(_BETWEEN)
        if space == _CHOICES and local != "Choice":
            return None
        if self._main is None:
            self._main = space
        if space != self._main or local == "extLst":
            self._skipped = 1
            return None
        return self._locals.setdefault(name, local)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        local = self._locals.get(name)
        if local is None:
            return
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
    written = "".join([f' {key}="{_quoted(value)}"' for key, value in attrs.items()])
    return f"<{local}{written}>"


def _quoted(value: str) -> str:
    return value if value.isalnum() else escape(value, attribute=True)


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;")


def _plain(key: str) -> str:
    """An attribute as everybody writes it; nothing for one of another program, or for a count, which may be wrong."""
    if _BETWEEN not in key:
        return "" if key == "uniqueCount" else key
    if key == _SPACE:
        return "xml:space"
    space, _, local = key.rpartition(_BETWEEN)
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
