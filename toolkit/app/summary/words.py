"""What the summary workbook says, in its language: labels, periods, moments, and the words of findings."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit import catalogue
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT, Timeliness

OUTCOMES = ("on_time", "late", "overdue", "due_soon", "not_due", "undetermined", "exempt")
"""How an obligation counts in the summary: each in exactly one, so that they add up to all obligations."""

_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
_MONTHS += ("November", "December")


def outcome(judged: Judged) -> str:
    """One of ``OUTCOMES``: the timeliness, except that what is not owed is told from what cannot be judged."""
    if judged.timeliness is Timeliness.UNDETERMINED and judged.work in EXEMPT:
        return "exempt"
    return judged.timeliness.value


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up ``summary-…`` entries of the catalogue in one language, ``zh`` or ``en``."""

    lang: str

    def __call__(self, key: str, **params: object) -> str:
        return catalogue.text(f"summary-{key}", self.lang, **params)

    def sheet(self, key: str) -> str:
        """Name of a sheet of the summary."""
        return self(f"sheet-{key}")

    def period(self, period: Period) -> str:
        """2026年10月 or October 2026."""
        if period.months == 12:
            return self("year", year=period.year)
        if period.months == 3:
            return self("quarter", year=period.year, quarter=(period.month + 2) // 3)
        month = period.month if self.lang == "zh" else _MONTHS[period.month - 1]
        return self("month", year=period.year, month=month)

    def moment(self, moment: Moment) -> str:
        """2026-11-05 24:00, or the day alone when no time is known."""
        return str(moment).replace("T", " ")

    def rate(self, rate: float | None) -> str:
        return self("none") if rate is None else f"{rate:.1%}"

    def label(self, key: str) -> str:
        """A label that is not the summary's own: ``work-accepted``, ``severity-error``."""
        return catalogue.text(key, self.lang)

    def outcome(self, name: str) -> str:
        """One of ``OUTCOMES``."""
        return self("outcome-exempt") if name == "exempt" else self.label(f"timeliness-{name}")

    def reason(self, judged: Judged) -> str:
        """Why an obligation could not be judged."""
        if not judged.reason:
            return self("no-reason")
        key = f"reason-{judged.reason}"
        return self.label(key) if key in catalogue.ENTRIES else judged.reason
