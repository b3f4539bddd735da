"""What a file is called where people read it."""

from __future__ import annotations

import os


def shown(name: str) -> str:
    """The name, also where its bytes are not in the system's encoding: those of a Chinese Windows, on a shared disk
    that does not translate them, are GB18030. It is for reading; the file is opened under the name it has."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name
