"""Where the work calendar's data comes from: the library ``holidays``, behind our own coverage gate.

``holidays`` answers years without a published notice with the statutory days alone and no warning. The years for which
it really has the notice are read from its own tables; a year outside them is not covered (see ``core.calendar``).

Importing the library and asking it for 26 years takes longer than checking a workbook, so what it said is kept in the
user's cache folder and asked for again when the installed library changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from toolkit.app import cache
from toolkit.core.calendar import HolidayData, WorkCalendar
from toolkit.errors import SettingsError
from toolkit.settings import Settings

FIRST_YEAR, LAST_YEAR = 2015, 2040
_FORMAT = 1


def work_calendar(country: str, company: Mapping[date, bool] | None = None) -> WorkCalendar:
    """The calendar of a country, or a part of one (``GB-ENG``), with a company's own days on top."""
    return WorkCalendar(holiday_data(country), company, years=(FIRST_YEAR, LAST_YEAR))


def calendar_of(settings: Settings) -> WorkCalendar:
    """The calendar of a company: its country's, with the days of the settings on top."""
    return work_calendar(settings.country, settings.company_days)


@lru_cache(maxsize=8)
def holiday_data(country: str) -> HolidayData:
    """Official days off and make-up working days of a country (ISO 3166 code) or part of one, 2015 to 2040.

    Raises:
        SettingsError: the library does not know the country.
    """
    stamp = _stamp()
    kept = _kept(country, stamp)
    if kept is None:
        kept = _ask(country)
        _keep(country, stamp, kept)
    return kept


def _ask(country: str) -> HolidayData:
    import holidays

    try:
        whole, _, part = country.partition("-")
        found = holidays.country_holidays(whole, subdiv=part or None, years=range(FIRST_YEAR, LAST_YEAR + 1))
    except NotImplementedError as error:
        raise SettingsError("settings-no-country", name=country) from error
    workdays = frozenset(getattr(found, "weekend_workdays", ()))
    # Only mainland China announces its days a year at a time; elsewhere they are fixed by law.
    announced = getattr(found, "special_public_holidays", None) or () if country == "CN" else None
    covered = frozenset(range(FIRST_YEAR, LAST_YEAR + 1) if announced is None else announced)
    until = f" to {max(covered)}" if announced else ""
    return HolidayData(
        days_off=frozenset(found) - workdays,
        workdays=workdays,
        covered_years=covered,
        label=f"holidays {holidays.__version__} {country}{until}",
        weekend=frozenset(day + 1 for day in found.weekend),
    )


def _stamp() -> str:
    """What tells one installed version of the library from another without importing it."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return ""
    return f"{_FORMAT} {cache.stamp_of(Path(spec.origin))}"


def _kept(country: str, stamp: str) -> HolidayData | None:
    """What an earlier run kept; None when there is none, it is of another version, or it cannot be read."""
    raw = cache.kept(f"holidays-{country}.json", stamp)
    if raw is None:
        return None
    try:
        days = {name: frozenset(map(date.fromisoformat, raw[name])) for name in ("days_off", "workdays")}
        years, weekend = frozenset(map(int, raw["covered_years"])), frozenset(map(int, raw["weekend"]))
        return HolidayData(days["days_off"], days["workdays"], years, str(raw["label"]), weekend)
    except (ValueError, KeyError, TypeError):
        return None


def _keep(country: str, stamp: str, data: HolidayData) -> None:
    raw = {
        "days_off": sorted(d.isoformat() for d in data.days_off),
        "workdays": sorted(d.isoformat() for d in data.workdays),
        "covered_years": sorted(data.covered_years),
        "weekend": sorted(data.weekend),
        "label": data.label,
    }
    cache.keep(f"holidays-{country}.json", stamp, raw)
