"""What departments hand in with the month, in the folder 交付件: three reports, two of which belong together.

Two mistakes are planted: the total of 欠款报表 leaves out its last row, and of one car 刷卡单 says another amount than
业务单.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from rows import Row

FOLDER = "交付件"

# Contract, customer, model, principal and interest in arrears, since, instalments
ARREARS: tuple[tuple[str, str, str, float, float, date, int], ...] = (
    ("HT2502-019", "马女士", "朗逸", 5200, 186.4, date(2026, 8, 15), 2),
    ("HT2503-088", "梁女士", "卡罗拉", 8400, 402, date(2026, 7, 20), 3),
    ("HT2504-052", "罗先生", "轩逸", 2600, 71.5, date(2026, 9, 12), 1),
    ("HT2507-013", "宋先生", "帕萨特", 3900, 128.7, date(2026, 8, 28), 2),
    ("HT2509-064", "刘女士", "哈弗H6", 2150, 43, date(2026, 10, 9), 1),
    ("HT2601-107", "许女士", "雅阁", 3350, 67, date(2026, 10, 16), 1),
)
BY_CARD = ("刷卡", "提前交款", "分期")
TWO_CARDS, MISREAD = "XS2610-007", "XS2610-010"


def arrears() -> Any:
    """欠款报表 of 消贷部."""
    heads = ("序号", "合同号", "客户姓名", "车型", "欠本金", "欠利息", "欠款合计", "逾期起始日", "逾期期数", "备注")
    lines: list[Row] = [
        (n, contract, customer, model, principal, interest, round(principal + interest, 2), since, months, None)
        for n, (contract, customer, model, principal, interest, since, months) in enumerate(ARREARS, 1)
    ]
    counted = lines[:-1]  # the planted mistake, in one column
    total = (
        "合计", None, None, None,
        sum(p for _, _, _, p, *_ in ARREARS), round(sum(i for *_, i, _, _ in ARREARS), 2),
        round(sum(float(str(line[6])) for line in counted), 2), None, None, None,
    )  # fmt: skip
    return _sheet("分期客户欠款报表(2026年10月)", heads, lines, total, ("制表人:李四", "审核:郑一"))


class Deal(NamedTuple):
    """A sale of 销售部 as its register has it, with what was paid."""

    case: str
    customer: str
    model: str
    method: str
    day: date
    paid: str
    price: int
    fittings: int
    other: int
    card: int
    """Paid by card: all but what was paid in cash; of a car on instalments the first of them."""

    @property
    def total(self) -> int:
        return self.price + self.fittings + self.other


def deals(register: Sequence[Row]) -> list[Deal]:
    """The sales in the register of 销售部."""
    found = []
    for n, (case, customer, _, model, method, _, delivered, paid, cash, *_) in enumerate(register, 1):
        assert isinstance(delivered, datetime)
        price, fittings, other = 88000 + 1100 * n - n % 4 * 6000, n % 3 * 1500, 500 if method == "分期" else 0
        card = 30000 if paid == "分期" else price + fittings + other - int(str(cash or 0))
        day, kept = delivered.date(), card if paid in BY_CARD else 0
        found.append(
            Deal(str(case), str(customer), str(model), str(method), day, str(paid), price, fittings, other, kept)
        )
    return found


def sales(register: Sequence[Row]) -> Any:
    """业务单 of 销售部: every sale."""
    heads = (
        "业务编号", "交车日期", "客户", "车型", "购车方式", "付款方式", "车价", "装饰费", "其他费用", "合计金额",
        "刷卡金额", "业务员",
    )  # fmt: skip
    sold = deals(register)
    lines: list[Row] = [
        (d.case, d.day, d.customer, d.model, d.method, d.paid, d.price, d.fittings, d.other, d.total, d.card or None,
         "张三")
        for d in sold
    ]  # fmt: skip
    total = (
        "合计", None, None, None, None, None,
        *(sum(of) for of in zip(*((d.price, d.fittings, d.other, d.total, d.card) for d in sold), strict=True)), None,
    )  # fmt: skip
    return _sheet("销售部业务单(2026年10月)", heads, lines, total, ("制表人:张三", "审核:郑一"))


def card_slips(register: Sequence[Row]) -> Any:
    """刷卡单 of 客服部: a line for each time a card was used."""
    heads = ("序号", "业务编号", "刷卡日期", "客户姓名", "终端号", "卡号后四位", "凭证号", "金额", "持卡人签字")
    lines: list[Row] = []
    for deal in deals(register):
        paid = deal.card + (1800 if deal.case == MISREAD else 0)  # 85,300 for 83,500: two digits changed places
        for amount in (20000, paid - 20000) if deal.case == TWO_CARDS else (paid,):
            if amount:
                n = len(lines) + 1
                card, voucher = f"{4100 + 37 * n:04d}", f"P2610{n:04d}"
                lines.append((n, deal.case, deal.day, deal.customer, "01234567", card, voucher, amount, deal.customer))
    total = (
        "合计", None, None, None, None, None, None, sum(int(str(line[7])) for line in lines), None,
    )  # fmt: skip
    return _sheet("刷卡单汇总(2026年10月)", heads, lines, total, ("收银员:王五", ""))


def _sheet(title: str, heads: Sequence[str], lines: Sequence[Row], total: Row, foot: tuple[str, str]) -> Any:
    """A title, a header in row 3, the lines, their total, and who made it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    side = Side(style="thin", color="000000")
    lined = Border(left=side, right=side, top=side, bottom=side)
    sheet["A1"] = title
    sheet["A1"].font = Font(name="黑体", size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
    sheet.row_dimensions[1].height = 32
    for row, values in enumerate((heads, *lines, total), 3):
        edge = row == 3 or values is total
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            cell.font = Font(name="宋体", size=11, bold=edge)
            cell.border = lined
            if row == 3:
                cell.fill = PatternFill("solid", start_color="D9E1F2")
                cell.alignment = Alignment(horizontal="center", vertical="center")
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, (int, float)) and column > 4 and "期数" not in heads[column - 1]:
                cell.number_format = "#,##0.00"
    for column, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(column)].width = 7 if head == "序号" else max(13, 2 * len(head) + 3)
    last = 4 + len(lines) + 2
    for column, words in zip((1, 5), foot, strict=True):
        if words:
            sheet.cell(last, column, words).font = Font(name="宋体", size=11)
    sheet.freeze_panes = "A4"
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return book
