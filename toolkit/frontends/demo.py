"""``dutybook demo``: the main job on the shipped samples, in a folder that may be thrown away."""

from __future__ import annotations

import shutil
from pathlib import Path

from toolkit import resources
from toolkit.app.access import Access
from toolkit.app.month_end import month_end
from toolkit.app.order import Means, Order
from toolkit.app.pack import load_pack
from toolkit.app.result_sheet import tally
from toolkit.catalogue import text
from toolkit.core.finding import Severity
from toolkit.errors import UsageError
from toolkit.frontends.access import begun
from toolkit.settings import FILE_NAME
from toolkit.settings.file import load_settings


def run_demo(out: Path | None, lang: str) -> str:
    """Copy the samples, check them, build the month-end summary, and say what to look at.

    Raises:
        UsageError: ``out`` exists and is not empty.
    """
    target = out or _free(Path("dutybook-demo"))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError("demo-exists", path=target)
    source = next(f.parent for f in sorted(resources.samples().glob(f"*/{FILE_NAME}")))
    hidden = shutil.ignore_patterns(".*", "~$*")
    shutil.copytree(source, target, ignore=hidden, copy_function=shutil.copy, dirs_exist_ok=True)
    settings = load_settings(target / FILE_NAME)
    assert settings.as_of is not None and settings.period is not None
    summary = target / text("month-end-file", lang, period=settings.period)
    found = month_end(
        target,
        settings,
        load_pack(settings.pack),
        Order.of(settings, settings.as_of),
        Means(Access(run=begun())),
        out=summary,
        lang=lang,
    )
    if found.unwritten:
        raise found.unwritten
    result = found.result
    shown = [f for f in result.findings if f.severity is not Severity.INFO]
    return text(
        "demo-report",
        lang,
        folder=target,
        files=len(result.files),
        as_of=str(result.as_of).replace("T", " "),
        period=result.period,
        tally=tally(result.counts, shown, lang, "tally-all"),
        cells=sum(w.cells for w in result.written),
        example=next((f.name for f in result.files if f.shape == "plain"), result.files[0].name),
        summary=summary,
    )


def _free(path: Path) -> Path:
    """The path, or with -2, -3 … when a folder of that name is there already."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.name}-{number}"), number + 1
    return free
