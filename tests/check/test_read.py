"""``dutybook read``: everything that is read keeps the schema of its kind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command import dutybook
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from toolkit import resources
from toolkit.frontends.cli import main

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {p.name: json.loads(p.read_text("utf-8")) for p in resources.schemas().glob("*.schema.json")}
REGISTRY: Any = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in SCHEMAS.values())


def _read(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[dict[str, Any], int]:
    with pytest.raises(SystemExit) as stop:
        main(["read", *words])
    return json.loads(capsys.readouterr().out), int(stop.value.code or 0)


@pytest.fixture
def month(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples" / "2026-10", tmp_path / "month")
    return tmp_path / "month"


def test_every_schema_is_one() -> None:
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"urn:dutybook:schema:{name.removesuffix('.schema.json')}"


def test_samples(month: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, code = _read(capsys, str(month))
    assert code == 0
    Draft202012Validator(SCHEMAS["read-result.schema.json"], registry=REGISTRY).validate(found)
    books = {b["workbook"]: b for b in found["workbooks"]}
    assert len(books) == 8
    assert all(not b["duties"] and not b["submissions"] for name, b in books.items() if name.startswith("交付件/"))
    assert len(books["销售部.xlsx"]["duties"]) == 9
    assert all(e["type"] and e["at"] for e in books["销售部.xlsx"]["events"])
    assert len(books["保险部.xlsx"]["submissions"]) > 20 and not books["保险部.xlsx"]["duties"]
    assert any(b["issues"] for b in books.values())
    assert {"date": "2026-10-11", "worked": True} in books["客服部.xlsx"]["calendar"]["days"]
    assert any(s["review"] and s["review"]["verdict"] == "rejected" for b in books.values() for s in b["submissions"])


def test_each_item_by_its_own_schema(month: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = _read(capsys, str(month))
    for kind in ("duty", "event", "submission", "issue"):
        plural = {"duty": "duties"}.get(kind, f"{kind}s")
        items = [item for b in found["workbooks"] for item in b[plural]]
        schema = SCHEMAS[f"{kind}.schema.json"]
        validator = Draft202012Validator(schema)
        assert items
        for item in items:
            validator.validate(item)
            broken = {k: v for k, v in item.items() if k != schema["required"][0]}
            assert not validator.is_valid(broken), "the schema must notice what is missing"


def test_a_file_that_cannot_be_read(month: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (month / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    found, code = _read(capsys, str(month))
    assert code == 3
    assert len(found["workbooks"]) == 9
    assert "error" in next(b for b in found["workbooks"] if b["workbook"] == "坏.xlsx")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_summary_is_no_workbook_of_a_department(month: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    dutybook("month-end", month, "--period", "2026-10", "--no-write", "--lang", lang)
    found, code = _read(capsys, str(month))
    assert code == 0 and len(found["workbooks"]) == 8


def test_a_review_is_told_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As ``check --format json`` has it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["责任部门", "事项", "期限", "完成时间", "验收", "评分", "评分理由"])
    book.active.append(["销售部", "报表", "每月5号前", "2026-11-05", "合格", 2, "格式不对"])
    book.save(tmp_path / "a.xlsx")
    found, _ = _read(capsys, str(tmp_path / "a.xlsx"), "--period", "2026-11")
    Draft202012Validator(SCHEMAS["read-result.schema.json"], registry=REGISTRY).validate(found)
    review = found["workbooks"][0]["submissions"][0]["review"]
    assert (review["score"], review["score_reason"]) == (2, "格式不对")
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path / "a.xlsx"), "--as-of", "2026-11-20T09:00", "--format", "json", "--no-write"])
    assert json.loads(capsys.readouterr().out)["obligations"][0]["review"] == review


def test_an_error_value_is_not_a_blank_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """#N/A where a completion should be: nobody can say that nothing was handed in."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["责任部门", "事项", "期限", "完成时间"])
    book.active.append(["保险部", "欠款报表", "每月5号前", "#N/A"])
    book.active.append(["保险部", "续保名单", "每月5号前", None])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path / "a.xlsx"), "--as-of", "2026-11-20T09:00", "--format", "json", "--no-write"])
    found = json.loads(capsys.readouterr().out)
    assert [o["timeliness"] for o in found["obligations"]] == ["undetermined", "overdue"]
    assert [(f["cell"], f["rule"]) for f in found["findings"]] == [
        ("D2", "formula-uncached"),
        ("D3", "completion-missing"),
    ]
