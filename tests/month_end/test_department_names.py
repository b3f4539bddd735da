"""A department that each sheet calls otherwise: counted as one where the settings say so, told where they do not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from build import AS_OF, PERIOD

from toolkit.app.month_end import month_end
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.order import Order
from toolkit.app.pack import load_pack
from toolkit.app.summary.figures import figures
from toolkit.core.finding import Severity, said
from toolkit.errors import SettingsError
from toolkit.settings import Settings
from toolkit.settings.file import load_settings

HEAD = ["责任部门", "服务对象", "事项", "期限", "完成时间"]


def write(path: Path, *rows: tuple[str, str], head: list[str] | None = None) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(head or HEAD)
    for n, (provider, receiver) in enumerate(rows):
        sheet.append([provider, receiver, f"{path.stem}报表{n}", "每月5号前", "2026-10-04"])
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "总院.xlsx", ("财务科(总院)", "医务部"), ("医务部", "财务"))
    write(tmp_path / "东院.xlsx", ("财务处", "医务 部"), ("医务部", "财务科（总院）"))
    write(tmp_path / "西院.xlsx", ("财务部", "医务部"), ("医务部", "東院財務"), ("护理部", "设备"))
    return tmp_path


def run(folder: Path, text: str) -> MonthEnd:
    (folder / "dutybook.toml").write_text(text, encoding="utf-8")
    settings = load_settings(folder / "dutybook.toml")
    return month_end(folder, settings, None, Order(AS_OF, PERIOD, write=False))


def alike(made: MonthEnd) -> list[tuple[str, str]]:
    found = [f for f in made.result.findings if f.rule == "department-alike"]
    return sorted((f.place.workbook, said(f, "zh").text) for f in found)


def test_names_of_one_department_count_as_one(folder: Path) -> None:
    made = run(
        folder,
        'departments = ["财务部", "医务部", "护理部"]\n[department_names]\n'
        '"财务部" = ["财务", "财务处", "财务科(总院)", "東院財務"]\n"医务部" = "医务科"\n',
    )
    assert not made.missing
    assert set(made.tally.pairs) == {("财务部", "医务部"), ("医务部", "财务部"), ("护理部", "设备")}
    assert made.tally.pairs["财务部", "医务部"].counts.obligations == 3
    assert alike(made) == []


def test_a_department_named_by_title_or_file_goes_by_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "财务科10月.xlsx", ("-", "医务科"), head=["序号", *HEAD[1:]])
    made = run(tmp_path, '[department_names]\n"财务部" = ["财务科"]\n"医务部" = ["医务科"]\n')
    assert set(made.tally.pairs) == {("财务部", "医务部")}


NAMES = '[department_names]\n"物业部" = ["Property Management", "物业"]\n"财务部" = ["Finance", "财务"]\n'


@pytest.mark.parametrize(
    ("file", "title", "department"),
    [
        ("Property Management 2026-10.xlsx", "", "物业部"),
        ("property_management-2026-10.xlsx", "To be delivered to Finance", "物业部"),
        ("10月物业.xlsx", "", "物业部"),
        ("duties.xlsx", "PROPERTY  MANAGEMENT - duties, October 2026", "物业部"),
        ("责任表.xlsx", "物业对财务的责任", "物业部"),
        ("责任表.xlsx", "交财务的报表", ""),
        ("Refinance.xlsx", "", ""),
        ("计划财务部.xlsx", "", "计划财务部"),
        ("护理部.xlsx", "财务要的报表", "护理部"),
    ],
)
def test_other_names_hold_in_names_of_files_and_titles(file: str, title: str, department: str, tmp_path: Path) -> None:
    write(tmp_path / file, ("-", "医务部"), head=["序号", *HEAD[1:]])
    if title:
        book = openpyxl.load_workbook(tmp_path / file)
        book.worksheets[0].insert_rows(1)
        book.worksheets[0]["A1"] = title
        book.save(tmp_path / file)
    made = run(tmp_path, 'departments = ["物业部"]\n' + NAMES)
    assert set(made.tally.pairs) == {(department, "医务部")}
    assert bool(made.missing) == (department != "物业部")


def test_an_unreadable_workbook_is_its_departments_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "Property Management.xlsx").write_bytes(b"PK")
    made = run(tmp_path, 'departments = ["物业部"]\n' + NAMES)
    assert made.missing and [f.rule for f in made.result.findings if f.rule == "department-missing"] == []


def test_rows_that_are_no_departments_are_told_once_a_table(tmp_path: Path) -> None:
    write(tmp_path / "责任表.xlsx", ("-", "医务部"), ("-", "医务部"), head=["序号", *HEAD[1:]])
    write(tmp_path / "汇总.xlsx", ("", "医务部"), ("护理部", "医务部"))
    write(tmp_path / "护理部.xlsx", ("-", "医务部"), head=["序号", *HEAD[1:]])
    made = run(tmp_path, "")
    found = [f for f in made.result.findings if f.rule == "department-unnamed"]
    assert [(f.place.workbook, f.place.cell, f.severity) for f in found] == [
        ("汇总.xlsx", "A1", Severity.WARNING),
        ("责任表.xlsx", "A1", Severity.WARNING),
    ]
    assert [said(f, "en").text[:42] for f in found] == [
        "Nothing says which department 1 row is of;",
        "Nothing says which department 2 rows are o",
    ]
    assert not [
        f for f in run(tmp_path, '[rules]\ndepartment-unnamed = "off"\n').result.findings if f.rule == found[0].rule
    ]


def test_names_that_look_like_one_department_are_told(folder: Path) -> None:
    made = run(folder, 'departments = ["财务部", "医务部", "护理部", "设备科"]\n')
    assert alike(made) == [
        (folder.name, "“设备”像是“设备科”的另一种写法,现在各算一个部门"),
        ("东院.xlsx", "“财务、财务处、财务科(总院)”像是“财务部”的另一种写法,现在各算一个部门"),
    ]
    found = (f for f in made.result.findings if f.rule == "department-alike" and f.place.workbook == "东院.xlsx")
    (remedy,) = (said(f, "zh").remedy for f in found)
    assert '"财务部" = ["财务", "财务处", "财务科(总院)"];' in remedy


def test_english_names_that_look_like_one_department_are_told(tmp_path: Path) -> None:
    write(
        tmp_path / "Stores.xlsx", ("Finance", "Back Office"), ("Finance Dept.", "Post Office"), ("The Finance", "Team")
    )
    made = run(tmp_path, 'departments = ["Finance"]\n')
    assert alike(made) == [("Stores.xlsx", "“Finance Dept.”像是“Finance”的另一种写法,现在各算一个部门")]


def test_branches_are_departments_of_their_own(folder: Path) -> None:
    """Where the settings list no departments, only a name without its ending is taken for another's."""
    assert alike(run(folder, "")) == []
    write(folder / "设备.xlsx", ("设备科", "护理部"))
    assert alike(run(folder, "")) == [(folder.name, "“设备”像是“设备科”的另一种写法,现在各算一个部门")]
    assert alike(run(folder, '[rules]\ndepartment-alike = "off"\n')) == []


def test_a_name_of_two_departments_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dutybook.toml"
    path.write_text('[department_names]\n"财务部" = ["财务"]\n"计财部" = ["财 务"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="财 务"):
        load_settings(path)
    assert Settings().department_aliases == {}


@pytest.mark.parametrize(
    ("table", "used"),
    [
        ('departments."财务"', True),
        ('departments."护理部"', True),
        ('departments."财务课"', False),
        ('departments."设备"', False),  # which only receives
        ('duties."a-1"', True),
        ('duties."销售部7"', True),  # of the pack
        ('duties."A-2"', False),
        ('workbooks."西*.xlsx"', True),
        ('workbooks."南*.xlsx"', False),
    ],
)
def test_a_policy_that_nothing_falls_under_is_told(table: str, used: bool, folder: Path) -> None:
    write(folder / "编号.xlsx", ("A-1", "医务部"), head=["责任编号", *HEAD[1:]])
    text = f'departments = ["护理部"]\npack = "dealership-finance"\n[policy.{table}]\nroll = "following"\n'
    (folder / "dutybook.toml").write_text(text + '[department_names]\n"财务部" = "财务"\n', encoding="utf-8")
    settings = load_settings(folder / "dutybook.toml")
    made = month_end(folder, settings, load_pack(settings.pack), Order(AS_OF, PERIOD, write=False))
    found = [f for f in made.result.findings if f.rule == "policy-unused"]
    assert [(f.place.workbook, f.severity) for f in found] == [("dutybook.toml", Severity.INFO)] * (not used)
    plain = f"policy.{table}".replace('"', "")
    assert [said(f, "zh").text for f in found] == [
        f"设置里的 {plain} 在 2026-10 没有用上:没有这样的部门、责任编号或工作簿" for _ in found
    ]


def test_a_name_in_traditional_characters_is_the_same_department(tmp_path: Path) -> None:
    write(tmp_path / "本部.xlsx", ("财务处", "總務處"), ("总务处", "财务处"))
    write(tmp_path / "分校.xlsx", ("財務處", "总务处"), ("總務處", "財務處"))
    made = run(tmp_path, "")
    found = figures(made)
    assert sorted(d.name for d in found.departments) == ["總務處", "財務處"] and alike(made) == []
    assert {pair: one.counts.obligations for pair, one in found.pairs.items()} == {
        ("財務處", "總務處"): 2,
        ("總務處", "財務處"): 2,
    }


def test_a_receiver_in_traditional_characters_stands_once_in_the_matrix(tmp_path: Path) -> None:
    write(tmp_path / "销售部.xlsx", ("销售部", "總務處"), ("销售部", "总务处"))
    assert [name for name, _ in figures(run(tmp_path, "")).receivers] == ["总务处"]
