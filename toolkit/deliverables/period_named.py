"""The period that a text names: a title above a table, the name of a sheet, the name of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from toolkit.core.period import MONTH_NAME, Period, named_month

# A month that no day follows: 2026年10月, 2026-10, 202610, 10月份. Dates of making a table are no period.
_MONTH = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s*(?:[-/._年]\s*(?P<m>1[0-2]|0?[1-9])(?!\d)\s*(?>(?:月份?)?)(?!\s*[-/._]?\s*\d|\s*\d{1,2}\s*[日号])"
    r"|(?P<mm>0[1-9]|1[0-2])(?!\d))"
    r"|(?<![\d年])(?P<only>1[0-2]|0?[1-9])\s*月份?+(?!\s*\d)(?!底|初|末|中|前)"
)
_SPAN = re.compile(
    r"(?<!\d)(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*\d{1,2}日?\s*(?:至|到|to|until|~|~|—+|–|-{1,2})\s*"
    r"(?:(20\d\d)\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*\d{1,2}"
)
_SPAN_BARE = re.compile(
    r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])[0-3]\d\s*(?:至|到|to|~|—+|–|-{1,2})\s*20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)"
)
_YEAR = re.compile(
    r"(?<!\d)(?<!\d[-–—~/至到])(20\d\d)\s*年度?+\s*+(?!成立|设立|新|开|签)[^\W\d_]{1,6}"
    r"(?:部|店|组|科|室|处|中心|公司)\s*(?=\d{1,2}\s*月)"
    r"|[(\[【]\s*(20\d\d)\s*(?:年度?)?\s*[)\]】](?!\s*第?\s*\d+\s*号)"
)
"""A year apart from its month: before who hands it in, or in brackets; not that of a customer (2025年签约客户10月), nor
of a rule (财会(2019)6号)."""
_HANZI, _ZEROS = "〇一二三四五六七八九", str.maketrans("零○", "〇〇")
_MONTHS_HANZI = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_YEAR_HANZI = re.compile(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=\s*年)")
_MONTH_HANZI = re.compile(
    r"((?<!\d)(?<!\d[-–—~/至到])20\d\d\s*年)度?\s*(?:(十[一二]?|[一二三四五六七八九])(?=\s*月)|(?=\d{1,2}\s*月))"
)
_DAY = r"(20\d\d)\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)"
_AS_OF = re.compile(rf"截[至止][^\d]{{0,6}}{_DAY}|(?:^|[(\[【])\s*{_DAY}\s*日?\s*[为為]?止")
"""Not what a contract ends on: 合同2026年10月31日止, 有效期至2026年10月31日止."""
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_AS_AT_EN = re.compile(r"\bas (?:at|of)\s*:?\s*(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(20\d\d)(?!\d)")
_DAYS = re.compile(
    r"(?<![\d年月])(?<!年\s)(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:至|到|~|—+|–|-{1,2})\s*(\d{1,2})\s*月\s*(\d{1,2})(?!\d)"
)
_NUMBERED = re.compile(r"(?<!\d)(20\d\d)\s*年?度?\s*第?\s*(\d{1,2})\s*期")
_CALLED = re.compile(r"(?:(?<![^\W\d_])|(?<=[单表])|(?<=所属|会计|业务|统计|核算))月份\s*:\s*(1[0-2]|0?[1-9])(?!\d)")
# The same in English: October 2026, 1-31 October 2026, 1 Oct 2026 to 31 Oct 2026; not 5 October 2026.
_DAY_EN = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS_EN = rf"{_DAY_EN}\s*(?:-|–|to)\s*{_DAY_EN}"
_MONTH_EN = re.compile(
    rf"(?<![a-z])(?P<name>{MONTH_NAME})\.?(?:,?\s*{_DAYS_EN})?(?:[\s,-]*(?P<y>20\d\d)(?!\d)|[-'’](?P<yy>\d\d)(?![\d-]))"
    rf"|(?<!\d)(?P<year>20\d\d)[\s-]*(?P<month>{MONTH_NAME})(?![a-z]|[\s-]*\d)"
    rf"|(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])/(?P<my>20\d\d)(?!\d)"
)
_SPAN_EN = re.compile(
    rf"(?<![\w/]){_DAY_EN}\s*(?P<name>{MONTH_NAME})?\.?,?\s*(?P<y>20\d\d)?\s*(?:-|–|—|to|until)\s*"
    rf"{_DAY_EN}\s*(?P<last>{MONTH_NAME})\.?,?\s*(?P<year>20\d\d)"
)
_NEAR = 3  # years
_ONE_DAY_EN = re.compile(rf"(?<!\d){_DAY_EN}(?:\s+of)?[\s-]*$|20\d\d[\s-]+$")
_MADE_EN = re.compile(r"\b(?:printed|prepared|dated?|as (?:of|at)|issued)\b[^;,(\d]*$")
_MADE = re.compile(
    r"制表|填表|打印|编制|制单|填报(?:日期|时间)|报送(?:日期|时间)|截止|截至|上报(?:日期|时间)|printed|prepared"
)


def stated(text: str, period: Period) -> bool | None:
    """Whether a text names the period (True), another one (False), or none at all (None)."""
    plain = _in_figures(unicodedata.normalize("NFKC", text))
    if m := _SPAN.search(plain) or _SPAN_BARE.search(plain):
        first = (int(m[1]), int(m[2]))
        return first == (period.year, period.month)
    years = {
        int(m[1] or m[2]) for m in _YEAR.finditer(plain) if not _MADE.search(plain[max(0, m.start() - 8) : m.start()])
    }
    said: list[bool] = []
    for m in _MONTH.finditer(plain):
        if _MADE.search(plain[max(0, m.start() - 8) : m.start()]):
            continue
        month = int(m["m"] or m["mm"] or m["only"])
        inside = period.month <= month < period.month + period.months
        # 2025年销售部10月, 10月业务单(2025): the year may stand apart.
        fits = int(m["y"]) == period.year if m["y"] else not years or period.year in years
        said.append(inside and fits)
    start = period.month
    said += [
        start <= month < start + period.months and year == period.year
        for year, month in _in_english(plain, period.year)
    ]
    return any(said) if said else _by_number(plain, period)


def _in_figures(text: str) -> str:
    """A text with years and their months in figures: 二〇二六年十月 and 2026年度10月 are 2026年10月.

    The month of 2026-2027年度10月 is of either year.
    """
    text = _YEAR_HANZI.sub(lambda m: "".join(str(_HANZI.index(sign)) for sign in m[0].translate(_ZEROS)), text)
    return _MONTH_HANZI.sub(lambda m: m[1] + (str(_MONTHS_HANZI.index(m[2]) + 1) if m[2] else ""), text)


def _by_number(plain: str, period: Period) -> bool | None:
    """Whether a text says the period by its days or number alone: 截至2026年10月31日, 10月1日至10月31日, 2026年第10期,
    月份:10.

    What is of another day or number is about something else, but for a month that is called one.
    """
    first, last = period.start.timetuple()[:3], period.end.timetuple()[:3]
    if m := _AS_OF.search(plain):
        return True if tuple(int(part) for part in m.groups() if part) == last else None
    if m := _AS_AT_EN.search(plain.lower()):
        return True if last in ((int(m[4]), int(m[3]), int(m[1])), (int(m[4]), int(m[1]), int(m[3]))) else None
    if m := _DAYS.search(plain):
        said = [int(part) for part in m.groups()]
        other = any(int(year) != period.year for year in _ANY_YEAR.findall(plain))  # 10月1日至10月31日(2025)
        return True if said == [*first[1:], *last[1:]] and not other else None
    if m := _NUMBERED.search(plain):
        return True if period.months == 1 and (int(m[1]), int(m[2])) == (period.year, period.month) else None
    if m := _CALLED.search(plain):
        return period.month <= int(m[1]) < period.month + period.months
    return None


def _in_english(text: str, about: int) -> Iterator[tuple[int, int]]:
    """Year and month of each period that a text names in English, spans of days by their first.

    Args:
        about: the year of the period: Oct-26 is a month of a year near it, Oct-01 and Oct-31 are days.
    """
    text = text.lower()
    if m := _SPAN_EN.search(text):
        yield int(m["y"] or m["year"]), named_month(m["name"] or m["last"])
        return
    for m in _MONTH_EN.finditer(text):
        before = text[: m.start()]
        day = m["yy"] and abs(int(f"20{m['yy']}") - about) > _NEAR
        if not (day or _ONE_DAY_EN.search(before) or _MADE_EN.search(before)):
            name = m["name"] or m["month"]
            yield int(m["y"] or m["year"] or m["my"] or f"20{m['yy']}"), int(m["m"] or named_month(name))
