"""Archives as other programs make them: what is not edited keeps its very bytes."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from made import SHEET, archive, parts, unpack, worksheet

from toolkit.errors import WorkbookUnreadableError
from toolkit.workbook import CellUpdate
from toolkit.workbook.ooxml.edit import edit
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.zipfmt import EOCD, EOCD64, LOCATOR

PARTS = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')) | {"媒体/图 1.bin": bytes(range(256)) * 40}


class Unseekable(io.BytesIO):
    """Makes zipfile write data descriptors."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def zipped(out: io.BytesIO, method: int = zipfile.ZIP_DEFLATED, force64: bool = False) -> bytes:
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in PARTS.items():
            with z.open(name, "w", force_zip64=force64) as member:
                member.write(data)
        z.comment = "注".encode()
    return out.getvalue()


def with_zip64_end(data: bytes) -> bytes:
    at = data.rfind(b"PK\x05\x06")
    _, _, _, _, count, size, offset, _ = EOCD.unpack_from(data, at)
    record = EOCD64.pack(b"PK\x06\x06", EOCD64.size - 12, 45, 45, 0, 0, count, count, size, offset)
    locator = LOCATOR.pack(b"PK\x06\x07", 0, at, 1)
    end = EOCD.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + record + locator + end


ARCHIVES = {
    "deflated": archive(PARTS),
    "stored": zipped(io.BytesIO(), zipfile.ZIP_STORED),
    "data descriptors": zipped(Unseekable()),
    "zip64 sizes": zipped(io.BytesIO(), force64=True),
    "zip64 end": with_zip64_end(archive(PARTS)),
    "bytes before": b"#!/bin/sh\n" + archive(PARTS),
    "backslashes": archive(PARTS).replace(b"xl/worksheets/sheet1.xml", b"xl\\worksheets\\sheet1.xml"),
}


def raw_members(data: bytes) -> dict[str, bytes]:
    """Compressed bytes of every member."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for info in z.infolist():
            name_len, extra_len = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name_len + extra_len
            found[info.filename] = data[start : start + info.compress_size]
    return found


@pytest.mark.parametrize("kind", ARCHIVES)
def test_untouched_members_keep_their_bytes(kind: str) -> None:
    data = ARCHIVES[kind]
    package = Package(data)
    assert package.read(SHEET) == PARTS[SHEET]
    package.put(SHEET, b"<new/>" * 50)
    package.put("xl/新.xml", b"<a/>")
    package.drop("xl/styles.xml")
    after = package.render()
    with zipfile.ZipFile(io.BytesIO(after)) as z:
        assert z.testzip() is None
    assert after[:10] == data[:10]
    sheet = next(n for n in raw_members(data) if n.endswith("sheet1.xml"))
    old, new = raw_members(data), raw_members(after)
    for name in old.keys() - {sheet, "xl/styles.xml"}:
        assert new[name] == old[name]
    assert list(new) == [*(n for n in old if n != "xl/styles.xml"), "xl/新.xml"]
    assert unpack(after)[sheet] == b"<new/>" * 50


@pytest.mark.parametrize("kind", ARCHIVES)
def test_nothing_edited_nothing_changed(kind: str) -> None:
    data = ARCHIVES[kind]
    rendered = Package(data).render()
    if kind not in (
        "zip64 end",
        "bytes before",
    ):  # the end record is written plain, offsets count from the file's start
        assert rendered == data
    assert unpack(rendered) == unpack(data)


def test_damaged_data_are_noticed() -> None:
    data = bytearray(ARCHIVES["stored"])
    at = data.find(b"<sheetData")
    data[at + 3] ^= 1
    with pytest.raises(WorkbookUnreadableError):
        Package(bytes(data)).read(SHEET)


def test_every_cut_is_noticed() -> None:
    data = ARCHIVES["deflated"]
    for cut in range(0, len(data) - 1, 97):
        with pytest.raises(WorkbookUnreadableError):
            Package(data[:cut])


def test_a_part_is_found_under_its_percent_encoded_name() -> None:
    """As the archive must name it where a sheet's part has a Chinese name: ISO/IEC 29500-2, 6.2.2."""
    name = "xl/worksheets/%E8%A1%A8.xml"
    made = {n: part.replace(b"worksheets/sheet1.xml", name[3:].encode()) for n, part in PARTS.items()}
    made[name] = made.pop(SHEET)
    after = unpack(edit(archive(made), [CellUpdate("责任表", 2, 1, "甲")]).data)
    assert {n for n in made if after[n] != made[n]} == {name}
    assert "甲".encode() in after[name]
