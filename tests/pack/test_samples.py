"""The samples: rebuilt byte for byte, and everything that can happen in them happens."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import dutybook
from openpyxl import load_workbook

from toolkit import resources
from toolkit.app.check import check
from toolkit.app.new.table import FIRST_ROW, HEADER_ROW
from toolkit.app.order import Order
from toolkit.app.result import CheckResult
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.settings.file import load_settings

MONTH = resources.samples() / "2026-10"
FULL = ("消贷部", "客服部", "销售部")
AS_OF = Moment.parse("2026-11-06T18:00")


def build(out: Path) -> None:
    subprocess.run([sys.executable, resources.samples() / "build.py", out], check=True, capture_output=True)


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    build(out)
    return out


@pytest.fixture(scope="module")
def result() -> CheckResult:
    return check(
        [MONTH],
        load_settings(MONTH / "dutybook.toml"),
        Order(AS_OF, Period(2026, 10), write=False),
    )


def test_rebuilt_the_same(rebuilt: Path, tmp_path: Path) -> None:
    build(tmp_path)
    made = {p.relative_to(rebuilt) for p in rebuilt.rglob("*.xlsx")}
    assert made == {p.relative_to(MONTH) for p in MONTH.rglob("*.xlsx")}
    for path in made:
        assert (rebuilt / path).read_bytes() == (tmp_path / path).read_bytes(), path
        # Member by member: zlib packs the same bytes differently from one machine to the next.
        assert members(rebuilt / path) == members(MONTH / path), path


def test_enough_of_everything(result: CheckResult) -> None:
    assert len(result.obligations) >= 150
    events = 0
    for name in FULL:
        sheet = load_workbook(MONTH / f"{name}.xlsx")["业务登记"]
        dated = [c.column for c in sheet[HEADER_ROW] if str(c.value).endswith("时间")]
        events += sum(1 for row in sheet.iter_rows(min_row=FIRST_ROW) for c in dated if row[c - 1].value)
    assert events >= 60
    assert {j.work for j in result.obligations} == set(Work)
    by = Counter(j.timeliness for j in result.obligations)
    assert set(by) == set(Timeliness)
    assert by[Timeliness.ON_TIME] > len(result.obligations) / 2  # a real month, not a chamber of horrors


def test_shapes(result: CheckResult) -> None:
    assert {f.department: f.shape for f in result.files if not f.name.startswith("交付件/")} == {
        **dict.fromkeys(FULL, "full"), "保险部": "plain", "人事部": "plain",
    }  # fmt: skip
    assert not result.failed


def test_planted_problems_are_found(result: CheckResult) -> None:
    found = Counter(f.rule for f in result.findings)
    for rule in ("rule-broken", "event-unknown", "obligation-missing", "submission-incomplete", "value-unreadable",
                 "completion-missing", "deadline-missing", "deadline-unmeasurable"):  # fmt: skip
        assert found[rule], (rule, found)
    assert found["rule-broken"] == 2


def test_what_is_handed_in_has_one_mistake_and_so_has_the_pair_that_is_reconciled(tmp_path: Path) -> None:
    """As a new user sees them: in the demo's folder, and in both sheets of its summary."""
    folder = tmp_path / "demo"
    done = dutybook("demo", "--out", folder, "--lang", "zh")
    assert (done.code, f"{folder}/交付件" in done.out) == (0, True)
    words = ("--period", "2026-10", "--format", "json")
    validated = dutybook("validate", folder / "交付件", *words).json
    assert [(f["schema"], f["errors"]) for f in validated["files"]] == [
        ("业务单", 0), ("刷卡单", 0), ("欠款报表-消贷", 1)
    ]  # fmt: skip
    assert [(f["cell"], f["rule"]) for f in validated["findings"]] == [("G10", "deliverable-total")]
    (pair,) = dutybook("reconcile", "--folder", folder, *words).json["reconciliations"]
    assert pair["name"] == "刷卡核对"
    assert pair["counts"] == {**dict.fromkeys(pair["counts"], 0), "matched": 11, "differing": 1}
    summary = load_workbook(folder / "月结汇总-2026-10.xlsx")
    for sheet, words in (("完整性", "交付件/欠款报表-消贷部-2026-10.xlsx"), ("核对", "刷卡单与交车核对")):
        assert any(cell.value == words for row in summary[sheet].iter_rows() for cell in row), sheet


def of(result: CheckResult, workbook: str, duty: str, case: str) -> Obligation:
    """The one obligation of a duty and a case (or a piece of its deliverable)."""
    (found,) = [
        j.obligation
        for j in result.obligations
        if j.obligation.place.workbook == workbook
        and (j.obligation.duty.id == duty if duty else True)
        and (j.obligation.id.endswith(f"@{case}") or case in j.obligation.duty.deliverable)
    ]
    return found


@pytest.mark.parametrize(
    ("workbook", "duty", "case", "due", "timeliness", "days"),
    [
        # 10-10 is a Saturday that is worked: three working days from 09-30 end on it.
        ("保险部.xlsx", "", "林女士", "2026-10-10T24:00", "late", 1),
        ("保险部.xlsx", "", "何女士", "2026-10-12T24:00", "on_time", 0),
        ("保险部.xlsx", "", "提供9月欠款报表", "2026-10-05T24:00", "late", 3),
        ("保险部.xlsx", "", "提供10月欠款报表", "2026-11-05T24:00", "on_time", 0),
        ("保险部.xlsx", "", "退保保费差额清单", "2026-11-09T24:00", "due_soon", None),
        ("保险部.xlsx", "", "四季度保费台账核对", "2026-11-20T24:00", "not_due", None),
        # The company rests on 10-09 and works on Sunday 10-11.
        ("客服部.xlsx", "客服部4", "KF2610-003", "2026-10-11T24:00", "on_time", 0),
        ("客服部.xlsx", "客服部2", "KF2610-007", "2026-10-18T24:00", "late", 1),
        ("销售部.xlsx", "销售部7", "XS2610-008", "2026-10-14T24:00", "overdue", 23),
        ("销售部.xlsx", "销售部8a", "2026-10", "2026-11-01T12:00", "on_time", 0),
        ("销售部.xlsx", "销售部8b", "2026-10", "2026-11-01T12:00", "late", 1),
        ("消贷部.xlsx", "消贷部10", "XD2610-004", "2026-10-12T24:00", "late", 1),
        ("消贷部.xlsx", "消贷部4", "XD2308-114", "2026-11-11T24:00", "not_due", None),
    ],
)
def test_dues(
    result: CheckResult, workbook: str, duty: str, case: str, due: str, timeliness: str, days: int | None
) -> None:
    wanted = of(result, workbook, duty, case)
    (judged,) = [j for j in result.obligations if j.obligation == wanted]
    assert (str(judged.due), judged.timeliness.value, judged.days_late or 0) == (due, timeliness, days or 0)


def schema(name: str) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads((resources.schemas() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def test_records_fit_their_schemas(result: CheckResult) -> None:
    from jsonschema import Draft202012Validator

    event, submission, issue = (Draft202012Validator(schema(n)) for n in ("event", "submission", "issue"))
    for judged in result.obligations:
        o = judged.obligation
        if o.event:
            event.validate({"type": o.event.type, "id": o.event.id, "at": o.event.at and str(o.event.at)})
        if o.duty.id:
            submission.validate(
                {
                    "duty": o.duty.id,
                    "period": str(o.period or result.period),
                    "work": o.work and o.work.value,
                    "first": o.submission
                    and {"at": o.submission.at and str(o.submission.at), "complete": o.submission.complete},
                    "rework_due": o.rework_due and str(o.rework_due),
                    "review": o.review and {"score": o.review.score, "reason": o.review.reason},
                }
            )
        if o.place.sheet == "问题登记":
            pauses = [[str(a), b and str(b)] for a, b in o.pauses]
            raised = o.event_at and str(o.event_at)
            issue.validate({"id": o.id, "question": o.duty.deliverable, "raised_at": raised, "pauses": pauses})
    sheet = load_workbook(MONTH / "客服部.xlsx")["日历"]
    rows = [[c.value for c in row[:3]] for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value]
    days = [{"date": d.date().isoformat(), "worked": kind == "上班", "note": note} for d, kind, note in rows]
    Draft202012Validator(schema("calendar")).validate({"label": "客服部", "days": days})
    assert len(days) == 2


def test_valid_for_excel(shared: Path) -> None:
    files = list(MONTH.glob("*.xlsx"))
    assert len(files) == 5
    run = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", *files], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_them(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *MONTH.glob("*.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert len(list(tmp_path.glob("*.pdf"))) == 5
