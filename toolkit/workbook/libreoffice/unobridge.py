"""Finding and loading ``uno``, LibreOffice's Python bridge, and the small things every caller of it needs.

``uno`` is not on PyPI. It belongs to the LibreOffice installation: distributions put it into their own Python's
``dist-packages``; LibreOffice for Windows and macOS brings it with a Python of its own. It loads into any interpreter
of the same minor version, so that a virtual environment can use it too.
"""

from __future__ import annotations

import importlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_PLACES = (
    "/usr/lib/python3/dist-packages",  # Debian, Ubuntu: package python3-uno
    f"/usr/lib64/python3.{sys.version_info.minor}/site-packages",  # Fedora, openSUSE: libreoffice-pyuno
    f"/usr/lib/python3.{sys.version_info.minor}/site-packages",  # Arch
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    r"C:\Program Files\LibreOffice\program",
)


class LibreOfficeError(RuntimeError):
    """LibreOffice, or the bridge to it, cannot do what was asked. The message names the remedy."""


class UnoMissingError(LibreOfficeError):
    """The module ``uno`` is not there, or was built for another Python."""


@cache
def load_uno() -> Any:
    """Import and return the module ``uno``.

    Raises:
        UnoMissingError: with what to install.
    """
    try:
        return importlib.import_module("uno")
    except ImportError:
        pass
    failures: list[str] = []
    own = os.environ.get("UNO_PATH")
    for place in ([own] if own else []) + list(_PLACES):
        if not (Path(place) / "uno.py").is_file():
            continue
        # Appended for the import only: a distribution's dist-packages must not shadow what the environment has.
        sys.path.append(place)
        try:
            return importlib.import_module("uno")
        except ImportError as error:
            failures.append(f"{place}: {error}")
        finally:
            sys.path.remove(place)
    found = f" Found but not usable: {'; '.join(failures)}." if failures else ""
    raise UnoMissingError(
        "The Python bridge of LibreOffice (module 'uno') was not found for Python "
        f"{sys.version_info.major}.{sys.version_info.minor}.{found} On Debian or Ubuntu: apt install python3-uno; on "
        "Fedora: dnf install libreoffice-pyuno; on Windows and macOS run with the Python inside LibreOffice's program "
        "folder. UNO_PATH may name the folder that holds uno.py."
    )


def uno_available() -> bool:
    """Whether ``uno`` can be imported here. Imports it."""
    try:
        load_uno()
    except UnoMissingError:
        return False
    return True


def inside_office() -> bool:
    """Whether this is LibreOffice's own interpreter, running a macro.

    Asking UNO itself (creating a Desktop in the local context) crashes a Python that is outside; the component
    loader's module is only ever imported by the interpreter inside.
    """
    return "pythonloader" in sys.modules


@cache
def exceptions() -> Any:
    """The UNO exception classes used here, as one object: base, disposed, no_connect, illegal, veto."""
    load_uno()

    class Exceptions:
        base = _uno_class("com.sun.star.uno.Exception")
        disposed = _uno_class("com.sun.star.lang.DisposedException")
        no_connect = _uno_class("com.sun.star.connection.NoConnectException")
        illegal = _uno_class("com.sun.star.lang.IllegalArgumentException")
        veto = _uno_class("com.sun.star.util.CloseVetoException")
        no_element = _uno_class("com.sun.star.container.NoSuchElementException")

    return Exceptions


def _uno_class(name: str) -> Any:
    return load_uno().getClass(name)


def struct(name: str, **fields: object) -> Any:
    """A new UNO struct, such as ``com.sun.star.table.CellRangeAddress``, with some of its fields set."""
    made = load_uno().createUnoStruct(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def properties(**values: object) -> tuple[Any, ...]:
    """PropertyValue structs, as loading and storing take them. None values are left out."""
    return tuple(
        struct("com.sun.star.beans.PropertyValue", Name=name, Value=value)
        for name, value in values.items()
        if value is not None
    )


def enum(name: str, member: str) -> Any:
    """A UNO enum value, such as ``enum("com.sun.star.table.CellContentType", "FORMULA")``."""
    return load_uno().Enum(name, member)


def to_url(path: str | os.PathLike[str]) -> str:
    """``file://`` URL of a path, as LibreOffice spells it."""
    return str(load_uno().systemPathToFileUrl(str(Path(path).resolve())))


def to_path(url: str) -> str:
    """System path of a ``file://`` URL; other URLs are returned as they are."""
    return str(load_uno().fileUrlToSystemPath(url)) if url.startswith("file:") else url
