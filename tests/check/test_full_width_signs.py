"""A Chinese keyboard types commas, colons and brackets in full width: whoever uses one is understood alike."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
from command import dutybook
from openpyxl.cell import MergedCell

from toolkit.core.phrase.read import read

ROOT = Path(__file__).resolve().parents[2]
SIGNS = ",:;()?!"
WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in SIGNS})
NARROW = str.maketrans({chr(ord(sign) + 0xFEE0): sign for sign in SIGNS})


def chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def phrases() -> set[str]:
    folder = ROOT / "tests" / "phrases"
    held_out = (folder / "held_out.txt").read_text("utf-8").splitlines()
    found = {line.rpartition("|")[2] for line in held_out if "|" in line and not line.startswith("#")}
    found |= {json.loads(line)["text"] for line in (folder / "phrases.jsonl").read_text("utf-8").splitlines()}
    return {phrase for phrase in found if chinese(phrase)}


def test_phrases() -> None:
    seen = 0
    for phrase in phrases():
        wide = phrase.translate(WIDE)
        if wide != phrase:
            seen += 1
            assert repr(read(wide, None)).translate(NARROW) == repr(read(phrase, None)).translate(NARROW), wide
    assert seen > 200


def checked(folder: Path) -> dict[str, Any]:
    moment = ("--as-of", "2026-11-06T18:00", "--period", "2026-10")
    found: dict[str, Any] = dutybook("check", folder, *moment, "--no-write", "--format", "json").json
    kept = {key: found[key] for key in ("obligations", "findings", "summary")}
    alike: dict[str, Any] = json.loads(json.dumps(kept, ensure_ascii=False).translate(NARROW))
    return alike


def test_sample_workbooks(tmp_path: Path) -> None:
    folders = [tmp_path / name / "2026-10" for name in ("typed", "wide")]
    changed = 0
    for folder in folders:
        shutil.copytree(ROOT / "samples" / "2026-10", folder)
        for path in folder.glob("*.xlsx"):
            book = openpyxl.load_workbook(path)
            for cell in (c for sheet in book for row in sheet.iter_rows() for c in row) if folder is folders[1] else ():
                if isinstance(cell, MergedCell) or not isinstance(cell.value, str) or not chinese(cell.value):
                    continue
                wide = cell.value.translate(WIDE)
                changed += wide != cell.value
                cell.value = wide
            book.save(path)
    assert changed > 50
    assert checked(folders[0]) == checked(folders[1])
