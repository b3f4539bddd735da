"""The real command, run in this process: starting Python anew takes longer than most of what it does."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ran:
    """What it said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def dutybook(*words: object, **environment: str) -> Ran:
    """Run ``dutybook`` with these words; ``environment`` is set for it, and no password else."""
    from toolkit.frontends.cli import main

    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with _environment(environment), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(w) for w in words])
        except SystemExit as stop:
            code = stop.code
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.pop("DUTYBOOK_PASSWORD", None)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
