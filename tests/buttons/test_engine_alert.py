"""Messages of the engine for LibreOffice (xlwings' ``app.alert``), as windows that a person answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
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


# Alert waits for the person, so somebody else has to ask: a script in a process of its own, as a clerk's would be.
# A thread would share this process' UNO, which does not find a method now and then when two look it up at once.
SCRIPT = """
import json, sys
from toolkit.frontends.buttons.calc import connect
app = connect(sys.argv[1])
for line in sys.stdin:
    print(app.alert(**json.loads(line)), flush=True)
"""


def test_alert(office: Office, workbook: Opener) -> None:
    workbook()
    root = Path(__file__).resolve().parent.parent.parent
    command = [sys.executable, "-c", SCRIPT, office.pipe]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as script:
        assert script.stdin is not None
        assert script.stdout is not None
        try:
            for said, offered, clicked, answer in ASKED:
                script.stdin.write(json.dumps(said) + "\n")
                script.stdin.flush()
                shown = office.until(office.dialog, "the message")
                office.photograph(f"alert-{said.get('buttons', 'ok')}-{said.get('mode', 'plain')}-{clicked}")
                office.answer(clicked)
                assert said["prompt"] in shown.text
                assert sorted(shown.buttons) == sorted(offered)
                assert script.stdout.readline().strip() == answer
            script.stdin.close()
            assert script.wait(PATIENCE) == 0
        finally:
            script.kill()
    assert office.dialog() is None
