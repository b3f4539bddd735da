"""Holiday data: the coverage gate, the oracles, and what is kept between runs."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from toolkit.app import work_calendar as module
from toolkit.app.work_calendar import holiday_data, work_calendar
from toolkit.errors import SettingsError


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUTYBOOK_CACHE", str(tmp_path))
    holiday_data.cache_clear()
    yield tmp_path
    holiday_data.cache_clear()


def test_agrees_with_chinesecalendar_day_by_day() -> None:
    import chinese_calendar

    calendar = work_calendar("CN")
    day = date(2020, 1, 1)
    while day <= date(2026, 12, 31):
        assert calendar.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_only_published_years_are_covered() -> None:
    data = holiday_data("CN")
    assert {2020, 2024, 2025, 2026} <= data.covered_years
    assert max(data.covered_years) < 2040
    assert all(any(d.year == y for d in data.days_off) for y in data.covered_years if y >= module.FIRST_YEAR)


def test_what_is_kept_says_the_same(tmp_path: Path) -> None:
    first = holiday_data("CN")
    holiday_data.cache_clear()
    assert (tmp_path / "holidays-CN.json").exists()
    assert holiday_data("CN") == first


@pytest.mark.parametrize("content", ["", "{}", '{"stamp": 1}', "not json", "[]"])
def test_a_broken_cache_is_asked_anew(tmp_path: Path, content: str) -> None:
    first = holiday_data("CN")
    (tmp_path / "holidays-CN.json").write_text(content, encoding="utf-8")
    holiday_data.cache_clear()
    assert holiday_data("CN") == first


def test_another_version_of_the_library_is_asked(tmp_path: Path) -> None:
    holiday_data("CN")
    path = tmp_path / "holidays-CN.json"
    raw = json.loads(path.read_text("utf-8"))
    raw["days_off"], raw["stamp"] = [], "another"
    path.write_text(json.dumps(raw), encoding="utf-8")
    holiday_data.cache_clear()
    assert holiday_data("CN").days_off


def test_other_countries() -> None:
    assert work_calendar("DE").is_workday(date(2026, 10, 5))
    assert not work_calendar("DE").is_workday(date(2026, 12, 25))
    assert not work_calendar("IL").is_workday(date(2026, 11, 20))  # a Friday
    with pytest.raises(SettingsError) as caught:
        holiday_data("XX")
    assert caught.value.text("zh").startswith("没有“XX”的放假安排。")
