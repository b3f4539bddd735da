"""What a process that was killed leaves behind of the LibreOffice that it had started: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import office
import pytest

from toolkit.workbook.libreoffice.lifetime import Watch, hold, sweep

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys, time
from pathlib import Path
from toolkit.workbook.libreoffice.process import start
office = start()
Path(office.profile, "copy.ods").write_bytes(b"x")
print(office.process.pid, office.profile, flush=True)
time.sleep(60)
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process groups on Windows")


def gone(group: int, folder: Path) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return not folder.exists()
    return False


@pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_who_is_killed_leaves_no_libreoffice(how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", CODE], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        group, folder = process.stdout.readline().split()
        assert Path(folder).is_dir() and not gone(int(group), Path(folder))
        process.send_signal(how)
    for _ in range(100):
        if gone(int(group), Path(folder)):
            return
        time.sleep(0.1)
    os.killpg(int(group), signal.SIGKILL)
    pytest.fail("LibreOffice is still there")


def test_folders_that_nobody_holds_are_cleared_away(tmp_path: Path) -> None:
    held, left, other = (tmp_path / f"ours-{name}" for name in "abc")
    for folder in (held, left, other):
        folder.mkdir()
    handle, again = hold(held), hold(left)
    assert handle is not None and again is not None and hold(held) is None
    os.close(again)
    sweep(tmp_path, "ours-")
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["ours-a", "ours-c"]
    os.close(handle)


def test_what_has_ended_is_watched_no_more() -> None:
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(["sleep", "60"], start_new_session=True) as process:
        watch = Watch(Path(folder), process.pid)
        watch.end()
        time.sleep(0.5)
        assert process.poll() is None and Path(folder).exists()
        process.kill()
