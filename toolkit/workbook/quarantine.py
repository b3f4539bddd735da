"""Reading a file whose cost cannot be known beforehand in a process of its own, with bounded memory and time.

The older formats say only while they are read how much there is; a broken one may make the reader abort. What dies here
dies alone. The process reads the file from its standard input and answers with the sheets, or with an error.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from pathlib import Path

from toolkit.errors import WorkbookEncryptedError, WorkbookUnreadableError
from toolkit.workbook.limits import ReaderTrouble
from toolkit.workbook.passwords import UNKNOWN
from toolkit.workbook.port import RawSheet

MEMORY = 2 << 30  # bytes of address space; binds on Linux
SECONDS = 60
_ROOT = Path(__file__).resolve().parent.parent.parent
_START = "import sys; sys.path.insert(0, sys.argv[1]); from toolkit.workbook.quarantine import main; main()"


def read_apart(data: bytes) -> list[RawSheet]:
    """Every worksheet of a workbook in any format.

    Raises:
        ReaderTrouble: damaged, or not a workbook.
        WorkbookUnreadableError: too costly.
        WorkbookEncryptedError: it wants a password.
    """
    # -P: else a file called pickle.py where somebody runs a check, a clerk's folder perhaps, would be run.
    command = [sys.executable, "-P", "-c", _START, str(_ROOT)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise WorkbookUnreadableError("file-too-costly", detail=f"> {SECONDS} s") from None
    if done.returncode or not done.stdout:
        raise WorkbookUnreadableError("file-too-costly", detail=f"{MEMORY >> 30} GB")
    kind, found = pickle.loads(done.stdout)  # what our own code wrote a moment ago
    if kind == "encrypted":
        raise WorkbookEncryptedError(UNKNOWN)  # what we can unlock is unlocked already
    if kind == "trouble":
        raise ReaderTrouble(found)
    sheets: list[RawSheet] = found
    return sheets


def main() -> None:
    """The process itself."""
    _be_bounded()
    answer: tuple[str, object]
    try:
        answer = ("sheets", _sheets(sys.stdin.buffer.read()))
    except WorkbookEncryptedError:
        answer = ("encrypted", None)
    except ReaderTrouble as error:
        answer = ("trouble", str(error))
    except MemoryError:
        sys.exit(1)
    sys.stdout.buffer.write(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))


def _be_bounded() -> None:
    """Have the system end this process when it takes too much, as far as it does such a thing.

    macOS refuses a limit of the address space below what every process there has, some hundred GB.
    """
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)  # nobody may raise what is set already
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _sheets(data: bytes) -> list[RawSheet]:
    from toolkit.workbook import odf, xls, xlsb
    from toolkit.workbook.through_calamine import sheets_of

    data = xlsb.plainer(data) or data  # calamine would leave cells out without a word
    try:
        found = sheets_of(data, {})
    except ReaderTrouble:
        if odf.is_locked(data):
            raise WorkbookEncryptedError from None
        plain = odf.plainer(data)
        if plain is None:
            raise
        found = sheets_of(plain, {})
    merged, dayends = odf.merges(data), odf.dayends(data) or xls.dayends(data)
    return [s._replace(merges=merged.get(s.name, s.merges), dayends=dayends.get(s.name, s.dayends)) for s in found]
