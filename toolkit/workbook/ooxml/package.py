"""The archive: members are read one at a time, and copied as they are unless they were replaced.

A member that nobody edited keeps its very bytes: local header, compressed data, data descriptor. That is faster than
any decompressing copy, and it cannot lose anything. Formats: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (zip64).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.errors import WorkbookUnreadableError, WriteRefusedError

CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_PART = 1 << 30  # bytes; the sheet of a million full rows stays below it
MAX_TOTAL = 1 << 32
_FAST_FROM = 1 << 18  # below this, importing isal costs more than it saves
_EOCD = struct.Struct("<4s4H2LH")
_EOCD64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_MASK = 0xFFFFFFFF


@dataclass(slots=True)
class Member:
    """One entry of the central directory. ``raw`` is the entry as stored; ``offset`` counts from the file's start."""

    name: str
    raw: bytes
    flags: int
    method: int
    crc: int
    compressed: int
    size: int
    offset: int
    end: int = 0  # of everything that belongs to it: header, data, descriptor


@dataclass(frozen=True, slots=True)
class _Packed:
    """Content that is compressed already."""

    crc: int
    size: int
    method: int
    data: bytes


def _corrupt(detail: str) -> WorkbookUnreadableError:
    return WorkbookUnreadableError("file-corrupt", detail=detail)


def key(name: str) -> str:
    """How OPC compares part names: forward slashes, no leading slash, no case."""
    return name.replace("\\", "/").lstrip("/").lower()


class Package:
    """A zip archive held in memory, with edits on top.

    Raises:
        WorkbookUnreadableError: not a whole archive, or one that declares absurd sizes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._edits: dict[str, bytes | _Packed | None] = {}
        self._added: dict[str, str] = {}
        self._central_start = 0
        self._order = self._directory()
        self.members: dict[str, Member] = {}
        self.duplicates: list[str] = []
        for member in self._order:
            if key(member.name) in self.members:
                self.duplicates.append(member.name)
            self.members[key(member.name)] = member

    # -- reading ---------------------------------------------------------------------------------------------------

    def __contains__(self, name: str) -> bool:
        k = key(name)
        return self._edits[k] is not None if k in self._edits else k in self.members

    def names(self) -> list[str]:
        """Names of all members as stored, then those added."""
        return [m.name for m in self._order if key(m.name) in self] + [n for k, n in self._added.items() if k in self]

    def read(self, name: str) -> bytes:
        """The content of a member, checked against its CRC.

        Raises:
            KeyError: there is none of that name.
            WorkbookUnreadableError: its data are damaged.
        """
        k = key(name)
        if k in self._edits:
            edited = self._edits[k]
            if edited is None:
                raise KeyError(name)
            return zlib.decompress(edited.data, -15) if isinstance(edited, _Packed) else edited
        member = self.members[k]
        if member.flags & 1:
            raise _corrupt(f"{member.name}: encrypted")
        if member.size > MAX_PART:
            raise WorkbookUnreadableError("file-too-large", detail=member.name)
        start = self._data_start(member)
        raw = self._data[start : start + member.compressed]
        if member.method == _STORED:
            content = raw
        elif member.method == _DEFLATED:
            content = _inflate(raw, member)
        else:
            raise _corrupt(f"{member.name}: method {member.method}")
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise _corrupt(f"{member.name}: CRC")
        return content

    def _data_start(self, member: Member) -> int:
        signature, *_, name_len, extra_len = _LOCAL.unpack_from(self._data, member.offset)
        if signature != b"PK\x03\x04":
            raise _corrupt(member.name)
        return int(member.offset + _LOCAL.size + name_len + extra_len)

    def _directory(self) -> list[Member]:
        data = self._data
        at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65557))
        if at < 0 or at + _EOCD.size > len(data):
            raise _corrupt("zip: end of central directory")
        _, disk, first, _, count, size, offset, _ = _EOCD.unpack_from(data, at)
        end = at
        locator = at - _LOCATOR.size
        if locator >= 0 and data[locator : locator + 4] == b"PK\x06\x07":
            # The locator's offset does not know of prepended bytes; the record sits right before the locator.
            end = data.rfind(b"PK\x06\x06", max(0, locator - 4096), locator)
            if end < 0 or end + _EOCD64.size > locator:
                raise _corrupt("zip64")
            _, _, _, _, disk, first, _, count, size, offset = _EOCD64.unpack_from(data, end)
        if disk or first or size > end or count > size // _CENTRAL.size:
            raise _corrupt("zip: central directory")
        self._central_start = end - size
        shift = end - size - offset  # bytes prepended to the archive
        if shift < 0:
            raise _corrupt("zip: central directory")
        members = list(self._entries(self._central_start, end, shift))
        if len(members) != count:
            raise _corrupt("zip: central directory")
        if sum(m.size for m in members) > MAX_TOTAL:
            raise WorkbookUnreadableError("file-too-large", detail="zip")
        by_place = sorted(members, key=lambda m: m.offset)
        limits = [m.offset for m in by_place[1:]] + [self._central_start]
        for member, limit in zip(by_place, limits, strict=True):
            if member.offset + _LOCAL.size > limit or self._data_start(member) + member.compressed > limit:
                raise _corrupt(member.name)
            member.end = limit
        return members

    def _entries(self, at: int, end: int, shift: int) -> list[Member]:
        members = []
        while at + _CENTRAL.size <= end:
            fields = _CENTRAL.unpack_from(self._data, at)
            signature, flags, method, crc = fields[0], fields[3], fields[4], fields[7]
            compressed, size, name_len, extra_len, comment_len, offset = *fields[8:13], fields[16]
            stop = at + _CENTRAL.size + name_len + extra_len + comment_len
            if signature != b"PK\x01\x02" or stop > end:
                raise _corrupt("zip: central directory")
            raw = self._data[at:stop]
            raw_name = raw[_CENTRAL.size : _CENTRAL.size + name_len]
            name = raw_name.decode("utf-8", "replace") if flags & 0x800 else raw_name.decode("cp437")
            extra = raw[_CENTRAL.size + name_len : _CENTRAL.size + name_len + extra_len]
            size, compressed, offset = _zip64(extra, size, compressed, offset)
            members.append(Member(name, raw, flags, method, crc, compressed, size, offset + shift))
            at = stop
        return members

    # -- editing ---------------------------------------------------------------------------------------------------

    def put(self, name: str, content: bytes) -> None:
        """Replace a member, or add one at the end."""
        k = key(name)
        if k not in self.members:
            self._added.setdefault(k, name)
        self._edits[k] = content

    def put_pieces(self, name: str, pieces: Iterable[bytes | bytearray]) -> None:
        """Replace a member by content that comes in pieces; it is compressed at once and never held whole."""
        self.put(name, b"")
        self._edits[key(name)] = _pack_pieces(pieces)

    def drop(self, name: str) -> None:
        """Take a member out."""
        self._edits[key(name)] = None

    @property
    def changed(self) -> tuple[str, ...]:
        """Names of the members that were replaced, added or dropped."""
        return tuple(self.members[k].name if k in self.members else self._added[k] for k in self._edits)

    def refuse_hostile(self) -> None:
        """Refuse to write an archive that readers may understand differently.

        Raises:
            WriteRefusedError: a name twice, or one that leads out of the archive.
        """
        if self.duplicates:
            raise WriteRefusedError("write-duplicate-member", name=self.duplicates[0])
        for member in self._order:
            name = member.name.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in name:
                raise WriteRefusedError("write-bad-name", name=member.name)

    def render(self) -> bytes:
        """The whole archive again."""
        data = self._data
        first = min((m.offset for m in self._order), default=self._central_start)
        chunks: list[bytes | memoryview] = [data[:first]]
        at = first
        view = memoryview(data)
        central: list[bytes] = []
        for member in self._order:
            k = key(member.name)
            edit = self._edits.get(k)
            if k not in self._edits:
                chunks.append(view[member.offset : member.end])
                central.append(_moved(member.raw, at))
                at += member.end - member.offset
            elif edit is not None:
                local, entry = _entry(member.raw, member.name, edit, at)
                chunks += local
                central.append(entry)
                at += sum(map(len, local))
        for k, name in self._added.items():
            edit = self._edits[k]
            if edit is not None:
                local, entry = _entry(None, name, edit, at)
                chunks += local
                central.append(entry)
                at += sum(map(len, local))
        directory = b"".join(central)
        chunks += [directory, _end(len(central), len(directory), at)]
        return b"".join(chunks)


def _inflate(raw: bytes, member: Member) -> bytes:
    if member.size >= _FAST_FROM:
        try:
            from isal import igzip_lib, isal_zlib
        except ImportError:
            pass
        else:
            failure: Any = igzip_lib.IsalError  # its stub calls it a value
            try:
                return bytes(isal_zlib.decompressobj(wbits=-15).decompress(raw, member.size + 1))
            except failure as e:
                raise _corrupt(f"{member.name}: {e}") from e
    try:
        return zlib.decompressobj(-15).decompress(raw, member.size + 1)
    except zlib.error as e:
        raise _corrupt(f"{member.name}: {e}") from e


def _pack(content: bytes) -> _Packed:
    return _pack_pieces([content], fast=len(content) >= _FAST_FROM)


def _pack_pieces(pieces: Iterable[bytes | bytearray], fast: bool | None = None) -> _Packed:
    """Compress; with isal from a size on where it pays to load it. ``fast`` None: decided by the first piece."""
    crc = size = 0
    out: list[bytes] = []
    packer: Any = None
    for piece in pieces:
        if packer is None:
            packer = _packer(len(piece) >= _FAST_FROM if fast is None else fast)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        out.append(packer.compress(piece))
    if packer is not None:
        out.append(packer.flush())
    return _Packed(crc, size, _DEFLATED, b"".join(out))


def _packer(fast: bool) -> Any:
    if fast:
        try:
            from isal import isal_zlib
        except ImportError:
            pass
        else:
            return isal_zlib.compressobj(2, wbits=-15)
    return zlib.compressobj(6, zlib.DEFLATED, -15)


def _zip64(extra: bytes, size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset with what the zip64 extra field says in place of 0xFFFFFFFF."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            values = iter(struct.unpack_from(f"<{min(length, len(extra) - at - 4) // 8}Q", extra, at + 4))
            size = next(values, size) if size == _MASK else size
            compressed = next(values, compressed) if compressed == _MASK else compressed
            offset = next(values, offset) if offset == _MASK else offset
        at += 4 + length
    return size, compressed, offset


def _moved(raw: bytes, offset: int) -> bytes:
    """A central directory entry with another offset."""
    fields = list(_CENTRAL.unpack_from(raw))
    if fields[16] != _MASK:
        if offset >= _MASK:
            raise WorkbookUnreadableError("file-too-large", detail="zip")
        return raw[:42] + struct.pack("<L", offset) + raw[46:]
    at = _CENTRAL.size + fields[10]
    end = at + fields[11]
    while at + 4 <= end:
        tag, length = struct.unpack_from("<2H", raw, at)
        if tag == 1:
            place = at + 4 + 8 * (fields[9] == _MASK) + 8 * (fields[8] == _MASK)
            return raw[:place] + struct.pack("<Q", offset) + raw[place + 8 :]
        at += 4 + length
    return raw


def _entry(raw: bytes | None, name: str, content: bytes | _Packed, offset: int) -> tuple[list[bytes], bytes]:
    """Local header and data, and the central entry, of a replaced or new member.

    The time stamp of a replaced member stays and a new one has the zip epoch: the same edit gives the same bytes.
    """
    packed = content if isinstance(content, _Packed) else _pack(content)
    if isinstance(content, bytes) and len(packed.data) >= len(content):
        packed = _Packed(packed.crc, packed.size, _STORED, content)
    if len(packed.data) >= _MASK or packed.size >= _MASK or offset >= _MASK:
        raise WorkbookUnreadableError("file-too-large", detail=name)
    if raw is None:
        encoded = name.encode("utf-8")
        made, flags, time, day, internal, external = 20, 0 if name.isascii() else 0x800, 0, 0x21, 0, 0
    else:
        old = _CENTRAL.unpack_from(raw)
        encoded = raw[_CENTRAL.size : _CENTRAL.size + old[10]]
        made, flags, time, day, internal, external = old[1], old[3] & 0x800, old[5], old[6], old[14], old[15]
    sizes = (packed.method, time, day, packed.crc, len(packed.data), packed.size, len(encoded))
    local = _LOCAL.pack(b"PK\x03\x04", 20, flags, *sizes, 0)
    central = _CENTRAL.pack(b"PK\x01\x02", made, 20, flags, *sizes, 0, 0, 0, internal, external, offset)
    return [local, encoded, packed.data], central + encoded


def _end(count: int, size: int, offset: int) -> bytes:
    if count < 0xFFFF and size < _MASK and offset < _MASK:
        return _EOCD.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
    record = _EOCD64.pack(b"PK\x06\x06", _EOCD64.size - 12, 45, 45, 0, 0, count, count, size, offset)
    locator = _LOCATOR.pack(b"PK\x06\x07", 0, offset + size, 1)
    return record + locator + _EOCD.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, _MASK, _MASK, 0)
