"""The archive: members are read one at a time, and copied as they are unless they were replaced.

A member that nobody edited keeps its very bytes: local header, compressed data, data descriptor. That is faster than
any decompressing copy, and it cannot lose anything. Formats: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (zip64).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from toolkit.errors import WorkbookUnreadableError, WriteRefusedError
from toolkit.workbook.limits import check_ratio
from toolkit.workbook.ooxml.zipfmt import (
    CENTRAL,
    DEFLATED,
    DIRECTORY,
    EOCD,
    EOCD64,
    LOCAL,
    LOCATOR,
    STORED,
    Packed,
    corrupt,
    crc32,
    end_of_archive,
    entry,
    inflate,
    moved,
    pack_pieces,
    zip64,
)

CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_PART = 1 << 30  # bytes; the sheet of a million full rows stays below it
MAX_TOTAL = 1 << 32


class Member:
    """One entry of the central directory. ``raw`` is the entry as stored; ``offset`` counts from the file's start."""

    __slots__ = ("compressed", "crc", "end", "flags", "method", "name", "offset", "raw", "size")

    def __init__(
        self, name: str, raw: bytes, flags: int, method: int, crc: int, compressed: int, size: int, offset: int
    ) -> None:
        self.name = name
        self.raw = raw
        self.flags = flags
        self.method = method
        self.crc = crc
        self.compressed = compressed
        self.size = size
        self.offset = offset
        self.end = 0  # of everything that belongs to it: header, data, descriptor


def key(name: str) -> str:
    """How OPC compares part names: forward slashes, no leading slash, no case, no percent encoding."""
    return unquoted(name).replace("\\", "/").lstrip("/").lower()


def unquoted(name: str) -> str:
    """A part name without percent encoding."""
    if "%" not in name:
        return name  # nearly all; and then nothing is imported
    from urllib.parse import unquote

    return unquote(name)


class Package:
    """A zip archive held in memory, with edits on top.

    Raises:
        WorkbookUnreadableError: not a whole archive, or one that declares absurd sizes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._edits: dict[str, bytes | Packed | None] = {}
        self._added: dict[str, str] = {}
        self._held: dict[str, bytes] = {}
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
            return zlib.decompress(edited.data, -15) if isinstance(edited, Packed) else edited
        return self.read_stored(k)

    def read_stored(self, k: str) -> bytes:
        """The content of a member as it was, by its key."""
        if k in self._held:
            return self._held[k]
        member = self.members[k]
        if member.flags & 1 or member.method not in (STORED, DEFLATED):  # encrypted, or compressed in no way of Excel's
            raise corrupt(member.name)
        start = self._data_start(member)
        content = self._data[start : start + member.compressed]
        if member.method == DEFLATED:
            content = inflate(content, member.name, member.size)
        if len(content) != member.size or crc32(content) != member.crc:
            raise corrupt(member.name)
        return content

    def hold(self, name: str, content: bytes) -> None:
        """Keep the content of a member that was read, for the next reading."""
        self._held[key(name)] = content

    def _data_start(self, member: Member) -> int:
        signature, *_, name_len, extra_len = LOCAL.unpack_from(self._data, member.offset)
        if signature != b"PK\x03\x04":
            raise corrupt(member.name)
        return int(member.offset + LOCAL.size + name_len + extra_len)

    def _directory(self) -> list[Member]:
        data = self._data
        at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65557))
        if at < 0 or at + EOCD.size > len(data):
            raise corrupt(DIRECTORY)
        _, disk, first, _, count, size, offset, comment = EOCD.unpack_from(data, at)
        end = at
        locator = at - LOCATOR.size
        if locator >= 0 and data[locator : locator + 4] == b"PK\x06\x07":
            # The locator's offset does not know of prepended bytes; the record sits right before the locator.
            end = data.rfind(b"PK\x06\x06", max(0, locator - 4096), locator)
            if end < 0 or end + EOCD64.size > locator:
                raise corrupt(DIRECTORY)
            _, _, _, _, disk, first, _, count, size, offset = EOCD64.unpack_from(data, end)
        if disk or first or size > end or count > size // CENTRAL.size:
            raise corrupt(DIRECTORY)
        self._central_start = end - size
        shift = end - size - offset  # bytes prepended to the archive
        if shift < 0:
            raise corrupt(DIRECTORY)
        self._comment = data[at + EOCD.size : at + EOCD.size + comment]
        members = list(self._entries(self._central_start, end, shift))
        if len(members) != count or not members:
            raise corrupt(DIRECTORY)
        for member in members:
            if member.size > MAX_PART:
                raise WorkbookUnreadableError("file-too-large", detail=member.name)
            check_ratio(member.name, member.compressed, member.size)
        if sum(m.size for m in members) > MAX_TOTAL:
            raise WorkbookUnreadableError("file-too-large", detail="zip")
        by_place = sorted(members, key=lambda m: m.offset)
        limits = [m.offset for m in by_place[1:]] + [self._central_start]
        for member, limit in zip(by_place, limits, strict=True):
            if member.offset + LOCAL.size > limit or self._data_start(member) + member.compressed > limit:
                raise corrupt(member.name)
            member.end = limit
        return members

    def _entries(self, at: int, end: int, shift: int) -> list[Member]:
        members = []
        while at + CENTRAL.size <= end:
            fields = CENTRAL.unpack_from(self._data, at)
            signature, flags, method, crc = fields[0], fields[3], fields[4], fields[7]
            compressed, size, name_len, extra_len, comment_len, offset = *fields[8:13], fields[16]
            stop = at + CENTRAL.size + name_len + extra_len + comment_len
            if signature != b"PK\x01\x02" or stop > end:
                raise corrupt(DIRECTORY)
            raw = self._data[at:stop]
            raw_name = raw[CENTRAL.size : CENTRAL.size + name_len]
            plain = flags & 0x800 or raw_name.isascii()  # ASCII is the same in both; then no table is loaded
            name = raw_name.decode("utf-8", "replace") if plain else raw_name.decode("cp437")
            extra = raw[CENTRAL.size + name_len : CENTRAL.size + name_len + extra_len]
            size, compressed, offset = zip64(extra, size, compressed, offset)
            members.append(Member(name, raw, flags, method, crc, compressed, size, offset + shift))
            at = stop
        return members

    # -- editing ---------------------------------------------------------------------------------------------------

    def put(self, name: str, content: bytes) -> None:
        """Replace a member, or add one at the end."""
        k = key(name)
        if k not in self.members:
            self._added.setdefault(k, name)
        elif self.members[k].size == len(content) and self.read_stored(k) == content:
            self._edits.pop(k, None)  # as it was: it keeps its very bytes
            return
        self._edits[k] = content

    def put_pieces(self, name: str, pieces: Iterable[bytes | bytearray]) -> None:
        """Replace a member by content that comes in pieces; it is compressed at once and never held whole."""
        k = key(name)
        member = self.members.get(k)
        if member is None:
            self._added.setdefault(k, name)
        packed = pack_pieces(pieces, member.size if member else 0)
        same = member is not None and (member.crc, member.size) == (packed.crc, packed.size)
        if same and self.read_stored(k) == zlib.decompress(packed.data, -15):
            self._edits.pop(k, None)
        else:
            self._edits[k] = packed

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
                central.append(moved(member.raw, at))
                at += member.end - member.offset
            elif edit is not None:
                local, record = entry(member.raw, member.name, edit, at)
                chunks += local
                central.append(record)
                at += sum(map(len, local))
        for k, name in self._added.items():
            edit = self._edits[k]
            if edit is not None:
                local, record = entry(None, name, edit, at)
                chunks += local
                central.append(record)
                at += sum(map(len, local))
        directory = b"".join(central)
        chunks += [directory, end_of_archive(len(central), len(directory), at, self._comment)]
        return b"".join(chunks)
