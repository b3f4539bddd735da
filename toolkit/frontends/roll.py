"""``dutybook roll``: what was carried over, in words or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.app.as_json import finding_json
from toolkit.app.roll_forward import NAMED, RollResult, Why
from toolkit.catalogue import listed, text
from toolkit.core.finding import line
from toolkit.frontends.command import as_typed
from toolkit.frontends.reporters import as_text


def report_roll(result: RollResult, form: str, lang: str) -> str:
    """A roll as ``text`` or ``json``."""
    return as_text(roll_json(result, lang)) if form == "json" else "\n".join(_text(result, lang))


def _text(result: RollResult, lang: str) -> Iterator[str]:
    for finding in result.findings:
        yield line(finding, lang)
    yield text("roll-made", lang, source=result.source, to=result.to, out=result.out)
    for file in result.files:
        if file.target is None:
            yield text("roll-file-failed", lang, name=file.name)
        else:
            name = file.target.relative_to(result.out).as_posix()
            yield text("roll-file", lang, name=name, carried=file.carried, new=file.new, emptied=file.emptied)
    for why in Why:
        names = [one.name for one in result.left if one.why is why]
        if names:
            more = "…" if len(names) > NAMED else ""
            yield text(f"roll-left-{why.value}", lang, count=len(names), names=listed(names[:NAMED]) + more)
    yield text("roll-next", lang, out=as_typed(result.out), to=result.to)


def roll_json(result: RollResult, lang: str) -> dict[str, Any]:
    """The same for scripts; counts are rows."""
    return {
        "source": str(result.source),
        "to": str(result.to),
        "folder": str(result.folder),
        "out": str(result.out),
        "files": [
            {
                "workbook": f.name,
                "target": str(f.target) if f.target else None,
                "shape": f.shape,
                "carried": f.carried,
                "new": f.new,
                "emptied": f.emptied,
                "error": f.error,
            }
            for f in result.files
        ],
        "left": [{"workbook": one.name, "why": one.why.value} for one in result.left],
        "findings": [finding_json(f, lang) for f in result.findings],
    }
