"""A ledger that copies of the process write into while the run goes on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ledger_kit import AS_OF, OCTOBER, keeper, line, put, sheet

from toolkit.app.check import check
from toolkit.app.order import Means, Order
from toolkit.core.moment import Moment
from toolkit.ledger import recorder
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import METADATA
from toolkit.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere everything is done in one process")

WORKBOOKS = 30


def folder_of(place: Path) -> Path:
    folder = place / "2026-10"
    for n in range(WORKBOOKS):
        done = None if n % 3 else "2026-11-04 10:00"
        sheet(folder / f"部门{n:02}.xlsx", *(line(f"{n}-{k}", done if k % 2 else None) for k in range(12)))
    return folder


def kept(folder: Path, ledger: Ledger, jobs: int, as_of: Moment = AS_OF) -> None:
    keep = keeper(folder, as_of=as_of, named=ledger.url.render_as_string(hide_password=False))
    found = check([folder], Settings(), Order(as_of, OCTOBER), Means(jobs=jobs), books=keep)
    assert not keep.finish(found).failed


def held(ledger: Ledger) -> dict[str, list[Any]]:
    """Every row of every table; how a workbook was packed, and so its fingerprint, is no matter."""
    found = {}
    with ledger.reading() as connection:
        for table in METADATA.sorted_tables:
            columns = [c for c in table.c if c.name not in ("after", "fingerprint", "label", "backup")]
            rows = connection.execute(table.select().with_only_columns(*columns))
            found[table.name] = sorted(map(repr, rows))
    ledger.close()
    return found


@pytest.mark.parametrize("bulk", [60, 1000])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_same_is_kept_whoever_keeps_it(
    kind: str, bulk: int, new_url: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "BULK", bulk)
    found = []
    for jobs in (1, 3):
        folder, ledger = folder_of(tmp_path), Ledger(new_url(kind))
        kept(folder, ledger, jobs)
        put(folder / "部门07.xlsx", "G5", "已提交")
        (folder / "部门20.xlsx").unlink()
        kept(folder, ledger, jobs, Moment.parse("2026-11-08T18:00"))
        found.append(held(ledger))
        shutil.rmtree(folder)
    one, several = found
    assert len(one["obligation"]) == WORKBOOKS * 12
    for table in one:
        assert one[table] == several[table], table
