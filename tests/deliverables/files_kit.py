"""A department's sheet that names files as evidence, and what month-end says of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from kinds import KINDS
from openpyxl.worksheet.worksheet import Worksheet

from toolkit import catalogue
from toolkit.app.check import Watcher, check
from toolkit.app.check_one import Checked
from toolkit.app.deliverables import Collector
from toolkit.app.order import Order
from toolkit.app.pack import load_pack
from toolkit.app.papers import DeliverableRecord
from toolkit.core.finding import Finding, said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings

PERIOD = Period(2026, 10)
AS_OF = Moment.parse("2026-11-06T18:00")
BY_NAME = {k.schema: k for k in KINDS}
LOANS, CARDS, ORDERS = BY_NAME["欠款报表-消贷"], BY_NAME["刷卡单"], BY_NAME["装饰单"]


def plain(folder: Path, rows: list[list[Any]], name: str = "消贷部.xlsx") -> Path:
    """A sheet as most departments have it: a row an obligation, the file named in 凭证."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "责任表"
    sheet.append(["责任部门", "服务对象", "事项", "期限", "交付月份", "责任人", "完成时间", "凭证"])
    for row in rows:
        sheet.append(row)
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / name)
    return folder / name


def arrears(done: str | None, evidence: str = "欠款报表-消贷部-{period}.xlsx") -> list[Any]:
    return ["消贷部", "财务部", "提供欠款报表", "每月5号前", "次月", "张三", done, evidence]


class Told(Watcher):
    """Hands every workbook on."""

    def __init__(self, take: Callable[[Checked], None]) -> None:
        self._take = take

    def take(self, one: Checked) -> None:
        self._take(one)


def run(
    folder: Path, settings: Settings | None = None, as_of: Moment = AS_OF, pack: str = ""
) -> tuple[tuple[DeliverableRecord, ...], list[Finding]]:
    used = settings or Settings()
    collector = Collector(folder, used, PERIOD, pack=load_pack(pack) if pack else None)
    check([folder], used, Order(as_of, PERIOD, write=False), watcher=Told(collector.take))
    records, findings = collector.finish(as_of)
    for finding in findings:
        for lang in catalogue.LANGUAGES:
            assert said(finding, lang).text and said(finding, lang).remedy
    assert list(findings) == sorted(findings, key=lambda f: f.sort_key)
    return records, list(findings)


def brief(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.place.cell, f.rule, dict(f.params).get("variant", "")) for f in findings]


def stamp(path: Path, moment: str) -> None:
    """The file's own time of modification, in the settings' zone."""
    from zoneinfo import ZoneInfo

    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()
    os.utime(path, (at, at))


def settings_of(folder: Path, text: str) -> Settings:
    toml = folder / "dutybook.toml"
    toml.write_text(text, encoding="utf-8")
    return Settings(source=toml)
