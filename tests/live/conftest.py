"""Fixtures on a real LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import office
import pytest


@pytest.fixture
def app() -> Any:
    """An xlwings App of the LibreOffice engine; skipped where LibreOffice or its Python bridge is missing."""
    if missing := office.lacks():
        pytest.skip(missing)
    return office.app()


@pytest.fixture
def book(app: Any) -> Iterator[Any]:
    """A new, empty workbook."""
    made = app.books.add()
    yield made
    made.close()


@pytest.fixture
def sheet(book: Any) -> Any:
    return book.sheets[0]
