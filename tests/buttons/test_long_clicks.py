"""Clicks that take long: ten thousand rows, and clicks that a person stops."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from screen import Office

from toolkit.frontends.buttons.setup_calc import CONFIG
from toolkit.workbook.port import FILLS, Look

Opener = Callable[..., Any]
RED, YELLOW = (tuple(bytes.fromhex(FILLS[look])) for look in (Look.RED, Look.YELLOW))
ROWS = 10_000


def filled(workbook: Opener, rows: int) -> Any:
    """A workbook of so many rows: of every three one on time, one handed in late, one overdue."""
    book = workbook()
    sheet = book.sheets["交付记录"]
    row = ["消贷部8", "及时(5号前)提供欠款报表", "财务部", "及时(5号前)", "2026-10"]
    sheet[f"A4:E{3 + rows}"].value = [row] * rows
    kinds = (["已提交", datetime(2026, 11, 4, 9, 0)], ["已提交", datetime(2026, 11, 7, 9, 0)], ["未开始", None])
    sheet[f"H4:I{3 + rows}"].value = [kinds[i % 3] for i in range(rows)]
    return book


def progress(picture: Path) -> int:
    """How many dark blue pixels of the progress bar the status bar shows: it tells nothing to assistive programs."""
    from PIL import Image

    with Image.open(picture) as image:
        bar = image.convert("RGB").crop((0, image.height - 20, image.width // 2, image.height))
        return sum(count for count, color in bar.getcolors(100_000) or () if color == (0, 0, 128))


def worker(office: Office) -> int:
    """The process behind the buttons, which runs at the latest shortly after a click."""
    command = ["pgrep", "--session", str(office.session), "--full", "toolkit.frontends.buttons.calc"]

    def pid() -> str:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    return int(office.until(pid, "the worker").split()[-1])


def test_ten_thousand_rows(office: Office, workbook: Opener, record_property: Any) -> None:
    pytest.importorskip("PIL")
    book = filled(workbook, ROWS)
    sheet = book.sheets["交付记录"]
    office.press(book, "检查本表")
    start = time.perf_counter()
    seen = 0
    while not (dialog := office.dialog()):
        assert time.perf_counter() - start < 60, "no message"
        if not seen:
            seen = progress(office.photograph("一万行-进行中"))
        office.rest(0.1)
    taken = round(time.perf_counter() - start, 2)
    record_property("click_10000_rows_s", taken)
    print(f"click on {ROWS} rows: {taken} s")
    assert ":按时 3334,迟交 3333,逾期未交 3333," in dialog.text, dialog.text
    office.photograph("一万行-消息")
    office.answer()
    assert seen
    assert not progress(office.photograph("一万行-之后"))
    states = sheet[f"T4:T{3 + ROWS}"]
    assert states.value == [["按时", "迟交", "逾期未交"][i % 3] for i in range(ROWS)]
    assert [states[i].color for i in (ROWS - 3, ROWS - 2)] == [YELLOW, RED]


@pytest.fixture
def impatient(home: Path) -> Iterator[None]:
    """Not 20 s but one until a click may be stopped."""
    path = home / ".config" / "libreoffice" / "4" / "user" / "Scripts" / "python" / CONFIG
    before = path.read_text("utf-8")
    path.write_text(json.dumps(json.loads(before) | {"impatient": 1}), "utf-8")
    yield
    path.write_text(before, "utf-8")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("by", ["a second click", "Esc"])
def test_a_click_that_hangs_can_be_stopped(by: str, office: Office, workbook: Opener) -> None:
    book = filled(workbook, 300)
    sheet = book.sheets["交付记录"]
    for button in ("检查本表", "撤销上次写回"):  # now there is a worker, and it waits for the next click
        office.press(book, button)
        office.message()
        office.answer()
    before = sheet["S4:X303"].value
    pid = worker(office)
    os.kill(pid, signal.SIGSTOP)
    try:
        office.press(book, "检查本表")
        office.rest(1.2)
        assert office.dialog() is None

        def ask() -> None:
            if by == "Esc":
                office.screen.do("key", "Escape")
            else:
                office.press(book, "检查本表")

        ask()
        assert "要停止它吗" in office.message()
        office.answer("No")
        office.rest(0.3)
        assert office.dialog() is None
        ask()
        assert "要停止它吗" in office.message()
        office.photograph(f"停止-{by}")
        office.answer("Yes")
        assert "处理没有完成" in office.message()
        office.answer()
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert not book.api.hasControllersLocked()
    assert book.api.IsAdjustHeightEnabled
    untouched = sheet["S4:X303"].value == before  # a comparison of so much is better not shown
    assert untouched
    office.press(book, "检查本表")
    assert ":按时 100,迟交 100,逾期未交 100," in office.message()
    office.answer()
