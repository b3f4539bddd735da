"""``Font`` and ``Characters``: of cells, of a part of a cell's text, and of shapes."""

from __future__ import annotations

from typing import Any

from .area import unmeasured
from .formats import rgb_int, rgb_tuple
from .parts import Part
from .unobridge import enum, exceptions

_BOLD, _REGULAR = 150.0, 100.0


class Font(Part):
    """The font of whatever has UNO character properties. Getters give None where the text differs.

    Western and Asian text have fonts of their own in LibreOffice: both are set. Size and name may change the heights
    of rows, and LibreOffice measures them; the rest leaves them alone.
    """

    __slots__ = ("_document", "api")

    def __init__(self, document: Any, api: Any) -> None:
        self._document = document
        self.api = api

    def _uniform(self, name: str) -> Any:
        state = self.api.getPropertyState(name)
        return None if state.value == "AMBIGUOUS_VALUE" else self.api.getPropertyValue(name)

    def _set(self, name: str, value: Any) -> None:
        self.api.setPropertyValue(name, value)
        self.api.setPropertyValue(name + "Asian", value)

    @property
    def bold(self) -> bool | None:
        weight = self._uniform("CharWeight")
        return None if weight is None else weight > _REGULAR

    @bold.setter
    def bold(self, value: bool) -> None:
        with unmeasured(self._document):
            self._set("CharWeight", _BOLD if value else _REGULAR)

    @property
    def italic(self) -> bool | None:
        posture = self._uniform("CharPosture")
        return None if posture is None else posture.value == "ITALIC"

    @italic.setter
    def italic(self, value: bool) -> None:
        with unmeasured(self._document):
            self._set("CharPosture", enum("com.sun.star.awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        size: float | None = self._uniform("CharHeight")
        return size

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        color = self._uniform("CharColor")
        return None if color is None else rgb_tuple(color) or (0, 0, 0)

    @color.setter
    def color(self, color: tuple[int, int, int] | int | str | None) -> None:
        with unmeasured(self._document):
            self.api.setPropertyValue("CharColor", rgb_int(color))

    @property
    def name(self) -> str | None:
        name: str | None = self._uniform("CharFontName")
        return name

    @name.setter
    def name(self, value: str) -> None:
        try:
            self._set("CharFontName", value)
        except exceptions().illegal as error:
            raise ValueError(f"not a font name: {value!r}") from error


class Characters(Part):
    """A stretch of the text of a cell or shape, from ``start`` to ``stop``, counted from zero."""

    __slots__ = ("_document", "_span", "_text")

    def __init__(self, document: Any, text: Any, span: tuple[int, int] | None = None) -> None:
        self._document = document
        self._text = text
        self._span = span

    @property
    def api(self) -> Any:
        """A UNO text cursor over the stretch."""
        cursor = self._text.createTextCursor()
        if self._span is None:
            cursor.gotoStart(False)
            cursor.gotoEnd(True)
        else:
            start, stop = self._span
            cursor.gotoStart(False)
            cursor.goRight(start, False)
            cursor.goRight(stop - start, True)
        return cursor

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @property
    def font(self) -> Font:
        return Font(self._document, self.api)

    def __getitem__(self, item: int | slice) -> Characters:
        length = len(self.text)
        offset = self._span[0] if self._span else 0
        if isinstance(item, slice):
            start, stop, _ = item.indices(length)
        else:
            start = item + length if item < 0 else item
            stop = start + 1
            if not 0 <= start < length:
                raise IndexError(f"the text has {length} characters")
        return Characters(self._document, self._text, (offset + start, offset + max(start, stop)))
