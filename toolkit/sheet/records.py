"""What one workbook holds: duties, events, company days, obligation rows, and every value that could not be read.

Nothing here decides whether a value is a problem: a cell that cannot be read is kept as ``BadValue`` with what it
holds, and the rules say what it means and what to type.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.obligation import Obligation
from toolkit.record import NamedTuple
from toolkit.sheet.values import Trouble

BadAs = Literal[
    Trouble, "status", "yes", "verdict", "score", "period", "condition", "day-kind", "one-or-ten",
    "no-such-stretch", "no-calendar",
]  # fmt: skip
"""As what a cell could not be read; a moment that could not says what is wrong with it."""

LEAVES_VALUE: frozenset[BadAs] = frozenset({"ambiguous-order", "status", "yes", "score"})
"""There is a reading all the same, or the row is judged as if the cell were blank."""


class BadValue(NamedTuple):
    """A cell that could not be read as what its column holds."""

    place: Place
    field: str
    problem: BadAs
    raw: str
    header: str


class Records:
    """What one workbook holds.

    Filled by ``sheet.list_reader`` and ``sheet.obligation_reader``, table by table, and then only read.
    ``rows`` pairs each obligation row with the id of the event it names (empty for none). ``full``: the workbook keeps
    duties and obligations on sheets of their own. ``departments``: what the company's departments are called otherwise,
    folded (``sheet.units.fold``), and the name that each goes by.
    """

    __slots__ = ("bad", "company_days", "departments", "duties", "events", "full", "rows", "workbook")

    def __init__(self, workbook: str, full: bool = False, departments: Mapping[str, str] | None = None) -> None:
        self.workbook = workbook
        self.full = full
        self.departments = departments or {}
        self.duties: list[tuple[Duty, Place]] = []
        self.events: list[Event] = []
        self.rows: list[tuple[Obligation, str]] = []
        self.company_days: dict[date, bool] = {}
        self.bad: list[BadValue] = []
