"""``Pictures`` and ``Picture``: images over the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .drawing import Shape, free_name, kept, natural_size, shapes_of
from .formats import points_to_hmm
from .parts import Collection
from .unobridge import LibreOfficeError, exceptions, properties, struct, to_url

if TYPE_CHECKING:
    from .sheets import Sheet


class Picture(Shape):
    """One picture. As in Excel a change of one side changes the other, unless ``lock_aspect_ratio`` is off.

    LibreOffice keeps no such lock with a picture: it holds for this object.
    """

    __slots__ = ("_locked",)

    def __init__(self, parent: Sheet, api: Any) -> None:
        super().__init__(parent, api)
        self._locked = True

    @property
    def lock_aspect_ratio(self) -> bool:
        return self._locked

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        self._locked = bool(value)

    @property
    def width(self) -> float:
        return super().width

    @width.setter
    def width(self, points: float) -> None:
        size, wanted = self.api.Size, points_to_hmm(points)
        self._resize(wanted, size.Height * wanted / size.Width if self._locked and size.Width else size.Height)

    @property
    def height(self) -> float:
        return super().height

    @height.setter
    def height(self, points: float) -> None:
        size, wanted = self.api.Size, points_to_hmm(points)
        self._resize(size.Width * wanted / size.Height if self._locked and size.Height else size.Width, wanted)

    def update(self, filename: str) -> Picture:
        """Another image in the same place, size and name."""
        self.api.Graphic = _load(self.parent, filename)
        return self


class Pictures(Collection):
    """The pictures of a sheet."""

    __slots__ = ()

    parent: Sheet

    @property
    def api(self) -> Any:
        return self.parent.api.DrawPage

    def _all(self) -> list[Picture]:
        found = (api for api in shapes_of(self.parent) if str(api.getShapeType()).endswith("GraphicObjectShape"))
        return [Picture(self.parent, api) for api in found]

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float | None,
        height: float | None,
        anchor: Any = None,
    ) -> Picture:
        """Put an image file on the sheet. It is always saved with the document; links to files are not made.

        Args:
            left, top: points; or ``anchor``, a range at whose corner it goes.
            width, height: points; None or -1 for the image's own size.
        """
        graphic = _load(self.parent, filename)
        api = kept(self.parent.book.document.createInstance("com.sun.star.drawing.GraphicObjectShape"))
        self.api.add(api)
        api.Graphic = graphic
        natural = natural_size(graphic)
        sides = [
            points_to_hmm(wanted) if wanted and wanted > 0 else own
            for wanted, own in zip((width, height), natural, strict=True)
        ]
        api.setSize(struct("com.sun.star.awt.Size", Width=sides[0], Height=sides[1]))
        if anchor is not None:
            left, top = anchor.impl.left, anchor.impl.top
        place = struct("com.sun.star.awt.Point", X=points_to_hmm(left or 0), Y=points_to_hmm(top or 0))
        api.setPosition(place)
        api.Name = free_name("Picture", [str(other.Name) for other in shapes_of(self.parent)])
        return Picture(self.parent, api)


def _load(sheet: Sheet, filename: str) -> Any:
    provider = sheet.book.app.office.service("com.sun.star.graphic.GraphicProvider")
    try:
        graphic = provider.queryGraphic(properties(URL=to_url(filename)))
    except exceptions().base as error:
        raise LibreOfficeError(f"LibreOffice cannot read the picture {filename}: {error}") from error
    if graphic is None:
        raise LibreOfficeError(f"LibreOffice cannot read the picture {filename}: missing, or not an image it knows")
    return graphic
