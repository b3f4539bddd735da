"""Files beside the workbooks, as a ledger keeps them: deliverables, and the tables that are reconciled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from toolkit.app.ledger import Location
from toolkit.app.papers import DeliverableRecord, Source
from toolkit.core.finding import Finding, Severity
from toolkit.ledger.closing import Closing
from toolkit.ledger.compare import exchanged
from toolkit.ledger.records import DELIVERABLE, SOURCE, FileFacts


def as_files(papers: Iterable[DeliverableRecord | Source], location: Location) -> Iterator[FileFacts]:
    """The files that are there, each as the ledger keeps it."""
    for one in papers:
        if one.path is None:
            continue
        identity = location.identity(one.path)
        if isinstance(one, Source):
            yield FileFacts(identity, one.name, one.fingerprint, shape=SOURCE)
        else:
            yield FileFacts(identity, one.name, one.fingerprint, "", one.department, DELIVERABLE, one.error)


def exchanged_papers(
    closing: Closing,
    closed: Mapping[str, tuple[str, str]],
    now: Mapping[str, FileFacts],
    location: Location,
    head: str,
    seen: Collection[str],
    levels: Mapping[str, Severity | None],
) -> list[Finding]:
    """What is different of the files on which a closed period rests.

    Args:
        closed: shape and fingerprint of each as the period was closed, by path, with the folder that was looked
            through, which ends in ``/``.
        now: those that were looked into.
        location: where the others may lie: what no row names any more was not looked into, and may be there still.
        head: how the paths of files in the run's folder begin.
        seen: the duty workbooks that are there, and what was looked into.
    """
    findings: list[Finding] = []
    same = (head or "./") in closed
    for path in sorted({*now, *(path for path, (shape, _) in closed.items() if shape)}):
        if not (same or path.startswith(head)):
            continue  # the month-end of another folder looked elsewhere
        one = now.get(path)
        shape, before = closed.get(path, (one.shape if one else "", None))
        if one is not None or path not in seen:
            after, name = (one.fingerprint, one.name) if one else (location.version(path), path.removeprefix(head))
            findings += exchanged(closing, shape, before, after, name, levels)
    return findings
