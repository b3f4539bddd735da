"""Messages of the engine for LibreOffice (xlwings' ``app.alert``), as windows that a person answers."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any

from screen import PATIENCE, Office

Opener = Callable[..., Any]

# What the script says, what LibreOffice offers (its own language: English here), what is clicked, what comes back.
ASKED = [
    ({"prompt": "导出完成", "title": "责任表"}, ["OK"], "OK", "ok"),
    ({"prompt": "找不到文件", "title": "责任表", "mode": "critical"}, ["OK"], "OK", "ok"),
    ({"prompt": "说明", "mode": "info"}, ["OK"], "OK", "ok"),
    ({"prompt": "覆盖吗", "buttons": "ok_cancel"}, ["OK", "Cancel"], "Cancel", "cancel"),
    ({"prompt": "继续吗", "buttons": "yes_no"}, ["Yes", "No"], "Yes", "yes"),
    ({"prompt": "继续吗", "buttons": "yes_no"}, ["Yes", "No"], "No", "no"),
    ({"prompt": "保存吗", "buttons": "yes_no_cancel", "mode": "critical"}, ["Yes", "No", "Cancel"], "Cancel", "cancel"),
]


def test_alert(office: Office, workbook: Opener) -> None:
    book = workbook()
    answers: SimpleQueue[str] = SimpleQueue()
    for said, offered, clicked, answer in ASKED:
        # Alert waits for the person; a thread that the end of the tests need not wait for, should nobody answer it.
        Thread(target=lambda said=said: answers.put(book.app.alert(**said)), daemon=True).start()
        shown = office.until(office.dialog, "the message")
        office.photograph(f"alert-{said.get('buttons', 'ok')}-{said.get('mode', 'plain')}-{clicked}")
        office.answer(clicked)
        assert said["prompt"] in shown.text
        assert sorted(shown.buttons) == sorted(offered)
        assert answers.get(timeout=PATIENCE) == answer
    assert office.dialog() is None
