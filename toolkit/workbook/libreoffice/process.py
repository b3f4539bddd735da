"""Running LibreOffice processes: starting one, finding those that listen on a named pipe, stopping our own.

A soffice listens when it was started with ``--accept=pipe,name=NAME;urp;``. On Linux and macOS the pipe is the socket
``OSL_PIPE_<uid>_NAME`` in the temporary folder, which is how listening ones are found without knowing the name.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .lifetime import Watch, sweep
from .unobridge import LibreOfficeError, exceptions, inside_office, load_uno, to_path

_SOFFICE = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Set by the office itself for each session; not one that takes our URLs.
_PROFILE_PREFIX = "libreoffice-profile-"
_NOT_OURS = "SingleOfficeIPC"
# Fixed in LibreOffice's source, whatever TMPDIR says.
_PIPE_FOLDERS = ("/tmp", "/var/tmp")


@dataclass(eq=False, slots=True)
class Office:
    """One LibreOffice process. ``pipe`` is empty for the process that this interpreter runs inside."""

    pipe: str
    process: subprocess.Popen[bytes] | None = None
    profile: Path | None = None
    headless: bool = False
    alerts: bool = True
    clipboard: Any = field(default=None, repr=False)  # a range of the engine, as each process has one clipboard
    status: Any = field(default=None, repr=False)  # UNO's indicator while a text of ours is in the status bar
    status_text: str = ""
    watch: Watch | None = field(default=None, repr=False)
    _context: Any = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """The process id where we know it, else a stable number for the pipe: UNO does not tell the id."""
        if not self.pipe:
            return os.getpid()
        return self.process.pid if self.process else zlib.crc32(self.pipe.encode())

    @property
    def context(self) -> Any:
        """The remote component context; connects on first use.

        Raises:
            LibreOfficeError: nobody listens on the pipe.
        """
        if self._context is None:
            local = load_uno().getComponentContext()
            if not self.pipe:
                self._context = local
                return local
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            try:
                self._context = resolver.resolve(f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext")
            except exceptions().no_connect as error:
                raise LibreOfficeError(
                    f"No LibreOffice listens on the pipe {self.pipe!r}. Start it with: soffice "
                    f"'--accept=pipe,name={self.pipe};urp;'"
                ) from error
        return self._context

    def connect(self) -> None:
        """Make sure that it answers.

        Raises:
            LibreOfficeError: nobody listens on the pipe.
        """
        assert self.context is not None

    def service(self, name: str) -> Any:
        """A new instance of a service inside that LibreOffice."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    @property
    def desktop(self) -> Any:
        return self.service("com.sun.star.frame.Desktop")

    def alive(self) -> bool:
        """Whether it still answers."""
        if self.process is not None and self.process.poll() is not None:
            return False
        try:
            return self.desktop is not None
        except (LibreOfficeError, exceptions().base):
            self._context = None
            return False

    def stop(self, patience: float = 10.0) -> None:
        """Close it without saving. One that we started is killed when it does not end in ``patience`` seconds."""
        with contextlib.suppress(LibreOfficeError, exceptions().base):
            # The bridge breaks while the answer is under way: an exception here is the normal end.
            self.desktop.terminate()
        self._context = None
        if self.process is not None:
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.kill()
        self._tidy()

    def kill(self) -> None:
        """End the process at once. Only for one that we started."""
        if self.process is None:
            raise LibreOfficeError("only a LibreOffice that was started by this engine can be killed; use App.quit")
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)  # soffice is a script: its children must go too
        self.process.wait()
        self._context = None
        self._tidy()

    def _tidy(self) -> None:
        if self in _started:
            _started.remove(self)
        if self.watch is not None:
            self.watch.end()
            self.watch = None
        if self.profile is not None:
            shutil.rmtree(self.profile, ignore_errors=True)


# Processes outlive objects: one that was started must be stopped at exit, one that was found keeps its connection.
_started: list[Office] = []
_attached: dict[str, Office] = {}
_order: list[str] = []  # pipes, the one activated last at the end


def soffice_path() -> str | None:
    """Where the program is; None when it is not installed. ``SOFFICE`` in the environment comes first."""
    candidates = (os.environ.get("SOFFICE"), *_SOFFICE, shutil.which("soffice"), shutil.which("libreoffice"))
    return next((path for path in candidates if path and Path(path).is_file()), None)


def start(*, headless: bool = True, patience: float = 60.0) -> Office:
    """Start a LibreOffice of our own, with an empty temporary profile, and wait until it answers.

    Args:
        headless: without windows; otherwise a display is needed.
        patience: seconds to wait for the first answer.

    Raises:
        LibreOfficeError: not installed, or it did not answer in time.
    """
    program = soffice_path()
    if program is None:
        raise LibreOfficeError(
            "LibreOffice was not found. Install it (Debian, Ubuntu: apt install libreoffice-calc python3-uno), "
            "or name the program in the environment variable SOFFICE."
        )
    load_uno()
    sweep(Path(tempfile.gettempdir()), _PROFILE_PREFIX)
    profile = Path(tempfile.mkdtemp(prefix=_PROFILE_PREFIX))
    office = Office(pipe=f"xlwings{os.getpid()}x{time.monotonic_ns()}", profile=profile, headless=headless)
    command = [program, "--norestore", "--nologo", "--nodefault", f"-env:UserInstallation={profile.as_uri()}"]
    command += [f"--accept=pipe,name={office.pipe};urp;"] + (["--headless"] if headless else [])
    office.process = subprocess.Popen(
        command,
        env=_clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    _started.insert(0, office)
    if headless:  # in one with windows there may be somebody's work
        office.watch = Watch(profile, office.process.pid)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if office.process.poll() not in (None, 0):
            break
        try:
            office.desktop.getCurrentComponent()
        except (LibreOfficeError, exceptions().base):
            office._context = None
            time.sleep(0.05)
        else:
            make_first(office)
            return office
    office.kill()
    raise LibreOfficeError(f"LibreOffice ({program}) was started and did not answer within {patience:.0f} s.")


def drop_stale_lock(lock: Path) -> None:
    """Remove the lock file of a LibreOffice that was started here and killed: its profile is gone with it."""
    try:
        profile = lock.read_text(encoding="utf-8").rstrip().rstrip(";").rpartition(",")[2]
    except (OSError, UnicodeDecodeError):
        return
    folder = Path(to_path(profile)) if profile.startswith("file://") else None
    if folder is None:
        return
    root = next((part for part in (folder, *folder.parents) if part.name.startswith(_PROFILE_PREFIX)), None)
    if root is not None and root.parent == Path(tempfile.gettempdir()) and not root.exists():
        lock.unlink(missing_ok=True)


def _clean_environment() -> dict[str, str]:
    """The environment without this Python's own variables.

    A soffice that inherits an activated virtual environment crashes at its first Python macro.
    """
    dropped = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    if sys.platform != "win32":
        kept["PATH"] = "/usr/bin:/bin"
    return kept


def attach(pipe: str) -> Office:
    """The LibreOffice that listens on a pipe, whoever started it; it becomes the first of those running.

    Raises:
        LibreOfficeError: nobody listens there.
    """
    office = next((one for one in _started if one.pipe == pipe), None) or _attached.setdefault(pipe, Office(pipe=pipe))
    if not office.alive():
        office.connect()
    make_first(office)
    return office


def has_screen() -> bool:
    """Whether windows can be shown: always on Windows and macOS, elsewhere where a display is named."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_first(office: Office) -> None:
    """Let ``running`` give this one first: it is the active one."""
    _order.append(office.pipe)


def running() -> list[Office]:
    """Every LibreOffice that can be reached now: the one we run inside, those we started, those that listen.

    The one that was started or activated last comes first.
    """
    if inside_office():
        return [_attached.setdefault("", Office(pipe=""))]
    known = {office.pipe: office for office in _started}
    for pipe in _listening_pipes():
        known.setdefault(pipe, _attached.setdefault(pipe, Office(pipe=pipe)))
    recent = {pipe: number for number, pipe in enumerate(_order)}
    found = sorted(known.values(), key=lambda office: -recent.get(office.pipe, -1))
    return [office for office in found if office.alive()]


def _listening_pipes() -> list[str]:
    if sys.platform == "win32":
        folder, prefix = Path(r"\\.\pipe"), "OSL_PIPE_"
        names = [entry.name for entry in folder.iterdir()]
    else:
        prefix = f"OSL_PIPE_{os.getuid()}_"
        names = [entry.name for base in _PIPE_FOLDERS for entry in Path(base).glob(prefix + "*")]
    pipes = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    return sorted(pipe for pipe in pipes if _NOT_OURS not in pipe)


@atexit.register
def _stop_started() -> None:
    for office in list(_started):
        office.stop(patience=3.0)
