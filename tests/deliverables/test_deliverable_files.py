"""What obligations name as evidence: is it there, when was it handed in, what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from files_kit import AS_OF, CARDS, LOANS, PERIOD, Told, arrears, brief, plain, run, settings_of, stamp
from kinds import write
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.app.check import check
from toolkit.app.deliverables import Collector
from toolkit.app.month_end import month_end
from toolkit.app.order import Order
from toolkit.core.finding import Severity, said
from toolkit.core.moment import Moment
from toolkit.settings import Settings


def test_a_file_that_is_there_in_time_and_right_says_nothing(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04")])
    path = write(LOANS, tmp_path)
    stamp(path, "2026-11-04T09:00")
    records, findings = run(tmp_path)
    assert findings == []
    (record,) = records
    assert (record.name, record.schema, record.rows, record.expected, record.found) == (
        path.name, LOANS.schema, 3, True, True,
    )  # fmt: skip
    assert (str(record.due), str(record.handed_in)) == ("2026-11-05T24:00", "2026-11-04")
    assert record.department == "消贷部" and len(record.fingerprint) == 64


@pytest.mark.parametrize(
    ("done", "as_of", "severity", "variant"),
    [
        ("2026-11-04", "2026-11-06T18:00", Severity.ERROR, "said"),
        ("2026-11-04", "2026-11-04T18:00", Severity.ERROR, "said"),
        (None, "2026-11-06T18:00", Severity.ERROR, ""),
        (None, "2026-11-03T18:00", Severity.INFO, "early"),
    ],
)
def test_a_file_that_is_not_there(
    done: str | None, as_of: str, severity: Severity, variant: str, tmp_path: Path
) -> None:
    plain(tmp_path, [arrears(done)])
    records, findings = run(tmp_path, as_of=Moment.parse(as_of))
    assert brief(findings) == [("H2", "deliverable-file-missing", variant)]
    assert findings[0].severity is severity
    assert "欠款报表-消贷部-2026-10.xlsx" in said(findings[0], "zh").text
    assert [(r.name, r.found, r.expected) for r in records] == [("欠款报表-消贷部-2026-10.xlsx", False, True)]


@pytest.mark.parametrize("apart", ["、", ";", "\uff1b", ",", "\uff0c", "\n"])
def test_several_files_of_one_row(apart: str, tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", apart.join(["甲-{period}.xlsx", "乙-{period}.xlsx"]))])
    records, _ = run(tmp_path)
    assert [r.name for r in records] == ["甲-2026-10.xlsx", "乙-2026-10.xlsx"]


@pytest.mark.parametrize(
    ("evidence", "names"),
    [
        ("见附件:甲-2026-10.xlsx", ["甲-2026-10.xlsx"]),
        ("see attached\uff1a甲 2026-10.xlsx", ["甲 2026-10.xlsx"]),
        ("甲.xlsx 乙 2026.10.xlsx", ["甲.xlsx", "乙 2026.10.xlsx"]),
        ("甲.xlsx/乙.pdf", ["甲.xlsx", "乙.pdf"]),
        ("甲.xlsx和乙.xlsx 及 丙.XLS", ["甲.xlsx", "乙.xlsx", "丙.XLS"]),
        ("Anna.xlsx and Andy.xlsx & Ben.csv", ["Anna.xlsx", "Andy.xlsx", "Ben.csv"]),
        ("《甲.xlsx》《乙-{period}.xlsx》", ["甲.xlsx", "乙-2026-10.xlsx"]),
        ("详见“甲.docx”", ["甲.docx"]),
        ("甲.xlsx(已签字)", ["甲.xlsx"]),
        ("甲.xlsx\uff08已签字\uff09乙.xlsx 2份", ["甲.xlsx", "乙.xlsx"]),
        ("甲(1).xlsx;(新)乙.xlsx;[3]丙.xlsx", ["甲(1).xlsx", "(新)乙.xlsx", "[3]丙.xlsx"]),
        ("甲.xlsx.pdf", ["甲.xlsx.pdf"]),
        ("交付件/甲.xlsx\nD:\\财务\\乙.xlsx", ["交付件/甲.xlsx", "D:\\财务\\乙.xlsx"]),
        ("甲-{period}和乙", ["甲-2026-10和乙"]),
        ("见丁.pdf第3页", ["丁.pdf"]),
        ("丁.pdf 第3-5页", ["丁.pdf"]),
        ("已发甲.xlsx给财务", []),
        ("https://pan.example.com/甲.pdf", []),
        ("PZ10.3、No.12、v1.docs", []),
    ],
)
def test_the_names_in_what_a_row_says(evidence: str, names: list[str], tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", evidence)])
    assert [r.name for r in run(tmp_path)[0]] == names


@pytest.mark.parametrize(
    "said", ["1.水电.pdf 2.抄表.pdf", "①水电.pdf②抄表.pdf", "(1)水电.pdf\n(2)抄表.pdf", "见水电.pdf、抄表.pdf"]
)
def test_numbers_before_names_are_a_lists_where_no_file_is_called_so(said: str, tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", said)])
    for name in ("水电.pdf", "抄表.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4")
    records, findings = run(tmp_path)
    assert [(r.name, r.found) for r in records] == [("水电.pdf", True), ("抄表.pdf", True)]
    assert "deliverable-file-missing" not in {f.rule for f in findings}
    own = tmp_path / "1.水电.pdf"
    own.write_bytes(b"%PDF-1.4")
    assert (own.name in {r.name for r in run(tmp_path)[0]}) is said.startswith("1.")


def test_each_thing_of_a_workbook_whose_file_is_missing_is_told(tmp_path: Path) -> None:
    rows = [arrears("2026-11-04", "丙.pdf"), arrears("2026-11-04", "丙.pdf")]
    rows[1][2] = "绿化"
    plain(tmp_path, rows)
    assert brief(run(tmp_path)[1]) == [(cell, "deliverable-file-missing", "said") for cell in ("H2", "H3")]


@pytest.mark.parametrize("suffix", ["pdf", "docx", "zip", "JPG"])
def test_files_that_are_no_workbooks_have_to_be_there_as_well(suffix: str, tmp_path: Path) -> None:
    name = f"合同-2026-10.{suffix}"
    plain(tmp_path, [arrears("2026-11-04", f"合同-{{period}}.{suffix}")])
    records, findings = run(tmp_path)
    assert [(r.name, r.found) for r in records] == [(name, False)]
    assert brief(findings) == [("H2", "deliverable-file-missing", "said")]
    (tmp_path / name).write_bytes(b"whatever")
    stamp(tmp_path / name, "2026-11-04T09:00")
    records, findings = run(tmp_path)
    assert findings == []
    assert [(r.name, r.found, bool(r.fingerprint), r.error) for r in records] == [(name, True, True, "")]
    (tmp_path / name).write_bytes(b"")
    stamp(tmp_path / name, "2026-11-04T09:00")
    records, findings = run(tmp_path)
    assert [(f.place.workbook, f.rule) for f in findings] == [(name, "file-empty")]
    assert [r.error for r in records] == ["file-empty"]


def test_a_name_without_an_ending_is_that_of_the_workbook_where_there_is_one(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", "合同-{period}")])
    for suffix in (".pdf", ".xlsx"):
        path = tmp_path / f"合同-2026-10{suffix}"
        write(CARDS, tmp_path, name=path.name)
        stamp(path, "2026-11-04T09:00")
        assert [r.name for r in run(tmp_path)[0]] == [path.name]


@pytest.mark.parametrize("title", ["佐证材料", "附件", "Supporting documents"])
def test_what_the_column_of_files_is_called(title: str, tmp_path: Path) -> None:
    path = plain(tmp_path, [arrears("2026-11-04")])
    book = openpyxl.load_workbook(path)
    book["责任表"]["H1"] = title
    book.save(path)
    assert brief(run(tmp_path)[1]) == [("H2", "deliverable-file-missing", "said")]


@pytest.mark.parametrize(
    ("as_of", "severity", "variant"),
    [("2026-11-06T18:00", Severity.ERROR, ""), ("2026-11-03T18:00", Severity.INFO, "early")],
)
def test_a_file_that_the_settings_name_for_a_duty(as_of: str, severity: Severity, variant: str, tmp_path: Path) -> None:
    """Nothing was handed in: owed after the due, a word of notice before."""
    plain(tmp_path, [arrears(None, "")])
    settings = settings_of(tmp_path, '[deliverables.files]\n"欠款报表" = "欠款报表-{department}-{period}.xlsx"\n')
    _, findings = run(tmp_path, settings, Moment.parse(as_of))
    assert brief(findings) == [("H2", "deliverable-file-missing", variant)]
    assert findings[0].severity is severity
    assert "2026-11-05" in said(findings[0], "zh").text and "欠款报表-消贷部-2026-10" in said(findings[0], "en").text


def test_a_key_of_the_settings_that_is_for_no_row_is_told(tmp_path: Path) -> None:
    """With the numbers that there are; of two keys for a row the one that comes second is for it, too."""
    book = openpyxl.load_workbook(plain(tmp_path, [arrears(None, ""), arrears(None, "")]))
    for cell, value in zip(book["责任表"]["I"], ("责任编号", "消贷部8", "消贷部9"), strict=True):
        cell.value = value
    book.save(tmp_path / "消贷部.xlsx")
    write(LOANS, tmp_path, name="a.xlsx")
    keys = '"消贷部8" = "a.xlsx"\n"提供欠款报表" = "a.xlsx"\n"消贷部88" = "b-{period}.xlsx"\n"刷卡单" = "c.xlsx"\n'
    settings = settings_of(tmp_path, f"[deliverables.files]\n{keys}")
    told = [f for f in run(tmp_path, settings)[1] if f.rule == "deliverable-key-unused"]
    assert [(f.place.workbook, dict(f.params)["entry"]) for f in told] == [
        ("dutybook.toml", "消贷部88"), ("dutybook.toml", "刷卡单"),
    ]  # fmt: skip
    assert "消贷部8、消贷部9" in said(told[0], "zh").text and "b-{period}.xlsx" in said(told[0], "en").text


@pytest.mark.parametrize("column", [3, 8])
def test_a_key_that_is_all_that_is_owed_or_the_evidence_counts_however_short_it_is(column: int, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(plain(tmp_path, [arrears(None, "")]))
    page = book["责任表"]
    page.cell(2, column).value = "月报"
    book.save(tmp_path / "消贷部.xlsx")
    settings = settings_of(tmp_path, '[deliverables.files]\n"月报" = "月报-{period}.xlsx"\n')
    assert [f.rule for f in run(tmp_path, settings)[1]] == ["deliverable-file-missing"]


@pytest.mark.parametrize("name", ["消贷部", "消费信贷科", "LOANS"])
def test_the_department_of_a_files_name_may_be_called_otherwise(name: str, tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", "")])
    write(LOANS, tmp_path, name=f"欠款报表-{name}-2026-10.xlsx")
    settings = settings_of(tmp_path, '[deliverables.files]\n"欠款报表" = "欠款报表-{department}-{period}.xlsx"\n')
    settings = settings._replace(department_aliases={"消费信贷科": "消贷部", "loans": "消贷部"})
    _, findings = run(tmp_path, settings)
    assert "deliverable-file-missing" not in {f.rule for f in findings}


def test_only_another_periods_file(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04")])
    write(LOANS, tmp_path, name="欠款报表-消贷部-2026-09.xlsx")
    _, findings = run(tmp_path)
    assert brief(findings) == [("H2", "deliverable-file-missing", "other")]
    assert "欠款报表-消贷部-2026-09.xlsx" in said(findings[0], "zh").text


@pytest.mark.parametrize("own", ['[deliverables]\nfolder = "交付件"\n', ""])
@pytest.mark.parametrize("done", ["2026-10-20", None])
def test_a_carried_rows_file_may_lie_in_its_own_months_folder(done: str | None, own: str, tmp_path: Path) -> None:
    """It is said where, since a row of this month may name last month's file by mistake."""
    months = [tmp_path / f"月结{month}" for month in ("2026-09", "2026-10", "2026-11")]
    for folder in months:
        (folder / "交付件").mkdir(parents=True)
    row = ["消贷部", "财务部", "欠款报表", "2026-10-05前", "", "张三", done, "欠款报表-消贷部-2026-09.xlsx"]
    plain(months[1], [row])
    settings = settings_of(months[1], own)
    _, findings = run(months[1], settings)
    assert brief(findings) == [("H2", "deliverable-file-missing", "said" if done else "")]
    write(LOANS, months[0] / "交付件", name="欠款报表-消贷部-2026-09.xlsx")
    records, findings = run(months[1], settings)
    assert [(f.rule, f.severity) for f in findings] == [("deliverable-file-missing", Severity.WARNING)]
    assert "月结2026-09/交付件/欠款报表-消贷部-2026-09.xlsx" in said(findings[0], "zh").text
    assert [r.found for r in records] == [False]


def test_the_right_name_with_another_periods_content(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04")])
    path = write(LOANS, tmp_path, {"A1": "分期客户欠款报表(2026年9月)"})
    stamp(path, "2026-11-04T09:00")
    _, findings = run(tmp_path)
    assert [(f.place.workbook, f.place.cell, f.rule) for f in findings] == [(path.name, "A1", "deliverable-period")]


def test_when_it_was_handed_in_is_the_sheets_word(tmp_path: Path) -> None:
    """No completion time: said so, with the file's own time as weak evidence. Modified after the due: a hint."""
    settings = settings_of(tmp_path, '[deliverables.files]\n"欠款报表" = "欠款报表-消贷部-{period}"\n')
    plain(tmp_path, [arrears(None, "")])
    path = write(LOANS, tmp_path)
    stamp(path, "2026-11-04T09:30")
    _, findings = run(tmp_path, settings)
    assert brief(findings) == [("G2", "deliverable-unrecorded", "")]
    assert "2026-11-04 09:30" in said(findings[0], "zh").text and "仅供参考" in said(findings[0], "zh").text
    plain(tmp_path, [arrears("2026-11-04", "")])
    stamp(path, "2026-11-05T20:00")
    assert run(tmp_path, settings)[1] == [], "before the due"
    stamp(path, "2026-11-06T10:00")
    _, findings = run(tmp_path, settings)
    assert brief(findings) == [("G2", "deliverable-touched", "")]
    assert findings[0].severity is Severity.INFO


def test_in_a_folder_of_their_own_under_many_names(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path, '[deliverables]\nfolder = "交付件"\n[deliverables.files]\n"欠款报表" = "*欠款报表*{period}*"\n'
    )
    plain(tmp_path / "各部门", [arrears("2026-11-04", "")])
    place = tmp_path / "交付件" / "消贷"
    place.mkdir(parents=True)
    for name in ("消贷欠款报表 2026年10月.xlsx", "消贷欠款报表(2026.10).xlsx"):
        stamp(write(LOANS, place, name=name), "2026-11-04T09:00")
    records, findings = run(tmp_path / "各部门", settings)
    assert findings == [] and len(records) == 2 and all(r.expected for r in records)


@pytest.mark.parametrize("named", ["row", "settings"])
def test_large_sheets_are_looked_through_by_column(named: str, tmp_path: Path) -> None:
    """Rows that are judged by column: of many, those that name a file are found, others are not even made."""
    from toolkit.sheet.judged_rows import TableRows

    settings = (
        settings_of(tmp_path, '[deliverables.files]\n"欠款报表" = "欠款报表-{period}"\n')
        if named == "settings"
        else None
    )
    rows = [["销售部", "财务部", f"事项{i}", "每月5号前", "次月", "张三", "2026-11-04", f"No{i}"] for i in range(400)]
    rows[200] = arrears(None, "欠款报表-{period}.xlsx" if named == "row" else "")
    plain(tmp_path, rows)
    used = settings or Settings()
    collector = Collector(tmp_path, used, PERIOD)
    seen: list[bool] = []

    def take(checked: Any) -> None:
        seen.append(any(isinstance(p, TableRows) and any(p.outcomes) for p in getattr(checked.judged, "parts", [])))
        collector.take(checked)

    result = check([tmp_path], used, Order(AS_OF, PERIOD, write=False, keep="findings"), watcher=Told(take))
    assert seen == [True] and len(result.obligations) == 0
    _, findings = collector.finish(AS_OF)
    assert brief(list(findings)) == [("H202", "deliverable-file-missing", "")]


def test_a_file_is_called_by_its_place_also_where_the_folder_is_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name leads to it from the summary, and is by what the ledger knows it."""
    home = tmp_path / "月结"
    plain(home, [arrears("2026-11-04")])
    (home / "交付件").mkdir()
    write(LOANS, home / "交付件", name="欠款报表-消贷部-2026-10.xlsx")
    settings = settings_of(home, '[deliverables]\nfolder = "交付件"\n')
    monkeypatch.chdir(tmp_path)
    for folder in (home, Path("月结")):
        (record,), _ = run(folder, settings)
        assert record.name == "交付件/欠款报表-消贷部-2026-10.xlsx"


def test_nothing_is_expected_where_nothing_names_a_file(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04", "纸质"), arrears(None, "")])
    assert run(tmp_path) == ((), [])


def test_what_is_exempt_or_of_another_period_expects_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["责任部门", "事项", "期限", "期间", "状态", "完成时间", "凭证"])
    sheet.append(["消贷部", "欠款报表", "次月5日前", "2026-10", "豁免", None, "欠款报表-{period}.xlsx"])
    sheet.append(["消贷部", "欠款报表", "次月5日前", "2026-09", "已提交", "2026-10-05", "欠款报表-{period}.xlsx"])
    book.save(tmp_path / "消贷部.xlsx")
    assert run(tmp_path) == ((), [])


def test_a_damaged_file_is_a_finding_and_the_others_are_looked_into(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04"), arrears("2026-11-04", "刷卡单-{period}.xlsx")])
    (tmp_path / LOANS.file).write_bytes(b"PK\x03\x04 broken")
    stamp(write(CARDS, tmp_path, {"E4": "12"}), "2026-11-01T10:00")
    stamp(tmp_path / LOANS.file, "2026-11-01T10:00")
    records, findings = run(tmp_path)
    assert {r.name: bool(r.error) for r in records} == {LOANS.file: True, CARDS.file: False}
    assert {f.place.workbook for f in findings} == {LOANS.file, CARDS.file}


def test_levels_of_the_settings_hold(tmp_path: Path) -> None:
    plain(tmp_path, [arrears("2026-11-04")])
    off = Settings(rules={"deliverable-file-missing": None})
    assert run(tmp_path, off)[1] == []
    low = Settings(rules={"deliverable-file-missing": Severity.WARNING})
    assert run(tmp_path, low)[1][0].severity is Severity.WARNING


@pytest.mark.parametrize("keep", [True, False])
def test_a_file_that_only_a_row_names_need_be_no_duty_workbook(keep: bool, tmp_path: Path) -> None:
    """Its name says nothing, and it may come before the workbook that names it."""
    from toolkit.app.month_end import month_end

    folder = tmp_path / "2026-10"
    plain(folder, [arrears("2026-11-03", "安全巡查-{period}.xlsx")])
    for name in ("安全巡查-2026-10.xlsx", "午餐.xlsx"):
        book = openpyxl.Workbook()
        book.active.append(["人", "菜"])
        book.active.append(["张三", "鱼"])
        book.save(folder / name)
    found = month_end(folder, Settings(), None, Order(AS_OF, PERIOD, write=False, keep="all" if keep else "nothing"))
    assert [f.place.workbook for f in found.result.findings if f.rule == "no-duty-sheet"] == ["午餐.xlsx"]
    assert [f.name for f in found.result.files] == ["午餐.xlsx", "安全巡查-2026-10.xlsx", "消贷部.xlsx"]
    assert [(d.name, d.found) for d in found.deliverables] == [("安全巡查-2026-10.xlsx", True)]


@pytest.mark.parametrize("keep", [True, False])
def test_a_file_that_only_a_row_names_is_one_thing_once(keep: bool, tmp_path: Path) -> None:
    """It cannot be read, is blank, is of a kind that nobody described: said once, and counted as its department's."""
    from toolkit.app.month_end import month_end

    folder = tmp_path / "2026-10"
    rows = [arrears("2026-11-03", f"{name}-{{period}}.xlsx") for name in ("催收记录", "空表", "安全巡查")]
    plain(folder, [*rows, arrears("2026-11-03")])
    (folder / "催收记录-2026-10.xlsx").write_bytes(b"")
    for name, cells in (("空表", []), ("安全巡查", ["人", "菜"])):
        book = openpyxl.Workbook()
        book.active.append(cells)
        book.save(folder / f"{name}-2026-10.xlsx")
    write(LOANS, folder, {"G7": 7400})
    out = tmp_path / "月结汇总.xlsx"
    settings = Settings(departments=("消贷部", "人事部"))
    found = month_end(
        folder,
        settings,
        None,
        Order(AS_OF, PERIOD, write=False, keep="all" if keep else "nothing"),
        out=out,
    )
    assert [
        (f.place.workbook, f.rule, f.severity.value)
        for f in found.result.findings
        if "-2026-10.xlsx" in f.place.workbook
    ] == [
        ("催收记录-2026-10.xlsx", "file-empty", "error"),
        ("安全巡查-2026-10.xlsx", "deliverable-no-schema", "info"),
        ("欠款报表-消贷部-2026-10.xlsx", "deliverable-total", "error"),
        ("空表-2026-10.xlsx", "deliverable-empty", "error"),
    ]
    assert found.exit_code == 3
    summary = openpyxl.load_workbook(out)
    problems = {row[0]: row[-1] for row in summary["部门"].iter_rows(min_row=5, values_only=True)}
    assert problems["消贷部"] == 3 and problems["人事部"] == 1
    inside = [row for row in summary["审计"].iter_rows(values_only=True) if row[2] == "交付文件"]
    assert len(inside) == 4 and not any(isinstance(row[3], int) for row in inside)  # its rows are no obligations
    names = [row[0] for row in summary["审计"].iter_rows(values_only=True) if str(row[0]).endswith(".xlsx")]
    assert sorted(names) == sorted(p.name for p in folder.glob("*.xlsx"))


def test_a_deliverable_that_cannot_be_read_is_as_bad_as_a_workbook(tmp_path: Path) -> None:
    from toolkit.app.month_end import month_end

    plain(tmp_path, [arrears("2026-11-03")])
    (tmp_path / "欠款报表-消贷部-2026-10.xlsx").write_bytes(b"")
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False))
    assert found.exit_code == 3


@pytest.mark.parametrize(
    ("evidence", "figures"),
    [
        (["甲.xlsx"], ("0 / 1", "打不开 1 个")),
        (["甲.xlsx", "乙.pdf", "没有.xlsx"], ("0 / 3", "缺 1 个,打不开 2 个")),
        (["甲.xlsx", LOANS.file], ("1 / 2", "打不开 1 个")),
    ],
)
def test_a_file_that_cannot_be_read_is_not_counted_as_handed_in(
    evidence: list[str], figures: tuple[str, str], tmp_path: Path
) -> None:
    plain(tmp_path, [arrears("2026-11-03", name) for name in evidence])
    for name in ("甲.xlsx", "乙.pdf"):
        (tmp_path / name).write_bytes(b"")
    write(LOANS, tmp_path)
    month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False), out=tmp_path / "汇总.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["总览"]
    shown = {sheet.cell(14, c).value: (sheet.cell(15, c).value, sheet.cell(16, c).value) for c in range(1, 12, 2)}
    assert shown["交付文件"] == figures


@pytest.mark.parametrize(
    ("place", "evidence", "variant"),
    [
        ("2026-09", "合同.pdf", "another-month"),
        ("交付件/9月", "合*.pdf", "another-month"),
        ("2026-10", "合同.pdf", None),
        ("2026年11月", "合同.pdf", None),  # when it was handed in
        ("上月业务", "合同.pdf", None),
        ("2026年09-10月", "合同.pdf", None),
        ("2026-01起", "合同.pdf", None),
        ("2025年12月新店", "合同.pdf", None),
        ("2026-09/2026-10", "合同.pdf", None),  # the nearest
        ("2026-09", "2026-09/合同.pdf", None),
    ],
)
def test_what_lies_in_the_folder_of_a_month_before_is_not_this_months(
    place: str, evidence: str, variant: str | None, tmp_path: Path
) -> None:
    plain(tmp_path, [arrears("2026-11-04", evidence)])
    (tmp_path / place).mkdir(parents=True)
    file = tmp_path / place / "合同.pdf"
    file.write_bytes(b"%PDF-1.7")
    stamp(file, "2026-11-04T09:00")
    _, findings = run(tmp_path)
    assert brief(findings) == ([("H2", "deliverable-file-missing", variant)] if variant else [])


@pytest.mark.parametrize(("folder", "name"), [("2026-09", "合同-2026-09.pdf"), ("9月", "合同-9月.pdf")])
def test_a_row_that_was_carried_over_has_its_file_in_the_folder_of_its_month(
    folder: str, name: str, tmp_path: Path
) -> None:
    plain(tmp_path, [arrears("2026-11-04", name)])
    (tmp_path / folder).mkdir()
    file = tmp_path / folder / name
    file.write_bytes(b"%PDF-1.7")
    stamp(file, "2026-11-04T09:00")
    assert brief(run(tmp_path)[1]) == []
