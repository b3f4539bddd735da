"""What all classes of the engine share: what they do not support says so, on reading and on assignment."""

from __future__ import annotations

from typing import Any


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
        if not hasattr(type(self), name):
            raise self._unsupported(name)
        object.__setattr__(self, name, value)

    def _unsupported(self, name: str) -> NotImplementedError:
        return NotImplementedError(f"{type(self).__name__}.{name} is not supported by the LibreOffice engine")
