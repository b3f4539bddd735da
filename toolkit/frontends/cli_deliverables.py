"""The command about deliverables: ``validate``."""

from __future__ import annotations

from pathlib import Path

from toolkit.frontends.command import ASK_PASSWORD, FORMAT, PERIOD, Argument, Option, command
from toolkit.frontends.session import Session, progress_bar


@command(
    Argument("files", Path, many=True),
    Option("--schema", "validate-schema", metavar="NAME", default=""),
    PERIOD,
    Option("--annotate", "validate-annotate", Path),
    ASK_PASSWORD,
    FORMAT,
)
def validate(
    session: Session,
    *,
    files: tuple[Path, ...],
    schema: str,
    period: str | None,
    annotate: Path | None,
    ask_password: bool,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app.validate import validate as run
    from toolkit.frontends.access import access
    from toolkit.frontends.deliverables import report_validated

    settings = session.settings(settings_path, files)
    wanted = session.period_if_given(period)
    with progress_bar(session.lang) as progress:
        result = run(
            files,
            settings,
            schema=schema,
            period=wanted,
            annotate=annotate,
            access=access(None, ask_password, session.lang),
            progress=progress,
            lang=session.lang,
        )
    print(report_validated(result, form, session.lang))
    return result.exit_code
