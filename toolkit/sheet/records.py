"""What one workbook holds: duties, events, company days, obligation rows, and every value that could not be read.

Nothing here decides whether a value is a problem: a cell that cannot be read is kept as ``BadValue`` with what it
holds, and the rules say what it means and what to type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.obligation import Obligation


class BadValue(NamedTuple):
    """A cell that could not be read as what its column holds. ``problem`` is a code of ``sheet.values.Read`` or
    ``status``, ``yes``, ``condition``, ``score``, ``period``, ``day-kind``."""

    place: Place
    field: str
    problem: str
    raw: str
    header: str


@dataclass(slots=True)
class Records:
    """What one workbook holds. Filled by ``sheet.table_reader``, table by table, and then only read.

    ``rows`` pairs each obligation row with the id of the event it names (empty for none). ``full``: the workbook keeps
    duties and obligations on sheets of their own.
    """

    workbook: str
    duties: list[tuple[Duty, Place]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    rows: list[tuple[Obligation, str]] = field(default_factory=list)
    company_days: dict[date, bool] = field(default_factory=dict)
    bad: list[BadValue] = field(default_factory=list)
    full: bool = False
