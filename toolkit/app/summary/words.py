"""What the summary workbook says, in its language: labels, periods, moments, and the words of findings."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit import catalogue
from toolkit.app.tally import OUTCOMES
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import MONTHS, Period
from toolkit.core.scoring import Light


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
        month = period.month if self.lang == "zh" else MONTHS[period.month - 1].title()
        return self("month", year=period.year, month=month)

    def moment(self, moment: Moment) -> str:
        """2026-11-05 24:00, or the day alone when no time is known."""
        return str(moment).replace("T", " ")

    def rate(self, rate: float | None) -> str:
        """95.0%; a dash where there is no rate."""
        return self("none") if rate is None else f"{rate:.1%}"

    def amount(self, value: float | None, kind: str) -> str:
        """A figure as text: ``rate`` 95.0%, ``score`` 4.3, ``count`` 12."""
        if value is None:
            return self("none")
        return f"{value:.1%}" if kind == "rate" else f"{value:.1f}" if kind == "score" else f"{value:,.0f}"

    def change(self, change: float | None, kind: str) -> str:
        """A change as text, rates in percent points: ▲ 1.3, ▼ 2; — where nothing is known or changed."""
        if change is None:
            return self("none")
        if not change:
            return self("unchanged")
        size = abs(change) * 100 if kind == "rate" else abs(change)
        shown = f"{size:,.0f}" if kind == "count" else f"{size:.1f}"
        return f"{'▲' if change > 0 else '▼'} {shown}"

    def light(self, light: Light | None) -> str:
        """达标, 接近, 未达标."""
        return self("none") if light is None else self(f"light-{light.value}")

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


__all__ = ["OUTCOMES", "Words"]
