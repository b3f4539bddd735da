"""Fixtures: a screen, a LibreOffice with buttons installed by the command itself, workbooks made by it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from screen import Office, Screen, command, install, lacks

AS_OF = "2026-11-09T10:20"
Opener = Callable[..., Any]


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: kept in $DUTYBOOK_ARTEFACTS where that is set."""
    kept = os.environ.get("DUTYBOOK_ARTEFACTS")
    return Path(kept) / "buttons" if kept else tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder of a person who followed the README: workbooks made, buttons installed."""
    if missing := lacks():
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    home = tmp_path_factory.mktemp("家")
    folder = home / "责任表"
    command(home, "new", "dealership-finance", "--period", "2026-11", "--out", str(folder), "--buttons", "calc")
    settings = folder / "dutybook.toml"
    settings.write_text(f'as_of = "{AS_OF}"\nperiod = "2026-11"\n' + settings.read_text("utf-8"), "utf-8")
    install(home, folder)
    return home


@pytest.fixture(scope="session")
def office(home: Path, pictures: Path) -> Iterator[Office]:
    """LibreOffice in its window."""
    screen = Screen()
    try:
        found = Office(screen, home, pictures)
        try:
            yield found
        finally:
            found.close()
    finally:
        screen.close()


@pytest.fixture
def workbook(office: Office, home: Path, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens a copy of a made workbook in the trusted folder; closed and deleted afterwards."""
    opened: list[tuple[Any, Path]] = []

    def open_(name: str = "消贷部.ods") -> Any:
        stem, _, suffix = name.rpartition(".")
        copy = home / "责任表" / f"{stem}-{request.node.name[:60]}.{suffix}"
        shutil.copy(home / "责任表" / name, copy)
        book = office.open(copy)
        opened.append((book, copy))
        return book

    yield open_
    for _ in range(5):  # what a failed test left open
        if (shown := office.dialog()) is None:
            break
        caption = next((c for c in ("Cancel", "No") if c in shown.buttons), next(iter(shown.buttons), ""))
        office.answer(caption)
        office.rest(0.5)
    for book, copy in opened:
        book.close()
        copy.unlink()
