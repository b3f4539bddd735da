"""What was renamed or moved, as it is told: folders where several came from one, files else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from toolkit.app.result import MOVED
from toolkit.core.finding import Finding, Place, Severity
from toolkit.record import NamedTuple


class Moved(NamedTuple):
    """From where to where; the paths of a folder end in ``/``."""

    before: str
    after: str
    files: int = 1


def as_findings(moved: Iterable[Moved], head: str | None) -> tuple[Finding, ...]:
    """A finding for each.

    Args:
        head: how the paths in the run's folder begin, from which workbooks are named; None: they have none.
    """
    found = []
    for one in moved:
        params = {"before": one.before, "after": one.after}
        if one.files > 1:
            params |= {"files": str(one.files), "variant": "folder"}
        place = Place(one.after.removeprefix(head or "") or one.after)
        found.append(Finding(place, MOVED, Severity.INFO, tuple(sorted(params.items()))))
    return tuple(found)


def told(done: Mapping[str, str], head: str | None) -> Iterator[Moved]:
    """One line for each folder from which several came under their names, and for each other file."""
    folders: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for new, old in sorted(done.items()):
        if new.endswith("/"):
            continue
        after, before = new, old
        while after != head and (name := _tail(after)) == _tail(before) and len(after) > len(head or ""):
            after, before = after.removesuffix(name), before.removesuffix(name)
            if head is None:
                break
        folders[before, after].append((old, new))
    for (before, after), files in folders.items():
        if len(files) == 1:
            yield Moved(*files[0])
        else:
            yield Moved(before or "./", after or "./", len(files))


def _tail(path: str) -> str:
    """The last name of a path, with the mark of a folder."""
    return path[path.rstrip("/").rfind("/") + 1 :]
