"""Writes that are killed: at every step, and at random moments. The file must be the old one or the new one, complete.

Run ``python tests/workbook/kill.py [N [STRIDE]]`` for one kill at every line, or every STRIDEth, that the code for
replacing a file goes through, in a write and in an undo, and N at random moments (300 without a number).
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from made import save, worksheet

from toolkit.workbook import CellUpdate, atomic, backups, locks, replace, undo
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.reading import fingerprint, parse

NAME = "责任表"
UPDATES = [CellUpdate(NAME, row, 2, "按时") for row in range(1, 400)]
WATCHED = {str(Path(str(m.__file__))) for m in (atomic, backups, locks, replace, undo)}
Step = Callable[[Path], object]


def write(path: Path) -> object:
    """One write, with a backup."""
    workbook = FileWorkbook(path)
    return workbook.write(UPDATES, expected=workbook.read().fingerprint, label="t")


def killed(path: Path, step: Step, after: int) -> bool:
    """Do it in a child that kills itself at the given line of the code for replacing; whether it got there."""
    child = os.fork()
    if not child:
        count = 0

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal count
            if frame.f_code.co_filename not in WATCHED:
                return None
            if event == "line":
                count += 1
                if count == after:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        try:
            step(path)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.waitstatus_to_exitcode(status):
        raise AssertionError(f"the step failed by itself, to be killed at line {after}")
    return False


def interrupted(path: Path, seconds: float) -> None:
    """Write and undo again and again in a child, and kill it after a while."""
    child = os.fork()
    if not child:
        try:
            while True:
                write(path)
                undo.undo_file(path)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def check(path: Path, versions: set[bytes]) -> None:
    """The file is one of the versions; so is each backup; the next write works and leaves nothing lying about."""
    data = path.read_bytes()
    assert data in versions, "neither the old file nor the new one"
    parse(path.name, data)
    for backup in backups.of(path):
        assert fingerprint(backup.read_bytes())[:8] == backup.stem[-8:], "half a backup"
    folder = path.parent
    write(path)
    left = [p.name for f in (folder, folder / backups.FOLDER) for p in f.iterdir() if p.name.startswith(locks.OURS)]
    assert not left, left


def every_step(stride: int = 1) -> int:
    """Kill a write, and an undo, at each line, or each of some; how many kills that were."""
    kills = 0
    for step in (write, undo.undo_file):
        line = 1 - stride
        while True:
            with tempfile.TemporaryDirectory() as folder:
                path = _fresh(Path(folder))
                old = path.read_bytes()
                write(path)
                new = path.read_bytes()
                if step is write:
                    undo.undo_file(path)
                line += stride
                if not killed(path, step, line):
                    break
                kills += 1
                _settle(path, {old, new})
    return kills


def at_random(times: int, chance: random.Random) -> int:
    """Kill at random moments; how many of the files were the new one."""
    news = 0
    with tempfile.TemporaryDirectory() as folder:
        path = _fresh(Path(folder))
        old = path.read_bytes()
        write(path)
        new = path.read_bytes()
        for _ in range(times):
            interrupted(path, chance.uniform(0.001, 0.04))
            news += path.read_bytes() == new
            _settle(path, {old, new})
    return news


def _settle(path: Path, versions: set[bytes]) -> None:
    """Check, and bring the file back to the old version."""
    old = min(versions, key=len)
    if path.read_bytes() != old:
        # Another label, for the next write would have the name of the one before.
        undo.undo_file(path)
        assert path.read_bytes() == old, "the undo gave something else"
    check(path, versions)
    undo.undo_file(path)


def _fresh(folder: Path) -> Path:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 400))
    return save(folder / "销售部.xlsx", worksheet(rows))


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    begun = time.perf_counter()
    steps = every_step(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    news = at_random(times, random.Random(times))
    seconds = time.perf_counter() - begun
    print(f"{steps} kills at every step, {times} at random ({news} after the swap): all whole, {seconds:.0f} s")


if __name__ == "__main__":
    main()
