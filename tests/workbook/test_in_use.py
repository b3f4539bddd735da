"""Files that people have open, change or make read-only, folders that vanish, and disks that are full."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from made import save, worksheet

from toolkit.core.moment import Moment
from toolkit.errors import CannotRunError, UsageError, WorkbookChangedError, WorkbookOpenError
from toolkit.frontends.access import seconds
from toolkit.workbook import CellUpdate, backups
from toolkit.workbook.file import FileWorkbook, write_cells
from toolkit.workbook.owners import Patience
from toolkit.workbook.reading import fingerprint

ROOT = Path(__file__).resolve().parents[2]
NAME = "责任表"
UPDATE = [CellUpdate(NAME, 1, 2, "甲")]
CELLS = '<row r="1"><c r="A1"><v>{}</v></c></row>'
WORDS = ["--period", "2026-10", "--as-of", "2026-11-06T18:00"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "销售部.xlsx", worksheet(CELLS.format(1)))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "samples" / "2026-10" / "客服部.xlsx", tmp_path))


def start(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "toolkit", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def ended(process: subprocess.Popen[str]) -> tuple[int, dict[str, Any], str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, json.loads(out), err


def owner(path: Path) -> Path:
    """An owner file as LibreOffice lays it."""
    file = path.with_name(f".~lock.{path.name}#")
    file.write_text(",host/lisi,PC-7,28.11.2026 18:00,file:///x;", "utf-8")
    return file


@pytest.mark.parametrize(("text", "expected"), [("30s", 30), ("10m", 600), ("1h", 3600), ("1.5m", 90), ("2 S", 2)])
def test_lengths_of_time(text: str, expected: float) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "10", "m", "10d", "-1s", "1e9s"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(UsageError):
        seconds(text)


def test_check_waits_until_the_file_is_closed(sample: Path) -> None:
    lock = owner(sample)
    process = start("check", sample, *WORDS, "--wait", "30s", "--format", "json")
    time.sleep(1.3)
    assert process.poll() is None
    before = sample.read_bytes()
    lock.unlink()
    code, found, err = ended(process)
    assert code == 1
    assert found["written"]
    assert sample.read_bytes() != before
    assert err == ""  # the message is for terminals


def test_check_sees_what_was_saved_meanwhile(sample: Path) -> None:
    """What a person saves before closing is what is judged: read again, judged again."""
    lock = owner(sample)
    process = start("check", sample, *WORDS, "--wait", "30s", "--format", "json")
    time.sleep(1.3)
    import openpyxl

    book = openpyxl.load_workbook(sample)
    sheet = next(s for s in book if s.title == "交付记录")
    sheet.cell(sheet.max_row + 3, 1).value = "等待时写的"
    book.save(sample.with_suffix(".saving"))
    sample.with_suffix(".saving").replace(sample)  # as Excel does: never half a file under this name
    lock.unlink()
    code, found, _ = ended(process)
    assert code == 1
    assert found["written"]
    text = [v for s in FileWorkbook(sample).read().sheets for row in s.rows for v in row]
    assert "等待时写的" in text


def test_patience_ends(sample: Path) -> None:
    owner(sample)
    before = sample.read_bytes()
    begun = time.perf_counter()
    code, found, _ = ended(start("check", sample, *WORDS, "--wait", "1s", "--format", "json"))
    assert 1 <= time.perf_counter() - begun < 15
    assert code == 3
    assert found["files"][0]["error"] == "file-open"
    assert "lisi (PC-7)" in json.dumps(found, ensure_ascii=False)
    assert sample.read_bytes() == before


def test_one_patience_for_all_files(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    patience = Patience(1.0, lambda name, who: told.append((name, who)))
    begun = time.perf_counter()
    for n in range(4):
        path = save(tmp_path / f"{n}.xlsx", worksheet(""))
        owner(path)
        workbook = FileWorkbook(path, patience=patience)
        with pytest.raises(WorkbookOpenError):
            workbook.write(UPDATE, expected=workbook.read().fingerprint, label="t")
    assert 1.0 <= time.perf_counter() - begun < 3.5  # four patiences would be 4 s
    assert told == [("0.xlsx", "lisi (PC-7)")]


@pytest.mark.skipif(os.name == "nt", reason="pseudo terminals")
def test_the_wait_is_told_on_a_terminal(sample: Path) -> None:
    import pty

    lock = owner(sample)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "toolkit", "check", str(sample), *WORDS, "--wait", "30s", "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, cwd=ROOT)
    said = os.read(ours, 2000).decode()
    lock.unlink()
    assert process.wait(60) == 1
    os.close(theirs)
    os.close(ours)
    assert "客服部.xlsx is open by lisi (PC-7); waiting" in said


def test_two_checks_at_once(sample: Path) -> None:
    """Both end well, whoever writes first; the file is whole and says the same as after one."""
    alone = Path(shutil.copy(sample, sample.with_name("单独.xlsx")))
    ended(start("check", alone, *WORDS, "--format", "json"))
    for _ in range(2):
        fresh = Path(shutil.copy(ROOT / "samples" / "2026-10" / "客服部.xlsx", sample))
        both = [start("check", fresh, *WORDS, "--format", "json") for _ in range(2)]
        for process in both:
            code, found, err = ended(process)
            assert code == 1, err
            assert not any(f["error"] for f in found["files"])
        assert fresh.read_bytes() == alone.read_bytes()
        assert not [p for p in fresh.parent.iterdir() if p.name.startswith(".~")]


def test_five_checks_at_once(sample: Path) -> None:
    """Each of a later day, so that each has something to write: one after the other does, and undo knows them all."""
    before = sample.read_bytes()
    moments = [f"2026-11-{day:02}T18:00" for day in range(6, 11)]
    words = ("--period", "2026-10", "--format", "json")
    for process in [start("check", sample, "--as-of", moment, *words) for moment in moments]:
        _, found, err = ended(process)
        assert not [f["error"] for f in found["files"] if f["error"]], err
    written = len(list((sample.parent / backups.FOLDER).glob("*.xlsx")))
    for _ in range(written):
        assert start("undo", sample).wait() == 0
    assert sample.read_bytes() == before


def test_none_of_ours_writes_while_it_is_alone(path: Path) -> None:
    workbook = FileWorkbook(path)
    other = threading.Thread(target=write_cells, args=(path, [CellUpdate(NAME, 1, 3, "乙")]))
    with workbook.alone():
        content = workbook.read()
        other.start()
        other.join(0.2)
        workbook.write([CellUpdate(NAME, 1, 2, "甲")], expected=content.fingerprint, label="t")
    other.join()
    assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [1, "甲", "乙"]


class _Edited(FileWorkbook):
    """A workbook that a person saves just after it was read, the given number of times."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__(path)
        self.times = times
        self.reads = 0

    def read(self) -> Any:
        content = super().read()
        self.reads += 1
        if self.reads <= self.times:
            import openpyxl

            book = openpyxl.load_workbook(self.path)
            book.active["Z1"] = f"第{self.reads}次"
            book.save(self.path)
        return content


@pytest.mark.parametrize(("times", "error"), [(1, ""), (2, "file-changed")])
def test_a_save_in_between_is_read_and_judged_again_once(times: int, error: str, sample: Path) -> None:
    from toolkit.app.check_one import Run, check_one
    from toolkit.app.files import Source
    from toolkit.app.order import Order
    from toolkit.app.work_calendar import work_calendar
    from toolkit.core.period import Period
    from toolkit.settings import Settings

    settings = Settings()
    workbook = _Edited(sample, times)
    order = Order(Moment.parse("2026-11-06T18:00"), Period.parse("2026-10"))
    run = Run(order, settings, work_calendar(settings.country, settings.company_days))
    found = check_one(workbook, Source(sample, sample.name, False), run)
    assert workbook.reads == 2
    assert found.record.error == error
    assert (found.written is None) == bool(error)
    texts = [v for s in FileWorkbook(sample).read().sheets for row in s.rows for v in row]
    assert f"第{times}次" in texts
    if error:
        assert [f.rule for f in found.findings] == ["file-changed"]
        assert not (sample.parent / backups.FOLDER).exists()


def test_a_save_at_the_last_moment_wins(path: Path) -> None:
    """While we make the new version; the last look is just before the swap."""
    from toolkit.workbook.backups import Keep
    from toolkit.workbook.replace import swap

    old = path.read_bytes()

    def make(data: bytes) -> bytes:
        path.write_bytes(old + b"theirs")
        return data + b"ours"

    with pytest.raises(WorkbookChangedError):
        swap(path, make, fingerprint(old), keep=Keep("t"))
    assert path.read_bytes() == old + b"theirs"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder", "out"])
def test_read_only(what: str, tmp_path: Path) -> None:
    """As a user whom permissions bind: root gives its rights up for this."""
    folder = tmp_path / "f"
    folder.mkdir()
    path = save(folder / "销售部.xlsx", worksheet(CELLS.format(1)))
    before = path.read_bytes()
    code = (
        "import os, shutil, sys\n"
        "from toolkit.workbook import CellUpdate, write_cells\n"
        "from toolkit.errors import CannotRunError\n"
        "update = [CellUpdate('责任表', 1, 2, '甲')]\n"
        "write_cells(shutil.copy(sys.argv[1], sys.argv[2]), update)  # loads all that it needs\n"
        "os.geteuid() or os.setuid(65534)\n"
        "source, out = (sys.argv[2], sys.argv[1]) if sys.argv[3] == 'out' else (sys.argv[1], None)\n"
        "try: write_cells(source, update, out)\n"
        "except CannotRunError as error: print(error.key)\n"
    )
    for parent in (tmp_path, *tmp_path.parents):  # pytest keeps its folders to itself, more of them with workers
        if parent.stat().st_uid != os.getuid() or parent.stat().st_mode & 0o005 == 0o005:
            break
        parent.chmod(parent.stat().st_mode | 0o055)
    shutil.copy(path, tmp_path / "b.xlsx")
    folder.chmod(0o555 if what == "folder" else 0o777)
    path.chmod(0o666 if what == "folder" else 0o444)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(path), str(tmp_path / "b.xlsx"), what],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        folder.chmod(0o755)
    assert done.stdout.splitlines()[:1] == ["file-not-writable"], done.stderr
    assert path.read_bytes() == before
    assert [p.name for p in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("room", [0, 8, 40, 70])
def test_full_disk(room: int, small_disk: Path) -> None:
    """Room in KB for nothing, a part of the backup, the backup alone, or the backup and a part of the new file."""
    path = Path(shutil.copy(ROOT / "samples" / "2026-10" / "销售部.xlsx", small_disk))
    before = path.read_bytes()
    free = os.statvfs(small_disk)
    (small_disk / "voll").write_bytes(b"x" * (free.f_bavail * free.f_frsize - room * 1024))
    workbook = FileWorkbook(path)
    content = workbook.read()
    many = [CellUpdate(content.sheets[0].name, r, 40, f"长{r}" * 20) for r in range(5, 900)]
    with pytest.raises(CannotRunError) as caught:
        workbook.write(many, expected=content.fingerprint, label="t")
    assert caught.value.key == "disk-full"
    assert "No space left" in str(caught.value)
    said = caught.value.text("zh")
    assert "磁盘已满" in said and "腾出空间" in said and "只读" not in said
    assert path.read_bytes() == before
    assert sorted(p.name for p in small_disk.iterdir()) == ["voll", path.name]
    (small_disk / "voll").unlink()
    workbook.write(many[:5], expected=content.fingerprint, label="t")
    assert len(backups.of(path)) == 1


def test_check_on_a_full_disk(small_disk: Path) -> None:
    path = Path(shutil.copy(ROOT / "samples" / "2026-10" / "销售部.xlsx", small_disk))
    free = os.statvfs(small_disk)
    (small_disk / "voll").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 8192))
    code, found, err = ended(start("check", path, *WORDS, "--format", "json"))
    assert code == 3
    assert found["files"][0]["error"] == "disk-full"
    assert len(found["obligations"]) > 50  # it was read and judged all the same
    assert "Traceback" not in err


def test_a_folder_that_vanishes_while_we_work(tmp_path: Path) -> None:
    folder = tmp_path / "网络盘"
    folder.mkdir()
    path = save(folder / "a.xlsx", worksheet(CELLS.format(1)))
    workbook = FileWorkbook(path)
    before = workbook.read().fingerprint
    folder.rename(tmp_path / "断开")
    with pytest.raises(CannotRunError) as caught:
        workbook.write(UPDATE, expected=before, label="t")
    assert caught.value.key == "file-missing"
    assert [p.name for p in (tmp_path / "断开").iterdir()] == ["a.xlsx"]
    assert not folder.exists()


def test_a_folder_that_vanishes_in_the_middle(tmp_path: Path) -> None:
    from toolkit.workbook.replace import swap

    folder = tmp_path / "网络盘"
    folder.mkdir()
    path = save(folder / "a.xlsx", worksheet(""))
    old = path.read_bytes()

    def make(data: bytes) -> bytes:
        folder.rename(tmp_path / "断开")
        return data + b"x"

    with pytest.raises(CannotRunError) as caught:
        swap(path, make, fingerprint(old), keep=backups.Keep("t"))
    assert caught.value.key == "file-not-writable"
    assert (tmp_path / "断开" / "a.xlsx").read_bytes() == old


def test_a_backup_folder_that_is_a_file(path: Path) -> None:
    before = path.read_bytes()
    (path.parent / backups.FOLDER).write_text("x")
    with pytest.raises(CannotRunError) as caught:
        write_cells(path, UPDATE)
    assert caught.value.key == "backup-not-writable"
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [backups.FOLDER, path.name]


def test_a_hard_link_that_keeps_the_old_content_is_told_once(sample: Path) -> None:
    other = sample.with_name("另一个名字.xlsx")
    other.hardlink_to(sample)
    old = other.read_bytes()
    _, first, _ = ended(start("check", sample, *WORDS, "--format", "json"))
    _, again, _ = ended(start("check", sample, "--period", "2026-10", "--as-of", "2026-12-06", "--format", "json"))
    assert first["written"] and again["written"] and other.read_bytes() == old
    assert [f["severity"] for f in first["findings"] if f["rule"] == "file-linked"] == ["warning"]
    assert "file-linked" not in {f["rule"] for f in again["findings"]}


@pytest.mark.skipif(os.name == "nt", reason="links and permissions of POSIX")
def test_permissions_owner_and_attributes_are_kept(path: Path) -> None:
    path.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    try:
        os.setxattr(path, "user.note", b"kept")
        attributes = True
    except OSError:
        attributes = False
    far = path.parent / "远" / "链接.xlsx"
    far.parent.mkdir()
    far.symlink_to(Path("..") / path.name)
    write_cells(far, UPDATE)
    status = path.stat()
    assert far.is_symlink()
    assert status.st_mode & 0o777 == 0o664
    if os.geteuid() == 0:
        assert (status.st_uid, status.st_gid) == (1234, 2345)
    assert not attributes or os.getxattr(path, "user.note") == b"kept"
    assert (path.parent / backups.FOLDER).is_dir()  # beside the file itself
    assert not (far.parent / backups.FOLDER).exists()


def test_many_threads_write_one_file(path: Path) -> None:
    failed: list[BaseException] = []

    def work(column: int) -> None:
        done = False
        while not done:
            workbook = FileWorkbook(path, backups=False)
            try:
                workbook.write([CellUpdate(NAME, 1, column, column)], expected=workbook.read().fingerprint, label="t")
                done = True
            except WorkbookChangedError:
                continue
            except BaseException as error:
                failed.append(error)
                return

    threads = [threading.Thread(target=work, args=(c,)) for c in range(2, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [1, 2, 3, 4, 5, 6, 7]


def test_whoever_read_nothing_writes_upon_what_others_wrote(path: Path) -> None:
    """Threads and processes of ours take turns, and each has a backup of what stood there before."""
    program = (
        f"import sys; from toolkit.workbook import *; write_cells(sys.argv[1], [CellUpdate({NAME!r}, 1, {{}}, 1)])"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program.format(c), str(path)], cwd=ROOT) for c in range(30, 34)
    ]
    with ThreadPoolExecutor(12) as threads:
        receipts = list(threads.map(lambda c: write_cells(path, [CellUpdate(NAME, 1, c, 1)]), range(2, 30)))
    assert [process.wait(60) for process in processes] == [0] * 4
    assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [1] * 33
    assert len({r.fingerprint_before for r in receipts} | {r.fingerprint_after for r in receipts}) > len(receipts)
    for receipt in receipts:
        assert receipt.backup is not None
        if receipt.backup.exists():  # the oldest were cleared away
            assert fingerprint(receipt.backup.read_bytes()) == receipt.fingerprint_before


@pytest.mark.parametrize("times", [1, 2])
def test_what_another_program_saves_in_between_is_kept(times: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written upon once more; who saves all the time is left alone."""
    from toolkit.workbook.ooxml import edit as module

    edit = module.edit
    saved = [save(path.with_name(f"{n}.xlsx"), worksheet(CELLS.format(n))).read_bytes() for n in range(7, 7 + times)]

    def slow(*arguments: Any, **more: Any) -> Any:
        if saved:
            path.write_bytes(saved.pop())
        return edit(*arguments, **more)

    monkeypatch.setattr(module, "edit", slow)
    if times == 1:
        write_cells(path, UPDATE)
        assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [7, "甲"]
        return
    with pytest.raises(WorkbookChangedError):
        write_cells(path, UPDATE)
    assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [7]


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_at_every_step_and_at_random() -> None:
    """A small part of what ``python tests/workbook/kill.py`` does."""
    script = Path(__file__).with_name("kill.py")
    done = subprocess.run(
        [sys.executable, script, "12", "24"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "all whole" in done.stdout


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="root alone may set such an attribute")
def test_attributes_beside_one_that_we_may_not_set() -> None:
    """Labels of the system's own security stand among those of people."""
    with tempfile.TemporaryDirectory() as folder:  # nobody may pass through those of pytest
        path = save(Path(folder) / "a.xlsx", worksheet(CELLS.format(1)))
        try:
            os.setxattr(path, "security.test", b"label")
            os.setxattr(path, "user.note", b"kept")
        except OSError:
            pytest.skip("a file system without attributes")
        for mine in (folder, path):
            os.chown(mine, 65_534, -1)
        os.seteuid(65_534)
        try:
            write_cells(path, UPDATE)
        finally:
            os.seteuid(0)
        assert os.getxattr(path, "user.note") == b"kept"
