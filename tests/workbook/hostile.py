"""Workbooks that mean harm, each as small as such a thing can be; and a measured run of the real command over one."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from made import MAIN, PACKAGE_REL, REL, SHEET, archive, parts, worksheet

TABLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>部门</t></is></c><c r="B1" t="inlineStr"><is><t>事项</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>期限</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>销售部</t></is></c><c r="B2" t="inlineStr"><is><t>报表</t></is></c>'
    '<c r="C2" t="inlineStr"><is><t>每月5号前</t></is></c></row>'
)
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def _with_strings(sheet: str, strings: str | bytes) -> dict[str, bytes]:
    made = parts(sheet)
    made["xl/sharedStrings.xml"] = strings.encode() if isinstance(strings, str) else strings
    rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    relation = f'<Relationship Id="rId9" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    made[rels] = made[rels].replace(b"</Relationships>", relation.encode())
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/></Types>'
    made[types] = made[types].replace(b"</Types>", override.encode())
    return made


def lone_cell() -> bytes:
    return archive(parts(worksheet(TABLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))


def lone_cell_unnamed() -> bytes:
    """The same box, with cells that do not say where they are."""
    wide = "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"
    return archive(parts(worksheet(TABLE + wide + '<row r="1048576"><c><v>1</v></c></row>')))


def lone_cell_prefixed() -> bytes:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    return archive(parts(sheet))


def million_columns() -> bytes:
    cells = "".join(f'<c r="{"ABCDEFGHIJ"[i % 10] * (1 + i % 7)}3"><v>1</v></c>' for i in range(1_000_000))
    return archive(parts(worksheet(TABLE + f'<row r="3">{cells}</row>')))


def zip_bomb() -> bytes:
    """A sheet that is 400 MB of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts("").items():
            if name != SHEET:
                z.writestr(name, data)
        with z.open(SHEET, "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for _ in range(400):
                part.write(b" " * (1 << 20))
            part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def lying_bomb(name: str = "xl/sharedStrings.xml") -> bytes:
    """A part that unpacks to 200 MB and says it has a thousand bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(200)) + packer.flush()
    data = bytearray(archive(_with_strings(worksheet(TABLE), b"@@@@" * 250)))
    # The central entry and the local header keep their sizes; only the compressed data grow behind them.
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as z:
        info = z.getinfo(name)
    local = info.header_offset
    start = local + 30 + sum(struct.unpack_from("<2H", data, local + 26))
    grown = len(packed) - info.compress_size
    data[start : start + info.compress_size] = packed
    struct.pack_into("<L", data, local + 18, len(packed))
    at = data.find(b"PK\x01\x02")
    while data[at : at + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<3H", data, at + 28)
        if data[at + 46 : at + 46 + lengths[0]] == name.encode():
            struct.pack_into("<L", data, at + 20, len(packed))
        (offset,) = struct.unpack_from("<L", data, at + 42)
        if offset > local:
            struct.pack_into("<L", data, at + 42, offset + grown)
        at += 46 + sum(lengths)
    (offset,) = struct.unpack_from("<L", data, at + 16)
    struct.pack_into("<L", data, at + 16, offset + grown)
    return bytes(data)


def declared_2gb() -> bytes:
    data = bytearray(archive(parts(worksheet(TABLE))))
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (2**31).to_bytes(4, "little")
    return bytes(data)


def shared_text_bomb() -> bytes:
    """One text of 4 MB that 100,000 cells show."""
    rows = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 100_001))
    strings = f'<sst xmlns="{MAIN}"><si><t>{"长" * (4 << 20)}</t></si></sst>'
    return archive(_with_strings(worksheet(rows), strings))


_LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
)


def promised_texts() -> bytes:
    """Shared texts that say they are thousands of millions, beside a sheet that is not written plainly."""
    strings = f'<sst xmlns="{MAIN}" uniqueCount="8589934592"><si><t>甲</t></si></sst>'
    rows = TABLE + '<!-- --><row r="9"><c r="A9" t="s"><v>0</v></c></row>'
    return archive(_with_strings(worksheet(rows), strings))


def entity_bomb() -> bytes:
    text = _LAUGHS + worksheet(TABLE.replace("报表", "&a11;")).partition("?>")[2]
    return archive(parts(text))


def entity_bomb_strings() -> bytes:
    strings = _LAUGHS + f'<sst xmlns="{MAIN}"><si><t>&a11;</t></si></sst>'
    return archive(_with_strings(worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings))


def external_entity(target: str = "file:///etc/hostname") -> bytes:
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>'
    return archive(parts(head + worksheet(TABLE.replace("报表", "&e;")).partition("?>")[2]))


def traversal() -> bytes:
    return archive(parts(worksheet(TABLE)) | {"../../../../evil.txt": b"x", "/evil.txt": b"x"})


def cyclic() -> bytes:
    """Relationships that lead back to where they come from."""
    made = parts(worksheet(TABLE))
    relation = f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="%s"/>'
    circle = f'<Relationships xmlns="{PACKAGE_REL}">{relation}</Relationships>'
    made["xl/worksheets/_rels/sheet1.xml.rels"] = (circle % "sheet1.xml").encode()
    made["xl/_rels/workbook.xml.rels"] = (circle % "workbook.xml").encode()
    return archive(made)


def open_comments() -> bytes:
    """Comments that never end, each of which a careless search would follow to the end."""
    return archive(parts(worksheet(TABLE + "<!--" * 500_000)))


def open_cdata() -> bytes:
    return archive(parts(worksheet(TABLE + "<![CDATA[" * 300_000)))


def open_cells() -> bytes:
    return archive(parts(worksheet(TABLE + "<f>" + "<c " * 700_000)))


def deep() -> bytes:
    return archive(parts(worksheet(TABLE + "<a>" * 500_000 + "</a>" * 500_000)))


def many_members() -> bytes:
    return archive(parts(worksheet(TABLE)) | {f"junk/{i}": b"" for i in range(30_000)})


def ods_repeated() -> bytes:
    """A row of a million columns, a million times."""
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="1000000" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("META-INF/manifest.xml", manifest)
        z.writestr("content.xml", content)
    return out.getvalue()


def million_formats() -> bytes:
    made = parts(worksheet(TABLE))
    more = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 1_000_000
    made["xl/styles.xml"] = made["xl/styles.xml"].replace(b"</cellXfs>", more + b"</cellXfs>")
    return archive(made)


def million_runs() -> bytes:
    """A text of a million pieces, each with tags of its own, in 20 KB."""
    runs = "<r><t>报</t></r>" * 1_000_000
    return archive(parts(worksheet(TABLE + f'<row r="9"><c r="A9" t="inlineStr"><is>{runs}</is></c></row>')))


def csv_columns() -> bytes:
    return b"," * 3_000_000


def csv_field() -> bytes:
    return ("部门,事项,期限\n" + '"' + "长" * 1_000_000).encode()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "lone_cell.xlsx": (lone_cell, "sheet-too-wide"),
    "lone_cell_unnamed.xlsx": (lone_cell_unnamed, "file-too-costly"),
    "lone_cell_prefixed.xlsx": (lone_cell_prefixed, "file-too-costly"),
    "million_columns.xlsx": (million_columns, "file-corrupt"),
    "zip_bomb.xlsx": (zip_bomb, "file-too-large"),
    "lying_bomb.xlsx": (lying_bomb, "file-corrupt"),
    "declared_2gb.xlsx": (declared_2gb, "file-too-large"),
    "shared_text_bomb.xlsx": (shared_text_bomb, "file-too-costly"),
    "promised_texts.xlsx": (promised_texts, ""),
    "entity_bomb.xlsx": (entity_bomb, "file-unreadable"),
    "entity_bomb_strings.xlsx": (entity_bomb_strings, "file-unreadable"),
    "external_entity.xlsx": (external_entity, "file-unreadable"),
    "traversal.xlsx": (traversal, "write-bad-name"),
    "cyclic.xlsx": (cyclic, ""),
    "open_comments.xlsx": (open_comments, "file-corrupt"),
    "open_cdata.xlsx": (open_cdata, "file-corrupt"),
    "open_cells.xlsx": (open_cells, "file-unreadable"),
    "deep.xlsx": (deep, ""),
    "many_members.xlsx": (many_members, ""),
    "ods_repeated.ods": (ods_repeated, "file-unreadable"),
    "million_formats.xlsx": (million_formats, "write-layout"),
    "million_runs.xlsx": (million_runs, ""),
    "csv_columns.csv": (csv_columns, "file-too-large"),
    "csv_field.csv": (csv_field, "file-corrupt"),
}
"""By file name: how it is made, and the error by which it must be refused; empty where reading it is no harm."""


@dataclass(frozen=True)
class Measured:
    """One run of the command: what it said, and what it cost, child processes included.

    ``seconds``: of processors, which other work on the machine does not change.
    """

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def errors(self) -> dict[str, str]:
        """By file name."""
        return {f["workbook"]: f["error"] for f in json.loads(self.out)["files"]}


def measured(*words: object, limit: float = 120.0) -> Measured:
    """The real command in a process of its own."""
    command = [sys.executable, "-m", "toolkit", *map(str, words)]
    root = Path(__file__).parents[2]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=root)
        timer = threading.Timer(limit, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = out.read().decode(), err.read().decode()
    return Measured(process.returncode, *said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
