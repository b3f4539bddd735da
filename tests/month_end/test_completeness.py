"""What month-end expects, how it finds it, and what it says about what is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from build import AS_OF, DEPARTMENTS, PERIOD, assessed, judged

from toolkit import catalogue
from toolkit.app.expected import Match, expected_duties, match
from toolkit.app.month_end import month_end
from toolkit.app.order import Order
from toolkit.app.pack import Pack, load_pack
from toolkit.app.result import CheckResult, FileRecord
from toolkit.core.duty import Duty
from toolkit.core.finding import Severity, said
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.errors import UsageError
from toolkit.settings import Settings
from toolkit.settings.file import load_settings


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("dealership-finance")


def result(obligations: tuple[Judged, ...], *files: FileRecord) -> CheckResult:
    names = sorted({j.obligation.place.workbook for j in obligations})
    own = tuple(FileRecord(n, Path(n), department=n.removesuffix(".xlsx"), shape="full") for n in names)
    return CheckResult(AS_OF, PERIOD, obligations, files=(*own, *files))


def duty(deliverable: str, phrase: str = "", id: str = "销售部9") -> Duty:
    return Duty(id, "销售部", "财务部", deliverable, phrase)


def test_expected_are_those_with_a_date_of_their_own(pack: Pack) -> None:
    ids = {d.id for d in expected_duties(pack, PERIOD, Settings())}
    assert {"消贷部8", "保险部6", "销售部8a", "销售部8b"} <= ids
    # started by an event, merely 及时, no deadline at all, a conditional rule
    assert not ids & {"客服部2", "销售部7", "人事部2", "保险部2", "销售部6"}


def test_a_duty_not_yet_in_force_is_not_expected(pack: Pack) -> None:
    later = tuple(d._replace(effective_from=Period(2027, 1).start) for d in pack.duties)
    assert not expected_duties(replace(pack, duties=later), PERIOD, Settings())


@pytest.mark.parametrize(
    ("wanted", "owned", "how"),
    [
        (duty("欠款报表"), duty("随便什么", id="销售部9"), Match.ID),
        (duty("及时(5号前)提供欠款报表", "及时(5号前)"), duty("提供欠款报表", "每月5号前", "x"), Match.NAME),
        (duty("每月5号前提供欠款报表", "每月5号前"), duty("提供9月欠款报表", "每月5号前", "x"), Match.NAME),
        (duty("每月5号前提供欠款报表", "每月5号前"), duty("贷款客户欠款报表", "5号", "x"), Match.WITHIN),
        (duty("报销上月所有业务费用"), duty("2026年9月业务费用报销", "", "x"), None),
        (duty("报上月业务单"), duty("上报9月份业务单", "", "x"), Match.NAME),
        (
            duty("上月业务单"),
            duty("及时(每月1号上午12点之前)报上月业务单及报销上月所有业务费用", "", "x"),
            Match.WITHIN,
        ),
        (duty("每月5号前提供欠款报表", "每月5号前"), duty("报表", "5号", "x"), None),
        (duty("Arrears report"), duty("Monthly arrears report", "", "x"), Match.WITHIN),
        (duty("Arrears report"), duty("Report", "", "x"), None),
        (duty("续保日期表"), duty("欠款报表", "", "x"), None),
        (duty("欠款报表"), duty("", "", "x"), None),
    ],
)
def test_how_a_deliverable_is_found(wanted: Duty, owned: Duty, how: Match | None) -> None:
    assert match(wanted, [owned]) is how
    assert match(wanted, [duty("无关的事", "", "y"), owned]) is how


def test_missing_department_and_deliverable_are_findings(pack: Pack, tmp_path: Path) -> None:
    rows = (
        judged("消贷部", deliverable="提供欠款报表", duty_id="1"),
        judged("消贷部", deliverable="每月提供分期客户业务办结日期", duty_id="2"),
        judged("销售部", duty_id="销售部8a"),
        judged("保险部", duty_id="保险部4", deliverable="对汽修厂结账,出具信息完整的结算单"),
    )
    found = assessed(result(rows), tmp_path, Settings(), pack)
    assert found.departments == DEPARTMENTS
    assert found.missing == ("客服部", "人事部")
    there = {e.duty_id: e.found for e in found.expected}
    assert there["消贷部8"] and there["消贷部9"] and there["销售部8a"]
    assert not there["销售部8b"] and not there["保险部6"]
    by_rule = {(f.rule, dict(f.params).get("duty") or dict(f.params)["department"]): f for f in found.result.findings}
    assert set(by_rule) == {
        ("department-missing", "客服部"),
        ("department-missing", "人事部"),
        ("deliverable-missing", "销售部8b"),
        ("deliverable-missing", "保险部6"),
    }
    lost = by_rule["deliverable-missing", "保险部6"]
    assert lost.place.workbook == "保险部.xlsx" and lost.severity is Severity.WARNING
    for lang in catalogue.LANGUAGES:
        assert "保险部6" in said(lost, lang).text
        assert "客服部" in said(by_rule["department-missing", "客服部"], lang).text
    assert found.result.exit_code == 1


def test_another_period_does_not_count(pack: Pack, tmp_path: Path) -> None:
    row = judged("保险部", duty_id="保险部6")
    old = row._replace(obligation=row.obligation._replace(period=PERIOD.shift(-1)))
    found = assessed(result((old,)), tmp_path, Settings(), pack)
    assert not {e.duty_id: e.found for e in found.expected}["保险部6"]


def test_departments_of_settings_pack_or_rows(pack: Pack, tmp_path: Path) -> None:
    rows = (judged("配件部"), judged(" 销售 部 "))
    assert assessed(result(rows), tmp_path, Settings(), None).departments == ("配件部", "销售 部")
    chosen = assessed(result(rows), tmp_path, Settings(departments=("销售部", "总务部")), pack)
    assert chosen.departments == ("销售部", "总务部")
    assert chosen.missing == ("总务部",)
    assert {e.department for e in chosen.expected} == {"销售部"}


def test_a_file_that_cannot_be_read_is_not_reported_twice(tmp_path: Path) -> None:
    settings = Settings(departments=("销售部", "保险部", "人事部"))
    broken = FileRecord("销售部10月.xlsx", tmp_path / "销售部10月.xlsx", error="file-unreadable")
    empty = FileRecord("sub/保险部.xlsx", tmp_path / "保险部.xlsx")
    found = assessed(result((), broken, empty), tmp_path, settings, None)
    assert found.missing == ("销售部", "保险部", "人事部")
    about = {dict(f.params)["department"]: f for f in found.result.findings}
    assert set(about) == {"保险部", "人事部"}
    assert "没有责任表" in said(about["保险部"], "zh").text and about["保险部"].place.workbook == "sub/保险部.xlsx"
    assert about["人事部"].place.workbook == tmp_path.name


@pytest.mark.parametrize(
    ("name", "shape", "empty"),
    [("IT-2026-10.xlsx", "", True), ("Quality.xlsx", "", False), ("IT and Security.xlsx", "plain", False)],
)
def test_a_workbook_that_is_empty_is_a_departments_by_the_whole_words_of_its_name(
    name: str, shape: str, empty: bool, tmp_path: Path
) -> None:
    """One with duties of somebody else is not empty, whatever it is called."""
    file = FileRecord(name, tmp_path / name, shape=shape, department="Security" if shape else "")
    made = assessed(result((), file), tmp_path, Settings(departments=("IT",)), None)
    (finding,) = [f for f in made.result.findings if f.rule == "department-missing"]
    assert (finding.place.workbook, dict(finding.params).get("variant")) == (
        (name, "empty") if empty else (tmp_path.name, None)
    )


@pytest.mark.parametrize("name", ["财务", "财务科"])
def test_a_department_that_its_workbook_calls_otherwise_is_missed_there(name: str, tmp_path: Path) -> None:
    row = judged("财务部", deliverable="资金表")
    file = FileRecord("财务部10月.xlsx", tmp_path / "财务部10月.xlsx", shape="plain", department="财务部")
    row = row._replace(obligation=row.obligation._replace(place=row.obligation.place._replace(workbook=file.name)))
    made = assessed(result((row,), file), tmp_path, Settings(departments=(name,)), None)
    (finding,) = [f for f in made.result.findings if f.rule == "department-missing"]
    assert (finding.place.workbook, dict(finding.params)["variant"]) == (file.name, "called")
    assert "“财务部”" in said(finding, "zh").text and f"no duties of {name}" in said(finding, "en").text
    both = assessed(result((row,), file), tmp_path, Settings(departments=(name, "财务部")), None)
    (finding,) = [f for f in both.result.findings if f.rule == "department-missing"]
    assert finding.place.workbook == tmp_path.name


def test_settings_decide_the_level_of_a_finding(tmp_path: Path) -> None:
    off = Settings(departments=("销售部",), rules={"department-missing": None})
    assert not assessed(result(()), tmp_path, off, None).result.findings
    low = Settings(departments=("销售部",), rules={"department-missing": Severity.INFO})
    assert assessed(result(()), tmp_path, low, None).result.findings[0].severity is Severity.INFO


def test_a_summary_is_called_xlsx(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as found:
        month_end(tmp_path, Settings(), pack, Order(AS_OF, PERIOD), out=tmp_path / "汇总.csv")
    assert found.value.key == "target-ending" and not any(tmp_path.iterdir())


def test_over_a_real_folder(pack: Pack, tmp_path: Path) -> None:
    """One plain sheet of one department: the others are missing, the summary says so, and a second run agrees."""
    folder = tmp_path / "十月"
    folder.mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "责任表"
    sheet.append(["责任部门", "服务对象", "事项", "期限", "责任人", "完成时间"])
    sheet.append(["保险部", "财务部", "提供欠款报表", "每月5号前", "张三", None])
    sheet.append(["保险部", "财务部", "续保日期表", "每月10号前", "李四", "2026-10-09"])
    book.save(folder / "保险部.xlsx")
    out = folder / "月末汇总-2026-10.xlsx"
    kept = (folder / "保险部.xlsx").read_bytes()
    seen = set()
    for _ in range(2):
        found = month_end(folder, Settings(), pack, Order(AS_OF, PERIOD, write=False), out=out)
        assert found.result.counts.obligations == 2
        assert found.missing == ("消贷部", "客服部", "销售部", "人事部")
        assert {e.duty_id: e.found for e in found.expected}["保险部6"]
        seen.add(out.read_bytes())
    assert len(seen) == 1, "the first summary lay in the folder in the second run"
    assert (folder / "保险部.xlsx").read_bytes() == kept
    cells = openpyxl.load_workbook(out)["逾期清单"]
    link = next(c.hyperlink for r in cells.iter_rows() for c in r if c.hyperlink)
    assert link.target == "保险部.xlsx" and link.location == "'责任表'!F2"


def sheets(path: Path, *departments: str) -> None:
    """A workbook with a sheet for each department."""
    book = openpyxl.Workbook()
    for number, department in enumerate(departments, 1):
        sheet = book.create_sheet(department)
        sheet.append([f"{department}对内服务"])
        sheet.append(["事项", "服务对象", "期限", "完成时间"])
        for i in range(number):
            sheet.append([f"资料{i}", "财务部", "每月5号前", "2026-10-04"])
    del book["Sheet"]
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def test_departments_of_one_name_in_several_folders_are_told(tmp_path: Path) -> None:
    """Branches that do not say which they are; a department in one folder alone is told nothing."""

    def told() -> list[str]:
        found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False))
        hints = [f for f in found.result.findings if f.rule == "department-folders"]
        assert all(f.severity is Severity.INFO and said(f, "en").remedy for f in hints)
        return [said(f, "zh").text for f in hints]

    sheets(tmp_path / "东城店" / "销售部.xlsx", "销售部")
    sheets(tmp_path / "东城店" / "销售部2.xlsx", "销售部")
    sheets(tmp_path / "西城店" / "客服部.xlsx", "客服部")
    assert told() == []
    sheets(tmp_path / "西城店" / "销售部.xlsx", "销售部", "保险部")
    (text,) = told()
    assert "销售部" in text and "东城店、西城店" in text
    (tmp_path / "东城店" / "销售部2.xlsx").unlink()
    sheets(tmp_path / "东城店" / "销售部.xlsx", "东城店销售部")  # as it is told: in the title
    assert told() == []


def test_a_workbook_of_another_branch_is_told(tmp_path: Path) -> None:
    """Copied from another branch and not changed: it counts as that branch's, and its own has none."""

    def told() -> list[tuple[str, str]]:
        found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False)).result.findings
        assert not any(f.rule == "department-folders" for f in found)
        return [(f.place.workbook, said(f, "zh").text) for f in found if f.rule == "workbook-astray"]

    sheets(tmp_path / "东城店" / "保险部.xlsx", "东城店保险部")
    sheets(tmp_path / "西城店" / "东城店保险部.xlsx", "东城店保险部")
    sheets(tmp_path / "西城店" / "销售部.xlsx", "西城店销售部")
    ((file, text),) = told()
    assert file == "西城店/东城店保险部.xlsx" and "“东城店”的部门(“东城店保险部”)" in text


def test_a_workbook_of_several_departments_is_each_ones(tmp_path: Path) -> None:
    sheets(tmp_path / "南城店责任表.xlsx", "销售部", "客服部", "保险部")
    sheets(tmp_path / "销售部.xlsx", "销售部")
    settings = Settings(departments=("销售部", "客服部", "保险部"))
    out = tmp_path / "月结汇总.xlsx"
    month_end(tmp_path, settings, None, Order(AS_OF, PERIOD, write=False), out=out)
    summary = openpyxl.load_workbook(out)
    rows = list(summary["完整性"].iter_rows(values_only=True))
    notes = {row[0]: row[2] for row in rows if row[0] in settings.departments}
    assert notes["客服部"] == notes["保险部"] == "南城店责任表.xlsx"
    assert notes["销售部"] == "南城店责任表.xlsx、销售部.xlsx"
    files = {row[0]: row[1:4:2] for row in summary["审计"].iter_rows(values_only=True) if row[0]}
    assert files["南城店责任表.xlsx"] == ("保险部、客服部、销售部", 6)


def test_rows_of_a_reconciliation_that_show_nothing_are_linked_by_their_cells(tmp_path: Path) -> None:
    (tmp_path / "核对").mkdir()
    (tmp_path / "核对" / "运费.toml").write_text(
        """title = "运费"
[left]
label = "登记"
files = ["登记*"]
amount = "金额"
[right]
label = "账单"
files = ["账单*"]
amount = "金额"
[[keys]]
name = "运单"
[match]
cardinality = "one-to-many"
""",
        encoding="utf-8",
    )
    (tmp_path / "dutybook.toml").write_text('[reconciliations]\nfolders = ["核对"]\n', encoding="utf-8")
    for name, rows in (("登记", [["Y1", 900]]), ("账单", [["Y1", 500], ["Y1", 300]])):
        book = openpyxl.Workbook()
        book.active.title = "明细"
        for row in (["运单", "金额"], *rows):
            book.active.append(row)
        book.save(tmp_path / f"{name}-2026-10.xlsx")
    settings = load_settings(tmp_path / "dutybook.toml")
    out = tmp_path / "s.xlsx"
    month_end(tmp_path, settings, None, Order(AS_OF, PERIOD, write=False), out=out)
    links = [c.value for row in openpyxl.load_workbook(out)["核对"].iter_rows() for c in row if c.hyperlink]
    assert links == ["明细!B2", "明细!B2;明细!B3"]
