"""The progress bar on a terminal."""

from __future__ import annotations

import io
import threading
import time

import pytest

from toolkit.frontends import session


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("lang", "word"), [("zh", "检查"), ("en", "Checking")])
def test_it_shows_long_work_and_starts_no_thread(lang: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process with another thread is not copied, and the work would take twice as long."""
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    before = threading.active_count()
    with session.progress_bar(lang) as step:
        step(0, 40, "销售部.xlsx")
        assert terminal.getvalue() == ""  # over in a moment, for all one knows
        time.sleep(0.6)
        step(20, 40, "保险部.xlsx")
        assert threading.active_count() == before
    assert word in terminal.getvalue()
    assert "20/40" in terminal.getvalue()


def test_elsewhere_there_is_none_and_ctrl_c_says_how_far_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with pytest.raises(session.Stopped) as stopped, session.progress_bar("zh") as step:
        step(2, 40, "保险部.xlsx")
        raise KeyboardInterrupt
    assert (stopped.value.done, stopped.value.total, stopped.value.name) == (2, 40, "保险部.xlsx")
    assert session.sys.stderr.getvalue() == ""
