"""An event: one row of a register, such as a delivery or a complaint, that may start obligations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.record import NamedTuple

if TYPE_CHECKING:
    from toolkit.core.condition import FieldValue


class Event(NamedTuple):
    """``at`` is None when the register gives no readable date; ``or_at`` is what its figures may mean just as well
    (12/11/2026). ``ended`` closes a standing subject (a project).

    ``pauses`` are spans (from, until) in which the provider waited for the receiver; an open one has no end.
    ``handlers`` are the owners of the case in turn, the last one being responsible now.
    """

    type: str
    id: str
    at: Moment | None
    attributes: Mapping[str, FieldValue] = {}
    ended: Moment | None = None
    pauses: tuple[tuple[Moment, Moment | None], ...] = ()
    handlers: tuple[str, ...] = ()
    place: Place = Place("")
    or_at: Moment | None = None
