"""On what terms two rows of one key belong together: amounts within a tolerance or a fee, dates within a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.reconcile.money import money
from toolkit.reconcile.result import Reason, Status
from toolkit.record import NamedTuple

MILLION = 1_000_000


class Entry(NamedTuple):
    """One row as matching sees it.

    ``at``: its day on the scale on which windows are counted (days, or working days); None without a date.
    ``optional``: it is of another period, and need not be matched. ``tie``: its whole content, which decides the order
    of rows that are alike, so that the order in the file does not.
    """

    amount: int
    at: int | None
    optional: bool
    tie: str
    row: int


class Outcome(NamedTuple):
    """What became of rows of one key; left and right are indexes."""

    status: Status
    left: tuple[int, ...]
    right: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """``before``, ``after``: how long before and after the left row's day the right one's may be; None: no matter.

    ``tolerance`` in cents. Fees: the right amount may be less than the left one by ``fee_rate`` millionths of it, at
    most ``fee_most`` cents (0: no limit; without a rate, up to that). ``many_right``: several right rows for one left;
    ``many_left`` likewise; ``whole``: all rows of a key against all. ``netting``: negative rows count against positive.
    ``bare``: there are no amounts. ``workdays``: the scale of days is one of working days.
    """

    before: int | None = None
    after: int | None = None
    tolerance: int = 0
    fee_rate: int = 0
    fee_most: int = 0
    many_right: bool = False
    many_left: bool = False
    whole: bool = False
    netting: bool = False
    bare: bool = False
    workdays: bool = False

    @property
    def dated(self) -> bool:
        """Whether days matter."""
        return self.after is not None

    def near(self, left: int | None, right: int | None) -> bool:
        """Whether two days are within the window; a day that is not known is within any."""
        if self.after is None or self.before is None or left is None or right is None:
            return True
        return -self.before <= right - left <= self.after

    def fee(self, left: int) -> int:
        """The largest fee of a left amount."""
        if left <= 0 or not (self.fee_rate or self.fee_most):
            return 0
        if not self.fee_rate:
            return self.fee_most
        fee = -(-left * self.fee_rate // MILLION)
        return min(fee, self.fee_most) if self.fee_most else fee

    @property
    def loose(self) -> bool:
        """Whether amounts need not be equal."""
        return bool(self.tolerance or self.fee_rate or self.fee_most)

    def ties(self, left: int, right: int) -> bool:
        """Whether two amounts (or sums) agree, within tolerance and fee."""
        return -self.tolerance <= left - right <= self.tolerance + self.fee(left)

    def span(self, target: int, target_is_left: bool) -> tuple[int, int]:
        """Least and greatest sum of the other side that may agree with an amount; ``ties`` has the last word."""
        if target_is_left:
            return target - self.tolerance - self.fee(target), target + self.tolerance
        most = target + self.tolerance
        for _ in range(64):
            more = target + self.tolerance + self.fee(most)
            if more <= most:
                break
            most = more
        return target - self.tolerance, most

    def how(self, left: int, right: int) -> tuple[Reason, ...]:
        """What to say about two agreeing amounts that are not equal."""
        if left == right:
            return ()
        if abs(left - right) <= self.tolerance:
            return (Reason("tolerance", (("difference", money(left - right)),)),)
        return (Reason("fee", (("difference", money(left - right)),)),)


def total(entries: Sequence[Entry]) -> int:
    """The sum of amounts, in cents."""
    return sum(e.amount for e in entries)


def order(entry: Entry) -> tuple[bool, int, int, str, int]:
    """Rows in the order of their days, then of what they say; of their place only where they are the same."""
    return (entry.at is None, entry.at or 0, entry.amount, entry.tie, entry.row)
