"""Duty sheets in formats other than .xlsx, made without Excel, and the check of them."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from command import dutybook
from made import PACKAGE_REL, REL, archive

from toolkit.workbook import odf

HEAD = ("部门", "事项", "期限", "完成时间")
ROWS = (
    ("销售部", "欠款报表", "每月5号前", "2026-10-04"),
    ("销售部", "=毛利表", "每月5号前", "2026-10-08"),
    ("销售部", "+库存表", "每月5号前", ""),
)


def csv(encoding: str, separator: str = ",") -> bytes:
    return "".join(separator.join(row) + "\r\n" for row in (HEAD, *ROWS)).encode(encoding)


def _record(kind: int, data: bytes = b"") -> bytes:
    """[MS-XLSB] 2.1.4: type and size in seven bits a byte."""
    out = bytearray()
    for number in (kind, len(data)):
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out) + data


def _wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def long_cell(column: int, text: str, after: bool) -> bytes:
    """As Excel writes a text. ``after``: right of another cell."""
    return _record(6, struct.pack("<LL", column, 0) + _wide(text))


def short_cell(column: int, text: str, after: bool) -> bytes:
    """As SheetJS does: right of another cell without its column (BrtShortSt)."""
    return _record(17, struct.pack("<L", 0) + _wide(text)) if after else long_cell(column, text, after)


def rich_cell(column: int, text: str, after: bool) -> bytes:
    """A text in several formats (BrtCellRString)."""
    formats = struct.pack("<LHH", 1, 0, 0)
    return _record(62, struct.pack("<LLB", column, 0, 1) + _wide(text) + formats)


def xlsb(rows: Sequence[Sequence[str]] = (HEAD, *ROWS), cell: Callable[[int, str, bool], bytes] = long_cell) -> bytes:
    """A binary workbook with one sheet of texts."""
    bundle = struct.pack("<2L", 0, 1) + _wide("rId1") + _wide("责任表")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    cells = b""
    for r, row in enumerate(rows):
        cells += _record(0, struct.pack("<LLH3xL", r, 0, 300, 0))
        cells += b"".join(cell(c, text, bool(c and row[c - 1])) for c, text in enumerate(row) if text)
    size = _record(148, struct.pack("<4L", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    sheet = _record(129) + size + _record(145) + cells + _record(146) + _record(130)
    kind = "application/vnd.ms-excel"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="bin" ContentType="{kind}.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{kind}.worksheet"/></Types>'
    )

    def rels(name: str, target: str) -> bytes:
        relation = f'<Relationship Id="rId1" Type="{REL}/{name}" Target="{target}"/>'
        return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE_REL}">{relation}</Relationships>'.encode()

    return archive(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": rels("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": rels("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def xlsx(path: Path) -> Path:
    """The same as an ordinary workbook, with a title, a format and a formula to be kept."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "责任表"
    sheet.append([*HEAD, "份数"])
    for number, row in enumerate(ROWS, 2):
        sheet.append([*row, f"=ROW()*{number}"])
        sheet.cell(number, 2).value = row[1].lstrip("=+")
    sheet["B2"].font = Font(bold=True, color="FF0000")
    other = book.create_sheet("别的")
    other["B2"], other["C3"] = 1.5, 7
    book.save(path)
    return path


def by_libreoffice(suffix: str, folder: Path) -> Path:
    """The workbook converted to .xls or .ods."""
    with tempfile.TemporaryDirectory() as scratch:
        return converted(xlsx(Path(scratch) / "销售部.xlsx"), suffix, folder)


def converted(source: Path, suffix: str, folder: Path) -> Path:
    """A workbook in another format, by LibreOffice."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=90)
    return folder / f"{source.stem}.{suffix}"


def ods(path: Path, *tables: str) -> Path:
    """A spreadsheet of these tables, written by hand."""
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>\n{''.join(tables)}\n"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    made = {"META-INF/manifest.xml": manifest, "mimetype": odf.MEDIA_TYPE, "content.xml": content}
    path.write_bytes(archive({name: part.encode() for name, part in made.items()}))
    return path


def check(*words: object, code: int = 1) -> dict[str, Any]:
    """The real command over files, as JSON."""
    done = dutybook("check", *words, "--period", "2026-10", "--as-of", "2026-11-06T18:00", "--format", "json")
    assert done.code == code, done.err + done.out[-2000:]
    found: dict[str, Any] = done.json
    return found
