"""Closing a period: two people sign, the one who prepared and the one who reviewed, and then its statuses stand.

Pure functions over sign-offs. Sign-offs are only ever added: who closed a period, who reopened it and why stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from toolkit.core.moment import Moment
from toolkit.core.period import Period


class Role(StrEnum):
    """What a sign-off says. ``reviewed`` closes the period, ``reopened`` takes both signatures away."""

    PREPARED = "prepared"
    REVIEWED = "reviewed"
    REOPENED = "reopened"


class Stage(StrEnum):
    """Where a period stands."""

    OPEN = "open"
    PREPARED = "prepared"
    CLOSED = "closed"


class Refusal(StrEnum):
    """Why a sign-off is not taken. ``catalogue`` has the words, under ``close-`` and the value."""

    NO_RUN = "no-run"
    OPEN_ITEMS = "open-items"
    NOT_PREPARED = "not-prepared"
    OUT_OF_DATE = "out-of-date"
    SAME_PERSON = "same-person"
    ALREADY_CLOSED = "already-closed"
    ALREADY_PREPARED = "already-prepared"
    NOT_CLOSED = "not-closed"
    NO_REASON = "no-reason"
    NO_NAME = "no-name"


WRONG_USE = frozenset(
    {
        Refusal.SAME_PERSON,
        Refusal.ALREADY_CLOSED,
        Refusal.ALREADY_PREPARED,
        Refusal.NOT_CLOSED,
        Refusal.NO_REASON,
        Refusal.NO_NAME,
    }
)
"""Asked for wrongly, whatever the figures say. The others mean: not yet."""


@dataclass(frozen=True, slots=True)
class OpenItems:
    """What stands in the way of closing: errors and warnings, what is overdue, what is not due yet and not handed in,
    and workbooks that changed since they were last checked.

    ``behind``: the moment as of which the last month-end judged, where the ledger has its workbooks as of a later one
    and kept that; else empty.
    """

    findings: int = 0
    overdue: int = 0
    pending: int = 0
    changed: tuple[str, ...] = ()
    behind: str = ""

    def __bool__(self) -> bool:
        return bool(self.findings or self.overdue or self.pending or self.changed or self.behind)


@dataclass(frozen=True, slots=True)
class Signoff:
    """One signature. ``run`` is the last run that it rests on, ``as_of`` the moment of its statuses.

    ``reason`` says why open items were accepted, or why the period was reopened; ``accepted`` what they were.
    """

    period: Period
    role: Role
    by: str
    at: Moment
    run: int
    as_of: Moment
    reason: str = ""
    accepted: OpenItems = OpenItems()


@dataclass(frozen=True, slots=True)
class Closing:
    """A closed period: when, by whom, and as of when its statuses stand."""

    period: Period
    prepared_by: str
    reviewed_by: str
    at: Moment
    as_of: Moment
    run: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sign-offs of a period amount to. ``reopened`` is the last reopening, if any.

    ``lapsed``: the signature as prepared that counts no more, since a later run changed what it rests on, or somebody
    else prepared anew.
    """

    period: Period
    stage: Stage = Stage.OPEN
    prepared: Signoff | None = None
    reviewed: Signoff | None = None
    reopened: Signoff | None = None
    lapsed: Signoff | None = None

    @property
    def closing(self) -> Closing | None:
        """The closing, where the period is closed."""
        if self.prepared is None or self.reviewed is None:
            return None
        last = self.reviewed
        return Closing(self.period, self.prepared.by, last.by, last.at, last.as_of, last.run)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a sign-off would rest on: the period's last run, as of when its statuses stand, the last run that changed
    one, and what is open."""

    run: int = 0
    as_of: Moment | None = None
    changed_run: int = 0
    open: OpenItems = OpenItems()


def standing(period: Period, signoffs: Iterable[Signoff], changed_run: int = 0) -> Standing:
    """Where a period stands after all its sign-offs.

    Args:
        signoffs: in the order in which they were made.
        changed_run: the last run that changed a status or rating.
    """
    prepared = reviewed = reopened = lapsed = None
    for signoff in signoffs:
        if signoff.role is Role.PREPARED:
            anew = prepared is not None and not same_person(prepared.by, signoff.by)
            prepared, reviewed, lapsed = signoff, None, prepared if anew else None
        elif signoff.role is Role.REVIEWED:
            reviewed, lapsed = signoff, None
        else:
            prepared, reviewed, reopened, lapsed = None, None, signoff, None
    if prepared is not None and reviewed is None and prepared.run < changed_run:
        prepared, lapsed = None, prepared
    stage = Stage.CLOSED if reviewed else Stage.PREPARED if prepared else Stage.OPEN
    return Standing(period, stage, prepared, reviewed, reopened, lapsed)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: width, case, spaces and punctuation do not make another."""
    return _folded(one) == _folded(other)


def role_of(now: Standing) -> Role:
    """The sign-off that comes next where nobody says which."""
    return Role.REVIEWED if now.prepared is not None else Role.PREPARED


def sign(now: Standing, basis: Basis, role: Role, by: str, at: Moment, accept: str | None = None) -> Signoff | Refusal:
    """A sign-off, or why not.

    Args:
        role: ``prepared`` or ``reviewed``.
        accept: why open items are accepted; None where they are not.
    """
    if not _folded(by):
        return Refusal.NO_NAME
    if accept is not None and not accept.strip():
        return Refusal.NO_REASON
    if now.stage is Stage.CLOSED:
        return Refusal.ALREADY_CLOSED
    if not basis.run or basis.as_of is None:
        return Refusal.NO_RUN
    prepared = now.prepared
    if role is Role.PREPARED and prepared is not None and same_person(prepared.by, by):
        return Refusal.ALREADY_PREPARED
    if role is Role.REVIEWED:
        if prepared is None:
            return Refusal.OUT_OF_DATE if now.lapsed else Refusal.NOT_PREPARED
        if same_person(prepared.by, by):
            return Refusal.SAME_PERSON
    if basis.open and accept is None:
        return Refusal.OPEN_ITEMS
    reason = accept.strip() if accept and basis.open else ""
    rests_on = max(basis.run, basis.changed_run)  # a later month's run may have changed what went on there
    return Signoff(now.period, role, by.strip(), at, rests_on, basis.as_of, reason, basis.open)


def reopen(now: Standing, basis: Basis, by: str, at: Moment, reason: str) -> Signoff | Refusal:
    """The reopening of a closed period (or of one that was prepared), or why not."""
    if not _folded(by):
        return Refusal.NO_NAME
    if not reason.strip():
        return Refusal.NO_REASON
    last = now.reviewed or now.prepared or now.lapsed
    if last is None:
        return Refusal.NOT_CLOSED
    return Signoff(now.period, Role.REOPENED, by.strip(), at, basis.run, basis.as_of or last.as_of, reason.strip())


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in folded if sign.isalnum()) or "".join(folded.split())
