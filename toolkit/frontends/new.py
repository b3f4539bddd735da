"""``dutybook new``: workbooks of a pack for a period, and the settings beside them."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.new_workbook import new_workbooks
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import calendar_of
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.command import as_typed
from toolkit.settings import FILE_NAME, Settings


def run_new(pack_name: str, period: Period, out: Path, settings: Settings, lang: str) -> str:
    """Make the workbooks and say what was made. A settings file that is there already stays as it is."""
    pack = load_pack(pack_name)
    calendar = calendar_of(settings)
    made = new_workbooks(pack, period, out, calendar, settings.policy, lang, settings.read)
    settings_file = out / FILE_NAME
    if not settings_file.exists():
        settings_file.write_text(text("new-settings", lang, pack=pack_name), encoding="utf-8")
    lines = [text("new-made", lang, count=len(made), out=out)]
    lines += [f"  {path.name}" for path in (*made, settings_file)]
    lines.append(text("new-next", lang, out=as_typed(out), period=period))
    return "\n".join(lines)
