"""The same workbook, the same bytes: no clock, no machine, no random order in the package.

openpyxl stamps the time of saving into the properties and into every entry of the archive. Both are set to the given
time here, so that a template or sample can be rebuilt and compared.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def save(book: Any, path: Path, stamp: datetime) -> None:
    """Save an openpyxl workbook with every time in it set to ``stamp``.

    Raises:
        FileExistsError: there is a file already.
    """
    book.properties.creator = "dutybook"
    book.properties.lastModifiedBy = "dutybook"
    book.properties.created = book.properties.modified = stamp
    raw = io.BytesIO()
    book.save(raw)
    moment = (max(stamp.year, 1980), stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                said = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = _MODIFIED.sub(rb"\g<1>" + said + rb"\g<2>", data)
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, data)
    with path.open("xb") as file:
        file.write(out.getvalue())
