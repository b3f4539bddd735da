"""``dutybook close`` and ``dutybook reopen``: what was signed, or what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.app.close import CloseReport, close_json
from toolkit.catalogue import joined, text
from toolkit.frontends.reporters import as_text
from toolkit.ledger.closing import OpenItems, Refusal, Signoff, Stage, Standing

SHOWN = 10
"""Changed workbooks that are named."""


def report_close(report: CloseReport, form: str, lang: str) -> str:
    """A report as ``text`` or ``json``."""
    if form == "json":
        return as_text(close_json(report))
    return "\n".join(_lines(report, lang))


def _lines(report: CloseReport, lang: str) -> Iterator[str]:
    items = report.basis.open
    if report.refused is not None:
        key = f"close-{report.refused.value}"
        if report.refused is Refusal.OPEN_ITEMS and not _is_counted(items):
            key = "close-only-behind"
        yield joined(key, lang, **_params(report, items, report.by))
        if report.refused is Refusal.OPEN_ITEMS:
            yield from _changed(items, lang)
            yield from _behind(report, lang)
        return
    now = report.standing
    if now.stage is Stage.CLOSED:
        assert now.prepared is not None and now.reviewed is not None
        key = "close-closed" if report.asked else "close-is-closed"
        last = now.reviewed
        about = {"prepared": now.prepared.by, "at": _shown(last.at), "as_of": _shown(last.as_of)}
        yield text(key, lang, **(_params(report, items, last.by) | about))
        yield from _accepted(last, lang)
        if report.late:
            yield text("close-late", lang, count=report.late)
        yield from _changed(items, lang)
    elif now.stage is Stage.PREPARED:
        assert now.prepared is not None
        key = "close-prepared" if report.asked else "close-is-prepared"
        yield text(key, lang, period=report.period, by=now.prepared.by)
        yield from _accepted(now.prepared, lang)
        yield from _lapsed(now, lang)
        yield from _changed(items, lang)
        yield from _behind(report, lang)
    elif report.asked and now.reopened is not None:
        yield text("close-reopened", lang, period=report.period, by=now.reopened.by, reason=now.reopened.reason)
    else:
        yield text("close-is-open", lang, period=report.period)
        yield from _lapsed(now, lang)
        if items:
            if _is_counted(items):
                yield text("close-items", lang, **_counts(items))
            yield from _changed(items, lang)
            yield from _behind(report, lang)


def _params(report: CloseReport, items: OpenItems, by: str) -> dict[str, object]:
    return {"period": report.period, "by": by, **_counts(items)}


def _counts(items: OpenItems) -> dict[str, object]:
    return {
        "findings": items.findings,
        "overdue": items.overdue,
        "pending": items.pending,
        "changed": len(items.changed),
    }


def _is_counted(items: OpenItems) -> bool:
    """Whether anything is open besides a month-end that the ledger did not take over."""
    return any(_counts(items).values())


def _changed(items: OpenItems, lang: str) -> Iterator[str]:
    yield from (text("close-changed", lang, name=name) for name in items.changed[:SHOWN])
    if more := len(items.changed[SHOWN:]):
        yield text("close-changed:more", lang, count=more)


def _behind(report: CloseReport, lang: str) -> Iterator[str]:
    """With which ``--as-of`` to run month-end, where the ledger did not take over what the last one said."""
    behind, as_of = report.basis.open.behind, report.basis.as_of
    if behind and as_of is not None:
        yield text("close-behind", lang, as_of=_shown(as_of), behind=_shown(behind), moment=as_of)


def _accepted(signoff: Signoff, lang: str) -> Iterator[str]:
    if signoff.accepted:
        yield text("close-items:signed", lang, **_counts(signoff.accepted))
        yield text("close-accepted", lang, reason=signoff.reason)


def _lapsed(now: Standing, lang: str) -> Iterator[str]:
    """Whose signature as prepared counts no more, and why."""
    if now.lapsed is not None:
        key = "close-replaced" if now.prepared is not None else "close-lapsed"
        yield text(key, lang, by=now.lapsed.by, at=_shown(now.lapsed.at))


def _shown(moment: object) -> str:
    return str(moment).replace("T", " ")
