"""The main commands: ``check`` and ``month-end``."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from toolkit.app.files import presence
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.errors import DutybookError, UsageError
from toolkit.frontends.command import AS_OF, ASK_PASSWORD, JOBS, LEDGER, PERIOD, QUOTES, WAIT, Argument, Option, command
from toolkit.frontends.session import Session, progress_bar

NO_WRITE = Option("--no-write", "no-write", bool)
_FORMAT = Option("--format", "format", ("text", "json", "github"), "form", default="text")


@command(
    Argument("paths", Path, many=True),
    PERIOD,
    AS_OF,
    NO_WRITE,
    WAIT,
    ASK_PASSWORD,
    LEDGER,
    JOBS,
    _FORMAT,
)
def check(
    session: Session,
    *,
    paths: tuple[Path, ...],
    period: str | None,
    as_of: str | None,
    no_write: bool,
    wait: str | None,
    ask_password: bool,
    ledger: str | None,
    jobs: int | None,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app.check import check as run
    from toolkit.app.check import nothing_found
    from toolkit.app.order import Means, Order
    from toolkit.app.own_kinds import PassingOver
    from toolkit.frontends.access import access
    from toolkit.frontends.reporters import report

    _refuse_periods(paths)
    settings = session.settings(settings_path, paths)
    moment, wanted = session.as_of(as_of, settings), session.period_if_given(period)
    order = Order.of(settings, moment, wanted, write=not no_write, keep="all" if form == "json" else "findings")
    opened = access(wait, ask_password, session.lang)
    keeper = session.keeper("check", paths[0], settings, ledger, order)
    with progress_bar(session.lang) as progress:
        apart = PassingOver(paths, settings, opened)
        result = run(paths, settings, order, Means(opened, progress, jobs), books=keeper, watcher=apart)
    result = result.with_findings((*apart.told, *nothing_found(paths, result, settings, apart.skip)))
    if keeper:
        result = keeper.finish(result)
    print(report(result, form, session.lang))
    return result.exit_code


def _refuse_periods(paths: tuple[Path, ...]) -> None:
    """Refuse a period among files, 客服部.xlsx 2026-10: the files would be written for another one.

    Raises:
        UsageError: there is no file of that name, and there are other paths.
    """
    for path in paths if len(paths) > 1 else ():
        if presence(path) is False and (period := _period(str(path))):
            raise UsageError("usage-period-for-file", name=path, period=period)


def _period(name: str) -> Period | None:
    """A period, also ２０２６－１０ or “2026-10”."""
    try:
        return Period.parse(normalize("NFKC", name).strip(QUOTES))
    except ValueError:
        return None


@command(
    Argument("folder", Path),
    PERIOD._replace(required=True),
    AS_OF,
    Option("--out", "month-end-out", Path),
    Option("--pack", "pack"),
    NO_WRITE,
    WAIT,
    ASK_PASSWORD,
    LEDGER,
    JOBS,
    _FORMAT,
)
def month_end(
    session: Session,
    *,
    folder: Path,
    period: str,
    as_of: str | None,
    out: Path | None,
    pack: str | None,
    no_write: bool,
    wait: str | None,
    ask_password: bool,
    ledger: str | None,
    jobs: int | None,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app.month_end import month_end as run
    from toolkit.app.order import Means, Order
    from toolkit.app.pack import load_pack
    from toolkit.frontends.access import access
    from toolkit.frontends.reporters import report_month_end
    from toolkit.workbook.naming import place_of, shown

    if not folder.is_dir():
        raise UsageError("usage-folder", path=folder)
    settings = session.settings(settings_path, [folder])
    moment, wanted = session.as_of(as_of, settings), session.period(period)
    order = Order.of(settings, moment, wanted, write=not no_write, keep="nothing" if form == "text" else "all")
    name = pack or settings.pack
    target = out or place_of(folder, text("month-end-file", session.lang, period=wanted))
    opened = access(wait, ask_password, session.lang)
    expected = load_pack(name) if name else None
    keeper = session.keeper("month-end", folder, settings, ledger, order, create=True)
    try:
        with progress_bar(session.lang) as progress:
            means = Means(opened, progress, jobs)
            found = run(folder, settings, expected, order, means, keeper=keeper, out=target, lang=session.lang)
    except DutybookError:
        if keeper is not None:
            keeper.abandon()
        raise
    print(report_month_end(found, form, session.lang, None if found.unwritten else shown(str(target))))
    if found.unwritten:
        raise found.unwritten
    return found.exit_code
