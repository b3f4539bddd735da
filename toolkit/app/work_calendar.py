"""Where the work calendar's data comes from: the library ``holidays``, behind our own coverage gate.

``holidays`` answers years without a published notice with the statutory days alone and no warning. The years for which
it really has the notice are read from its own tables; a year outside them is not covered (see ``core.calendar``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from toolkit.core.calendar import HolidayData, WorkCalendar
from toolkit.errors import SettingsError

FIRST_YEAR, LAST_YEAR = 2015, 2040


@lru_cache(maxsize=8)
def holiday_data(country: str) -> HolidayData:
    """Official days off and make-up working days of a country (ISO 3166 code), 2015 to 2040.

    Raises:
        SettingsError: the library does not know the country.
    """
    import holidays

    try:
        found = holidays.country_holidays(country, years=range(FIRST_YEAR, LAST_YEAR + 1))
    except NotImplementedError as error:
        raise SettingsError(path="", where="calendar.country", detail=str(error)) from error
    names = {day: str(name) for day, name in found.items()}
    workdays = frozenset(getattr(found, "weekend_workdays", ()))
    published = getattr(found, "special_public_holidays", None)
    if country == "CN":
        covered = frozenset(published or ())
    else:
        covered = frozenset(range(FIRST_YEAR, LAST_YEAR + 1))  # fixed by law or rule, not announced yearly
    label = f"holidays {holidays.__version__} {country}" + (
        f" to {max(covered)}" if country == "CN" and covered else ""
    )
    return HolidayData(frozenset(names) - workdays, workdays, covered, label, names)


def work_calendar(country: str, company: Mapping[date, bool] | None = None) -> WorkCalendar:
    """The calendar of a country with a company's own days on top."""
    return WorkCalendar(holiday_data(country), company, years=(FIRST_YEAR, LAST_YEAR))
