"""Copies of the process that write while the next workbooks are judged."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.app.access import Access
from toolkit.app.check import check
from toolkit.app.order import Means, Order
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.crew import BATCH, Crew, Task
from toolkit.errors import WorkbookOpenError
from toolkit.settings import Settings
from toolkit.workbook.owners import Patience, owner_files

ROOT = Path(__file__).resolve().parents[2]
AS_OF, PERIOD = Moment.parse("2026-11-06T18:00"), Period.parse("2026-10")
SAMPLES = ROOT / "samples" / "2026-10"
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere everything is done in one process")


def done_by(jobs: int, number: int = 40) -> list[int]:
    """The processes that some tasks were done by."""
    return [task.result() for task in finished(jobs, os.getpid, number)]


def finished(jobs: int, do: Callable[[], int], number: int = 20) -> list[Task[int]]:
    """The same thing as so many tasks, done."""
    with Crew(jobs, number) as crew:
        tasks = [Task(do, 1) for _ in range(number)]
        for task in tasks:
            crew.add(task)
        for task in tasks:
            crew.finish(task)
    return tasks


def folder_of(tmp_path: Path, number: int = 30) -> Path:
    """Many workbooks: copies of the samples."""
    folder = tmp_path / "月结"
    folder.mkdir()
    samples = sorted(SAMPLES.glob("*.xlsx"))
    for n in range(number):
        sample = samples[n % len(samples)]
        shutil.copy(sample, folder / f"{sample.stem}{n:02}.xlsx")
    return folder


def run(folder: Path, jobs: int | None) -> list[object]:
    """A check, and what every workbook holds after it, unpacked: how it is packed depends on what was packed before."""
    found = check([folder], Settings(), Order(AS_OF, PERIOD), Means(jobs=jobs))
    told = [[f._replace(fingerprint="") for f in found.files], found.findings, found.written, list(found.obligations)]
    books = {}
    for path in sorted(folder.rglob("*.xlsx")):
        with zipfile.ZipFile(path) as book:
            books[path.relative_to(folder)] = {name: book.read(name) for name in book.namelist()}
    return [*(str(one).replace(str(folder), "") for one in told), books]


@linux
def test_several_processes_do_it() -> None:
    found = done_by(3)
    assert found[0] == os.getpid()  # what it loads, every copy has then
    assert len(set(found)) >= 3
    assert done_by(1) == [os.getpid()] * 40


@linux
@pytest.mark.parametrize("number", [0, 1, 2, 5, BATCH, BATCH + 1])
def test_few_tasks(number: int) -> None:
    assert len(done_by(2, number)) == number


@linux
def test_the_same_files_whoever_writes_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one, several = (folder_of(tmp_path / name) for name in ("a", "b"))
    for _ in range(2):  # the second time nothing is left to write
        for mine, theirs in zip(run(one, 1), run(several, 3), strict=True):
            assert mine == theirs


@linux
def test_what_cannot_be_done_is_said_as_ever(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    held = sorted(folder.glob("*.xlsx"))[20]
    owner_files(held)[2].write_text(",host/lisi,PC-7,28.11.2026 18:00,file:///x;", "utf-8")
    found = check([folder], Settings(), Order(AS_OF, PERIOD), Means(jobs=3))
    assert [f.error for f in found.files if f.error] == [WorkbookOpenError.key]
    (said,) = (f for f in found.findings if f.rule == WorkbookOpenError.key)
    assert said.filled["who"] == "lisi (PC-7)"
    assert len(found.written) == 29


@linux
def test_a_copy_that_is_killed_is_made_up_for() -> None:
    mine = os.getpid()

    def die() -> int:
        if os.getpid() != mine:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert [task.result() for task in finished(2, die)] == [mine] * 20


@linux
def test_where_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr("os.fork", none)
    assert done_by(3) == [os.getpid()] * 40


@linux
def test_who_waits_waits_once_for_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise AssertionError("a copy has a patience of its own")

    monkeypatch.setattr("os.fork", none)
    access = Access(patience=Patience(5))
    found = check([folder_of(tmp_path)], Settings(), Order(AS_OF, PERIOD), Means(access=access, jobs=3))
    assert len(found.written) == 30


@linux
def test_errors_come_back_whole() -> None:
    def refuse() -> int:
        raise WorkbookOpenError(who="王五")

    def fail() -> int:
        raise ZeroDivisionError

    for task in finished(2, refuse):
        with pytest.raises(WorkbookOpenError, match="王五") as caught:
            task.result()
        assert caught.value.params == {"who": "王五"}
    with pytest.raises(ZeroDivisionError):
        finished(2, fail)


@linux
def test_an_error_of_a_task_is_the_one_that_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one of the pipe to a helper that was listened to already; and no helper is left behind."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        made.append(fork())
        return made[-1]

    def fail() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("os.fork", noted)
    with pytest.raises(ZeroDivisionError), Crew(3, 100) as crew:
        crew.add(Task(lambda: 0, 1))
        for _ in range(2 * BATCH):
            crew.add(Task(lambda: time.sleep(0.01), 1))
        for _ in range(2):
            crew.begin(Task(fail, 1))
        time.sleep(0.5)  # both have said that they cannot
        crew.add(Task(lambda: 0, 1))
    assert made
    for helper in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(helper, os.WNOHANG)


@linux
def test_half_an_answer_is_none() -> None:
    """What a copy had said when it was killed may end as a whole answer does, with a full stop."""
    mine, long = os.getpid(), "." * (1 << 20)

    def say() -> str:
        if os.getpid() != mine:
            signal.setitimer(signal.ITIMER_REAL, 0.1)  # kills it while it waits for somebody to listen
        return long

    with Crew(2, 1) as crew:
        task = Task(say, 1)
        crew.begin(task)
        time.sleep(0.3)
        crew.finish(task)
    assert task.result() == long


@linux
def test_a_run_that_is_interrupted_leaves_whole_files_and_no_copies(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 60)
    before = {p: p.read_bytes() for p in folder.glob("*.xlsx")}
    words = [sys.executable, "-m", "toolkit", "check", str(folder), "--as-of", "2026-11-06T18:00", "--jobs", "3"]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while process.poll() is None and all(p.read_bytes() == old for p, old in before.items()):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the whole group
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert re.search(r"已停止,停在第 \d+ 个文件\(共 60 个\):.+\.xlsx;它后面的还没有开始,它和前面的未必都做完了。", said)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    import openpyxl

    changed = [p for p, old in before.items() if p.read_bytes() != old]
    assert changed
    for path in changed:
        openpyxl.load_workbook(path, read_only=True).close()
    assert not [p for p in folder.iterdir() if p.name.startswith(".~dutybook~")]


@linux
@pytest.mark.parametrize("after", [0.02, 0.1, 0.2, 0.35])
def test_killed_with_its_copies_at_any_moment(after: float, tmp_path: Path) -> None:
    """By the machine, all at once. The next run finds whole files, does the rest, and leaves nothing lying about."""
    folder = folder_of(tmp_path, 40)
    before = {p: p.read_bytes() for p in folder.glob("*.xlsx")}
    words = [sys.executable, "-m", "toolkit", "check", str(folder), "--as-of", "2026-11-06T18:00", "--jobs", "3"]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and all(p.read_bytes() == old for p, old in before.items()):
        time.sleep(0.01)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for path in before:
        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None
    done = check([folder], Settings(), Order(AS_OF, PERIOD), Means(jobs=3))
    assert not done.failed
    assert not [p.name for p in folder.rglob(".~dutybook~*")]
    assert not check([folder], Settings(), Order(AS_OF, PERIOD)).written
    for path, old in before.items():  # what anything was before is still there
        kept = [p.read_bytes() for p in (folder / ".dutybook-backup").glob(f"{path.stem}~*.xlsx")]
        assert old in kept
