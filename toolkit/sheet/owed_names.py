"""What the names of columns say of the things that are owed: asked for, to be done, only the matter, or its proof."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_forecast
from toolkit.sheet.guess_names import plain
from toolkit.sheet.name_words import NameWords, Words, has_words

_MENDED = "整改 整治 处理 处置 纠正 改进 改善 修正 预防 补救 落实 解决 交办 应办 拟办 拟采取 行动 具体"
_STEPS = "要求 措施 动作 事项 行动 计划 方案 任务 举措 对策"
_NAMED = "- 描述 内容 现象 情况 摘要 说明 名称"
_SHOWS = "支持 支撑 佐证 证明 印证 旁证 辅证 凭证 留痕"

_OWED = NameWords(
    Words(has="应 须 欠 补 缺 需 要", apart="缺失 缺陷 需求 重要 要求"),
    Words(begins="差 少 还差 还少 尚差 尚少 都差 都少", then=("了 哪 什么 啥 的",)),
    Words(has="_owe_ _owed_ _owes_", before="by_ to_ from_"),
    Words(has="need_from needed_from required missing outstanding"),
    pattern=compiled("^[还尚都]?[差少][一-鿿]的"),  # 还差谁的
)
_TO_DO = NameWords(
    Words(ends=_MENDED, then=("- 的 预防 与预防 和预防 及预防 及其预防", _STEPS)),
    Words(whole="措施 动作 举措"),
    Words(
        has="_corrective _remedial _mitigation _agreed _required _follow_up _followup",
        then=("_action_ _actions_",),
    ),
    Words(
        has="_to _to_be",
        then=(
            "_discharge _file _submit _provide _deliver _supply _send _return _produce _hand _lodge _report _prepare",
            "_ d_ ed_ ted_",
        ),
    ),
    Words(has="_action _actions", then=("_plan_ _agreed_ _required_ _to_take_",)),
    Words(has="_management_response"),
)
_MATTER = NameWords(
    # what is wrong with something
    Words(
        ends="问题 隐患 缺陷 缺失 故障 毛病 异常 不符合 不符合项 投诉 诉求 差异 发现 不足",
        then=("- 点 项 之处 事项", _NAMED),
    ),
    # what it is all about
    Words(whole="项目 课题 工程 合同 系统 论文 课程 活动", then=("- 名称 题目",)),
    Words(ends="题目"),
    # in English
    Words(has="_issue _finding _problem _complaint _defect _observation", then=("_ s_",)),
    Words(has="_nonconformit", whole="project projects subject subjects contract contracts"),
)
_PROOF = NameWords(
    Words(ends=_SHOWS, then=("- 性 类", "文件 材料 资料 照片")),
    Words(ends="扫描件 截图", begins="附照片 附图 附图片 附证明 附凭证"),
    Words(has="_support_file _supporting_file _support_doc _supporting_doc _scan_ _scanned_"),
)
_STEP = NameWords(Words(ends="节点 _milestone _milestones", whole="step steps"))
_PART_OF_PLAN = NameWords(Words(has="_milestone _activit", whole="step steps"))
_THOUGHT = has_words("_proposed _projected")
_OF_STAFF = has_words("_employee _staff_ _new_hire _joiner 员工")
_GOODS = NameWords(
    Words(
        whole="设备 仪器 器材 物料 物资 物品 货物 货品 商品 品名 品项 产品 配件 零配件 备件 材料 原材料 辅料 零件",
        then=("- 名称 描述",),
    ),
    Words(whole="goods material materials part parts product products"),
)
_ARRIVED = NameWords(
    Words(whole="- 实际", then=("到货 收货 来料 到厂 入厂", "- 日 日期 时间")),
    Words(whole="arrival arrived goods_arrival goods_arrived", then=("- _date _on",)),
)
_DELIVERY = NameWords(Words(ends="交期", has="交货日 交货期 交货时 delivery"))
_SUPPLIER = has_words("供方 供货 供应 厂家 厂商 supplier vendor")


def is_owed(name: str) -> bool:
    """Whether what stands in a column so called is asked for: 应交资料, 缺什么, Documents required."""
    return _OWED.tell(plain(name))


def is_to_do(name: str) -> bool:
    """Whether what stands in a column so called is to be done about something: 整改措施, Action agreed."""
    return _TO_DO.tell(plain(name))


def is_matter(name: str) -> bool:
    """Whether a column so called says what something is owed about: 反馈问题, 项目名称, Finding."""
    return _MATTER.tell(plain(name))


def is_proof(name: str) -> bool:
    """Whether a column is called like what shows that something was done: 支持文件, 扫描件."""
    return _PROOF.tell(plain(name))


def is_step(name: str) -> bool:
    """Whether a column is called like steps on the way, which are owed where nothing else is: 节点."""
    return _STEP.tell(plain(name))


def is_hardly_owed(name: str, deadline: str, others: Iterable[str]) -> bool:
    """Whether what a column so called holds is owed by nobody by then: Milestone beside Forecast, or of an Employee.

    What somebody only thinks is no deadline of a plan's parts, nor are the days of those who are employed.

    Args:
        deadline: the name of the column of dates; others: those of all columns.
    """
    if not _PART_OF_PLAN.tell(plain(name)):
        return False
    return is_forecast(deadline) or _THOUGHT.tell(deadline) or any(map(_OF_STAFF.tell, others))


def is_goods(name: str) -> bool:
    """Whether a column is called like goods: 物料, Material."""
    return _GOODS.tell(plain(name))


def has_arrived(name: str) -> bool:
    """Whether it says when goods came: 到货日, 实际到货日, Arrived."""
    return _ARRIVED.tell(plain(name))


def is_delivery(name: str) -> bool:
    """Whether it says when goods are to be delivered: 合同交期."""
    return _DELIVERY.tell(plain(name))


def is_supplier(name: str) -> bool:
    """Whether a column is called like those who supply goods: 供方, Vendor."""
    return _SUPPLIER.tell(plain(name))
