"""Shared fixtures."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

# How long an example takes says something of the machine only.
hypothesis.settings.register_profile("dutybook", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("dutybook")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What programs keep for their user, they keep here: nothing of the person who runs the tests is touched."""
    for name in ("XDG_STATE_HOME", "DUTYBOOK_CACHE"):
        os.environ[name] = str(tmp_path_factory.mktemp(name.lower()))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and validators beside the checkout; tests that use it run where it is."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return folder
