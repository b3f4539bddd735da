"""A real LibreOffice without windows, started once for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from toolkit.workbook import libreoffice
from toolkit.workbook.libreoffice.process import soffice_path


@pytest.fixture(scope="session")
def app() -> Iterator[Any]:
    """An xlwings App of the LibreOffice engine; skipped where it or its bridge is missing."""
    if soffice_path() is None:
        pytest.skip("LibreOffice is not installed (apt install libreoffice-calc)")
    if not libreoffice.uno_available():
        pytest.skip("the module uno is not installed for this Python (apt install python3-uno)")
    import xlwings

    libreoffice.register()
    started = xlwings.App(impl=xlwings.engines[libreoffice.NAME].apps.impl.add())
    profile = started.impl.office.profile
    yield started
    started.quit()
    assert started.impl.office.process.poll() is not None, "LibreOffice is still running"
    assert not profile.exists() or shutil.rmtree(profile) is None


@pytest.fixture
def book(app: Any) -> Iterator[Any]:
    """A new, empty workbook."""
    made = app.books.add()
    yield made
    made.close()


@pytest.fixture
def sheet(book: Any) -> Any:
    return book.sheets[0]
