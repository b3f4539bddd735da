"""Records of the zip format as bytes, and compression: what ``package`` needs of PKWARE's APPNOTE 6.3.10."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any

from toolkit.errors import WorkbookUnreadableError
from toolkit.record import NamedTuple

EOCD = struct.Struct("<4s4H2LH")
EOCD64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
CENTRAL = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
MASK = 0xFFFFFFFF
_FAST_FROM = 1 << 19  # bytes; below this, importing isal costs more than it saves


class Packed(NamedTuple):
    """Content that is compressed already."""

    crc: int
    size: int
    method: int
    data: bytes


DIRECTORY = "the directory at the end of the file"
"""As ``catalogue.system`` knows it."""


def corrupt(part: str) -> WorkbookUnreadableError:
    """The error for a damaged archive: which part of it is damaged, a member or the ``DIRECTORY``.

    How it is damaged nobody can mend by; zlib says that in English alone.
    """
    return WorkbookUnreadableError("file-corrupt", detail=part)


def inflate(raw: bytes, name: str, size: int) -> bytes:
    """Raw deflate data unpacked, to at most one byte more than the declared size."""
    fast = _fast(size)
    if fast is not None:
        failure: Any = fast.IsalError  # its stub calls it a value
        try:
            return bytes(fast.decompressobj(wbits=-15).decompress(raw, size + 1))
        except failure as e:
            raise corrupt(name) from e
    try:
        return zlib.decompressobj(-15).decompress(raw, size + 1)
    except zlib.error as e:
        raise corrupt(name) from e


def crc32(content: bytes | bytearray, before: int = 0) -> int:
    """The checksum that the format wants."""
    fast = _fast(len(content))
    found: int = zlib.crc32(content, before) if fast is None else fast.crc32(content, before)
    return found


def pack_pieces(pieces: Iterable[bytes | bytearray], size: int) -> Packed:
    """Compress; with isal where it pays to load it. ``size``: how many bytes there are, about."""
    crc = total = 0
    out: list[bytes] = []
    fast = _fast(size)
    packer: Any = zlib.compressobj(6, zlib.DEFLATED, -15) if fast is None else fast.compressobj(2, wbits=-15)
    for piece in pieces:
        crc = crc32(piece, crc)
        total += len(piece)
        out.append(packer.compress(piece))
    out.append(packer.flush())
    return Packed(crc, total, DEFLATED, b"".join(out))


_work = 0  # bytes that were packed or unpacked


def _fast(size: int) -> Any:
    """The faster module, if there is one, and loading it costs less than it saves."""
    global _work
    _work += size
    if _work < _FAST_FROM:
        return None
    try:
        from isal import isal_zlib
    except ImportError:
        return None
    return isal_zlib


def zip64(extra: bytes, size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset with what the zip64 extra field says in place of 0xFFFFFFFF."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            values = iter(struct.unpack_from(f"<{min(length, len(extra) - at - 4) // 8}Q", extra, at + 4))
            size = next(values, size) if size == MASK else size
            compressed = next(values, compressed) if compressed == MASK else compressed
            offset = next(values, offset) if offset == MASK else offset
        at += 4 + length
    return size, compressed, offset


def moved(raw: bytes, offset: int) -> bytes:
    """A central directory entry with another offset.

    Raises:
        WorkbookUnreadableError: the entry has no room for it.
    """
    fields = list(CENTRAL.unpack_from(raw))
    if fields[16] != MASK:
        if offset >= MASK:
            raise WorkbookUnreadableError("file-too-large", detail="zip")
        return raw[:42] + struct.pack("<L", offset) + raw[46:]
    at = CENTRAL.size + fields[10]
    end = at + fields[11]
    while at + 4 <= end:
        tag, length = struct.unpack_from("<2H", raw, at)
        if tag == 1:
            place = at + 4 + 8 * (fields[9] == MASK) + 8 * (fields[8] == MASK)
            return raw[:place] + struct.pack("<Q", offset) + raw[place + 8 :]
        at += 4 + length
    return raw


def entry(raw: bytes | None, name: str, content: bytes | Packed, offset: int) -> tuple[list[bytes], bytes]:
    """Local header and data, and the central entry, of a replaced or new member.

    The time stamp of a replaced member stays and a new one has the zip epoch: the same edit gives the same bytes.
    """
    packed = content if isinstance(content, Packed) else pack_pieces([content], len(content))
    if isinstance(content, bytes) and len(packed.data) >= len(content):
        packed = Packed(packed.crc, packed.size, STORED, content)
    if len(packed.data) >= MASK or packed.size >= MASK or offset >= MASK:
        raise WorkbookUnreadableError("file-too-large", detail=name)
    if raw is None:
        encoded = name.encode("utf-8")
        made, flags, time, day, internal, external = 20, 0 if name.isascii() else 0x800, 0, 0x21, 0, 0
    else:
        old = CENTRAL.unpack_from(raw)
        encoded = raw[CENTRAL.size : CENTRAL.size + old[10]]
        made, flags, time, day, internal, external = old[1], old[3] & 0x800, old[5], old[6], old[14], old[15]
    sizes = (packed.method, time, day, packed.crc, len(packed.data), packed.size, len(encoded))
    local = LOCAL.pack(b"PK\x03\x04", 20, flags, *sizes, 0)
    central = CENTRAL.pack(b"PK\x01\x02", made, 20, flags, *sizes, 0, 0, 0, internal, external, offset)
    return [local, encoded, packed.data], central + encoded


def end_of_archive(count: int, size: int, offset: int, comment: bytes) -> bytes:
    """The end of central directory, in zip64 where it must be."""
    if count < 0xFFFF and size < MASK and offset < MASK:
        return EOCD.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, len(comment)) + comment
    record = EOCD64.pack(b"PK\x06\x06", EOCD64.size - 12, 45, 45, 0, 0, count, count, size, offset)
    locator = LOCATOR.pack(b"PK\x06\x07", 0, offset + size, 1)
    return record + locator + EOCD.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, MASK, MASK, len(comment)) + comment
