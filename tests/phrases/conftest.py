"""The real mainland calendar and the ordinary policy."""

from __future__ import annotations

import pytest

from toolkit.app.work_calendar import work_calendar
from toolkit.core.calendar import WorkCalendar


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return work_calendar("CN")
