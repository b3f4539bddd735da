"""A new folder that is there whole, or not at all: made under another name beside its place, then renamed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import CannotRunError
from toolkit.workbook.locks import leftovers, locked, reason, short, temporary_name


@contextlib.contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to fill, which becomes ``out`` at the end; what goes wrong before leaves nothing. One at a time.

    Where ``out`` is there already, because other things lie in it, each file is moved there at the end. What a killed
    process left is cleared away.

    Raises:
        CannotRunError: it cannot be made.
    """
    out = out.absolute()
    stage = temporary_name(out)  # beside it, so that paths from one to other folders hold for the other
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(locked(out))
            except CannotRunError as error:
                if error.key not in ("file-not-writable", "disk-full"):
                    raise
                # It speaks of a workbook, and there is none yet.
                raise CannotRunError("roll-not-made", path=out, detail=error.params["detail"]) from error
            for old in list(leftovers(out.parent, re.escape(short(out.name)))):
                shutil.rmtree(old, ignore_errors=True)
            stage.mkdir()
            try:
                yield stage
                _move(stage, out)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise CannotRunError("roll-not-made", path=out, detail=reason(error)) from error


def _move(stage: Path, out: Path) -> None:
    files = [Path(folder) / name for folder, _, names in os.walk(stage) for name in names]
    if files and not out.exists():
        stage.rename(out)
        return
    for file in sorted(files):
        target = out / file.relative_to(stage)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
