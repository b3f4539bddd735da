"""Compiles excel/vbaProject.bin from the .bas sources: xlwings' module and ours. Only for developers.

Needs pyOpenVBA (``pip install 'dutybook[test]'``). The same sources give the same bytes; ``--check`` only compares.
xlwings' modules come from the installed package; which version they are is in the first lines of the module.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "excel" / "vbaProject.bin"


def compiled() -> bytes:
    """The VBA project: ThisWorkbook and one sheet without code, xlwings, Dictionary (for macOS), Dutybook."""
    from pyopenvba import ExcelFile, VBAModuleKind

    spec = find_spec("xlwings")
    assert spec is not None and spec.origin is not None
    xlwings = Path(spec.origin).parent
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsm"
        with ExcelFile.create_new(path) as book:
            project = book.vba_project()
            for name in list(book.module_names()):
                if name not in ("ThisWorkbook", "Sheet1"):
                    project.delete_module(name)
            project.add_module("xlwings", _source(xlwings / "xlwings.bas"))
            dictionary = _source(xlwings / "addin" / "Dictionary.cls")
            project.add_module("Dictionary", dictionary, kind=VBAModuleKind.other)
            project.add_module("Dutybook", _source(HERE / "excel" / "dutybook.bas"))
            book.save()
        with zipfile.ZipFile(path) as package:
            return package.read("xl/vbaProject.bin")


def _source(path: Path) -> str:
    """A module as VBA wants it: lines end in CR LF, and no letter needs a code page."""
    text = path.read_text("ascii")
    return "\r\n".join(text.splitlines()) + "\r\n"


if __name__ == "__main__":
    made = compiled()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_bytes() == made else "vbaProject.bin is not what the sources give; run build.py")
    TARGET.write_bytes(made)
