"""Workbooks with a password: opened with it, written, locked again with it, and never told."""

from __future__ import annotations

import io
import json
import os
import pty
import struct
import sys
from pathlib import Path
from typing import Any

import formats_kit as kit
import msoffcrypto
import office
import pytest
from command import dutybook
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method import ecma376_agile as agile

from toolkit.errors import WriteRefusedError
from toolkit.workbook import CellUpdate, WorkbookEncryptedError, backups, journal, undo, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.passwords import EXCELS_OWN, Secret, lock, unlock

ROOT = Path(__file__).resolve().parents[2]
WORD = "秘密-Öç-7431"
UPDATE = [CellUpdate("责任表", 1, 6, "检查状态")]


def locked(path: Path, word: str = WORD) -> Path:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(kit.xlsx(path).read_bytes())).encrypt(word, out)
    path.write_bytes(out.getvalue())
    return path


def opened(path: Path, word: str = WORD) -> bytes:
    """By msoffcrypto alone."""
    out = io.BytesIO()
    file = msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes()))
    file.load_key(password=word, verify_password=True)
    file.decrypt(out, verify_integrity=True)
    return out.getvalue()


def test_written_and_locked_again(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    old = path.read_bytes()
    workbook = FileWorkbook(path, password=Secret(WORD))
    content = workbook.read()
    assert content.sheets[0].rows[1][1] == "欠款报表"
    receipt = workbook.write(UPDATE, expected=content.fingerprint, label="t")
    assert opened(path).startswith(b"PK")
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        opened(path, "wrong")
    assert FileWorkbook(path, password=Secret(WORD)).read().sheets[0].rows[0][5] == "检查状态"
    # The backup is locked too, and the journal tells no values.
    assert receipt.backup is not None
    assert receipt.backup.read_bytes() == old
    note = journal.load(receipt.backup.with_name(receipt.backup.name + ".json"))
    assert note is not None
    assert note.cells is None
    for file in (tmp_path / backups.FOLDER).iterdir():
        assert "检查状态".encode() not in file.read_bytes()
        assert WORD.encode() not in file.read_bytes()
    with pytest.raises(WriteRefusedError):
        undo.undo_cells(path, password=Secret(WORD))
    undo.undo_file(path)
    assert path.read_bytes() == old


@pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))
def test_libreoffice_opens_what_we_locked(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    workbook = FileWorkbook(path, password=Secret(WORD))
    workbook.write(UPDATE, expected=workbook.read().fingerprint, label="t")
    book = office.app().books.open(str(path), password=WORD)
    try:
        assert book.sheets["责任表"]["F1"].value == "检查状态"
        assert book.sheets["责任表"]["B2"].value == "欠款报表"
    finally:
        book.close()


@pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))
def test_a_locked_xls_is_read_and_not_written(tmp_path: Path) -> None:
    book = office.app().books.open(str(kit.xlsx(tmp_path / "源.xlsx")))
    path = tmp_path / "a.xls"
    try:
        book.save(str(path), password="abc123")
    finally:
        book.close()
    workbook = FileWorkbook(path, password=Secret("abc123"))
    content = workbook.read()
    assert content.sheets[0].rows[1][1] == "欠款报表"
    for password in (None, Secret("falsch")):
        with pytest.raises(WorkbookEncryptedError):
            FileWorkbook(path, password=password).read()
    before = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        workbook.write(UPDATE, expected=content.fingerprint, label="t")
    assert caught.value.key == "write-encrypted-format"  # its values must not come to lie in a plain file beside it
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))
@pytest.mark.parametrize(("kind", "key"), [(0x5C, "file-encrypted"), (0xE1, "file-encryption-unknown")])
def test_an_xls_that_says_it_is_locked(tmp_path: Path, kind: int, key: str) -> None:
    """By a FILEPASS record ([MS-XLS] 2.4.117) in the place of another one: whole (XOR), or too short to go by."""
    path = kit.by_libreoffice("xls", tmp_path)
    data = bytearray(path.read_bytes())
    place = data.find(bytes.fromhex("0908100000060500"))  # where the workbook stream begins
    while struct.unpack_from("<H", data, place)[0] != kind:
        place += 4 + struct.unpack_from("<H", data, place + 2)[0]
    struct.pack_into("<H", data, place, 0x2F)
    data[place + 4 : place + 6] = bytes(2)
    path.write_bytes(data)
    with pytest.raises(WorkbookEncryptedError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == key
    assert path.read_bytes() == data


def test_no_password_and_a_wrong_one(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    for password, key in ((None, "file-encrypted"), (Secret("falsch-99"), "file-password-wrong")):
        with pytest.raises(WorkbookEncryptedError) as caught:
            FileWorkbook(path, password=password).read()
        assert caught.value.key == key
        assert "falsch-99" not in repr(caught.value) + str(caught.value.__cause__) + str(caught.value.__context__)


def otherwise(monkeypatch: pytest.MonkeyPatch, path: Path, **ways: object) -> Path:
    """A workbook encrypted in another way than msoffcrypto does by itself."""
    begin = agile.ECMA376AgileCipherParams.__init__

    def changed(self: Any) -> None:
        begin(self)
        for name, value in ways.items():
            setattr(self, name, value)

    with monkeypatch.context() as patched:
        patched.setattr(agile.ECMA376AgileCipherParams, "__init__", changed)
        # It pads no hash; whether the content is whole is not looked at here.
        nothing = staticmethod(lambda *_: (bytes(32), bytes(32)))
        patched.setattr(agile.ECMA376Agile, "generate_integrity_parameter", nothing)
        return locked(path)


def test_as_excel_2010_locks_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = otherwise(monkeypatch, tmp_path / "a.xlsx", hashName="SHA1", hashSize=20, keyBits=128)
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        opened(path)  # by msoffcrypto alone
    workbook = FileWorkbook(path, password=Secret(WORD))
    workbook.write(UPDATE, expected=workbook.read().fingerprint, label="t")
    assert opened(path).startswith(b"PK")
    path = otherwise(monkeypatch, tmp_path / "b.xlsx", hashName="SHA1", hashSize=20, keyBits=128)
    with pytest.raises(WorkbookEncryptedError) as caught:
        FileWorkbook(path, password=Secret("falsch-99")).read()
    assert caught.value.key == "file-password-wrong"


@pytest.mark.parametrize(
    ("here", "there"), [(b'keyBits="256"', b'keyBits="192"'), (b'blockSize="16"', b'blockSize="8" ')]
)
def test_locked_in_a_way_that_is_not_known(here: bytes, there: bytes, tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    assert path.read_bytes().count(here) == 2
    path.write_bytes(path.read_bytes().replace(here, there))  # AES of another length, and a cipher that is not AES
    for password in (None, Secret(WORD)):
        with pytest.raises(WorkbookEncryptedError) as caught:
            FileWorkbook(path, password=password).read()
        assert caught.value.key == "file-encryption-unknown"


@pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))
def test_a_locked_ods(tmp_path: Path) -> None:
    book = office.app().books.open(str(kit.xlsx(tmp_path / "源.xlsx")))
    try:
        book.save(str(tmp_path / "a.ods"), password="abc123")
    finally:
        book.close()
    with pytest.raises(WorkbookEncryptedError) as caught:
        FileWorkbook(tmp_path / "a.ods", password=Secret("abc123")).read()
    assert caught.value.key == "file-encryption-unknown"


def test_the_password_that_excel_knows_is_not_asked_for(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx", EXCELS_OWN)
    workbook = FileWorkbook(path)
    workbook.write(UPDATE, expected=workbook.read().fingerprint, label="t")
    assert opened(path, EXCELS_OWN).startswith(b"PK")


def test_a_secret_does_not_show() -> None:
    assert WORD not in repr(Secret(WORD)) + str(Secret(WORD)) + f"{Secret(WORD)!r}"


def test_lock_and_unlock(tmp_path: Path) -> None:
    plain = kit.xlsx(tmp_path / "a.xlsx").read_bytes()
    locked_now = lock(plain, Secret(WORD))
    assert b"PK\x03\x04" not in locked_now
    assert unlock(locked_now, Secret(WORD))[0] == plain


def test_command_takes_it_from_the_environment_and_tells_nobody(tmp_path: Path) -> None:
    path = locked(tmp_path / "销售部.xlsx")
    words = ("check", path, "--period", "2026-10", "--as-of", "2026-11-06T18:00", "--format", "json")
    without = dutybook(*words)
    assert without.code == 3
    assert "DUTYBOOK_PASSWORD" in json.loads(without.out)["findings"][0]["remedy"]
    wrong = dutybook(*words, DUTYBOOK_PASSWORD="falsch-99")
    assert json.loads(wrong.out)["files"][0]["error"] == "file-password-wrong"
    done = dutybook(*words, DUTYBOOK_PASSWORD=WORD)
    assert json.loads(done.out)["written"][0]["cells"] > 0
    assert opened(path)
    for said in (without, wrong, done):
        assert WORD not in said.out + said.err
        assert "falsch-99" not in said.out + said.err
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or WORD.encode() not in file.read_bytes()


@pytest.mark.parametrize("more", [["read"], ["calendar", "--ics", "a.ics"]], ids=["read", "calendar"])
def test_every_command_that_reads_duty_workbooks_opens_locked_ones(more: list[str], tmp_path: Path) -> None:
    path = locked(tmp_path / "销售部.xlsx")
    command, *options = [str(tmp_path / word) if word.endswith(".ics") else word for word in more]
    assert dutybook(command, path, "--period", "2026-10", *options).code == 3
    assert dutybook(command, path, "--period", "2026-10", *options, DUTYBOOK_PASSWORD=WORD).code == 0


@pytest.mark.parametrize("command", ["check", "read", "calendar"])
def test_asking_needs_a_terminal(command: str, tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    more = ["--period", "2026-10", "--ics", str(tmp_path / "a.ics")] if command == "calendar" else []
    done = dutybook(command, path, *more, "--ask-password", "--lang", "en")
    assert done.code == 2
    assert "terminal" in done.err


@pytest.mark.skipif(os.name == "nt", reason="pseudo terminals")
def test_asked_on_a_terminal_it_is_not_echoed(tmp_path: Path) -> None:
    path = locked(tmp_path / "销售部.xlsx")
    command = [sys.executable, "-m", "toolkit", "check", str(path), "--period", "2026-10", "--as-of", "2026-11-06"]
    child, terminal = pty.fork()
    if not child:
        os.chdir(ROOT)
        os.execv(command[0], [*command, "--ask-password", "--no-write"])
    said = os.read(terminal, 1000)
    os.write(terminal, (WORD + "\n").encode())
    while True:
        try:
            piece = os.read(terminal, 10_000)
        except OSError:  # Linux: the other side is closed
            break
        if not piece:
            break
        said += piece
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 1
    assert "打开密码" in said.decode() or "Password" in said.decode()
    assert WORD not in said.decode()


@pytest.mark.parametrize("copy", [False, True], ids=["in place", "as a copy"])
def test_write_cells_opens_what_is_locked_and_locks_it_again(copy: bool, tmp_path: Path) -> None:
    path = locked(tmp_path / "a.xlsx")
    out = tmp_path / "b.xlsx" if copy else None
    with pytest.raises(WorkbookEncryptedError):
        write_cells(path, UPDATE, out)
    receipt = write_cells(path, UPDATE, out, password=WORD)
    assert opened(receipt.path).startswith(b"PK")
    assert FileWorkbook(receipt.path, password=Secret(WORD)).read().sheets[0].rows[0][5] == "检查状态"
