"""Small parts by themselves; what replaces a module of the standard library for the sake of a quick start says the same
as that module."""

from __future__ import annotations

import calendar
import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from toolkit.app import cache
from toolkit.core.moment import Moment
from toolkit.core.period import Period, last_day
from toolkit.digest import sha256
from toolkit.settings import Settings


def test_the_last_day_of_every_month() -> None:
    for year in (1, 1600, 1700, 1899, 1900, 1999, 2000, 2024, 2025, 2026, 2100, 9999):
        for month in range(1, 13):
            assert last_day(year, month) == date(year, month, calendar.monthrange(year, month)[1])
    assert last_day(2026, 10) is last_day(2026, 10)  # asked for again and again, worked out once


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (2026, -1), (0, 1), (10000, 1)])
def test_no_such_month(year: int, month: int) -> None:
    with pytest.raises(ValueError):
        last_day(year, month)


@pytest.mark.parametrize("size", [0, 1, 55, 64, 1000, 1 << 18, 1 << 20])
def test_digests_are_sha256(size: int) -> None:
    data = bytes(i % 251 for i in range(size))
    assert sha256(data) == hashlib.sha256(data).hexdigest()


def test_openssl_is_loaded_once_there_is_much_to_hash() -> None:
    code = """
import sys
from toolkit.digest import sha256
small = sha256(b"abc")
before = "_hashlib" in sys.modules
large = sha256(bytes(1 << 20))
print(before, "_hashlib" in sys.modules, small == sha256(b"abc"), large)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True", hashlib.sha256(bytes(1 << 20)).hexdigest()]


def test_a_cache_that_cannot_be_had_is_gone_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of an account that has none, or one that may not be looked into."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("DUTYBOOK_CACHE", str(file / "cache"))
    cache.keep("dates.json", "1", {"a": 1})
    assert cache.kept("dates.json", "1") is None


def test_a_day_without_a_time_means_its_end() -> None:
    assert Moment.parse("2026-11-06").whole == Moment.parse("2026-11-06T24:00")
    assert Moment.parse("2026-11-06T00:00").whole == Moment.parse("2026-11-06T00:00")


def test_the_period_of_a_run() -> None:
    """What was asked for, else the settings' own, else the month it is made in."""
    as_of, october = Moment.parse("2026-11-06"), Period(2026, 10)
    assert Settings().period_at(as_of) == Period(2026, 11)
    assert Settings(period=october).period_at(as_of) == october
    assert Settings(period=october).period_at(as_of, Period(2026, 9)) == Period(2026, 9)
