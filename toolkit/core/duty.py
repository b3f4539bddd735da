"""A duty: a standing promise of one department to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from toolkit.record import NamedTuple

if TYPE_CHECKING:
    from toolkit.core.condition import Condition


class Duty(NamedTuple):
    """A standing promise, provider → receiver. Field by field as in ``schemas/duty.schema.json``.

    ``id`` names it everywhere (销售部7). ``phrase`` is the deadline verbatim, empty when none was written. ``event``
    is the type of register row that starts it (交车), None for duties owed once a period. ``conditions`` limit it to
    the events (or periods) they hold for; ``requirements`` turn it into a conditional rule: for the events that meet
    the conditions, these must hold too (销售部6), and there is no deadline to judge. ``evidence`` is what shows that
    it was done; ``completeness`` what must be there for a submission to count. ``due_next_month``: the obligation
    for 2026-10 falls due in November. ``stage`` orders duties of one case (响应 → 解决 → 关闭). Two duties may share an
    id with different effective spans: versions of one promise. ``doubted``: which day the deadline means cannot be told
    (12/11/2026).
    """

    id: str
    provider: str
    receiver: str
    deliverable: str
    phrase: str = ""
    event: str | None = None
    owner: str = ""
    reviewer: str = ""
    evidence: tuple[str, ...] = ()
    completeness: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    requirements: tuple[Condition, ...] = ()
    due_next_month: bool = False
    stage: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    gloss: str = ""
    note: str = ""
    extra: Mapping[str, str] = {}
    doubted: bool = False

    @property
    def is_rule(self) -> bool:
        """A conditional rule over a register rather than something to hand in."""
        return bool(self.requirements)

    def in_force(self, day: date) -> bool:
        """Whether this version of the promise holds on a day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )
