"""What nobody foresaw: kept whole in a log, so that it can be mended, and out of a clerk's sight."""

from __future__ import annotations

import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def keep_traceback(error: BaseException, version: str) -> Path:
    """Append a traceback to the log in the temporary folder and return the log's path."""
    path = Path(tempfile.gettempdir()) / "dutybook-error.log"
    with path.open("a", encoding="utf-8") as log:
        log.write(f"\n{datetime.now().isoformat(timespec='seconds')} dutybook {version}\n")
        log.writelines(traceback.format_exception(error))
    return path
