"""SHA-256, which tells versions of files and texts apart.

``hashlib`` loads OpenSSL, which takes as long as hashing half a megabyte with the implementation that Python brings
along; from there on OpenSSL is five times faster. So the first half megabyte of a run goes without it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

_LOADING_PAYS = 1 << 19  # bytes
_left = _LOADING_PAYS


def sha256(data: bytes) -> str:
    """The digest in hex: 64 characters."""
    global _left
    _left -= len(data)
    made = _hashlib() if _left < 0 else _built_in()
    digest: str = made(data).hexdigest()
    return digest


@cache
def _hashlib() -> Callable[[bytes], Any]:
    from hashlib import sha256 as of_openssl

    return of_openssl


@cache
def _built_in() -> Callable[[bytes], Any]:
    for module in ("_sha2", "_sha256"):  # Python 3.12 and later, 3.11; not every build has it
        try:
            found: Callable[[bytes], Any] = import_module(module).sha256
        except ImportError:
            continue
        return found
    return _hashlib()
