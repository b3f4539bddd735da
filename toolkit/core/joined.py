"""What joining gives: obligations to judge, and what did not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.obligation import Obligation

if TYPE_CHECKING:
    from toolkit.core.condition import Condition


class Joined:
    """Obligations to judge, and what did not fit together.

    ``missing`` are those among ``obligations`` that no row answers to. ``orphans`` name an event that no register has;
    ``unknown`` a duty that the duty list does not have. ``broken`` are events that meet a conditional rule's condition
    but not its requirement; ``unclear`` those whose attributes do not say. ``repeated`` answer twice.
    """

    __slots__ = ("broken", "missing", "obligations", "orphans", "repeated", "unclear", "unknown", "where_orphans")

    def __init__(self) -> None:
        self.obligations: list[Obligation] = []
        self.missing: list[Obligation] = []
        self.orphans: list[tuple[Obligation, str]] = []
        self.where_orphans: set[Place] = set()
        self.unknown: dict[Place, Obligation] = {}
        self.broken: list[tuple[Event, Duty, Condition]] = []
        self.unclear: list[tuple[Event, Duty, Condition]] = []
        self.repeated: list[tuple[Obligation, Obligation]] = []
