"""Three departments that keep the full workbook: 消贷部, 客服部, 销售部."""

# ruff: noqa: E501 - tables of sample rows read best one a line

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rows import Cell, Dice, Records, Row, end

from toolkit.app.pack import Pack
from toolkit.core.duty import Duty


@dataclass(frozen=True, slots=True)
class Filled:
    """What one department's workbook is filled with. ``pack`` holds the deadlines as the departments agreed on them."""

    pack: Pack
    register: Sequence[Row]
    obligations: Sequence[Row]
    issues: Sequence[Row]
    calendar: Sequence[Row] = ()


def at(day: int, clock: str = "10:00", month: int = 10) -> datetime:
    """A moment in October (or another month) 2026."""
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute))


def agree(pack: Pack, department: str, owner: str, phrases: dict[str, str]) -> tuple[Pack, dict[str, Duty]]:
    """The pack with an owner for a department's duties, and deadlines that it agreed on where none was written."""
    duties = []
    for duty in pack.duties:
        if duty.provider == department:
            agreed = phrases.get(duty.id)
            duty = duty._replace(owner=owner)
            if agreed:
                duty = duty._replace(phrase=agreed, note="期限由本部门与财务部商定", extra={})
        duties.append(duty)
    changed = replace(pack, duties=tuple(duties))
    return changed, {d.id: d for d in changed.duties_of(department)}


MODELS = ("朗逸", "轩逸", "卡罗拉", "帕萨特", "哈弗H6", "途观L", "雅阁")
CUSTOMERS = (
    "陈先生",
    "林女士",
    "黄先生",
    "刘女士",
    "杨先生",
    "何女士",
    "郭先生",
    "马女士",
    "罗先生",
    "梁女士",
    "宋先生",
    "许女士",
)


def sales(pack: Pack) -> Filled:
    """Eighteen deliveries. After 17:00 cash has to be paid in advance or by card; two sales broke that rule."""
    agreed = {"销售部1": "及时(打款次日12点前)", "销售部2": "交车次日", "销售部5": "交车次日"}
    pack, duties = agree(pack, "销售部", "张三", agreed)
    dice, register = Dice(20261001), list[Row]()
    log = Records(duties, "张三", dice, "XS")
    #        day clock    method  paid        cash
    deals = [
        (1, "10:20", "全款", "刷卡", 0), (2, "15:30", "分期", "刷卡", 0), (4, "17:40", "全款", "现金", 30000),
        (5, "11:00", "全款", "转账", 0), (6, "16:50", "全款", "现金", 8000), (8, "09:50", "分期", "刷卡", 0),
        (10, "14:15", "全款", "刷卡", 0), (11, "17:00", "全款", "提前交款", 20000), (13, "10:40", "分期", "分期", 0),
        (15, "18:20", "全款", "刷卡", 5000), (17, "11:30", "全款", "转账", 0), (19, "15:00", "分期", "刷卡", 0),
        (21, "19:05", "全款", "现金", 12000), (23, "10:10", "全款", "刷卡", 0), (25, "13:40", "全款", "刷卡", 0),
        (27, "16:00", "分期", "刷卡", 0), (29, "10:30", "全款", "转账", 0), (31, "15:45", "全款", "刷卡", 0),
    ]  # fmt: skip
    for n, (day, clock, method, paid, cash) in enumerate(deals, 1):
        case, delivered = f"XS2610-{n:03d}", at(day, clock)
        money = delivered.replace(hour=9, minute=5 * (n % 6))
        settled = end(delivered).replace(hour=16) if delivered.hour < 16 else delivered
        register.append(
            (case, CUSTOMERS[n % 12], f"HT26-{1400 + n}", MODELS[n % 7], method, money, delivered, paid, cash or None,
             settled, None)
        )  # fmt: skip
        _sale(log, n, case, money, delivered, settled, method)
    log.add("销售部7", "XS2610-099", "已提交", at(22), complete="是", note="业务编号待核实")
    log.add(
        "销售部8a",
        None,
        "已验收",
        at(1, "12:00", 11),
        complete="是",
        verdict="已验收",
        reviewed=at(2, "10:00", 11),
        score=5,
    )
    log.add("销售部8b", None, "已提交", at(2, "09:30", 11), complete="是", note="11月1日是星期日")
    issues = [
        ("WT-XS-01", "财务部", at(30, "15:00", 9), "9月两张装饰单金额不一致,以哪张为准?", "销售部", "3个工作日内", None, None,
         "已验收", at(10, "16:30"), "已验收", "国庆后第三个工作日是 10 月 10 日(调休上班)"),
        ("WT-XS-02", "财务部", at(12, "09:30"), "XS2610-003 下班后收现金,为什么没有刷卡?", "销售部", "3个工作日内", at(13, "11:00"),
         at(20, "10:00"), "已提交", at(21, "15:00"), None, "等客户补充说明,暂停一周"),
        ("WT-XS-03", "客服部", at(5, "16:00", 11), "提回车 3 台的钥匙由谁保管?", "销售部", "3个工作日内", None, None, "进行中", None,
         None, None),
    ]  # fmt: skip
    return Filled(pack, register, log.rows, issues)


def _sale(
    log: Records, n: int, case: str, money: datetime, delivered: datetime, settled: datetime, method: str
) -> None:
    """The five to six obligations that one sale starts."""
    noon = end(money, 1).replace(hour=12)
    if n == 9:
        log.late("销售部1", case, end(money, 1), 560)
    else:
        log.done("销售部1", case, money, noon)
    if n == 4:
        log.add("销售部2", case, "已提交", end(delivered, 1), complete="否", note="交车单缺客户签字")
    elif n == 12:
        log.add(
            "销售部2", case, "已验收", end(delivered), complete="是", verdict="已验收", reviewed=end(delivered, 4),
            reason="订车单签字不是客户本人", rework_due=end(delivered, 3), again=end(delivered, 2), score=4,
        )  # fmt: skip
    elif n == 15:
        log.missing("销售部2", case, "进行中")
    else:
        log.done("销售部2", case, delivered, end(delivered, 1))
    log.done("销售部3", case, settled, settled)
    if n == 7:
        log.add("销售部4", case, "退回", settled, complete="否", verdict="退回", reviewed=end(settled, 1),
                reason="档案缺购置税票", rework_due=end(settled, 4))  # fmt: skip
    else:
        log.done("销售部4", case, settled, settled)
    if method == "分期":
        if n == 16:
            log.missing("销售部5", case)
        elif n == 6:
            log.late("销售部5", case, end(delivered, 1), 600)
        else:
            log.done("销售部5", case, delivered, end(delivered, 1))
    odd: dict[int, Callable[[], None]] = {
        2: lambda: log.late("销售部7", case, end(delivered, 3), 530),
        5: lambda: log.add("销售部7", case, "豁免", note="客户不装饰,财务经理同意"),
        8: lambda: log.missing("销售部7", case, note="装饰单未出"),
        10: lambda: log.add("销售部7", case, "已提交", "改天补", complete="是"),
        11: lambda: log.add("销售部7", case, "作废", note="重复登记"),
        13: lambda: log.add("销售部7", case, "已提交", "10月24日 下午5点半", complete="是"),
        14: lambda: log.add("销售部7", case, "已提交", "10月32日", complete="是"),
        17: lambda: None,  # nobody wrote a row for this delivery
        18: lambda: log.missing("销售部7", case, "进行中"),
    }
    odd.get(n, lambda: log.done("销售部7", case, delivered, end(delivered, 3)))()


def credit(pack: Pack) -> Filled:
    """Fourteen new instalment customers; eight of earlier years who settle, take their deposit back or default."""
    agreed = {"消贷部4": "清户后10个工作日内", "消贷部6": "违约后15日内", "消贷部10": "汇款后2个工作日内"}
    pack, duties = agree(pack, "消贷部", "李四", agreed)
    dice, register = Dice(20261002), list[Row]()
    log = Records(duties, "李四", dice, "XD")
    # Days of October: contract, loan (banks rest in the first week), remittance, notary.
    new = [
        (2, 9, 3, 0), (4, 10, 0, 8), (6, 12, 8, 0), (8, 13, 9, 0), (10, 14, 0, 0), (12, 15, 0, 14), (14, 19, 15, 0),
        (16, 20, 0, 0), (18, 22, 19, 21), (20, 26, 0, 0), (22, 27, 23, 0), (24, 29, 0, 0), (26, 0, 27, 28), (28, 0, 0, 0),
    ]  # fmt: skip
    for n, (contract, loan, remitted, notarised) in enumerate(new, 1):
        case, signed = f"XD2610-{n:03d}", at(contract, f"{9 + n % 7}:30")
        lent, booked = (at(loan, "15:30"), at(loan, "16:20")) if loan else (None, None)
        same = ("否" if n in (3, 8) else "是") if booked else None
        paid = at(remitted) if remitted else None
        notary = at(notarised, "11:00") if notarised else None
        register.append(
            (case, CUSTOMERS[(n * 5) % 12], f"XD26-{300 + n}", MODELS[(n * 3) % 7], signed, lent,
             60000 + 5000 * n if lent else None, booked, same, paid, notary, None, None, None, None)
        )  # fmt: skip
        log.done("消贷部1", case, signed, end(signed, 1))
        if lent:
            log.done("消贷部2", case, lent, end(lent, 2))
        if booked and same == "否":
            log.done("消贷部3", case, booked, booked)
        if notary:
            log.done("消贷部7", case, notary, end(notary, 3))
        if paid:
            _remittance(log, n, case, paid)
    old = [
        ("XD2309-021", at(9), None, None), ("XD2310-033", at(15, "14:30"), at(16), None),
        ("XD2310-047", at(20), at(21, "09:40"), None), ("XD2308-114", at(28, "11:00"), None, None),
        ("XD2311-006", at(30, "16:00"), None, None), ("XD2502-019", None, None, at(12)),
        ("XD2504-052", None, None, at(25)), ("XD2503-088", None, None, at(28)),
    ]  # fmt: skip
    for n, (case, cleared, refund, default) in enumerate(old, 1):
        register.append(
            (case, CUSTOMERS[(n * 7) % 12], case.replace("XD", "HT", 1), MODELS[n % 7], None, None, None, None, None, None,
             None, cleared, refund, default, None)
        )  # fmt: skip
        if cleared:
            _cleared(log, n, case, cleared)
        if refund and n == 2:
            log.add("消贷部5", case, "已提交", refund, complete="否", note="过户手续缺行驶证复印件")
        elif refund:
            log.done("消贷部5", case, refund, refund)
        if default and n == 6:
            log.late("消贷部6", case, end(default, 15), 2000)
        elif default:
            log.missing("消贷部6", case, "进行中")
    log.add("消贷部8", None, "已提交", date(2026, 11, 5), complete="是", note="10月欠款报表")
    log.add(
        "消贷部9",
        None,
        "已验收",
        at(30, "17:10"),
        complete="是",
        verdict="已验收",
        reviewed=at(2, "09:20", 11),
        score=5,
    )
    issues: list[tuple[Cell, ...]] = [
        ("WT-XD-01", "财务部", at(8, "10:00"), "XD2610-003 买车人与合同不一致,档案在哪里?", "消贷部", "3个工作日内", None, None,
         "已验收", at(12, "11:00"), "已验收", None),
        ("WT-XD-02", "财务部", at(2, "14:00", 11), "10月欠款报表口径:含不含过户保证金?", "消贷部", "3个工作日内", at(3, "09:00", 11),
         None, "进行中", None, None, "等财务部给出口径,尚未恢复"),
        ("WT-XD-03", "财务部", at(20, "09:00"), "放贷明细比银行少一笔", "消贷部", "3个工作日内", None, None, "已提交", at(26, "10:00"),
         None, None),
        ("WT-XD-04", "财务部", at(29, "15:20"), "公证费票据抬头有误", "消贷部", "3个工作日内", None, None, "未开始", None, None, None),
    ]  # fmt: skip
    return Filled(pack, register, log.rows, issues)


def _remittance(log: Records, n: int, case: str, paid: datetime) -> None:
    if n == 4:
        log.late("消贷部10", case, end(paid, 3), 700, "10月10日(星期六)调休上班")
    elif n == 9:
        log.missing("消贷部10", case)
    else:
        log.done("消贷部10", case, paid, end(paid, 1))


def _cleared(log: Records, n: int, case: str, cleared: datetime) -> None:
    if n == 3:
        log.missing("消贷部4", case)
    elif n in (4, 5):
        log.missing("消贷部4", case, "进行中" if n == 4 else "未开始")
    else:
        log.done("消贷部4", case, cleared, end(cleared, 6))


def service(pack: Pack) -> Filled:
    """Fees, card slips, returned cars and trips to the bank; a company day off on 10-09 and a worked Sunday, 10-11."""
    pack, duties = agree(pack, "客服部", "王五", {"客服部4": "银行存款后2个工作日内"})
    dice, register = Dice(20261003), list[Row]()
    log = Records(duties, "王五", dice, "KF")
    fees = ("入户", "过户", "抵押", "入户", "其他")
    for n in range(1, 19):
        case = f"KF2610-{n:03d}"
        day = min(9 + int(n * 1.25), 31)
        business = at(day, f"{9 + n % 8}:15") if n % 3 else None
        fee = fees[n % 5] if business else None
        picked = at(day, "11:20") if n % 2 or n == 18 else None
        back = at(min(day + 1, 31), "15:30") if n in (4, 9, 14) else None
        bank = {3: at(8, "09:30"), 6: at(14, "09:30"), 12: at(22, "09:30"), 15: at(29, "09:30")}.get(n)
        register.append(
            (case, CUSTOMERS[(n * 7) % 12], MODELS[(n * 2) % 7], f"京A·S{2000 + n * 37}", business, fee,
             380 + 20 * n if fee else None, picked, "刷卡" if picked else None, back, bank, None)
        )  # fmt: skip
        if business and fee != "其他":
            _fee(log, n, case, business)
        elif business:
            log.add("客服部1", case, "不适用", note="不是入户、过户、抵押费用")
        if picked:
            _card_slip(log, n, case, picked)
        if back:
            if n == 9:
                log.late("客服部3", case, back, 560, "手续次日入库")
            else:
                log.done("客服部3", case, back, end(back))
        if bank:
            if n == 3:
                log.add("客服部4", case, "已提交", at(11, "10:00"), complete="是", note="10月9日公司休息,11日上班")
            else:
                log.done("客服部4", case, bank, end(bank, 1))
    issues: list[tuple[Cell, ...]] = [
        ("WT-KF-01", "销售部", at(9, "08:50"), "客户投诉上牌等待时间长", "客服部", "3个工作日内", None, None, "已验收", at(14, "17:50"),
         "已验收", None),
        ("WT-KF-02", "财务部", at(6, "11:00", 11), "10月刷卡单与银行对账差 2 笔", "客服部", "3个工作日内", None, None, "未开始", None,
         None, None),
    ]  # fmt: skip
    days = [(date(2026, 10, 9), "休息", "国庆值班补休"), (date(2026, 10, 11), "上班", "车辆盘点")]
    return Filled(pack, register, log.rows, issues, days)


def _fee(log: Records, n: int, case: str, business: datetime) -> None:
    if n in (17, 16):
        log.missing("客服部1", case, "进行中")
    elif n == 10:
        log.missing("客服部1", case, note="发票未到")
    elif n == 5:
        log.late("客服部1", case, end(business, 7), 540)
    elif n == 8:
        log.add("客服部1", case, "已提交", end(business, 2), complete="是", verdict="退回", reviewed=end(business, 3),
                reason="票据抬头不符", rework_due=end(business, 6), again=end(business, 8))  # fmt: skip
    else:
        log.done("客服部1", case, business, end(business, 6))


def _card_slip(log: Records, n: int, case: str, picked: datetime) -> None:
    if n == 7:
        log.late("客服部2", case, end(picked, 1), 515)
    elif n == 11:
        log.add("客服部2", case, "已提交", complete="是", note="忘记填完成时间")
    elif n == 13:
        log.missing("客服部2", case)
    elif n == 15:
        return  # the pick-up is in the register; nobody wrote a row
    else:
        log.done("客服部2", case, picked, end(picked, 1))
