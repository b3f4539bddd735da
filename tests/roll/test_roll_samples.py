"""The sample month rolled forward: what is open is there once, nothing else of the files changes, again and again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from toolkit import resources
from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.app.result import CheckResult
from toolkit.app.roll_forward import RollResult, roll
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.status import Work
from toolkit.settings import FILE_NAME
from toolkit.settings.file import load_settings

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
OWN = ("应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明")
_BODY = re.compile(rb"<sheetData>.*</sheetData>", re.S)


def read(folder: Path, period: Period) -> CheckResult:
    settings = load_settings(folder / FILE_NAME)
    return check([folder], settings, Order(Moment.end_of(OCTOBER.end), period, write=False))


def still_owed(judged: Judged) -> bool:
    """Not handed in, or only in part, or sent back. A promise whose event has not happened is no open obligation."""
    row = judged.obligation
    if judged.work in (Work.NOT_STARTED, Work.IN_PROGRESS):
        return True
    again = row.resubmission is None
    return again and (
        judged.work is Work.REJECTED or (judged.work is Work.SUBMITTED and row.submission is not None
                                         and row.submission.complete is False)
    )  # fmt: skip


def key(judged: Judged) -> tuple[object, ...]:
    """What makes an obligation this one and no other, wherever it stands and however its deadline is written."""
    row = judged.obligation
    event = row.event.id if row.event else None
    first = row.submission.at if row.submission else None
    return (row.place.workbook, row.duty.id, row.duty.provider, row.duty.deliverable, row.duty.owner, event,
            row.event_at, judged.due, judged.work, first, row.review, row.rework_due)  # fmt: skip


def is_old(judged: Judged) -> bool:
    """Whether an obligation of the new folder is one of October's."""
    row = judged.obligation
    if row.period is not None:
        return row.period <= OCTOBER
    return row.duty.phrase.startswith("2026年") or row.event_at is not None


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample month after a check has written its own columns and the result sheet."""
    folder = tmp_path_factory.mktemp("roll") / "2026-10"
    shutil.copytree(resources.samples() / "2026-10", folder)
    settings = load_settings(folder / FILE_NAME)
    check([folder], settings, Order(Moment.parse("2026-11-06T18:00"), OCTOBER))
    shutil.rmtree(folder / ".dutybook-backup")
    return folder


@pytest.fixture(scope="module")
def rolled(october: Path) -> RollResult:
    return roll(october, NOVEMBER, load_settings(october / FILE_NAME))


def test_beside_the_old_folder_which_stays_as_it_is(october: Path, tmp_path: Path) -> None:
    folder = tmp_path / "月结-2026-10"
    shutil.copytree(october, folder)
    before = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    result = roll(folder, NOVEMBER, load_settings(folder / FILE_NAME))
    assert {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
    assert result.out == tmp_path / "月结-2026-11"
    handed_in = {p for p in before if p.parent.name == "交付件"}  # this month's: next month has its own
    assert len(handed_in) == 3
    assert {p.relative_to(result.out) for p in result.out.rglob("*")} == before.keys() - handed_in
    assert (result.exit_code, {f.rule for f in result.findings}) == (0, {"roll-not-back", "roll-unreviewed"})
    settings = load_settings(result.out / FILE_NAME)
    assert (settings.period, settings.as_of, settings.pack) == (NOVEMBER, None, "dealership-finance")


def test_every_open_obligation_is_there_once_with_its_own_due(october: Path, rolled: RollResult) -> None:
    wanted = Counter(key(j) for j in read(october, OCTOBER).obligations if still_owed(j))
    there = Counter(key(j) for j in read(rolled.out, NOVEMBER).obligations)
    assert len(wanted) >= 35
    assert {k: n for k, n in wanted.items() if there[k] != n} == {}


def test_nothing_that_was_done_is_left(october: Path, rolled: RollResult) -> None:
    owed = Counter(key(j) for j in read(october, OCTOBER).obligations if still_owed(j))
    old = Counter(key(j) for j in read(rolled.out, NOVEMBER).obligations if is_old(j) and j.obligation.columns)
    assert old - owed == Counter()
    done = [
        j.obligation.duty.deliverable
        for j in read(rolled.out, NOVEMBER).obligations
        if j.obligation.submission and not still_owed(j)
    ]
    # Handed in on 5 November in advance, under 次月5日前: what 每月5号前 asks for in November is this.
    assert done == ["提供10月欠款报表"]


def test_the_new_period_is_complete(rolled: RollResult) -> None:
    result = read(rolled.out, NOVEMBER)
    assert not [f for f in result.findings if f.rule in ("obligation-missing", "obligation-repeated", "event-unknown")]
    new = [j.obligation for j in result.obligations if j.obligation.duty.id and j.obligation.period == NOVEMBER]
    assert sorted(o.duty.id for o in new if o.columns) == ["消贷部8", "消贷部9", "销售部8a", "销售部8b"]
    assert {(f.name, f.new) for f in rolled.files if f.shape == "full"} == {
        ("消贷部.xlsx", 2), ("销售部.xlsx", 2), ("客服部.xlsx", 0),
    }  # fmt: skip


def typed(path: Path, sheet: str, row: int) -> Counter[str]:
    """What people typed in a row."""
    book = load_workbook(path)
    cells = list(book[sheet].iter_rows(values_only=True))
    heads = {i for line in cells[:4] for i, v in enumerate(line) if v in OWN}
    return Counter(str(v) for i, v in enumerate(cells[row - 1]) if v is not None and i not in heads)


def test_nothing_typed_in_an_open_row_is_lost(october: Path, rolled: RollResult) -> None:
    now = {key(j): j.obligation.place for j in read(rolled.out, NOVEMBER).obligations}
    seen = 0
    for judged in read(october, OCTOBER).obligations:
        place = judged.obligation.place
        if not (still_owed(judged) and judged.obligation.columns and judged.obligation.duty.id):
            continue
        target = now[key(judged)]
        lost = typed(october / place.workbook, place.sheet, place.row) - typed(
            rolled.out / target.workbook, target.sheet, target.row
        )
        assert not lost, judged.obligation.id
        seen += 1
    assert seen >= 15


def test_plain_rows_say_what_they_were(rolled: RollResult) -> None:
    sheet = load_workbook(rolled.out / "人事部.xlsx")["Sheet1"]
    rows = [[c.value for c in row[:10]] for row in sheet.iter_rows(min_row=5)]
    (carried,) = [r for r in rows if r[2] == "公积金缴费明细" and r[9]]
    assert carried[4:] == ["2026年10月20日前", None, "孙八", None, None, "网站维护;结转自 2026-10;原期限:每月20号前"]
    (reset,) = [r for r in rows if r[2] == "公积金缴费明细" and not r[9]]
    assert (reset[0], reset[4], reset[7]) == (28, "每月20号前", None)
    assert [r[2] for r in rows if r[4] == "次月8号前"] == ["11月工资表交财务"]
    # 9月工资表, due on the 8th of each month, becomes 10月工资表, which was open already under 次月8号前.
    assert [(r[4], r[9]) for r in rows if r[2] == "10月工资表交财务"] == [("每月8号前", "考勤核对中")]
    assert [r[0] for r in rows[:28]] == list(range(1, 29))
    assert sheet["A2"].value == "2026年11月"
    assert rows[28][0] == "合计" and str(rows[29][0]).startswith("制表人")


def test_definitions_and_calendar_stay(october: Path, rolled: RollResult) -> None:
    for name in ("客服部", "消贷部", "销售部"):
        old, new = load_workbook(october / f"{name}.xlsx"), load_workbook(rolled.out / f"{name}.xlsx")
        assert old.sheetnames == new.sheetnames
        for sheet in ("责任清单", "日历", "说明"):
            assert list(old[sheet].values) == list(new[sheet].values)


def test_what_was_found_in_october_is_no_novembers(october: Path, rolled: RollResult) -> None:
    for file in rolled.files:
        old, new = (load_workbook(folder / file.name)["检查结果"] for folder in (october, rolled.out))
        assert any(cell.hyperlink for row in old.iter_rows() for cell in row)
        said = [[cell for cell in row if cell is not None] for row in new.values]
        assert [row[0] for row in said if row] == [
            "检查结果",
            "还没有检查过。运行 dutybook check 后,这里列出需要处理的问题。",
            "序号",
        ]
        assert not [cell for row in new.iter_rows() for cell in row if cell.hyperlink]


def test_only_cells_of_tables_change(october: Path, rolled: RollResult) -> None:
    for file in rolled.files:
        with zipfile.ZipFile(october / file.name) as a, zipfile.ZipFile(rolled.out / file.name) as b:
            assert a.namelist() == b.namelist()
            # Our own sheet is empty again.
            changed = {n for n in a.namelist() if a.read(n) != b.read(n) and "检查结果".encode() not in b.read(n)}
            assert changed and all(n.startswith("xl/worksheets/sheet") for n in changed - {"xl/styles.xml"}), changed
            for part in changed - {"xl/styles.xml"}:
                # Widths, drop-downs, merges, filters, conditional formats, print set-up: byte for byte.
                assert _BODY.split(a.read(part)) == _BODY.split(b.read(part))


def test_valid_for_excel(rolled: RollResult, shared: Path) -> None:
    files = sorted(rolled.out.glob("*.xlsx"))
    run = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", *files], capture_output=True, text=True)
    assert run.returncode == 0 and len(files) == 5, run.stdout + run.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same(rolled: RollResult, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path]
    subprocess.run([*command, rolled.out / "消贷部.xlsx"], check=True, capture_output=True, timeout=120)
    again = check(
        [tmp_path / "消贷部.ods"],
        load_settings(rolled.out / FILE_NAME),
        Order(Moment.end_of(OCTOBER.end), NOVEMBER, write=False),
    )
    mine = [key(j)[1:] for j in read(rolled.out, NOVEMBER).obligations if key(j)[0] == "消贷部.xlsx"]
    assert [key(j)[1:] for j in again.obligations] == mine
    # Other formats cannot be rolled without loss: reported, and the others are rolled all the same.
    folder = tmp_path / "2026-11"
    folder.mkdir()
    shutil.move(tmp_path / "消贷部.ods", folder)
    shutil.copy(rolled.out / "销售部.xlsx", folder)
    result = roll(folder, NOVEMBER.shift(1), load_settings(rolled.out / FILE_NAME))
    assert [(f.name, f.target is None) for f in result.files] == [("消贷部.ods", True), ("销售部.xlsx", False)]
    assert ([f.rule for f in result.findings], result.exit_code) == (["roll-format"], 1)


def test_twelve_times_in_a_row(october: Path, tmp_path: Path) -> None:
    """Nobody hands in anything for a year: what was owed in October is still owed, once, by its old due."""
    wanted = Counter(key(j) for j in read(october, OCTOBER).obligations if still_owed(j))
    folder, period = october, OCTOBER
    rows: dict[str, list[int]] = {}
    for _ in range(12):
        period = period.shift(1)
        result = roll(folder, period, load_settings(folder / FILE_NAME), out=tmp_path / str(period))
        assert {f.rule for f in result.findings} <= {"roll-beyond", "roll-not-back", "roll-unreviewed"}
        folder = result.out
        for file in result.files:
            rows.setdefault(file.name, []).append(file.carried + file.new)
    there = Counter(key(j) for j in read(folder, period).obligations)
    assert {k for k, n in wanted.items() if there[k] != n} == set()
    # Each workbook grows by what falls due every month and is not done.
    steps = {name: {after - before for before, after in pairwise(some[1:])} for name, some in rows.items()}
    assert steps == {"客服部.xlsx": {0}, "消贷部.xlsx": {2}, "销售部.xlsx": {2}, "人事部.xlsx": {9}, "保险部.xlsx": {5}}


def test_a_year_of_diligence_keeps_the_size(october: Path, tmp_path: Path) -> None:
    folder, period = tmp_path / "2026-10", OCTOBER
    folder.mkdir()
    for name in ("销售部.xlsx", "人事部.xlsx", FILE_NAME):
        shutil.copy(october / name, folder)
    sizes = []
    for _ in range(12):
        for path in folder.glob("*.xlsx"):
            hand_in(path, period)
        period = period.shift(1)
        result = roll(folder, period, load_settings(folder / FILE_NAME), out=tmp_path / str(period))
        assert {f.rule for f in result.findings} <= {"roll-not-back", "roll-unreviewed"}
        folder = result.out
        sizes.append([(f.carried, f.new) for f in result.files])
        if len(sizes) == 1:
            continue  # one delivery had no row yet, which could not be handed in
        rows = load_workbook(folder / "销售部.xlsx")["业务登记"].iter_rows(min_row=4, values_only=True)
        assert not any(any(row) for row in rows)
    assert sizes == [[(0, 11), (1, 2)], *([[(0, 11), (0, 2)]] * 11)]


def hand_in(path: Path, period: Period) -> None:
    """Fill in a completion time wherever one is missing."""
    book = load_workbook(path)
    for sheet in book:
        for head in sheet.iter_rows(max_row=4):
            names = {c.value: c.column for c in head if c.value}
            done = names.get("完成时间") or names.get("答复时间")
            if not done or "期限" not in names:
                continue
            for row in range(head[0].row + 1, sheet.max_row + 1):
                if sheet.cell(row, names["期限"]).value:
                    sheet.cell(row, done, f"{period}-28")
                    for column, value in (("状态", "已提交"), ("资料完整", "是"), ("验收", None)):
                        if column in names:
                            sheet.cell(row, names[column]).value = value
    book.save(path)


def test_our_own_columns_are_emptied_with_their_colours(october: Path, rolled: RollResult) -> None:
    def own(path: Path) -> list[tuple[object, str]]:
        found = []
        for sheet in load_workbook(path):
            for head in sheet.iter_rows(max_row=4):
                for cell in head:
                    if cell.value in OWN and sheet.title != "检查结果":
                        below = (sheet.cell(r, cell.column) for r in range(cell.row + 1, sheet.max_row + 1))
                        found += [(c.value, c.fill.start_color.rgb) for c in below]
        return found

    colours = {"FFBDD7EE", "FFFFE699", "FFF8B4B4", "FFE7E6E6"}
    for file in rolled.files:
        before = own(october / file.name)
        assert sum(1 for value, _ in before if value) > 50 and {rgb for _, rgb in before} & colours
        assert not [x for x in own(rolled.out / file.name) if x[0] is not None or x[1] in colours]
