"""Phrases that an earlier run read: kept whole, taken only from the same grammar, and never in the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.app import known_phrases as module
from toolkit.app.known_phrases import known_phrases
from toolkit.core import phrase
from toolkit.core.phrase import Vocabulary, read_phrase, readings
from toolkit.core.phrase.kept import flat, reading_of

HELD_OUT = Path(__file__).parents[1] / "phrases" / "held_out.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUTYBOOK_CACHE", str(tmp_path))
    monkeypatch.setattr(phrase, "_READ", {})
    return tmp_path


def test_every_reading_survives_being_kept() -> None:
    lines = [line.rsplit("|", 1)[-1].strip() for line in HELD_OUT.read_text("utf-8").splitlines() if "|" in line]
    assert len(lines) > 500
    for text in lines:
        reading = read_phrase(text)
        again = reading_of(text, json.loads(json.dumps(flat(reading))))
        assert again == reading
        assert repr(again) == repr(reading)  # codes are codes again, not just equal text


def test_the_next_run_knows_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Vocabulary(aliases=(("关账日", "每月25日"),))
    with known_phrases(words):
        first = read_phrase("关账日前", words)
    monkeypatch.setattr(phrase, "_READ", {})
    with known_phrases(words):
        assert readings(words) == {"关账日前": first}
    with known_phrases(Vocabulary()):
        assert not readings(Vocabulary())


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"stamp": 1}', '{"phrases": {"5号前": ["recurring", [[1]], []]}}'])
def test_a_damaged_file_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    with known_phrases(Vocabulary()):
        right = read_phrase("每月5号前", Vocabulary())
    (kept,) = folder.glob("phrases-*.json")
    stamp = json.loads(kept.read_text("utf-8"))["stamp"]
    kept.write_text(damage.replace('{"phrases"', f'{{"stamp": {json.dumps(stamp)}, "phrases"'), "utf-8")
    monkeypatch.setattr(phrase, "_READ", {})
    with known_phrases(Vocabulary()):
        assert read_phrase("每月5号前", Vocabulary()) == right
    assert "每月5号前" in json.loads(kept.read_text("utf-8"))["phrases"]


def test_another_grammar_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with known_phrases(Vocabulary()):
        read_phrase("每月5号前", Vocabulary())
    monkeypatch.setattr(phrase, "_READ", {})
    monkeypatch.setattr(module, "_stamp", lambda: "another")
    with known_phrases(Vocabulary()):
        assert not readings(Vocabulary())


def test_another_version_of_anything_that_phrases_are_read_by_reads_anew() -> None:
    code = (
        "import sys; from toolkit.core.phrase import read_phrase; read_phrase('每月5號前,遇节假日顺延'); "
        "print(*(m.__file__ for name, m in sys.modules.items() if '.core.' in name), sep='\\n')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    read_by = ran.stdout.splitlines()
    assert any(file.endswith("traditional.py") for file in read_by)
    assert not [file for file in read_by if f"{file} " not in module._stamp()]
