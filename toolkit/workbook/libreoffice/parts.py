"""What all classes of the engine share: what they do not support says so, on reading and on assignment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .missing import remedy


class UnsupportedError(NotImplementedError, AttributeError):
    """A member that LibreOffice or this engine does not offer; the text says what to do instead.

    It is an AttributeError too, so that ``hasattr`` and ``getattr`` with a default see what they expect.
    """


class Part:
    """Base of the engine's classes. An unknown member raises NotImplementedError with its name.

    xlwings calls the members of an engine by name. Its own base classes raise an empty NotImplementedError on
    reading and accept any assignment; here both say what is missing, and a new xlwings release cannot break the import.
    """

    __slots__ = ("options",)  # xlwings hangs a range's options on it

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if hasattr(type(self), name):
            # A property of ours failed with an AttributeError inside: run it again, to show that error.
            return object.__getattribute__(self, name)
        raise self._unsupported(name)

    def __setattr__(self, name: str, value: object) -> None:
        kind = getattr(type(self), name, None)
        if kind is None or (isinstance(kind, property) and kind.fset is None):
            raise self._unsupported(name)
        object.__setattr__(self, name, value)

    def _unsupported(self, name: str, instead: str = "") -> UnsupportedError:
        """The error for a member, or for one value of it (``chart_type = 'surface'``)."""
        owner = type(self).__name__
        advice = instead or remedy(owner, name.partition(" ")[0])
        return UnsupportedError(f"{owner}.{name} is not supported by the LibreOffice engine; {advice}")


class Collection(Part):
    """Named things in an order: by position from 1, or by name without regard to case, as in Excel."""

    __slots__ = ("parent",)

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    def _all(self) -> list[Any]:
        """The members now."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: str | int) -> Any:
        members = self._all()
        if isinstance(key, str):
            for member in members:
                if member.name.lower() == key.lower():
                    return member
        elif 1 <= key <= len(members):
            return members[key - 1]
        raise KeyError(key)

    def __contains__(self, key: str | int) -> bool:
        if isinstance(key, str):
            return any(member.name.lower() == key.lower() for member in self)
        return 1 <= key <= len(self)
