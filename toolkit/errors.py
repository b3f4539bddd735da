"""Everything that can go wrong, as one tree.

::

    DutybookError                   a failure; data problems are findings, not errors
    ├── UsageError                  the command, an option or a file that configures us is wrong (exit 2)
    │   ├── SettingsError           the settings file does not fit its schema
    │   └── PackError               a template pack is unknown or does not fit its schema
    └── CannotRunError              we could not do what was asked (exit 3)
        ├── WorkbookUnreadableError the file is corrupt, empty, or not a workbook
        ├── WorkbookEncryptedError  the file wants a password
        ├── WorkbookOpenError       somebody has the file open
        ├── WorkbookChangedError    the file is not the one that was read
        └── WriteRefusedError       writing would harm the file (signed, protected, merged, array …)

Every error carries a message and a remedy, both keys of the catalogue, so that each reader sees them in their own
language: ``str(error)`` is English, ``error.text("zh")`` is what a clerk sees.
"""

from __future__ import annotations

import re
from typing import Any

from toolkit import catalogue


class DutybookError(Exception):
    """Root of every failure. ``key`` names the catalogue entry that holds message and remedy; ``params`` fill it."""

    key = "error-unknown"

    def __init__(self, key: str | None = None, **params: object) -> None:
        self.key = key or type(self).key
        self.params = params
        super().__init__(self.text("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.key, self.params)

    def text(self, lang: str) -> str:
        """Message and remedy in one line, in the language ``zh`` or ``en``."""
        return catalogue.joined(self.key, lang, **self.params)


def _again(kind: type[DutybookError], key: str, params: dict[str, object]) -> DutybookError:
    """An error that comes from another process."""
    return kind(key, **params)


class UsageError(DutybookError):
    """What was asked for is wrong: a word of the command, or what it names."""

    key = "usage"

    @classmethod
    def of_file(cls, path: str, error: Exception) -> UsageError:
        """What is the matter with a file that a person wrote, TOML or JSON, and that could not be read."""
        if isinstance(error, UnicodeDecodeError):
            return cls("written-not-utf8", path=path)
        if isinstance(error, OSError):
            return cls("written-unreadable", path=path, detail=error.strerror or str(error))
        place = re.search(r"line (\d+),? column (\d+)", str(error))
        if place is None:
            # At the end of the file: what was begun there was not finished, or stands in it already.
            return cls("written-twice" if "overwrite" in str(error) else "written-unfinished", path=path)
        return cls("written-wrong", path=path, line=place[1], column=place[2])


class SettingsError(UsageError):
    """``dutybook.toml``, or what it names, is wrong."""

    key = "settings-invalid"


class PackError(UsageError):
    """There is no such pack of workbooks, or it is wrong."""

    key = "pack-unknown"


class CannotRunError(DutybookError):
    """What was asked could not be done. ``key`` and ``params`` are those of the message, ``text`` says it."""

    key = "cannot-run"


class WorkbookUnreadableError(CannotRunError):
    """The file is damaged, empty, or no workbook."""

    key = "file-unreadable"


class WorkbookEncryptedError(CannotRunError):
    """The file wants a password, or another one."""

    key = "file-encrypted"


class WorkbookOpenError(CannotRunError):
    """Somebody has the file open."""

    key = "file-open"


class WorkbookChangedError(CannotRunError):
    """The file is not the one that was read."""

    key = "file-changed"


class WriteRefusedError(CannotRunError):
    """Writing would harm the file, or a cell cannot hold the value; nothing was written."""

    key = "write-refused"
