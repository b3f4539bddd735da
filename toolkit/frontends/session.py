"""What a command knows about its surroundings: language, clock, settings, terminal. The only place that asks them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from toolkit.catalogue import language, text
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.errors import UsageError
from toolkit.settings import Settings, find_settings

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from toolkit.app.ledger.keeper import Keeper
    from toolkit.app.order import Order
    from toolkit.app.result import Progress

_VARIABLES = ("DUTYBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def asked_language(argv: Sequence[str]) -> str | None:
    """``--lang`` on the command line; None where it does not say, or names no language of ours."""
    for i, word in enumerate(argv):
        if word == "--lang" and i + 1 < len(argv):
            return language(argv[i + 1])
        if word.startswith("--lang="):
            return language(word.partition("=")[2])
    return None


def message_language(argv: Sequence[str]) -> str:
    """``--lang`` on the command line, else the environment, else Chinese. ``C`` and ``POSIX`` say nothing."""
    if asked := asked_language(argv):
        return asked
    for name in _VARIABLES:
        if found := language(os.environ.get(name)):
            return found
    return "zh"


class Session:
    """``lang`` is that of messages; sheets keep the language of their own header."""

    __slots__ = ("_asked", "lang")

    def __init__(self, lang: str, *, asked: bool = True) -> None:
        """``asked``: somebody asked for the language; where nobody did, the settings may name another."""
        self.lang = lang
        self._asked = asked

    def settings(self, named: Path | None, near: Sequence[Path]) -> Settings:
        """The settings file named on the command line, else the nearest to the first path, else the defaults.

        Raises:
            SettingsError: the file is wrong.
        """
        path = named or (find_settings(near[0]) if near else None)
        settings = Settings()
        if path:
            from toolkit.settings.file import load_settings  # only runs with a settings file pay for it

            settings = load_settings(path)
        if settings.lang and not self._asked:
            self.lang = settings.lang
        return settings

    def as_of(self, given: str | None, settings: Settings) -> Moment:
        """As of when a run judges: as ``moment``, and a bare day means its end.

        Raises:
            UsageError: not an ISO time, or an unknown time zone.
        """
        return self.moment(given, settings).whole

    def moment(self, given: str | None, settings: Settings) -> Moment:
        """``--as-of``, else the settings' time, else now in the settings' time zone.

        A time with an offset (2026-11-06T10:00Z) is what clocks show then in the settings' zone.

        Raises:
            UsageError: not an ISO time, or an unknown time zone.
        """
        if given is not None:
            try:  # also ２０２６－１１－０６Ｔ１８：００
                return Moment.parse(normalize("NFKC", given))
            except ValueError:
                return _elsewhere(given, settings.timezone)
        return settings.as_of or now(settings.timezone)

    def period(self, given: str) -> Period:
        """``--period`` as a period.

        Raises:
            UsageError: not a period.
        """
        try:
            return Period.parse(normalize("NFKC", given))  # ２０２６－１０ as typed in Chinese
        except ValueError as error:
            raise UsageError("usage-period", raw=given) from error

    def period_if_given(self, given: str | None) -> Period | None:
        """``--period`` where it may be left out."""
        return None if given is None else self.period(given)

    def keeper(
        self,
        command: str,
        start: Path,
        settings: Settings,
        named: str | None,
        order: Order,
        *,
        create: bool = False,
    ) -> Keeper | None:
        """What keeps the run in a ledger, if there is one, one is named, or one is to be made; else None.

        Raises:
            UsageError, CannotRunError: the ledger cannot be used; nothing has been touched.
        """
        from toolkit.app.ledger import locate

        if locate(start, settings, named, create=create) is None:
            return None  # most checks: nothing else about ledgers is loaded
        from getpass import getuser

        from toolkit.app.ledger.keeper_opening import open_keeper

        try:
            operator = getuser()
        except (OSError, KeyError, ImportError):  # an account without a name
            operator = ""
        return open_keeper(
            start,
            settings,
            command=command,
            at=now(settings.timezone),
            as_of=order.as_of,
            period=order.period,
            named=named,
            create=create,
            operator=operator,
            writes=order.write,
        )


def _elsewhere(given: str, zone: str) -> Moment:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        found = datetime.fromisoformat(given)
        if found.tzinfo is None:
            raise ValueError(given)
        return Moment.of(found.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError("usage-as-of", raw=given) from error


def now(zone: str) -> Moment:
    """The present minute in a time zone.

    Raises:
        UsageError: the zone is unknown.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        found = datetime.now(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError("usage-timezone", raw=zone) from error
    return Moment.of(found.replace(second=0, microsecond=0, tzinfo=None))


_DRAWN = 0.1  # seconds between two states of a progress bar


class Stopped(KeyboardInterrupt):
    """Ctrl-C while one file after another was dealt with: how many had been, of how many, and at which it was."""

    def __init__(self, done: int, total: int, name: str) -> None:
        super().__init__()
        self.done, self.total, self.name = done, total, name


@contextmanager
def progress_bar(lang: str) -> Iterator[Progress]:
    """A progress bar on standard error for work that takes long, if that is a terminal; else nothing is shown.

    Raises:
        Stopped: somebody pressed Ctrl-C.
    """
    at: tuple[int, int, str] | None = None
    with _bar(lang) if sys.stderr.isatty() else nullcontext() as show:

        def step(done: int, total: int, name: str) -> None:
            nonlocal at
            at = done, total, name
            if show is not None:
                show(done, total, name)

        try:
            yield step
        except KeyboardInterrupt as stop:
            raise (Stopped(*at) if at is not None else stop) from stop


@contextmanager
def _bar(lang: str) -> Iterator[Progress]:
    import time

    shown: tuple[Bar, TaskID] | None = None
    begun = last = time.monotonic()

    def step(done: int, total: int, name: str) -> None:
        nonlocal last, shown
        # Work that is over in a moment needs no bar, and importing one takes longer than the work.
        if shown is None and (total < 3 or time.monotonic() - begun < 0.5):
            return
        if shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            # Drawn when something is done: a thread of its own would keep this process from being copied.
            bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
            bar.start()
            shown = bar, bar.add_task(text("progress", lang), total=total)
        bar, task = shown
        drawn = time.monotonic() - last >= _DRAWN
        last = time.monotonic() if drawn else last
        said = f"{text('progress', lang)} {name}"[:60]
        bar.update(task, completed=done, description=said, refresh=drawn)

    try:
        yield step
    finally:
        if shown is not None:
            shown[0].stop()
