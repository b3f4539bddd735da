"""What every rule is: a module with ``ID``, ``SEVERITY`` and ``check``, or ``check_row`` and ``concerns``.

A rule looks at a ``Book``, or at one obligation of it, and yields problems; the runner stamps id and severity, so that
settings can change or silence them in one place. What it says, and what explains it to people, is in the catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Protocol

from toolkit.core.deadline import PhraseReading
from toolkit.core.finding import Place, Severity, shortened
from toolkit.core.joined import Joined
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.scoring import LOW_SCORE
from toolkit.core.status import Reason, Timeliness, Work
from toolkit.record import NamedTuple
from toolkit.sheet.judged_rows import TableRows
from toolkit.sheet.records import Records
from toolkit.sheet.table import Table

LONGEST_NAME = 30
"""Characters of the name of an obligation in a message."""


class Book(NamedTuple):
    """One workbook, read, joined and judged: what rules look at.

    ``judged`` are all obligations, ``parts`` those of them that are rows of a table, ``unlisted`` those that no row
    stands for.
    ``left_out``: sheets of other months than the period's. ``other_months``: such sheets, those in which
    something is owed, where none is of the period's.
    ``struck``: by sheet, (row, column) of cells that are struck through.
    ``records`` and ``joined`` hold the rows that were looked at one by one.
    """

    name: str
    tables: Sequence[Table]
    records: Records
    joined: Joined
    judged: Sequence[Judged]
    parts: Sequence[TableRows]
    unlisted: Sequence[Judged]
    as_of: Moment
    period: Period
    read: Callable[[str], PhraseReading]
    policy_for: Callable[[str, str], Policy]
    uncached: Sequence[Place] = ()
    struck: Mapping[str, Set[tuple[int, int]]] = {}
    low_score: float = LOW_SCORE
    left_out: Sequence[str] = ()
    other_months: Sequence[str] = ()

    @property
    def providers(self) -> Counter[str]:
        """How many obligations each department has."""
        in_tables = sum(len(part) for part in self.parts)
        found = Counter(j.obligation.duty.provider for j in self.judged[in_tables:])
        for part in self.parts:
            found.update(part.providers)
        del found[""]
        return found


class Problem(NamedTuple):
    """Where, and what fills the message of the rule. ``variant`` picks one of a rule's messages."""

    place: Place
    params: Mapping[str, str] = {}
    variant: str = ""


class BookRule(Protocol):
    """A rule module about a workbook as a whole."""

    ID: str
    SEVERITY: Severity

    def check(self, book: Book) -> Iterator[Problem]:
        """Yield the problems of one workbook."""
        ...


class Glance(NamedTuple):
    """What tells whether a rule may have something to say of rows that are judged by their columns.

    Every cell of such a row could be read; there is no review in it, no second attempt, no pause, and what was handed
    in was not incomplete. ``said``: the status that a person chose. ``in_future``: it was handed in after the as-of
    time; ``year_early``: about a year before its due; ``turn_early``: by the due before that; ``before_event``: before
    the event after which it is due. The others are those of the verdict.
    """

    reason: Reason
    timeliness: Timeliness
    provisional: bool
    ambiguity: tuple[str, ...]
    said: Work | None
    handed_in: bool
    in_future: bool
    year_early: bool
    turn_early: bool
    before_event: bool


class RowRule(Protocol):
    """A rule module about single obligations.

    Of the obligation itself, a problem may name its place and ``what`` it is; all else it says must follow from the
    verdict, the deadline and the dates, so that it holds for every row of which these are the same.
    """

    ID: str
    SEVERITY: Severity

    def concerns(self, glance: Glance) -> bool:
        """Whether it may have something to say of rows that look so: of the others it is not asked.

        To be left out where a glance cannot tell: every row is then made for it, which is slower.
        """
        ...

    def check_row(self, judged: Judged, book: Book) -> Iterator[Problem]:
        """Yield the problems of one obligation."""
        ...


def place_of(obligation: Obligation, *fields: str) -> Place:
    """The cell of the first of these fields that the row's table has; the whole row otherwise."""
    for name in fields:
        column = (name == "event_at" and obligation.event_column) or obligation.columns.get(name)
        if column:
            place = obligation.place
            return Place(place.workbook, place.sheet, place.row, column)
    return obligation.place


def what(obligation: Obligation, limit: int = LONGEST_NAME) -> str:
    """How a message names an obligation: what is owed, shortened, or its duty id."""
    return shortened(obligation.duty.deliverable or obligation.duty.id, limit)
