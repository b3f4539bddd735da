"""Branches in folders of their own: what one handed in counts for no other, what lies in common counts for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from files_kit import AS_OF, ORDERS, PERIOD, arrears, plain, run, settings_of
from kinds import write

from toolkit.app.month_end import month_end
from toolkit.app.order import Order
from toolkit.core.finding import Severity, said
from toolkit.settings import Settings

NAME = "续保日期表-2026-10.xlsx"
PATTERN = "续保日期表-{period}.xlsx"
EAST, SOUTH = "东城店", "南城店"
FOLDER = '[deliverables]\nfolder = "交付件"\n'


def books(home: Path, *places: str, evidence: str = PATTERN) -> None:
    """A workbook at each place, called 东城店/保险部 or 东城店保险部, with a row that names the file."""
    for place in places:
        *folders, name = place.split("/")
        branch = next((b for b in (EAST, SOUTH) if place.startswith(b) and name.startswith(b)), "")
        department = name if branch else "保险部"
        row = [department, "财务部", "续保日期表", "每月20号前", "", "张三", "2026-10-20", evidence]
        plain(home.joinpath(*folders), [row], f"{name}.xlsx")


def hand_in(home: Path, *places: str) -> None:
    for place in places:
        folder = home / place
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "续保日期表-2026-10.pdf").write_bytes(b"%PDF-1.4")


def missing(home: Path, toml: str = "") -> list[str]:
    """The workbooks that are told to lack the file."""
    settings = settings_of(home, toml) if toml else None
    return [f.place.workbook for f in run(home, settings)[1] if f.rule == "deliverable-file-missing"]


def pdf(pattern: str) -> str:
    return pattern.replace(".xlsx", ".pdf")


SEPARATE = (f"{EAST}/保险部", f"{SOUTH}/保险部")
NAMED = (f"{EAST}/{EAST}保险部", f"{SOUTH}/{SOUTH}保险部")
DEEPER = (f"{EAST}/各部门/保险部", f"{SOUTH}/各部门/保险部")
FLAT = (f"{EAST}保险部", f"{SOUTH}保险部")


@pytest.mark.parametrize(
    ("workbooks", "files", "toml", "lacking"),
    [
        (SEPARATE, [EAST], "", [1]),
        (NAMED, [f"{EAST}/交付件"], "", [1]),
        (NAMED, [EAST, f"{SOUTH}/交付件/十月"], "", []),
        (DEEPER, [f"{EAST}/交付件"], "", [1]),
        (DEEPER, [f"{EAST}/交付件", f"{SOUTH}/交付件"], "", []),
        (("总部/保险部", f"{SOUTH}/保险部"), ["总部"], "", [1]),
        # one for all
        (NAMED, ["交付件"], "", []),
        (NAMED, ["."], "", []),
        (NAMED, ["交付件"], FOLDER, []),
        # a folder for all, with one for each in it
        (SEPARATE, [f"交付件/{EAST}"], "", [1]),
        (SEPARATE, [f"交付件/{EAST}"], FOLDER, [1]),
        (DEEPER, [f"交付件/{EAST}/10月"], FOLDER, [1]),
        (SEPARATE, [f"交付件/{EAST}", f"交付件/{SOUTH}"], FOLDER, []),
        (FLAT, [f"交付件/{EAST}"], "", [1]),
        (FLAT, [f"交付件/{EAST}"], FOLDER, [1]),
        (FLAT, ["交付件/财务", "交付件/十月"], FOLDER, []),
        # the folder of the settings, and beside the workbook all the same
        (NAMED, [EAST], FOLDER, [1]),
        # the head office has its workbook above the branches
        (("保险部", f"{SOUTH}/保险部"), [SOUTH], "", [0]),
        (("保险部", f"{SOUTH}/保险部"), ["."], "", [1]),
        (("保险部", f"{SOUTH}/保险部"), ["交付件", SOUTH], "", []),
    ],
)
def test_whose_file_it_is(
    workbooks: tuple[str, ...], files: list[str], toml: str, lacking: list[int], tmp_path: Path
) -> None:
    books(tmp_path, *workbooks, evidence=pdf(PATTERN))
    hand_in(tmp_path, *files)
    assert missing(tmp_path, toml) == [f"{workbooks[index]}.xlsx" for index in lacking]


@pytest.mark.parametrize(
    ("evidence", "lacking"),
    [
        ("交付件/续保日期表-{period}.pdf", [1]),
        ("*/续保日期表-{period}.pdf", [1]),
        (f"{EAST}/交付件/续保日期表-{{period}}.pdf", []),
        (f"月结\\{EAST}\\交付件\\续保日期表-2026-10.pdf", []),
        (f"{SOUTH}/交付件/续保日期表-{{period}}.pdf", [0, 1]),
    ],
)
def test_evidence_that_writes_the_folder(evidence: str, lacking: list[int], tmp_path: Path) -> None:
    """A row that writes the other's folder means that very file; one that writes a folder of any name, its own."""
    home = tmp_path / "月结"
    books(home, *NAMED, evidence=evidence)
    hand_in(home, f"{EAST}/交付件")
    assert missing(home) == [f"{NAMED[index]}.xlsx" for index in lacking]


def test_what_lies_with_the_one_it_is_for_is_handed_in(tmp_path: Path) -> None:
    """Its folder has a workbook of its own."""
    books(tmp_path, "保险部/保险部", evidence=pdf(PATTERN))
    plain(tmp_path / "财务部", [["财务部", *arrears("2026-11-04", "")[1:]]], "财务部.xlsx")
    hand_in(tmp_path, "财务部/收件")
    assert missing(tmp_path) == []


def owing(home: Path, place: str, department: str, evidence: str = "别的-{period}.pdf") -> None:
    """A workbook of another department at a place."""
    folder, _, name = place.rpartition("/")
    row = [department, "财务部", "续保日期表", "每月20号前", "", "张三", "2026-10-20", evidence]
    plain(home / folder, [row], f"{name}.xlsx")


@pytest.mark.parametrize("toml", ["", FOLDER])
def test_a_workbook_in_the_common_folder_makes_it_nobodys(toml: str, tmp_path: Path) -> None:
    books(tmp_path, *SEPARATE, evidence=pdf(PATTERN))
    owing(tmp_path, "交付件/交付登记", "客服部")
    hand_in(tmp_path, "交付件")
    assert missing(tmp_path, toml) == ["交付件/交付登记.xlsx"]


def test_one_file_of_several_departments_at_the_top(tmp_path: Path) -> None:
    books(tmp_path, "保险部", evidence=pdf(PATTERN))
    owing(tmp_path, "店/销售部", "销售部", pdf(PATTERN))
    hand_in(tmp_path, ".")
    assert missing(tmp_path) == []


def test_a_file_left_in_the_month_before_is_told_as_that(tmp_path: Path) -> None:
    books(tmp_path, "2026-10/保险部", evidence=pdf(PATTERN))
    owing(tmp_path, "2026-09/保险部", "保险部", pdf(PATTERN).replace("{period}", "2026-09"))
    hand_in(tmp_path, "2026-09")
    finding = next(f for f in run(tmp_path)[1] if f.place.workbook == "2026-10/保险部.xlsx" and "missing" in f.rule)
    assert "2026-09/续保日期表-2026-10.pdf 在另一个月的文件夹里" in said(finding, "zh").text


def test_what_helps_is_said_and_helps(tmp_path: Path) -> None:
    """The file of the other may be both's: written with its folder, it is."""
    books(tmp_path, *NAMED)
    hand_in(tmp_path, EAST)
    (tmp_path / EAST / "续保日期表-2026-10.pdf").rename(tmp_path / EAST / NAME)
    finding = next(f for f in run(tmp_path)[1] if f.rule == "deliverable-file-missing")
    remedy = said(finding, "zh").remedy
    assert f"{EAST}/{NAME}" in remedy and f"放到 {SOUTH};" in remedy
    books(tmp_path, NAMED[1], evidence=f"{EAST}/{NAME}")
    assert missing(tmp_path) == []


def test_a_file_of_the_head_office_is_said_with_the_folder_that_can_be_written(tmp_path: Path) -> None:
    home = tmp_path / "月结"
    books(home, "保险部", f"{SOUTH}/保险部", evidence=pdf(PATTERN))
    hand_in(home, ".")
    (finding,) = (f for f in run(home)[1] if f.rule == "deliverable-file-missing")
    seen = dict(finding.params)["seen"]
    assert seen == "月结/续保日期表-2026-10.pdf"
    books(home, f"{SOUTH}/保险部", evidence=seen)
    assert missing(home) == []


def test_each_file_is_listed_once_with_all_who_owe_it(tmp_path: Path) -> None:
    books(tmp_path, *NAMED, "西城店/保险部", evidence=pdf(PATTERN))
    hand_in(tmp_path, "交付件", "西城店")
    found = month_end(tmp_path, Settings(), None, Order(AS_OF, PERIOD, write=False))
    told = [(r.name, r.found, r.departments) for r in found.deliverables]
    assert told == [
        ("交付件/续保日期表-2026-10.pdf", True, (f"{EAST}保险部", f"{SOUTH}保险部")),
        ("西城店/续保日期表-2026-10.pdf", True, ("保险部",)),
    ]


def test_papers_are_not_shown_by_another_branchs_file(tmp_path: Path) -> None:
    """A row that names no file is held against those of its kind, but for those of another branch."""
    for branch in (EAST, SOUTH):
        (tmp_path / branch).mkdir()
        book = openpyxl.Workbook()
        for title, rows in (
            ("责任清单", [["责任编号", "责任部门", "责任事项", "期限", "触发业务", "凭证", "完整性要求"],
                         ["销售部7", "销售部", "出装饰单", "交车后3日内", "交车", "装饰单", "带订车单、带交车单"]]),
            ("业务登记", [["业务编号", "客户", "交车时间"], ["XS-001", "陈先生", "2026-10-01"]]),
            ("交付记录", [["责任编号", "业务编号", "状态", "完成时间"], ["销售部7", "XS-001", "已提交", "2026-10-03"]]),
        ):  # fmt: skip
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        del book["Sheet"]
        book.save(tmp_path / branch / "销售部.xlsx")
    write(ORDERS, tmp_path / EAST)
    found = [f.place.workbook for f in run(tmp_path)[1] if f.rule == "paper-unconfirmed"]
    assert found == [f"{SOUTH}/销售部.xlsx"]


def put(path: Path, *rows: list[Any]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)


def kind(home: Path, name: str, columns: dict[str, Any], **keywords: Any) -> Settings:
    """Settings with a schema of a company's own, whose first column is required."""
    (home / "规则").mkdir()
    schema = {"title": name, "x-deliverable": {"names": [name], "files": [f"*{name}*"]}, "properties": columns}
    schema |= {"required": [*columns][:1], **{k.replace("_", "-"): v for k, v in keywords.items()}}
    (home / "规则" / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    return settings_of(home, '[deliverables]\nschemas = "规则"\n')


def metered(home: Path, register: str, control: str) -> tuple[Path, Settings]:
    """The folder of a month whose readings are compared with a register and a control total."""
    columns = {"房号": {"type": "string"}, "用量": {"type": "number"}}
    settings = kind(
        home,
        "抄表",
        columns,
        x_register=[{"column": "房号", "in": {"file": register, "column": "房号"}}],
        x_control=[{"column": "用量", "equals": {"file": control, "label": "总用量"}}],
    )
    folder = home / "2026-10"
    plain(folder, [["工程部", "财务部", "抄表", "每月20号前", "", "张三", "2026-10-20", "抄表-{period}.xlsx"]])
    return folder, settings


def test_a_register_is_the_branchs_own(tmp_path: Path) -> None:
    """The file that a schema names lies above the deliverable's folder, and in the other branch, too."""
    columns = {"单号": {"type": "string"}, "客户": {"type": "string"}}
    register = [{"column": "单号", "in": {"file": "登记.xlsx", "column": "单号"}}]
    settings = kind(tmp_path, "单据", columns, x_register=register)
    for branch, number in ((EAST, "E1"), (SOUTH, "S1")):
        folder = tmp_path / "月结" / branch / "交付件"
        plain(
            folder.parent, [["销售部", "财务部", "单据", "每月20号前", "", "张三", "2026-10-20", "单据-{period}.xlsx"]]
        )
        folder.mkdir()
        for path in (folder / "单据-2026-10.xlsx", folder.parent / "登记.xlsx"):
            put(path, ["单号", "客户"], [number, "陈先生"])
    assert [f.rule for f in run(tmp_path / "月结", settings)[1] if f.severity is Severity.ERROR] == []


def test_one_register_for_all_months_lies_beside_the_settings(tmp_path: Path) -> None:
    """That of a branch, nearer to the deliverable, goes before it."""
    folder, settings = metered(tmp_path, "房产台账.xlsx", "总表.xlsx")
    put(folder / "抄表-2026-10.xlsx", ["房号", "用量"], ["1-101", 3], ["9-999", 4])
    put(tmp_path / "房产台账.xlsx", ["房号", "面积"], ["1-101", 88])
    put(tmp_path / "总表.xlsx", ["总用量", 8])
    found = {f.rule for f in run(folder, settings)[1] if f.severity is not Severity.INFO}
    assert found == {"deliverable-register", "deliverable-control"}
    put(folder / "房产台账.xlsx", ["房号", "面积"], ["1-101", 88], ["9-999", 90])
    found = {f.rule for f in run(folder, settings)[1] if f.severity is not Severity.INFO}
    assert found == {"deliverable-control"}


@pytest.mark.parametrize(
    ("pattern", "files", "found"),
    [
        ("*登记*", ["登记-2026-08", "登记-2026-09"], "deliverable-source"),
        ("*登记*", ["登记2025年"], "deliverable-source"),
        ("*登记*", ["登记-2026-09", "登记"], "deliverable-register"),
        ("*登记*", ["登记-2026-09", "登记-2026-10"], "deliverable-register"),
        ("登记2025年.xlsx", ["登记2025年"], "deliverable-register"),
        ("*登记*.xlsx", ["登记", "登记-旧"], "deliverable-source:several"),
        ("*登记*", ["登记 - 副本", "登记"], "deliverable-source:several"),
        ("*登记*", ["人事部登记", "办公室登记"], "deliverable-source:several"),
        ("{department}登记", ["人事部登记", "办公室登记"], "deliverable-source"),
        ("{department}登记", ["工程部登记", "办公室登记"], "deliverable-register"),
    ],
)
def test_what_lies_beside_the_settings_is_of_no_other_month_and_the_only_one(
    pattern: str, files: list[str], found: str, tmp_path: Path
) -> None:
    folder, settings = metered(tmp_path, pattern, pattern)
    put(folder / "抄表-2026-10.xlsx", ["房号", "用量"], ["9-999", 8])
    for name in files:
        put(tmp_path / f"{name}.xlsx", ["房号", "面积"], ["1-101", 88], ["总用量", 8])
    told = [f for f in run(folder, settings)[1] if f.rule in ("deliverable-source", "deliverable-register")]
    assert {f.rule + ":several" * ("files" in dict(f.params)) for f in told} == {found}
