"""Workbooks with a password to open: unlocked in memory, never on the disk, and locked again with the same password.

A file that Excel asks no password for, though it is encrypted (write-protected or final ones), has a password that
Excel itself knows; so do we. Formats: [MS-OFFCRYPTO] 2.3, by msoffcrypto.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from toolkit.errors import WorkbookEncryptedError, WorkbookUnreadableError, WriteRefusedError

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
UNKNOWN = "file-encryption-unknown"
EXCELS_OWN = "VelvetSweatshop"
"""The password Excel tries by itself: [MS-OFFCRYPTO] 2.4.2.3, section on default passwords."""


class Secret:
    """A password that shows itself neither in a message nor in a traceback."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The password itself, for what opens the file."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"


def unlock(data: bytes, password: Secret | None) -> tuple[bytes, Secret]:
    """The workbook inside an encrypted file, and the password that opened it.

    Raises:
        WorkbookEncryptedError: a password is wanted, or it is another one, or no password would help here.
        WorkbookUnreadableError: damaged.
    """
    if not _familiar(data):
        raise WorkbookEncryptedError(UNKNOWN)
    for candidate in (password, Secret(EXCELS_OWN)):
        if candidate is not None:
            plain = _unlock(data, candidate)
            if plain is not None:
                return plain, candidate
    raise WorkbookEncryptedError("file-password-wrong" if password else None)


def _familiar(data: bytes) -> bool:
    """Whether msoffcrypto can open a file that is encrypted like this; what is damaged, it says itself.

    [MS-OFFCRYPTO] 2.3.4.10 allows ciphers and hashes that it does not know, or not rightly.
    """
    import msoffcrypto

    if _PACKAGE not in data:
        return True
    try:
        info = msoffcrypto.OfficeFile(BytesIO(data)).info
    except _errors():
        return True
    if "passwordKeyBits" not in info:
        return True  # not of that kind
    aes = info["keyDataBlockSize"] == 16
    return aes and info["passwordKeyBits"] in (128, 256) and info["passwordHashAlgorithm"] != "MD5"


def is_locked(data: bytes) -> bool:
    """Whether an OLE file is encrypted; what cannot be told is not."""
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(BytesIO(data)).is_encrypted())
    except _errors():
        return False


def lock(plain: bytes, password: Secret) -> bytes:
    """An Office Open XML workbook encrypted (AES-256, agile); it was opened again before it is given back.

    Raises:
        WriteRefusedError: it could not be done faithfully.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    out = BytesIO()
    try:
        OOXMLFile(BytesIO(plain)).encrypt(password.reveal(), out)
    except _errors() as error:
        raise WriteRefusedError("write-encrypted", detail=type(error).__name__) from None
    if _unlock(out.getvalue(), password) != plain:
        raise WriteRefusedError("write-encrypted", detail="AES")
    return out.getvalue()


def _unlock(data: bytes, password: Secret) -> bytes | None:
    """The plain workbook; None when it is not the password. Causes are cut off: they may hold what was typed."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    ooxml = _PACKAGE in data
    try:
        # Generous: an honest file has one such element, and a document type declaration is how bombs are built.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ValueError("DOCTYPE")
        for verify in ({"verify_password": True}, {}) if ooxml else ({},):  # .xls verifies of itself
            out = BytesIO()
            file = msoffcrypto.OfficeFile(BytesIO(data))
            try:
                file.load_key(password=password.reveal(), **verify)
                file.decrypt(out)
            except InvalidKeyError:
                continue
            except _errors():
                if verify or not ooxml:
                    raise
                continue  # what a wrong password makes of it may be anything
            # It takes a right password for a wrong one where the hash is SHA-1, as in Excel 2010: what comes out tells.
            if verify or not ooxml or out.getvalue().startswith(b"PK\x03\x04"):
                return out.getvalue()
    except _errors():
        if not ooxml:  # of .xls that are encrypted in other ways no more can be told
            raise WorkbookEncryptedError(UNKNOWN) from None
        raise WorkbookUnreadableError("file-corrupt", detail="EncryptionInfo") from None
    return None


def _errors() -> tuple[type[Exception], ...]:
    """What msoffcrypto, olefile and the XML parser below them raise on damaged files."""
    from xml.parsers.expat import ExpatError

    from msoffcrypto import exceptions

    found: list[Any] = [
        exceptions.DecryptionError,
        exceptions.EncryptionError,
        exceptions.FileFormatError,
        exceptions.ParseError,
        ExpatError,
        struct.error,
        AssertionError,
        EOFError,
    ]
    return (*found, OSError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError, NotImplementedError)
