"""Two departments that keep one plain table each, the way sheets look today: 保险部 and 人事部."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

# What is owed, deadline, business date, owner, completed, voucher, note
Line = tuple[str, str | None, Any, str | None, Any, str | None, str | None]

INSURANCE: tuple[Line, ...] = (
    ("提供9月欠款报表", "每月5号前", None, "赵六", "2026.10.8", "欠款报表", "国庆放假"),
    ("提供10月欠款报表", "次月5日前", None, "赵六", "11月5日", "欠款报表", None),
    ("提供续保到期客户名单", "每月25号前", None, "赵六", "2026/10/24 17:30", "续保名单", None),
    ("核实过户客户是否拖欠保费(陈先生)", "2个工作日内", "2026.9.30", "钱七", "2026.10.9", "核实记录", None),
    ("核实过户客户是否拖欠保费(林女士)", "3个工作日内", "9月30日", "钱七", "10月11日", "核实记录", "10月10日调休上班"),
    ("核实过户客户是否拖欠保费(何女士)", "2个工作日内", "2026.10.9", "钱七", "20261012", "核实记录", None),
    ("核实过户客户是否拖欠保费(郭先生)", "2个工作日内", "10月15日", "钱七", "2026-10-16", "核实记录", None),
    ("核实过户客户是否拖欠保费(宋先生)", "2个工作日内", "2026/10/22", "钱七", "10月24日", "核实记录", None),
    ("核实过户客户是否拖欠保费(许女士)", "2个工作日内", "10月29日", "钱七", None, None, "客户资料未到"),
    ("核实过户客户是否拖欠保费(马女士)", "2个工作日内", "2026.11.5", "钱七", None, None, None),
    ("及时提供客户准确保险理赔金额(S2111)", "及时", "2026.10.8", "赵六", "2026.10.9", "理赔确认单", None),
    ("及时提供客户准确保险理赔金额(S2185)", "及时", "10月14日", "赵六", "10月14日", "理赔确认单", None),
    ("理赔款到账,通知财务入账(S2222)", "到账次日", "2026.10.13", "赵六", "2026.10.14", "入账通知", None),
    ("理赔款到账,通知财务入账(S2259)", "到账次日12点前", "2026/10/19", "赵六", "2026/10/20 11:40", "入账通知", None),
    (
        "理赔款到账,通知财务入账(S2296)",
        "到账次日12点前",
        "2026/10/26",
        "赵六",
        "2026/10/27 13:05",
        "入账通知",
        "银行回单晚到",
    ),
    ("对汽修厂结账,出具信息完整的结算单(城东汽修)", "结账当日", "10月15日", "钱七", "10月15日", "结算单", None),
    ("对汽修厂结账,出具信息完整的结算单(永顺汽修)", "结账当日", "10月30日", "钱七", "2026.10.31", "结算单", None),
    ("对汽修厂结账,出具信息完整的结算单(宏达汽修)", "结账后3日内", "2026.11.5", "钱七", None, None, None),
    ("对保险公司结账,出具信息完整的结算单(人保)", "结账后3日内", "2026.10.20", "赵六", "2026.10.22", "结算单", None),
    ("对保险公司结账,出具信息完整的结算单(平安)", "结账后3日内", "2026.10.21", "赵六", "10月23日", "结算单", None),
    ("对保险公司结账,出具信息完整的结算单(太平洋)", "结账后3日内", "2026.10.28", "赵六", "月底", "结算单", None),
    ("配合财务人员去银行存款", "当日", "10月8日", "钱七", "10月8日", "存款回单", None),
    ("配合财务人员去银行存款", "当日", "10月16日", "钱七", "10月16日", "存款回单", None),
    ("配合财务人员去银行存款", "当日", "10月30日", "钱七", "10月30日", "存款回单", None),
    ("提供准确续保日期", None, None, "赵六", None, None, "期限未定"),
    ("退保保费差额清单", "11月9日前", None, "赵六", None, None, None),
    ("四季度保费台账核对", "11月20日前", None, "赵六", None, None, None),
    ("保单复印件归档", "每月最后一个工作日", None, "钱七", "10月30日 下午4点", "归档清单", None),
    ("代收保费明细", "每月10号、20号前", None, "赵六", "2026.10.10", "明细表", None),
    ("代收保费明细", "每月10号、20号前", None, "赵六", None, None, None),
    ("车船税代缴凭证", "尽快", "2026.10.12", "钱七", "2026.10.15", "完税凭证", None),
)

PERSONNEL: tuple[Line, ...] = (
    ("通知新员工交职工保证金到财务(张三)", "及时", "2026.10.8", "孙八", "2026.10.8", "保证金收据", None),
    ("通知新员工交职工保证金到财务(李四)", "及时", "2026.10.15", "孙八", "10月16日", "保证金收据", None),
    ("建立职工档案,计算工龄(张三)", "入职后3个工作日内", "2026.10.8", "孙八", "2026.10.12", "职工档案", None),
    ("建立职工档案,计算工龄(李四)", "入职后3个工作日内", "2026.10.15", "孙八", "2026.10.21", "职工档案", None),
    ("建立职工档案,计算工龄(周九)", "入职后3个工作日内", "2026.11.4", "孙八", None, None, None),
    ("报销9月电话费", "每月10号前", None, "吴十", "9号", "电话费发票", None),
    ("报销9月水费", "每月10号前", None, "吴十", "10号", "水费发票", None),
    ("报销9月电费", "每月10号前", None, "吴十", "12号", "电费发票", "供电局发票晚到"),
    ("报销10月电话费", "次月10号前", None, "吴十", None, None, None),
    ("报销10月水电费", "次月10号前", None, "吴十", None, None, None),
    ("报销职工体检费", "体检后一周内", "2026.10.12", "吴十", "2026.10.18", "体检发票", None),
    ("报销招聘网站费", "一周内", "2026.10.20", "吴十", "2026/10/29", "发票", None),
    ("报销办公用品费", "一周内", "2026.10.30", "吴十", None, None, "等领导签字"),
    ("协助财务理清职工食堂账务", "每月月底", None, "孙八", "10月31日", "食堂账务核对表", None),
    ("食堂采购单据交财务", "每周五下午5点前", "2026.10.16", "孙八", "2026.10.16 16:20", "采购单", None),
    ("食堂采购单据交财务", "采购当日17:00前", "2026.10.23", "孙八", "2026.10.23 17:30", "采购单", None),
    ("食堂采购单据交财务", "采购当日17:00前", "2026.10.30", "孙八", "10月30日", "采购单", None),
    ("9月工资表交财务", "每月8号前", None, "孙八", "10月8日", "工资表", None),
    ("10月工资表交财务", "次月8号前", None, "孙八", None, None, "考勤核对中"),
    ("职工调整工资通知(王五)", "生效前3日", "2026.10.1", "孙八", "2026.9.28", "调薪通知", None),
    ("协助财务职工调整工资事宜", "及时", "2026.10.20", "孙八", "10月22日", "工资调整表", None),
    ("及时通知财务员工入保险时间(张三)", "及时", "2026.10.12", "孙八", "2026.10.12", "入保险通知单", None),
    ("及时通知财务员工入保险时间(李四)", "入保险次日", "2026.10.19", "孙八", "2026.10.20", "入保险通知单", None),
    ("及时通知财务员工入保险时间(周九)", "入保险次日", "2026.11.5", "孙八", None, None, None),
    ("离职员工工资结算表", "离职后5个工作日内", "2026.9.30", "孙八", "2026.10.12", "结算表", None),
    ("离职员工工资结算表", "离职后5个工作日内", "2026.10.21", "孙八", "十月底", "结算表", None),
    ("社保缴费明细", "每月15号前", None, "孙八", "2026.10.15", "缴费明细", None),
    ("公积金缴费明细", "每月20号前", None, "孙八", None, None, "网站维护"),
)  # fmt: skip

_HEADS = ("序号", "责任部门", "服务事项", "服务对象", "期限", "业务日期", "责任人", "完成时间", "凭证", "备注")
_WIDTHS = (6, 10, 44, 10, 20, 14, 9, 20, 14, 20)


def insurance() -> Any:
    """保险部: a title, a line of remarks, a header of two rows, the department merged over ten rows at a time."""
    book, sheet = _book("服务事项表")
    _title(sheet, "保险部对财务部服务事项完成情况表", "宋体")
    sheet["A2"] = "单位:××汽车销售有限公司      填报月份:2026年10月"
    sheet.merge_cells("A2:J2")
    sheet.merge_cells("G3:I3")
    for column, head in enumerate(_HEADS, 1):
        under_group = column in (7, 8, 9)
        if not under_group:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
        _head(sheet, 3, column, "完成情况" if column == 7 else None if under_group else head, "宋体", "D9E1F2")
        _head(sheet, 4, column, head if under_group else None, "宋体", "D9E1F2")
    last = _body(sheet, 5, "保险部", INSURANCE, "宋体", 11)
    _total(sheet, last + 1, f"共 {len(INSURANCE)} 项", "宋体")
    sheet.cell(last + 3, 1, "制表人:钱七")
    sheet.cell(last + 3, 5, "审核:赵六")
    sheet.cell(last + 3, 8, "日期:2026年11月6日")
    sheet.row_dimensions[5 + 13].hidden = True
    sheet.freeze_panes = "A5"
    return book


def personnel() -> Any:
    """人事部: title rows, one header row with a filter, another font, a totals row and a footer."""
    book, sheet = _book("Sheet1")
    _title(sheet, "人事部服务承诺落实台账", "黑体")
    sheet["A2"] = "2026年10月"
    sheet.merge_cells("A2:J2")
    sheet["A2"].alignment = Alignment(horizontal="center")
    for column, head in enumerate(_HEADS, 1):
        _head(sheet, 4, column, head, "黑体", "E2EFDA")
    last = _body(sheet, 5, "人事部", PERSONNEL, "仿宋", 12)
    sheet.auto_filter.ref = f"A4:J{last}"
    sheet.row_dimensions[5 + 20].hidden = True
    _total(sheet, last + 1, f"共 {len(PERSONNEL)} 项", "仿宋")
    sheet.cell(last + 2, 1, "制表人:孙八        审核:        日期:11月6日")
    sheet.merge_cells(start_row=last + 2, end_row=last + 2, start_column=1, end_column=10)
    return book


def _book(name: str) -> tuple[Any, Any]:
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return book, sheet


def _title(sheet: Any, text: str, face: str) -> None:
    sheet["A1"] = text
    sheet["A1"].font = Font(name=face, size=18, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells("A1:J1")
    sheet.row_dimensions[1].height = 36


def _lines() -> Border:
    side = Side(style="thin", color="000000")
    return Border(left=side, right=side, top=side, bottom=side)


def _head(sheet: Any, row: int, column: int, text: str | None, face: str, colour: str) -> None:
    cell = sheet.cell(row, column)
    if text is not None:
        cell.value = text
    cell.font = Font(name=face, size=11, bold=True)
    cell.fill = PatternFill("solid", start_color=colour)
    cell.border = _lines()
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _body(sheet: Any, first: int, department: str, lines: Sequence[Line], face: str, size: float) -> int:
    """Write the lines; the department stands once for ten rows. Gives the last row."""
    last = first + len(lines) - 1
    for start in range(first, last + 1, 10):
        sheet.merge_cells(start_row=start, end_row=min(start + 9, last), start_column=2, end_column=2)
    for i, (what, phrase, business, owner, done, voucher, note) in enumerate(lines):
        row = first + i
        values = (
            i + 1,
            department if i % 10 == 0 else None,
            what,
            "财务部",
            phrase,
            business,
            owner,
            done,
            voucher,
            note,
        )
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            if value is not None:
                cell.value = value
            cell.font = Font(name=face, size=size)
            cell.border = _lines()
            centre = column in (1, 2, 4, 7)
            cell.alignment = Alignment(horizontal="center" if centre else None, vertical="center", wrap_text=True)
            if isinstance(value, (date, datetime)):
                cell.number_format = "yyyy/m/d"
        sheet.row_dimensions[row].height = 32 if len(what) > 20 else 20
    return last


def _total(sheet: Any, row: int, text: str, face: str) -> None:
    for column, value in enumerate(("合计", None, text, None, None, None, None, None, None, None), 1):
        cell = sheet.cell(row, column, value)
        cell.font = Font(name=face, size=11, bold=True)
        cell.border = _lines()
