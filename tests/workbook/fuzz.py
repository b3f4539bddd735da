"""Broken workbooks by the thousand: each is read and written, or refused by an error of ours, in bounded time.

Run ``python tests/workbook/fuzz.py [--seconds 600] [--seed 1] [FOLDER]`` for longer, with the workbooks of a folder as
more seeds. A case that fails is named by its seed and number, and saved to the current folder.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hostile import TABLE
from made import SHEET, archive, parts, worksheet

from toolkit.errors import CannotRunError
from toolkit.workbook.ooxml.edit import edit
from toolkit.workbook.port import CellUpdate, Look, OwnSheet
from toolkit.workbook.reading import parse, unlocked

UPDATES = [CellUpdate("责任表", 1, 4, "检查状态", Look.HEADER), CellUpdate("责任表", 2, 4, "=按时", Look.RED)]
OWN = OwnSheet("检查结果", (("甲",),), 1, (8.0,))
_WORDS = [
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"-1",
    b"99999999999",
    b"XFD1048576",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"\xff\xfe",
]
_WORDS += [b"<row>", b"<c>", b"</row>", b"<f>", b"<v>", b't="s"', b's="999999"', b' r="A0"', b"NaN", b"1e400", b"&#x0;"]


@dataclass
class Found:
    """What came of a run. ``failures`` are (case number, what was raised)."""

    cases: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: list[tuple[int, str]] = field(default_factory=list)


def seeds() -> list[bytes]:
    """Whole workbooks to break."""
    formulas = TABLE.replace('<c r="A2"', '<c r="A2"').replace(
        "</row>", '<c r="E1"><f>SUM(A1:A2)</f><v>1</v></c></row>', 1
    )
    merged = '<mergeCells count="1"><mergeCell ref="F1:G2"/></mergeCells>'
    return [
        archive(parts(worksheet(TABLE))),
        archive(parts(worksheet(formulas, head='<dimension ref="A1:E2"/><sheetViews/>', tail=merged))),
    ]


def broken(chance: random.Random, seed: bytes) -> bytes:
    """A workbook with damage: in the archive's bytes, or, more often, in the XML of parts that are packed again."""
    if chance.random() < 0.3:
        return _damage(chance, seed)
    with zipfile.ZipFile(io.BytesIO(seed)) as z:
        content = {name: z.read(name) for name in z.namelist()}
    for _ in range(chance.randint(1, 3)):
        name = SHEET if SHEET in content and chance.random() < 0.5 else chance.choice(sorted(content))
        if chance.random() < 0.05 and len(content) > 1:
            del content[name]
        else:
            content[name] = _damage(chance, content[name])
    return archive(content)


def _damage(chance: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.choice((1, 4, 60, 2000))]
            case 2:
                out[at:at] = chance.choice(_WORDS)
            case 3:
                out[at : at + 4] = chance.choice(_WORDS)
            case 4:
                piece = bytes(out[at : at + chance.choice((3, 30, 300))])
                out[at:at] = piece * chance.choice((1, 2, 50))
            case _:
                out[at : at + 2] = chance.randrange(65_536).to_bytes(2, "little")
    return bytes(out)


def run(chance: random.Random, *, cases: int, seconds: float, more: list[bytes] | None = None) -> Found:
    """Break and try until the cases or the time are used up."""
    found = Found()
    whole = seeds() + (more or [])
    end = time.perf_counter() + seconds
    while found.cases < cases and time.perf_counter() < end:
        data = broken(chance, chance.choice(whole))
        begun = time.perf_counter()
        try:
            found.refused += _try(data)
        except Exception as error:  # what must not come out: that is what is looked for
            found.failures.append((found.cases, f"{type(error).__name__}: {error}"[:300]))
            Path(f"fuzz-{found.cases}.xlsx").write_bytes(data) if more is not None else None
        found.slowest = max(found.slowest, time.perf_counter() - begun)
        found.cases += 1
    return found


def _try(data: bytes) -> int:
    """Read, write into the first sheet, and read again; how many of these were refused."""
    refused, name, there = 0, "责任表", [""]
    try:
        there = [s.name for s in parse("a.xlsx", data).sheets]
        name = there[0] if there else name
    except CannotRunError:
        refused += 1
    updates = [u._replace(sheet=name) for u in UPDATES]
    try:
        new = edit(unlocked(data, None)[0], updates, [OWN]).data
    except CannotRunError:
        return refused + 1
    if not refused and there:
        sheets = {s.name.casefold(): s for s in parse("a.xlsx", new).sheets}
        assert sheets[name.casefold()].rows[1][3] == "=按时", "written and not there"
    return refused


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--seconds", type=float, default=600.0)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    files = sorted(chosen.folder.rglob("*.xls[xm]")) if chosen.folder else []
    more = [f.read_bytes() for f in files if f.stat().st_size < 200_000]
    found = run(random.Random(chosen.seed), cases=10**9, seconds=chosen.seconds, more=more)
    print(
        f"{found.cases} cases, {found.refused} refusals, slowest {found.slowest:.2f} s, {len(found.failures)} failures"
    )
    for number, what in found.failures[:50]:
        print(f"  {number}: {what}")
    sys.exit(bool(found.failures))


if __name__ == "__main__":
    main()
