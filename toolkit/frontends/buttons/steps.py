"""What installing does, as steps that can be said before they are taken."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from toolkit.catalogue import text
from toolkit.errors import CannotRunError, UsageError
from toolkit.record import NamedTuple


class Step(NamedTuple):
    """One change to the machine: the catalogue key and parameters that say it, and the function that makes it.

    ``do`` None: there is nothing to do, it is merely said.
    """

    key: str
    params: dict[str, object]
    do: Callable[[], None] | None = None

    def say(self, lang: str) -> str:
        return text(f"buttons-{self.key}", lang, **self.params)


def take(steps: list[Step], dry_run: bool, lang: str) -> list[str]:
    """Take the steps unless it is a dry run; one line each.

    Raises:
        CannotRunError: one of them failed; those before it stay taken, and all can be taken again.
    """
    lines = []
    for step in steps:
        if step.do is not None and not dry_run:
            try:
                step.do()
            except OSError as error:
                raise CannotRunError(
                    "buttons-step-failed", step=step.say(lang).strip(), detail=error.strerror or str(error)
                ) from error
        lines.append(step.say(lang))
    return lines


def write_whole(path: Path, content: str | bytes) -> None:
    """Replace a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    new.replace(path)


def trusted(folder: Path) -> Path:
    """A folder whose workbooks may run their macros, with its path made absolute.

    Raises:
        UsageError: it is not there, or so wide that anything downloaded would be trusted too.
    """
    path = folder.expanduser().resolve()
    if not path.is_dir():
        raise UsageError("usage-folder", path=folder)
    downloads = {Path.home() / "Downloads", Path.home() / "下载"}
    if (
        path == Path(path.anchor)
        or path in Path.home().resolve().parents
        or path in {Path.home().resolve(), *downloads}
    ):
        raise UsageError("buttons-too-wide", path=path)
    return path
