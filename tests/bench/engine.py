"""How fast the xlwings engine for LibreOffice is: ``python tests/bench/engine.py [--write]``.

Prints seconds, the fastest of many runs, beside the most that is asked for; ``--write`` also writes SPEED.md beside the
engine. Exit code 1 if something took longer.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.workbook import libreoffice

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

TABLE = Path(libreoffice.__file__).with_name("SPEED.md")
ROWS = 10_000


class Case(NamedTuple):
    """Something that scripts do: what it is, the most seconds it may take, and a function that prepares it."""

    what: str
    limit: float
    prepare: Callable[[Any], Callable[[], object]]


def grid(columns: int) -> list[list[object]]:
    return [[f"text {i}" if j % 2 else float(i * j) for j in range(columns)] for i in range(ROWS)]


def reading(sheet: Any) -> Callable[[], object]:
    sheet["A1"].value = grid(12)
    return lambda: sheet["A1:L10000"].value


def writing(sheet: Any) -> Callable[[], object]:
    data = grid(3)

    def write() -> None:
        sheet["A1"].value = data

    return write


def cell_by_cell(sheet: Any) -> Callable[[], object]:
    sheet["A1"].value = grid(2)[:1000]
    return lambda: [sheet[row, 0].value for row in range(1000)]


def colouring(sheet: Any) -> Callable[[], object]:
    sheet["A1"].value = grid(6)
    sheet["A1:F10000"].wrap_text = True
    address = ",".join(f"A{row}:F{row}" for row in range(1, ROWS, 2))
    shades = iter(range(1, 1000))

    def colour() -> None:
        sheet[address].color = (next(shades) % 250, 200, 200)

    return colour


def formulas(sheet: Any) -> Callable[[], object]:
    sheet["A1"].value = grid(2)
    sheet["C1:C1000"].formula = "=A1*2"
    return lambda: sheet["C1:C1000"].formula


def merged(sheet: Any) -> Callable[[], object]:
    sheet["A1"].value = grid(6)
    for row in range(1, 400, 4):
        sheet[f"A{row}:A{row + 2}"].merge()
    return lambda: sheet.used_range.impl.merged_areas()


CASES = [
    Case("read 10,000 × 12 values", 0.26, reading),
    Case("write 10,000 × 3 values", 0.10, writing),
    Case("read 1,000 cells one by one", 2.0, cell_by_cell),
    Case("colour every other of 10,000 rows × 6 wrapped cells", 1.0, colouring),
    Case("read 1,000 formulas", 1.0, formulas),
    Case("list 100 merged areas among 10,000 × 6 cells", 0.5, merged),
]


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of many runs: others use the machine too."""
    taken: list[float] = []
    deadline = time.monotonic() + 8.0
    while time.monotonic() < deadline and len(taken) < 200:
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> int:
    import office

    options = argparse.ArgumentParser()
    options.add_argument("--write", action="store_true")
    writing = options.parse_args().write
    if missing := office.lacks():
        print(missing)
        return 3
    app = office.app()
    book = app.books.add()
    try:
        measured = {case.what: best(case.prepare(book.sheets.add())) for case in CASES}
        version = str(app.version)
    finally:
        book.close()
    for case in CASES:
        print(f"{case.what}: {measured[case.what]:.3f} s (at most {case.limit:g} s asked for)")
    if writing:
        TABLE.write_text(table(measured, version), encoding="utf-8")
    return int(any(measured[case.what] > case.limit for case in CASES))


def table(measured: dict[str, float], version: str) -> str:
    """SPEED.md."""
    lines = [
        "# How fast the engine is",
        "",
        "Written by tests/bench/engine.py: seconds of the fastest of many runs, over a pipe to a LibreOffice",
        f"{version.rpartition('.')[0]} without windows, Python {platform.python_version()}, on a Linux machine with "
        f"{os.cpu_count()} cores shared with others.",
        "",
        "| what | seconds | at most |",
        "| --- | ---: | ---: |",
    ]
    lines += [f"| {case.what} | {measured[case.what]:.3f} | {case.limit:g} |" for case in CASES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
