"""A person at a screen: an Xvfb display, a LibreOffice with windows on it, a mouse, a keyboard, and a camera."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.frontends.buttons.calc import connect
from toolkit.workbook import libreoffice
from toolkit.workbook.libreoffice.process import soffice_path

TOOLS = ("Xvfb", "xdotool", "import")
PATIENCE = 25.0
# com.sun.star.accessibility.AccessibleRole
_DIALOGS, _BUTTON = (1, 12, 16), 44


def lacks() -> str | None:
    """What this machine lacks for real clicks, with the remedy; None when all is there."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        return f"{', '.join(missing)} not installed (apt install xvfb xdotool imagemagick)"
    from toolkit.frontends.buttons.setup_calc import lacks as needed

    if found := needed():
        return f"buttons in Calc cannot run here: {found[0][0]}"
    return None


class Box(NamedTuple):
    """A place on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


class Dialog(NamedTuple):
    """A message or question that LibreOffice shows: its text, and its buttons by caption."""

    text: str
    buttons: dict[str, Box]
    window: Any


class Screen:
    """An X display of our own."""

    def __init__(self, size: str = "1500x900x24") -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as said:
            self.name = f":{said.readline().strip()}"

    def do(self, *words: object) -> None:
        """One xdotool command."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=30)

    def click(self, at: tuple[int, int], times: int = 1) -> None:
        self.do("mousemove", *at)
        self.do("click", "--repeat", times, "--delay", 120, 1)

    def type(self, said: str) -> None:
        self.do("type", "--delay", 12, said)

    def photograph(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=30)

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.name}

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)


class Office:
    """A LibreOffice with windows, in a home of its own, with macro security as LibreOffice has it by itself."""

    def __init__(self, screen: Screen, home: Path, pictures: Path) -> None:
        self.screen, self.home, self.pictures = screen, home, pictures
        self.pipe = f"clicks{os.getpid()}x{time.monotonic_ns()}"
        program = soffice_path()
        assert program is not None
        self._program = program
        environment = self._environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "DISPLAY": screen.name,
            "LANG": "C.UTF-8",
            # Its dialogs tell their texts and places; those of other plug-ins are the desktop's own.
            "SAL_USE_VCLPLUGIN": "gen",
        }
        command = [program, "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={self.pipe};urp;"]
        self._process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.app: Any = self.until(self._connected, "LibreOffice started", 60)
        self.office = self.app.impl.office

    @property
    def session(self) -> int:
        """The session that LibreOffice and what it starts run in."""
        return self._process.pid

    def _connected(self) -> Any:
        assert self._process.poll() in (None, 0), "LibreOffice ended at its start"
        with suppress(libreoffice.LibreOfficeError, *libreoffice.uno_exceptions()):
            return connect(self.pipe)
        return None

    def until(self, found: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """Wait for something; the picture of what was there instead is kept."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if answer := found():
                return answer
            time.sleep(0.05)
        picture = self.pictures / f"waited-for-{what.replace(' ', '-')}.png"
        self.screen.photograph(picture)
        raise AssertionError(f"waited {patience:.0f} s for: {what}; see {picture}")

    def open(self, path: Path) -> Any:
        """Open a workbook as a double click does: macros as the security level has it, nothing else."""
        from toolkit.workbook.libreoffice.unobridge import properties, to_url

        arguments = properties(MacroExecutionMode=3, UpdateDocMode=0)  # USE_CONFIG
        document = self.app.api.loadComponentFromURL(to_url(path), "_blank", 0, arguments)
        window = document.CurrentController.Frame.ContainerWindow
        window.setPosSize(0, 0, 1500, 900, 15)
        window.toFront()
        return next(b for b in self.app.books if b.api.RuntimeUID == document.RuntimeUID)

    def double_click(self, path: Path) -> None:
        """Open a file as the desktop does: by starting LibreOffice again with it. Does not wait."""
        command = [self._program, "--norestore", "--nologo", str(path)]
        subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def buttons(self, book: Any) -> dict[str, Box]:
        """The buttons of the sheet that is shown and painted, by caption."""
        controller = book.api.CurrentController
        found = {}
        for form in _all(controller.ActiveSheet.DrawPage.Forms):
            for model in _all(form):
                control = controller.getControl(model)
                if control.getPeer() is not None and control.isVisible():
                    found[model.Label] = _box(control.getAccessibleContext())
        return found

    def press(self, book: Any, caption: str, times: int = 1) -> None:
        """Click a button of the sheet with the mouse."""
        self.focus(f"^{re.escape(book.name)} ")
        self.settle()
        place = self.until(lambda: self.buttons(book).get(caption), f"button {caption}")
        self.settle()
        self.screen.click(place.middle, times)

    def dialog(self) -> Dialog | None:
        """The message or question that is shown now."""
        toolkit = self.office.service("com.sun.star.awt.Toolkit")
        for i in range(toolkit.getTopWindowCount()):
            with suppress(*libreoffice.uno_exceptions(), AttributeError):
                window = toolkit.getTopWindow(i)
                context = window.getAccessibleContext()
                if window.isVisible() and context.getAccessibleRole() in _DIALOGS:
                    return _dialog(window, context)
        return None

    def message(self, patience: float = PATIENCE) -> str:
        """Wait for a message, and read it."""
        found: Dialog = self.until(self.dialog, "a message", patience)
        return found.text

    def answer(self, caption: str = "OK") -> None:
        """Click a button of the message, and wait until the message is gone; as a person, once more if it stays."""
        found = self.until(lambda: (d := self.dialog()) and caption in d.buttons and d, f"dialog button {caption}")

        def gone() -> bool:
            # By the window, for a folder dialog's text changes while it lists its files.
            return (shown := self.dialog()) is None or shown.window != found.window

        for _ in range(3):
            self.focus("^(责任表|LibreOffice.*|Select.*)$")
            self.screen.click(found.buttons[caption].middle)
            for _ in range(30):
                if gone():
                    return
                self.rest(0.1)
        self.until(gone, "the message to go")

    def focus(self, title: str) -> None:
        """Give a window the keyboard. Nobody manages windows here: after a message none has it, and the click that
        gives it back would count for nothing else."""
        with suppress(subprocess.CalledProcessError):  # no window of that title
            self.screen.do("search", "--onlyvisible", "--name", title, "windowfocus")

    def settle(self) -> None:
        """Let LibreOffice finish painting: a button that is not painted yet lets a click through to the cell below."""
        toolkit = self.office.service("com.sun.star.awt.Toolkit")
        for _ in range(2):
            toolkit.processEventsToIdle()
            self.rest(0.15)

    @staticmethod
    def rest(seconds: float) -> None:
        time.sleep(seconds)

    @staticmethod
    def sheet_area(book: Any) -> tuple[int, int]:
        """A place within the cells, for a click that gives the sheet the keyboard."""
        window = _box(book.api.CurrentController.Frame.ComponentWindow.getAccessibleContext())
        return window.left + window.width // 2, window.top + window.height * 2 // 3

    @staticmethod
    def cell(book: Any, row: int, column: int) -> Box:
        """Where a cell of the sheet that is shown is on the screen; row and column from 1."""
        todo = [book.api.CurrentController.Frame.ComponentWindow.getAccessibleContext()]
        while todo:
            part = todo.pop(0)
            if hasattr(part, "getAccessibleCellAt"):
                return _box(part.getAccessibleCellAt(row - 1, column - 1).getAccessibleContext())
            todo += [part.getAccessibleChild(i).getAccessibleContext() for i in range(part.getAccessibleChildCount())]
        raise AssertionError("no cells are shown")

    def photograph(self, name: str) -> Path:
        path = self.pictures / f"{name}.png"
        self.screen.photograph(path)
        return path

    def close(self) -> None:
        with suppress(libreoffice.LibreOfficeError, *libreoffice.uno_exceptions()):
            for book in list(self.app.books):
                book.close()
            self.office.desktop.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, 9)
            self._process.wait()


def install(home: Path, folder: Path) -> str:
    """``dutybook buttons install`` as a person runs it, for a LibreOffice whose home is ``home``."""
    return command(home, "buttons", "install", str(folder))


def command(home: Path, *words: str) -> str:
    """The command ``dutybook``, in Chinese."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "zh_CN.UTF-8"}
    line = [sys.executable, "-m", "toolkit", *words]
    root = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run(line, env=environment, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def _all(container: Any) -> Iterator[Any]:
    for i in range(container.getCount()):
        yield container.getByIndex(i)


def _box(context: Any) -> Box:
    at, size = context.getLocationOnScreen(), context.getSize()
    return Box(at.X, at.Y, size.Width, size.Height)


def _dialog(window: Any, context: Any) -> Dialog:
    texts: list[str] = []
    buttons: dict[str, Box] = {}
    todo = [context]
    while todo:
        part = todo.pop(0)
        with suppress(*libreoffice.uno_exceptions(), AttributeError):  # some parts of lists tell nothing
            role = part.getAccessibleRole()
            if role == _BUTTON:
                buttons[part.getAccessibleName()] = _box(part)
            elif part is not context and part.getAccessibleName():
                texts.append(part.getAccessibleName())
            for i in range(min(part.getAccessibleChildCount(), 30)):
                todo.append(part.getAccessibleChild(i).getAccessibleContext())
    return Dialog("\n".join(dict.fromkeys(texts)), buttons, window)
