"""Which files are looked into, and as what: deliverables, workbooks with duties, for one department or several."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from files_kit import AS_OF, BY_NAME, CARDS, LOANS, PERIOD, arrears, brief, plain, run, settings_of
from kinds import write

from toolkit.app.access import Access
from toolkit.app.check import check, nothing_found
from toolkit.app.deliverables import deliverable_files
from toolkit.app.month_end import month_end
from toolkit.app.month_end_json import month_end_json
from toolkit.app.order import Means, Order
from toolkit.app.own_kinds import PassingOver
from toolkit.app.pack import load_pack
from toolkit.app.roll_forward import roll
from toolkit.core.finding import Severity, said
from toolkit.core.period import Period
from toolkit.settings import Settings


def test_files_called_like_deliverables_are_looked_into_though_nobody_names_them(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", "")])
    write(CARDS, tmp_path, {"E4": "12"})
    write(CARDS, tmp_path, {"E4": "12"}, name="刷卡单-2026-09.xlsx")
    records, findings = run(tmp_path)
    assert [(r.name, r.expected) for r in records] == [(CARDS.file, False)]
    assert brief(findings) == [("E4", "deliverable-value", "pattern")]
    assert deliverable_files(tmp_path, Settings()) == {
        (tmp_path / n).resolve() for n in (CARDS.file, "刷卡单-2026-09.xlsx")
    }


def test_a_file_that_the_pack_names_is_not_written_into_though_it_looks_like_a_duty_sheet(tmp_path: Path) -> None:
    pack = load_pack("dealership-finance")
    first, *others = pack.duties
    pack = replace(pack, duties=(first._replace(extra={**first.extra, "file": "返修责任-{period}.xlsx"}), *others))
    named = plain(tmp_path, [arrears(None)], "返修责任-2026-10.xlsx")
    office = plain(tmp_path, [arrears("2026-11-04", "")], "续保部-2026-10.xlsx")
    before = named.read_bytes(), office.read_bytes()
    settings = Settings()._replace(departments=("消贷部", "续保部"))
    month_end(tmp_path, settings, pack, Order(AS_OF, PERIOD))
    assert named.read_bytes() == before[0]
    assert office.read_bytes() != before[1], "a department may be called like a deliverable"


@pytest.mark.parametrize(
    ("name", "judged"),
    [
        ("客服续保部.xlsx", True),
        ("续保部.xlsx", True),
        ("续保部2026年10月.xlsx", True),
        ("续保日期表-2026-10.xlsx", False),
    ],
)
def test_a_duty_workbook_that_is_only_called_like_a_kind_of_deliverable_is_judged(
    name: str, judged: bool, tmp_path: Path
) -> None:
    """No department is known to be called so. One whose name says the kind and the month is taken at its word."""
    plain(tmp_path, [["财务部", *arrears("2026-11-04", "")[1:]]], "财务部.xlsx")
    own = plain(tmp_path, [["续保部", *arrears("2026-11-04", "")[1:]]], name)
    before = own.read_bytes()
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD))
    assert (name in {j.obligation.place.workbook for j in found.result.obligations}) is judged
    assert (own.read_bytes() != before) is judged
    rolled = roll(tmp_path, Period(2026, 11), Settings(), out=tmp_path.parent / f"{tmp_path.name}-11")
    assert (name in {f.name for f in rolled.files}) is judged


def test_a_deliverable_is_known_by_its_table_also_where_another_looks_like_duties(tmp_path: Path) -> None:
    path = write(BY_NAME["续保日期表"], tmp_path, name="续保.xlsx")
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("跟进")
    notes.append(["事项", "期限", "责任人", "完成时间"])
    notes.append(["联系客户", "每月5号前", "张三", None])
    book.save(path)
    assert deliverable_files(tmp_path, Settings()) == {path.resolve()}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("names", [("消贷部.xlsx", "返修责任-2026-10.xlsx"), ("甲组.xlsx", "乙-2026-10.xlsx")])
def test_a_file_that_a_row_names_is_not_written_into_though_it_looks_like_a_duty_sheet(
    names: tuple[str, str], jobs: int, tmp_path: Path
) -> None:
    """Whatever comes first by name, and whether or not departments are known."""
    owner, evidence = names
    plain(tmp_path, [arrears("2026-11-04", evidence.replace("2026-10", "{period}"))], owner)
    plain(tmp_path, [arrears(None, "")], evidence)
    plain(tmp_path, [arrears("2026-11-04", "自己.xlsx")], "自己.xlsx")  # which names itself
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    settings = Settings()._replace(departments=("消贷部",))
    found = month_end(tmp_path, settings, None, Order(AS_OF, PERIOD), Means(jobs=jobs))
    assert [p.name for p in sorted(tmp_path.glob("*.xlsx")) if p.read_bytes() == before[p.name]] == [evidence]
    assert {j.obligation.place.workbook for j in found.result.obligations} == {owner, "自己.xlsx"}
    told = [f for f in found.result.findings if f.rule == "evidence-not-judged"]
    assert [(f.place.workbook, f.severity) for f in told] == [(evidence, Severity.INFO)]
    assert [f.name for f in found.result.files] == sorted(before)
    assert (evidence, True) in [(r.name, r.found) for r in found.deliverables if r.expected]


@pytest.mark.parametrize("said", ["豁免", "作废", "不适用"])
@pytest.mark.parametrize("rows", [[arrears(None, "")], []], ids=["like duties", "a list"])
def test_a_file_that_a_row_names_is_its_evidence_also_where_nothing_is_owed(
    said: str, rows: list[list[Any]], tmp_path: Path
) -> None:
    plain(tmp_path, [arrears(said, "返修责任-{period}.xlsx")], "消贷部.xlsx")
    evidence = plain(tmp_path / "交付件", rows, "返修责任-2026-10.xlsx")
    if not rows:
        book = openpyxl.Workbook()
        book.worksheets[0].append(["姓名", "金额"])
        book.save(evidence)
    before = evidence.read_bytes()
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD))
    assert evidence.read_bytes() == before
    assert [j.obligation.place.workbook for j in found.result.obligations] == ["消贷部.xlsx"]
    assert {f.rule for f in found.result.findings} <= {"evidence-not-judged"}
    assert not found.deliverables


def test_a_missing_file_that_several_departments_owe_is_missing_for_each(tmp_path: Path) -> None:
    for name in ("消贷部", "保险部"):
        plain(tmp_path, [[name, *arrears(None, "欠款报表-{period}.xlsx")[1:]]] * 2, f"{name}.xlsx")
    records, findings = run(tmp_path)
    assert [(r.department, r.name, r.found) for r in records] == [
        ("保险部", "欠款报表-2026-10.xlsx", False), ("消贷部", "欠款报表-2026-10.xlsx", False)
    ]  # fmt: skip
    assert [(f.place.workbook, f.rule) for f in findings] == [
        ("保险部.xlsx", "deliverable-file-missing"), ("消贷部.xlsx", "deliverable-file-missing")
    ]  # fmt: skip
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False), out=tmp_path / "汇总.xlsx")
    assert len(found.deliverables) == 2
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["完整性"]
    shown = [row[0] for row in sheet.iter_rows(values_only=True) if "欠款报表-2026-10.xlsx" in row]
    assert shown == ["保险部", "消贷部"]


def test_a_file_that_several_departments_owe_is_listed_for_each_and_read_once(tmp_path: Path) -> None:
    for name in ("消贷部", "保险部"):
        plain(tmp_path, [[name, *arrears("2026-11-04", "欠款报表-{period}.xlsx")[1:]]] * 2, f"{name}.xlsx")
    write(LOANS, tmp_path, name="欠款报表-2026-10.xlsx")
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False), out=tmp_path / "汇总.xlsx")
    assert [(r.name, r.found, r.departments) for r in found.deliverables] == [
        ("欠款报表-2026-10.xlsx", True, ("保险部", "消贷部"))
    ]
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["完整性"]
    shown = [row[0] for row in sheet.iter_rows(values_only=True) if row[2] == "欠款报表-2026-10.xlsx"]
    assert shown == ["保险部", "消贷部"]
    (told,) = month_end_json(found, "zh", None)["month_end"]["deliverables"]
    assert (told["department"], told["departments"]) == ("保险部", ["保险部", "消贷部"])


def test_a_file_of_no_known_kind_is_told_what_helps_where_the_month_is_closed(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", "午餐.xlsx"), arrears("2026-11-04", "刷卡单-{period}.xlsx")])
    for name in ("午餐.xlsx", "刷卡单-2026-10.xlsx"):
        book = openpyxl.Workbook()
        book.active.append(["人", "菜"])  # type: ignore[union-attr]
        book.active.append(["张三", "鱼"])  # type: ignore[union-attr]
        book.save(tmp_path / name)
    found = [f for f in run(tmp_path)[1] if f.rule in ("deliverable-no-schema", "deliverable-no-table")]
    assert len(found) == 2
    for finding in found:
        for lang, words in (("zh", "文件名里写上"), ("en", "into the file's name")):
            remedy = said(finding, lang).remedy
            assert words in remedy and "--schema" not in remedy, "month-end has no such option"


def test_a_check_of_a_folder_passes_over_what_is_of_a_kind_of_the_companys_own(tmp_path: Path) -> None:
    """An AR ageing has customers, invoices and due dates, as a duty sheet may have."""
    book = openpyxl.Workbook()
    for row in (
        ["Account", "Customer", "Invoice no", "Due date", "Balance"],
        ["C1", "Acme Ltd", "INV-1001", "31/10/2026", 1200],
        ["C2", "Beta plc", "INV-1002", "15-Oct-26", 300],
    ):
        book.active.append(row)
    (tmp_path / "AR").mkdir()
    file = tmp_path / "AR" / "AR ageing Oct-26.xlsx"
    book.save(file)
    office = plain(tmp_path, [arrears("2026-11-04", "")])
    schema = {
        "title": "AR ageing",
        "x-deliverable": {"names": ["AR ageing"], "files": ["*AR ageing*"]},
        "properties": {"Invoice no": {"type": "string"}, "Balance": {"type": "number"}},
        "required": ["Invoice no", "Balance"],
    }
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "AR ageing.json").write_text(json.dumps(schema), "utf-8")
    settings = settings_of(tmp_path, '[deliverables]\nschemas = "kinds"\n')

    def judged(*paths: Path) -> tuple[set[str], list[str]]:
        apart = PassingOver(paths, settings, Access())
        found = check(paths, settings, Order(AS_OF, PERIOD, write=False), watcher=apart)
        return {o.obligation.place.workbook for o in found.obligations}, [said(f, "en").text for f in apart.told]

    books, told = judged(tmp_path)
    assert books == {office.name} and len(told) == 1 and "deliverable" in told[0]
    assert judged(file)[1] == [], "a file that is named is checked"
    (tmp_path / "空").mkdir()
    paths = [tmp_path / "AR", tmp_path / "空"]
    apart = PassingOver(paths, settings, Access())
    nothing = check(paths, settings, Order(AS_OF, PERIOD, write=False), watcher=apart)
    assert [f.place.workbook for f in nothing_found(paths, nothing, settings, apart.skip)] == ["空"]
    (tmp_path / "kinds" / "AR ageing.json").write_text("{", "utf-8")
    assert judged(tmp_path)[1] == [], "what is wrong with it is said where it is needed"


@pytest.mark.parametrize("beside", [True, False])
def test_a_check_of_a_folder_does_not_pass_over_a_deliverable_with_duties(beside: bool, tmp_path: Path) -> None:
    """On a sheet of their own, or where the kind is one of duties: 责任台账."""
    book, duty = openpyxl.Workbook(), ["责任部门", "服务事项", "期限", "完成时间"]
    for row in (duty, ["销售部", "报表", "每月5号前", None]):
        book.active.append(row)
    if beside:
        sheet = book.create_sheet("账龄")
        for row in (["客户", "发票号", "到期日", "余额"], ["甲", "F1", "2026-10-31", 1200]):
            sheet.append(row)
    book.save(tmp_path / "台账销售部.xlsx")
    columns = ["发票号", "余额"] if beside else duty
    schema = {
        "title": "台账",
        "x-deliverable": {"names": ["台账"], "files": ["*台账*"]},
        "properties": {name: {"type": "string"} for name in columns},
        "required": columns[:2],
    }
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "台账.json").write_text(json.dumps(schema), "utf-8")
    apart = PassingOver([tmp_path], settings_of(tmp_path, '[deliverables]\nschemas = "kinds"\n'), Access())
    assert apart.skip == frozenset() and apart.told == ()
