"""Every kind: a good file has no findings, and each planted mistake is found at its cell and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from kinds import KINDS, Found, Kind, Plant, write

from toolkit import catalogue
from toolkit.app.validate import validate
from toolkit.core.finding import Finding, line, said
from toolkit.core.period import Period
from toolkit.deliverables.declared import load_schemas
from toolkit.settings import Settings

PERIOD = Period(2026, 10)


def found(findings: tuple[Finding, ...]) -> list[Found]:
    return sorted((f.place.cell, f.rule, dict(f.params).get("variant", "")) for f in findings)


def test_every_shipped_schema_has_samples() -> None:
    assert {k.schema for k in KINDS} == {s.name for s in load_schemas()}
    assert all(k.plants for k in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.schema)
def test_a_good_file_is_recognised_and_clean(kind: Kind, tmp_path: Path) -> None:
    result = validate([write(kind, tmp_path)], Settings(), period=PERIOD)
    assert result.findings == ()
    (record,) = result.records
    assert record.schema == kind.schema
    assert record.rows == len(kind.rows)
    assert result.exit_code == 0


PLANTS = [(kind, plant) for kind in KINDS for plant in kind.plants]


@pytest.mark.parametrize(
    ("kind", "plant"), PLANTS, ids=[f"{k.schema}-{'-'.join(p.cells)}-{i}" for i, (k, p) in enumerate(PLANTS)]
)
def test_a_planted_mistake_is_found_where_it_is(kind: Kind, plant: Plant, tmp_path: Path) -> None:
    path = write(kind, tmp_path, plant.cells)
    result = validate([path], Settings(), period=PERIOD)
    assert found(result.findings) == sorted(plant.found)
    slow = validate([path], Settings(), period=PERIOD, fast=False)
    assert slow.findings == result.findings, "the screen changes nothing but the time"
    for finding in result.findings:
        for lang in catalogue.LANGUAGES:
            words = said(finding, lang)
            assert words.text and words.remedy
            assert line(finding, lang).startswith(f"{kind.file}: ")


def test_all_mistakes_of_one_file_at_once(tmp_path: Path) -> None:
    """As a bad file comes in: many mistakes, each told once, in the order of the cells."""
    kind = KINDS[0]
    plants = [kind.plants[i] for i in (0, 1, 2, 6, 9)]
    cells = {cell: v for p in plants for cell, v in p.cells.items()}
    result = validate([write(kind, tmp_path, cells)], Settings(), period=PERIOD)
    assert found(result.findings) == sorted(f for p in plants for f in p.found)
    places = [(f.place.row, f.place.column) for f in result.findings]
    assert places == sorted(places)
    text = line(result.findings[0], "zh")
    assert text == (
        "欠款报表-消贷部-2026-10.xlsx: 欠款报表-消贷!H4 [错误] “逾期日期”填的是 2026-11-02,晚于 2026-10 "
        "(deliverable-period)。请核对日期。"
    )
