"""``Shapes`` and ``Shape``: what lies over the cells of a sheet. Pictures and charts are shapes too."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .fonts import Characters, Font
from .formats import hmm_to_points, points_to_hmm
from .parts import Collection, Part
from .unobridge import LibreOfficeError, struct

if TYPE_CHECKING:
    from .sheets import Sheet

_CHART_CLSID = "12dcae26-281f-416f-a234-c3086127382e"
# UNO's kind of shape → Excel's, in xlwings' words.
_TYPES = {
    "GraphicObjectShape": "picture",
    "ControlShape": "form_control",
    "CustomShape": "auto_shape",
    "RectangleShape": "auto_shape",
    "EllipseShape": "auto_shape",
    "TextShape": "text_box",
    "LineShape": "line",
    "ConnectorShape": "line",
    "PolyPolygonShape": "free_form",
    "PolyLineShape": "free_form",
    "GroupShape": "group",
    "MediaShape": "media",
}
_NOTE = "CaptionShape"  # the balloon of a note; Excel counts it with the notes


class Shape(Part):
    """One shape; ``api`` is the UNO shape. Places and sizes are points, measured from the sheet's corner."""

    __slots__ = ("api", "parent")

    def __init__(self, parent: Sheet, api: Any) -> None:
        self.parent = parent
        self.api = api

    @property
    def name(self) -> str:
        return str(self.api.Name) or f"{self.type.title()} {self.index}"

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    @property
    def index(self) -> int:
        """Position among the shapes of the sheet, from 1."""
        for number, api in enumerate(shapes_of(self.parent), 1):
            if api == self.api:
                return number
        raise LibreOfficeError("the shape is no longer on its sheet")

    @property
    def type(self) -> str:
        kind = str(self.api.getShapeType()).rpartition(".")[2]
        if kind == "OLE2Shape":
            return "chart" if is_chart(self.api) else "embedded_ole_object"
        return _TYPES.get(kind, "auto_shape")

    @property
    def left(self) -> float:
        return hmm_to_points(self.api.Position.X)

    @left.setter
    def left(self, points: float) -> None:
        self.api.setPosition(struct("com.sun.star.awt.Point", X=points_to_hmm(points), Y=self.api.Position.Y))

    @property
    def top(self) -> float:
        return hmm_to_points(self.api.Position.Y)

    @top.setter
    def top(self, points: float) -> None:
        self.api.setPosition(struct("com.sun.star.awt.Point", X=self.api.Position.X, Y=points_to_hmm(points)))

    @property
    def width(self) -> float:
        return hmm_to_points(self.api.Size.Width)

    @width.setter
    def width(self, points: float) -> None:
        self._resize(points_to_hmm(points), self.api.Size.Height)

    @property
    def height(self) -> float:
        return hmm_to_points(self.api.Size.Height)

    @height.setter
    def height(self, points: float) -> None:
        self._resize(self.api.Size.Width, points_to_hmm(points))

    def _resize(self, width: float, height: float) -> None:
        self.api.setSize(struct("com.sun.star.awt.Size", Width=round(width), Height=round(height)))

    def scale_width(
        self, factor: float, relative_to_original_size: bool = False, scale: str = "scale_from_top_left"
    ) -> None:
        """Scale the width; only pictures know their original size."""
        self._scale(factor, 1.0, relative_to_original_size, scale)

    def scale_height(
        self, factor: float, relative_to_original_size: bool = False, scale: str = "scale_from_top_left"
    ) -> None:
        self._scale(1.0, factor, relative_to_original_size, scale)

    def _scale(self, across: float, down: float, original: bool, scale: str) -> None:
        """Pictures keep their shape, as in Excel: they scale both ways."""
        size, position = self.api.Size, self.api.Position
        base = natural_size(self.api.Graphic) if original else (size.Width, size.Height)
        if self.type == "picture":
            across = down = across * down
        elif original:
            raise self._unsupported("scale", "only pictures have an original size: set width and height")
        width, height = base[0] * across, base[1] * down
        share = {"scale_from_top_left": 0.0, "scale_from_middle": 0.5, "scale_from_bottom_right": 1.0}[scale]
        x, y = position.X - (width - size.Width) * share, position.Y - (height - size.Height) * share
        self._resize(width, height)
        self.api.setPosition(struct("com.sun.star.awt.Point", X=round(x), Y=round(y)))

    def delete(self) -> None:
        self.parent.api.DrawPage.remove(self.api)

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @text.setter
    def text(self, value: str | None) -> None:
        self.api.setString(value or "")

    @property
    def font(self) -> Font:
        return Font(self.parent.book.document, self.api)

    @property
    def characters(self) -> Characters:
        return Characters(self.parent.book.document, self.api)


class Shapes(Collection):
    """All shapes of a sheet, from the lowest to the highest, without the balloons of notes."""

    __slots__ = ()

    parent: Sheet

    @property
    def api(self) -> Any:
        """The UNO draw page."""
        return self.parent.api.DrawPage

    def _all(self) -> list[Shape]:
        return [Shape(self.parent, api) for api in shapes_of(self.parent)]


_KEPT: deque[Any] = deque(maxlen=512)


def kept(api: Any) -> Any:
    """A UNO shape that is not let go of soon.

    LibreOffice makes the object for a shape when it is asked for, and forgets it when nobody holds it. The news that
    nobody does travels apart from our next question: where the two cross, the new object is emptied with the old one
    (7.4: it has no name, and is on no sheet).
    """
    _KEPT.append(api)
    return api


def shapes_of(sheet: Sheet) -> list[Any]:
    """The UNO shapes on a sheet."""
    page = sheet.api.DrawPage
    found = [kept(page.getByIndex(index)) for index in range(page.getCount())]
    return [api for api in found if not str(api.getShapeType()).endswith(_NOTE)]


def is_chart(api: Any) -> bool:
    """Whether a UNO shape shows a chart."""
    return str(api.getShapeType()).endswith("OLE2Shape") and str(api.CLSID).lower() == _CHART_CLSID


def natural_size(graphic: Any) -> tuple[int, int]:
    """Width and height of a UNO graphic in hundredths of a millimetre; pixels count 96 to the inch."""
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return size.Width, size.Height
    pixels = graphic.SizePixel
    return round(pixels.Width * 2540 / 96), round(pixels.Height * 2540 / 96)


def free_name(stem: str, taken: list[str]) -> str:
    """``Chart 1`` or the next number that is free."""
    known = {name.lower() for name in taken}
    number = 1
    while f"{stem} {number}".lower() in known:
        number += 1
    return f"{stem} {number}"
