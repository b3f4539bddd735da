"""Running macros: Basic and Python ones, in a document, of the person, or of the installation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from .unobridge import LibreOfficeError, exceptions
from .values import EXCEL_EPOCH, plain, to_serial

if TYPE_CHECKING:
    from .app import App
    from .books import Book

_SCHEME = "vnd.sun.star.script:"
_FULL = re.compile(r"(?:'(?P<quoted>.+)'|(?P<plain>[^!']+))!(?P<macro>.+)")
_DECLARED = r"(?im)^\s*(?:public\s+|private\s+)?(?:static\s+)?(?:sub|function)\s+{name}\b"


def run(app: App, name: str, arguments: Sequence[Any]) -> Any:
    """Run a macro and return what it returns.

    Args:
        name: as Excel spells it, ``Sub``, ``Module.Sub``, ``'Book.ods'!Module.Sub``; for Python ``file.py$function``;
            or a whole ``vnd.sun.star.script:`` address.
        arguments: texts, numbers, dates, lists of lists, UNO objects.

    Raises:
        KeyError: there is no such macro.
        LibreOfficeError: it may not run here, or failed; the message has the macro's own words.
    """
    found = _FULL.fullmatch(name)
    if found:
        books = [app.books(found["quoted"] or found["plain"])]
        name = found["macro"]
    else:
        books = list(app.books)
    for provider, address in _places(app, books, name):
        try:
            script = provider.getScript(address)
        except exceptions().base as error:
            if "macro execution is disabled" in str(error).lower():
                raise LibreOfficeError(
                    f"The macros of the book are switched off, so {name} cannot run. Put the file into a folder that "
                    "LibreOffice trusts: Tools, Options, Security, Macro Security, Trusted Sources."
                ) from error
            continue
        try:
            result, _, _ = script.invoke(tuple(_to_office(value) for value in arguments), (), ())
        except exceptions().base as error:
            raise LibreOfficeError(f"The macro {name} failed: {error}") from error
        return result
    raise KeyError(f"no macro named {name!r} in the open books or in My Macros")


def _places(app: App, books: list[Book], name: str) -> list[tuple[Any, str]]:
    """Where a macro of that name may be: script providers with the address to ask them for."""
    general = app.office.service("com.sun.star.script.provider.MasterScriptProviderFactory")
    if name.startswith(_SCHEME):
        own = "location=document" in name
        providers = [book.document.getScriptProvider() for book in books] if own else [general.createScriptProvider("")]
        return [(provider, name) for provider in providers]
    places: list[tuple[Any, str]] = []
    if "$" in name:
        for book in books:
            address = f"{_SCHEME}{name}?language=Python&location=document"
            places.append((book.document.getScriptProvider(), address))
        for location in ("user", "share"):
            address = f"{_SCHEME}{name}?language=Python&location={location}"
            places.append((general.createScriptProvider(location), address))
        return places
    for book in books:
        for library in _basic(book.document.BasicLibraries, name):
            address = f"{_SCHEME}{library}?language=Basic&location=document"
            places.append((book.document.getScriptProvider(), address))
    container = app.office.service("com.sun.star.script.ApplicationScriptLibraryContainer")
    for library in _basic(container, name):
        places.append((general.createScriptProvider("user"), f"{_SCHEME}{library}?language=Basic&location=application"))
    return places


def _basic(libraries: Any, name: str) -> list[str]:
    """The full names (``Library.Module.Sub``) of the Basic macros that a short name may mean."""
    *before, macro = name.split(".")
    declared = re.compile(_DECLARED.format(name=re.escape(macro)))
    found: list[str] = []
    for library in libraries.getElementNames():
        if len(before) == 2 and before[0].lower() != library.lower():
            continue
        if not libraries.isLibraryLoaded(library):
            libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for module in modules.getElementNames():
            if before and before[-1].lower() != module.lower():
                continue
            if match := declared.search(str(modules.getByName(module))):
                written = match.group(0).split()[-1]
                found.append(f"{library}.{module}.{written}")
    return found


def _to_office(value: Any) -> Any:
    """An argument as UNO takes it: lists become sequences, dates serial numbers."""
    if isinstance(value, (list, tuple)):
        return tuple(_to_office(item) for item in value)
    value = plain(value)
    if isinstance(value, (datetime, date, time)):
        return to_serial(value, EXCEL_EPOCH)
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31:
        return float(value)
    return value
