"""Running the real command in this process."""

from __future__ import annotations

import contextlib
import io

import pytest

from toolkit.frontends.cli import main


def run(*words: object) -> tuple[int, str]:
    """Exit code and standard output."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(SystemExit) as stop:
        main([str(w) for w in words])
    return int(stop.value.code or 0), out.getvalue()
