"""The command: exit codes, JSON by its schema, both languages, and the benchmark at small."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import openpyxl
import pytest
from kinds import KINDS, write

from toolkit.app.validate import validate
from toolkit.core.period import Period
from toolkit.deliverables.declared import shipped_folder
from toolkit.errors import DutybookError, UsageError
from toolkit.frontends.cli import run
from toolkit.frontends.deliverables import report_validated
from toolkit.frontends.session import Session
from toolkit.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
KIND = KINDS[0]
SCHEMA = json.loads((shipped_folder() / "_validate-result.json").read_text("utf-8"))


class Called(NamedTuple):
    """What came of a call: the exit code or the error, and what was printed."""

    return_value: int | None
    output: str
    exception: DutybookError | None = None


def call(*words: object, lang: str = "zh") -> Called:
    with redirect_stdout(StringIO()) as output:
        try:
            return Called(run(["validate", *map(str, words)], Session(lang)), output.getvalue())
        except DutybookError as error:
            return Called(None, output.getvalue(), error)


def as_json(*words: object) -> dict[str, Any]:
    done = call(*words, "--format", "json")
    assert done.exception is None, done.exception
    found: dict[str, Any] = json.loads(done.output)
    jsonschema.validate(found, SCHEMA)
    return found


def test_clean_and_not(tmp_path: Path) -> None:
    good = call(write(KIND, tmp_path))
    assert good.return_value == 0 and f"{KIND.file}:{KIND.schema},3 行,0 处问题" in good.output
    bad = call(write(KIND, tmp_path, {"C6": None}), "--annotate", tmp_path / "标注")
    assert bad.return_value == 1
    assert f"{KIND.file}: {KIND.schema}!C6 [错误] “客户姓名”没有填 (deliverable-value)。请补填后重交。" in bad.output
    assert str(tmp_path / "标注" / KIND.file) in bad.output
    english = call(tmp_path / KIND.file, lang="en")
    assert "is blank (deliverable-value). Fill it in and hand the file in again." in english.output


def test_json_of_a_key_of_two_columns(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["合同编号", "客户", "业务类型", "办结日期"])
    for day in (3, 4):
        sheet.append(["FQ-1", "王伟", "放贷", date(2026, 10, day)])
    path = tmp_path / "办结日期表-2026-10.xlsx"
    made.save(path)
    (found,) = (f for f in as_json(path, "--period", "2026-10")["findings"] if f["rule"] == "deliverable-repeated")
    assert found["value"] == "FQ-1、放贷"


def test_json(tmp_path: Path) -> None:
    found = as_json(write(KIND, tmp_path, {"G4": "三千"}), "--period", "2026-10")
    assert found["period"] == "2026-10"
    assert [(f["cell"], f["rule"], f["variant"], f["value"]) for f in found["findings"]] == [
        ("G4", "deliverable-value", "number", "三千"),
        ("G7", "deliverable-total", "part", "7,480.50"),
    ]
    assert found["summary"] == {"files": 1, "rows": 3, "errors": 2, "warnings": 0}


def test_the_period_is_given_or_in_the_name(tmp_path: Path) -> None:
    path = write(KIND, tmp_path)
    assert as_json(path)["findings"] == []
    other = {f["rule"] for f in as_json(path, "--period", "2026-08")["findings"]}
    assert other == {"deliverable-period"}


def test_a_schema_by_name_or_file_and_wrong_ones(tmp_path: Path) -> None:
    path = write(KIND, tmp_path, name="表1.xlsx")
    assert as_json(path, "--schema", "欠款报表-消贷")["files"][0]["schema"] == "欠款报表-消贷"
    own = tmp_path / "甲.json"
    own.write_text(
        '{"title": "甲", "properties": {"合同号": {"type": "string"}, "车型": {"type": "string"}}}', encoding="utf-8"
    )
    assert as_json(path, "--schema", own)["files"][0]["schema"] == "甲"
    for wrong in ("没有这种", tmp_path / "没有.json"):
        done = call(path, "--schema", wrong)
        assert isinstance(done.exception, UsageError) and "欠款报表-消贷" in done.exception.text("zh")


def test_a_companys_own_kind_named_in_dutybook_toml(tmp_path: Path) -> None:
    """As finance would: a folder of schemas, its name in the settings, and the command finds both by itself."""
    (tmp_path / "规则").mkdir()
    own = {
        "title": "油卡表",
        "x-deliverable": {"files": ["*油卡*"]},
        "properties": {"卡号": {"type": "string"}, "金额": {"type": "number"}},
    }
    (tmp_path / "规则" / "油卡表.json").write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "dutybook.toml").write_text('[deliverables]\nschemas = "规则"\n', encoding="utf-8")
    table = tmp_path / "油卡.csv"
    table.write_text("卡号,金额\n1001,一百\n", encoding="utf-8-sig")
    found = as_json(table)
    assert found["files"][0]["schema"] == "油卡表"
    assert [(f["cell"], f["value"]) for f in found["findings"]] == [("B2", "一百")]
    (tmp_path / "规则" / "油卡表.json").write_text('{"title": "油卡表"}', encoding="utf-8")
    done = call(table)
    assert isinstance(done.exception, UsageError) and "油卡表.json" in done.exception.text("zh")


def test_without_the_screen_the_same_is_said_with_a_hint(tmp_path: Path) -> None:
    table = tmp_path / "刷卡单-2026-10.csv"
    rows = [f"KF-{i},2026-10-02,{i:06d},{'x' if i % 300 == 7 else 10}" for i in range(1200)]
    text = "\n".join(["业务编号,刷卡日期,凭证号,金额", *rows, "合计,,,11960", "制表人:王五"])
    table.write_text(text, encoding="utf-8-sig")
    start = "import sys; {}from toolkit.frontends.cli import main; main(['validate', sys.argv[1], '--lang', 'zh'])"
    said = []
    for block in ("", "sys.modules['jsonschema_rs'] = None; "):
        words = [sys.executable, "-c", start.format(block), str(table)]
        done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONUTF8": "1"})
        assert done.returncode == 1, done.stderr
        said.append(done.stdout.splitlines())
    assert len(said[0]) == 4 + 2
    assert said[1][:-1] == said[0]
    assert "dutybook[fast]" in said[1][-1]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    done = call(tmp_path / "没有.xlsx")
    assert done.return_value == 3 and "没有.xlsx" in done.output


def test_findings_name_file_sheet_cell_value_rule_and_remedy(tmp_path: Path) -> None:
    """Every message of every planted mistake, in both languages: one run over a folder of each kind's files."""
    for kind in KINDS:
        folder = tmp_path / kind.schema
        for i, plant in enumerate(kind.plants):
            (folder / str(i)).mkdir(parents=True)
            write(kind, folder / str(i), plant.cells)
        where = rf"\d+/{re.escape(kind.file)}: {re.escape(kind.schema)}(![A-Z0-9:]+)? \[(错误|警告|error|warning)\] "
        result = validate([folder], Settings(), period=Period(2026, 10))
        for lang in ("zh", "en"):
            lines = [line for line in report_validated(result, "text", lang).splitlines() if " [" in line]
            assert len(lines) == sum(len(plant.found) for plant in kind.plants)
            for line in lines:
                assert re.match(where, line)
                assert re.search(r"\(deliverable-[a-z]+\)[。.]", line) and not line.endswith(")。")


def test_the_benchmark_runs_and_screening_is_faster(capsys: pytest.CaptureFixture[str]) -> None:
    """The claim is ten times; half of it must hold on a busy machine with few rows."""
    bench = runpy.run_path(str(ROOT / "tests" / "bench" / "validate.py"))
    assert bench["main"](["--rows", "3000", "--runs", "2", "--bad", "0.005"]) == 0
    printed = capsys.readouterr().out
    ratio = re.search(r"^ratio\s+([\d.]+)", printed, re.M)
    assert ratio is not None and float(ratio[1]) > 5
