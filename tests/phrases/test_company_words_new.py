"""A company's own words in a new workbook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from toolkit.app.new_workbook import new_workbooks
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.settings.file import load_settings

PACK = Path(__file__).resolve().parent.parent / "packs" / "everything" / "pack.toml"


def owed(folder: Path, settings: Path | None) -> list[object]:
    """The deadline phrases in the delivery sheets of workbooks made for 2026-12."""
    read = load_settings(settings).read if settings else None
    more = {"read": read} if read else {}
    made = new_workbooks(load_pack(folder), Period(2026, 12), folder / "out", work_calendar("CN"), Policy(), **more)
    cells = [c.value for path in made for row in load_workbook(path)["交付记录"].iter_rows() for c in row]
    return [v for v in cells if v == "关账日前"]


def test_new_workbooks_know_the_company_words(tmp_path: Path) -> None:
    source = PACK.read_text(encoding="utf-8").replace('phrase = "每月25日前"', 'phrase = "关账日前"')
    (tmp_path / "dutybook.toml").write_text('[words]\n"关账日前" = "每月25日前"\n', encoding="utf-8")
    for name, settings, count in (("without", None, 0), ("with", tmp_path / "dutybook.toml", 1)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.toml").write_text(source, encoding="utf-8")
        assert len(owed(folder, settings)) == count
