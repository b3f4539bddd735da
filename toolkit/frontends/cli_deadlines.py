"""The commands about deadlines alone: ``explain`` and ``calendar``."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.outcome import exit_of
from toolkit.errors import UsageError
from toolkit.frontends.command import AS_OF, ASK_PASSWORD, FORMAT, PERIOD, Argument, Option, command
from toolkit.frontends.session import Session


@command(
    Argument("phrases", required=False, many=True),
    Option("--batch", "batch", Path),
    AS_OF,
    Option("--event", "event", metavar="ISO"),
    Option("--department", "department", default=""),
    Option("--duty", "duty", default=""),
    Option("--workbook", "workbook", default=""),
    FORMAT,
)
def explain(
    session: Session,
    *,
    phrases: tuple[str, ...],
    batch: Path | None,
    as_of: str | None,
    event: str | None,
    department: str,
    duty: str,
    workbook: str,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.frontends.explain import Under, run_explain

    settings = session.settings(settings_path, [batch or Path.cwd()])
    moment = session.moment(as_of, settings)
    from_event = None if event is None else session.moment(event, settings)
    if not any(map(str.strip, phrases)) and batch is None:
        raise UsageError("usage-explain")
    under = Under(department.strip(), duty, workbook)
    unused = False
    for out, answered in run_explain(phrases, batch, moment, from_event, settings, form, session.lang, under):
        print(out, flush=True)  # whoever feeds a batch line by line waits for each answer
        unused = unused or not answered
    return exit_of(False, also=unused)


@command(
    Argument("paths", Path, many=True),
    PERIOD._replace(metavar="2026-11", required=True),
    Option("--ics", "ics", Path, required=True),
    AS_OF,
    Option("--todo", "todo", bool),
    ASK_PASSWORD,
)
def calendar(
    session: Session,
    *,
    paths: tuple[Path, ...],
    period: str,
    ics: Path,
    as_of: str | None,
    todo: bool,
    ask_password: bool,
    settings_path: Path | None,
) -> int:
    from toolkit.app.calendar_export import export
    from toolkit.frontends.access import access
    from toolkit.frontends.calendar import refuse, save

    refuse(ics)
    settings = session.settings(settings_path, paths)
    moment, wanted = session.as_of(as_of, settings), session.period(period)
    means = access(None, ask_password, session.lang)
    found = export(paths, settings, as_of=moment, period=wanted, lang=session.lang, todo=todo, access=means)
    print(save(found, ics, session.lang))
    return found.exit_code
