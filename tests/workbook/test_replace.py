"""A write replaces the file in one step, keeps a backup, and gives way to whoever has the file open."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made import save, unpack, worksheet

from toolkit.errors import CannotRunError, WorkbookChangedError, WorkbookOpenError
from toolkit.workbook import CellUpdate, write_cells
from toolkit.workbook.backups import FOLDER as BACKUP_FOLDER
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.reading import fingerprint
from toolkit.workbook.replace import locked, swap

NAME = "责任表"
UPDATE = [CellUpdate(NAME, 1, 2, "甲")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "销售部.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


def test_backup_is_the_old_file(path: Path) -> None:
    old = path.read_bytes()
    workbook = FileWorkbook(path)
    before = workbook.read().fingerprint
    receipt = workbook.write(UPDATE, expected=before, label="20261128T1800")
    assert receipt.backup == path.parent / BACKUP_FOLDER / f"销售部~20261128T1800~{before[:8]}.xlsx"
    assert receipt.backup.read_bytes() == old
    assert sorted(p.name for p in path.parent.iterdir()) == [BACKUP_FOLDER, "销售部.xlsx"]


def test_no_backup_when_none_is_wanted(path: Path) -> None:
    workbook = FileWorkbook(path, backups=False)
    receipt = workbook.write(UPDATE, expected=workbook.read().fingerprint, label="t")
    assert receipt.backup is None
    assert [p.name for p in path.parent.iterdir()] == ["销售部.xlsx"]


def test_a_copy_leaves_the_source_alone(path: Path) -> None:
    old = path.read_bytes()
    out = path.with_name("另存.xlsx")
    receipt = write_cells(path, UPDATE, out)
    assert path.read_bytes() == old
    assert receipt.path == out
    assert receipt.backup is None
    assert receipt.fingerprint_after == FileWorkbook(out).read().fingerprint
    assert sorted(p.name for p in path.parent.iterdir()) == ["另存.xlsx", "销售部.xlsx"]


def test_permissions_are_kept_and_links_followed(path: Path) -> None:
    path.chmod(0o640)
    link = path.with_name("链接.xlsx")
    link.symlink_to(path.name)
    write_cells(link, UPDATE)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert b"inlineStr" in unpack(path)["xl/worksheets/sheet1.xml"]


def test_a_save_in_between_is_noticed(path: Path) -> None:
    workbook = FileWorkbook(path)
    before = workbook.read().fingerprint
    save(path, worksheet(""))
    theirs = path.read_bytes()
    with pytest.raises(WorkbookChangedError):
        workbook.write(UPDATE, expected=before, label="t")
    assert path.read_bytes() == theirs


def excel_owner(name: str) -> bytes:
    """An owner file as Excel writes it: 165 bytes."""
    narrow = name.encode("gb18030")
    wide = name.encode("utf-16-le")
    head = bytes([len(narrow)]) + narrow.ljust(54, b" ")
    return (head + bytes([len(name), 0]) + wide).ljust(165, b" ")


@pytest.mark.parametrize(
    ("file", "content", "who"),
    [
        ("~$销售部.xlsx", excel_owner("张三"), "张三"),
        ("~$销售部.xlsx", excel_owner("王会计"), "王会计"),
        ("~$销售部.xlsx", excel_owner("欧阳会计 (财务)"), "欧阳会计 (财务)"),
        ("~$销售部.xlsx", excel_owner("Zhang San"), "Zhang San"),
        ("~$销售部.xlsx", b"", "?"),
        (".~lock.销售部.xlsx#", "李四,host/lisi,PC-7,28.11.2026 18:00,file:///x;".encode(), "李四 (PC-7)"),
    ],
)
def test_an_open_workbook_is_left_alone(path: Path, file: str, content: bytes, who: str) -> None:
    old = path.read_bytes()
    path.with_name(file).write_bytes(content)
    with pytest.raises(WorkbookOpenError) as caught:
        write_cells(path, UPDATE)
    assert caught.value.params["who"] == who
    assert ("由 别人 打开" if who == "?" else who) in caught.value.text("zh")
    assert path.read_bytes() == old
    assert not (path.parent / BACKUP_FOLDER).exists()


def test_leftovers_of_a_crash_are_cleared(path: Path) -> None:
    left = path.with_name(f".~dutybook~{path.name}~4242.tmp")
    other = path.with_name(".~dutybook~别的.xlsx~4242.tmp")
    left.write_bytes(b"half")
    other.write_bytes(b"half")
    path.with_name(f".~dutybook~{path.name}.lock").touch()  # a holder removes it last
    write_cells(path, UPDATE)
    assert not left.exists()
    assert other.exists()


def test_what_a_write_killed_in_the_middle_left_in_its_lock_is_cleared(path: Path) -> None:
    lock = path.with_name(f".~dutybook~{path.name}.lock")
    lock.write_bytes(b"half a workbook")
    write_cells(path, UPDATE)
    assert FileWorkbook(path).read().sheets[0].rows[0][1] == "甲"
    assert not lock.exists()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be renamed there")
def test_the_file_of_the_lock_becomes_the_workbook(path: Path) -> None:
    path.chmod(0o640)
    lock, seen = path.with_name(f".~dutybook~{path.name}.lock"), []

    def make(old: bytes) -> bytes:
        seen.append(lock.stat().st_ino)
        return old + b"more"

    swap(path, make, fingerprint(path.read_bytes()))
    assert [path.stat().st_ino] == seen  # no other file was made and removed for it
    assert path.read_bytes().endswith(b"more")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
@pytest.mark.parametrize("then", [lambda lock: None, lambda lock: lock.write_bytes(b"of another machine")])
def test_a_lock_that_somebody_took_away_is_not_swapped_in(path: Path, then: Callable[[Path], object]) -> None:
    """Where locks do not reach the other machines of a share, one of them may take ours for a leftover."""

    def make(old: bytes) -> bytes:
        lock = path.with_name(f".~dutybook~{path.name}.lock")
        lock.unlink()
        then(lock)
        return old + b"more"

    swap(path, make, fingerprint(path.read_bytes()))
    assert path.read_bytes().endswith(b"more")
    assert not [p for p in path.parent.iterdir() if p.suffix == ".tmp"]


def test_a_share_that_renames_no_open_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, tried = Path.replace, []

    def refusing(self: Path, target: Path) -> Path:
        tried.append(self.suffix)
        if self.suffix == ".lock":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    swap(path, lambda old: old + b"more", fingerprint(path.read_bytes()))
    assert tried == ([] if os.name == "nt" else [".lock"]) + [".tmp"]
    assert path.read_bytes().endswith(b"more")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(CannotRunError) as caught:
        write_cells(path, UPDATE, path.parent / "没有" / "a.xlsx")
    assert caught.value.key == "file-missing"


WRITER = """
import sys
from toolkit.workbook import CellUpdate
from toolkit.workbook.file import FileWorkbook
from toolkit.errors import WorkbookChangedError
workbook = FileWorkbook(sys.argv[1], backups=False)
mine = done = int(sys.argv[2])
while done < mine + 20:
    content = workbook.read()
    try:
        workbook.write([CellUpdate("责任表", 1, done, done)], expected=content.fingerprint, label="t")
    except WorkbookChangedError:
        continue
    done += 1
"""


def start(path: Path, first: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(first)], stderr=subprocess.PIPE)


def test_two_processes_lose_nothing(path: Path) -> None:
    both = [start(path, 2), start(path, 32)]
    for process in both:
        assert process.wait(60) == 0, process.stderr.read().decode()
    row = FileWorkbook(path).read().sheets[0].rows[0]
    assert [v for v in row if v is not None] == [1, *range(2, 22), *range(32, 52)]


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_at_any_moment_the_file_is_whole(path: Path) -> None:
    for attempt in range(6):
        process = start(path, 2)
        time.sleep(0.12 + 0.03 * attempt)
        process.send_signal(signal.SIGKILL)
        process.wait()
        FileWorkbook(path).read()
    write_cells(path, UPDATE)
    assert not [p for p in path.parent.iterdir() if p.suffix == ".tmp"]


def test_lock_is_free_again_and_leaves_no_file(path: Path) -> None:
    for _ in range(3):
        with locked(path):
            assert len(list(path.parent.iterdir())) == 2
    assert [p.name for p in path.parent.iterdir()] == [path.name]
