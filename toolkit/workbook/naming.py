"""What a file is called where people read it, and which file is called so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

OF_THE_SYSTEM = sys.getfilesystemencoding().lower()
"""The encoding of the names of files."""
IN_UTF_8 = OF_THE_SYSTEM in ("utf-8", "utf8")
_NARROW = "gb18030"


def shown(name: str) -> str:
    """The name, also where its bytes are not in the system's encoding: those of a Chinese Windows, on a shared disk
    that does not translate them, are GB18030, and ours are UTF-8 whatever the system's. It is for reading; the file is
    opened under the name it has."""
    if IN_UTF_8 and not _is_foreign(name):
        return name
    try:
        data = os.fsencode(name)
    except UnicodeEncodeError:  # it comes from no disk
        return name
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(_NARROW, "replace") if _is_foreign(name) else name


def place_of(folder: Path, name: str) -> Path:
    """The file in a folder, or below it, that is ``shown`` so; where there is none, the path of a new one."""
    plain = folder / name
    if os.path.lexists(plain):
        return plain
    may = [plain, *(folder / os.fsdecode(name.encode(e, "replace")) for e in ("utf-8", _NARROW))]
    return next((path for path in may if os.path.lexists(path)), may[not _has_letters_for(name)])


def _is_foreign(name: str) -> bool:
    """Whether bytes of it are in another encoding than the system's."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


def _has_letters_for(name: str) -> bool:
    """Whether the system's encoding has the letters of a name."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True
