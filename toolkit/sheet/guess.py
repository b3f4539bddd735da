"""What the columns of a table are whose names are not known, told by what stands in them: dates, names, things."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date

from toolkit.core.period import MONTH_NAME
from toolkit.core.traditional import simplified
from toolkit.patterns import compiled
from toolkit.sheet.borne_out import is_borne_out
from toolkit.sheet.column_names import is_of_neither_side
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.event_names import says_event, says_part
from toolkit.sheet.guess_names import (
    PEOPLE,
    asks_who,
    called,
    is_client,
    is_customer,
    is_doer,
    is_function,
    is_in_charge,
    is_lacking,
    is_of_ours,
    is_of_person,
    is_of_reporting,
    is_outsider,
    is_served,
    is_source,
    may_be_doer,
    says_deed,
)
from toolkit.sheet.name_words import NameWords, Words
from toolkit.sheet.owed_names import is_owed
from toolkit.sheet.person_names import are_people
from toolkit.sheet.units import BRANCHES, KINDS
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import are_verdicts, read_yes

LOOKED_AT = 40  # rows from the top of a sheet
_COUNTED = compiled(
    r"[内內后後]|[当當][日天]|次日|翌日|之?日起|T\+"
    r"|within|after|from|upon|same day|next day"
    r"|(?:days?|hours?|weeks?|months?) of(?! (?:(?:the|each|every|next|following) )*(?:week|month|quarter|year)\b)",
    re.IGNORECASE,
)
_BY = compiled(r"[前内內]|[后後].*[\d一二三四五六七八九十两]|\b(?:within|before|by)\b", re.I)
_OF_PERIOD = compiled(
    r"每|[月季年周旬](?:度|末|底)?(?:终了|结束)?[后後]|次[月季年周]|\b(?:every|each)\b|(?:month|quarter|year) end", re.I
)
_WEEKDAY, _NTH = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?", "(?:st|nd|rd|th)?"
_DATE = compiled(
    r"(?!.*[前内]$)(?:(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)[日号]?"
    r"(?: ?[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?(?:[ T]?(?:\d|[上下中]午|早|晚).*)?"
    r"|20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    rf"|{_WEEKDAY}(?:\d{{1,2}}{_NTH}[ -]?(?:{MONTH_NAME})\.?(?:,?[ -]?\d{{2,4}})?"
    rf"|(?:{MONTH_NAME})\.? \d{{1,2}}{_NTH}(?:,? \d{{4}})?)(?:,? \d{{1,2}}:\d\d)?",
    re.IGNORECASE,
)
_HOW_MUCH = NameWords(
    Words(has="用时 耗时 工时 时长 小时 分钟 天数 工日 单价 价格 金额 费用 数量"),
    Words(has="_price _cost _amount _hours _hrs _minutes _duration _qty _quantity _days_taken _number_of"),
    Words(ends="_h _hr _d _days"),
)
_TYPED_DAY = compiled(r"(\d{1,2})\.(\d{1,2})")
_FILE = compiled(
    r".*\.(?:xls[xmb]?|et|ods|csv|pdf|ofd|docx?|wps|odt|rtf|txt|pptx?|eml|msg|zip|rar|7z|jpe?g|png|tiff?|heic)\W*",
    re.IGNORECASE | re.DOTALL,
)
_NOT_HANDED_IN = compiled(
    "模[板版]|样[表本张]|范[本例]|格式|参考|制度|来源|取[数自]|数据源|源(?:文件|数据|表)|依据|命名|规[则范]|要求|底稿|底表|原始|导[出入]|输入"
    r"|template|sample|reference|source|input|naming|convention|pattern|format|example|\braw\b|extract|based on"
    r"|\bfrom\b",
    re.I,
)
"""Files so called are there before: forms to fill in, where the figures come from, how a file is to be called."""
_PLACEHOLDER = compiled(
    r"y{4}[-_. 年]?m{1,2}|(?<![a-z])(?:y{4}|y{2}m{2}|m{2}[-_.]?d{2}|x{2,})(?![a-z])"
    r"|[*＊×Ｘ]{2,}|某|[{<《【\[](?:年|月|日|部门|name|date|month|dept)"
    r"|(?<!\d)[ _]*年[ _]*月",
    re.I,
)
"""某店-日报-YYYYMMDD.xlsx is how files are to be called, and none that exists."""
_PLANNED = compiled("^(?:预计|计划|实际)")
_A_UNIT = compiled(r"单位|unit", re.I)
"""So called alone, it is that of a department or of a quantity."""
_SENTENCE = compiled(r"[\u3002\uff01\uff1f\uff1b]|[一-鿿]{3}[,\uff0c][一-鿿]{3}|(?:[A-Za-z]+ ){6}")
_A_PLACE = compiled(r"(?:网点|[店站所区校行厂场馆]|分公司|公司)$")
_DEPARTMENT = compiled(
    rf".*(?:{KINDS}|{BRANCHES}|[所厂队局行办]|集团|分会|支部)"
    r"|.*\b(?:team|dept\.?|department|office|division|desk|committee)",
    re.I,
)


def tell(
    cells: Mapping[int, str],
    columns: dict[str, int],
    taken: Container[int],
    body: Sequence[Sequence[Raw]],
    *,
    outsiders: bool,
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Who is concerned in a table whose column of deadlines has a known name, and which files prove what was done.

    Args:
        cells: the header's names by column.
        columns: field to column, as known by their names.
        taken: columns that are something else.
        outsiders: as of ``people_columns``.

    Returns:
        Fields as they are known now, and those that were told by what stands in their columns.
    """
    free = {c: text for c, text in cells.items() if c not in columns.values() and c not in taken}
    others = {c: text for c, text in free.items() if not is_of_neither_side(text)}
    outsiders = outsiders or any(map(is_of_ours, cells.values()))
    told = people_columns(columns, others, body, outsiders=outsiders)
    if someone := doer(columns | told, cells, others, body):
        told["owner"] = someone
    rest = {c: text for c, text in free.items() if c not in told.values()}
    if "evidence" not in columns and (files := evidence_column(rest, body)):
        told["evidence"] = files
    return columns | told, tuple(told)


def people_columns(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]], *, outsiders: bool
) -> dict[str, int]:
    """Who owes, to whom, and who does it, where no column of a known name says so: 报到哪里, PIC.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; none, nothing is told.
        outsiders: whether suppliers, customers and the like may be those who owe; else only such as receive things as
            well do, or a department, which a title or the file's name says.
    """
    receivers = {*held_in(body, columns["receiver"])} if "receiver" in columns else set()
    return people(
        columns,
        {c: n for c, n in free.items() if outsiders or not is_outsider(n) or receivers & {*held_in(body, c)}},
        body,
    )


def people(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """As ``people_columns``, outsiders among them."""
    found: dict[str, int] = {}
    owing = any(map(is_lacking, free.values()))  # what is lacking is the client's to bring
    for field in PEOPLE:
        fitting = [
            column
            for column, name in free.items()
            if column not in found.values()
            and not (owing and is_client(name) and field != "provider")
            and (called(field, name) or _may_be(field, column, columns, free, body) or (owing and is_client(name)))
            and (values := held_in(body, column))
            and _fits(field, name, values)
            and is_borne_out(field, name, values)
            and not (field == "provider" and is_source(name) and not _is_handed_on(columns, free))
            # 谁负责, 主责, 经办支行: the department, if departments stand there
            and not (field == "owner" and (called("provider", name) or asks_who(name)) and are_departments(values))
            and not (
                field == "provider"
                and "owner" not in {**columns, **found}
                and not _A_PLACE.search(name)  # 张江 and 徐汇 are no people below 网点
                and are_people(values)
            )
        ]
        if field not in columns and fitting:
            # 哪个车间 says more of who owes it than 工序.
            found[field] = next((c for c in fitting if asks_who(free[c]) or _does(field, free[c])), fitting[0])
    return found


def _may_be(
    field: str, column: int, columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> bool:
    """Whether something besides its name makes a column one of people: below 纠正责任 they stand by their names, and
    报送单位 is to whom where another column says who reports, 填报科室."""
    values = held_in(body, column)
    if field == "provider" and asks_who(free[column]) and called("owner", free[column]):
        return are_departments(values)  # 谁的活
    if field != "receiver" and is_in_charge(free[column]):
        return are_people(values) if field == "owner" else are_departments(values)
    if field != "receiver":
        return False
    others = [name for c, name in free.items() if c != column and not called("receiver", name)]
    theirs = is_of_reporting(free[column]) or is_served(free[column])
    return theirs and ("provider" in columns or any(called("provider", n) for n in others))


def _is_handed_on(columns: Mapping[str, int], free: Mapping[int, str]) -> bool:
    """Whether it is told to whom things go and nobody is who does them, so that they are due from where they come:
    来自 of a complaint is who raised it."""
    told = {f for f in ("receiver", "owner") if f in columns or any(called(f, name) for name in free.values())}
    return told == {"receiver"}


def _does(field: str, name: str) -> bool:
    return is_doer(name) if field == "owner" else field == "provider" and says_deed(name)


def doer(
    columns: Mapping[str, int], cells: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """The only column of people of whom its name does not say who they are, where nobody is known to do it: 出纳.

    Beside suppliers and the like they may be of either side.
    """
    if "owner" in columns or any(map(is_outsider, cells.values())):
        return None
    names = {c: name for c, name in free.items() if c not in columns.values() and may_be_doer(name)}
    held = {c: held_in(body, c) for c in names}
    people = [c for c, values in held.items() if are_people(values, is_of_person(names[c]))]
    return people[0] if len(people) == 1 else None


def has_completion(phrase: int, free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column is called like when something came and holds dates, which no deadline names: 实交, Came in."""
    named = event_columns(free, phrase, body).values()
    return any(called("submitted_at", n) and c not in named and are_days(held_in(body, c), n) for c, n in free.items())


def customer(
    columns: Mapping[str, int], cells: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """The column of those for whom something is done, 客户 or 业主; None for none.

    Only in a register of single cases, where others are known to do it, and what is owed is no paper that customers
    have to bring: a statement due each month has a customer whom it is about.
    """
    if "receiver" in columns or not {"owner", "provider"} & columns.keys() or is_owed(cells[columns["deliverable"]]):
        return None
    if not any_counted(body, columns["phrase"]) and not are_dates(held_in(body, columns["phrase"])):
        return None
    found = [c for c, name in free.items() if is_customer(name) and is_words(held_in(body, c))]
    return found[0] if found else None


def event_columns(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """Columns of dates from which the deadlines count, by event: 签收日期 beside 签收后7天内, ETD beside "after ETD".

    Args:
        free: the names of columns that may be such.
        phrase: the column of the deadlines.
    """
    body = body[:LOOKED_AT]
    said = [v for v in held_in(body, phrase) if isinstance(v, str)]
    stems = {c: event_stem(name) or _PLANNED.sub("", normal(name)) for c, name in free.items()}
    found: dict[str, int] = {}
    for column, stem in stems.items():
        if any(says_event(stem, text) for text in said) and are_dates(held_in(body, column)):
            found.setdefault(stem, column)
    if not found:
        parts = {stem: c for c, stem in stems.items() if any(says_part(stem, text) for text in said)}
        dated = {stem: c for stem, c in parts.items() if are_dates(held_in(body, c))}
        return dated if len(dated) == 1 else {}
    return found


def evidence_column(free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column in which most values name files that were handed in, whatever it is called (扫描件, 文件名)."""
    for column, name in free.items():
        if are_files(name, body, column):
            return column
    return None


def are_files(name: str, body: Sequence[Sequence[Raw]], column: int) -> bool:
    """Whether most values of a column name files, and those that are handed in."""
    if _NOT_HANDED_IN.search(name):
        return False
    values = held_in(body[:LOOKED_AT], column)
    files = [v for v in values if isinstance(v, str) and _FILE.fullmatch(v) and not _PLACEHOLDER.search(v)]
    return len(files) * 2 > len(values)


def are_plainly_deadlines(values: Sequence[Raw]) -> bool:
    """Whether most of some deadlines say by when something is to be done, as 每天 and 周一 do not."""
    return sum(isinstance(v, str) and _BY.search(v) is not None for v in values) * 2 > len(values)


def any_counted(body: Sequence[Sequence[Raw]], phrase: int) -> bool:
    """Whether any of the deadlines in a column may count from an event; found out quickly, by its words."""
    return any(isinstance(text, str) and _COUNTED.search(text) for text in held_in(body, phrase))


def mostly_counted(body: Sequence[Sequence[Raw]], phrase: int) -> bool:
    """Whether most deadlines count from an event: beside 每月25号前 and 季后30日内 no 收到日期 is one."""
    said = held_in(body, phrase)
    return sum(any_counted([[text]], 1) and not _OF_PERIOD.search(str(text)) for text in said) * 2 > len(said)


def held_in(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    """What stands in a column of some rows, blank cells left out; traditional characters as simplified ones."""
    held = [row[column - 1] for row in body if len(row) >= column and row[column - 1] not in (None, "")]
    return [simplified(value) if isinstance(value, str) else value for value in held]


def are_dates(values: Sequence[Raw], least: int = 1) -> bool:
    """Whether most of the values are dates, and at least so many."""
    dated = [v for v in values if isinstance(v, date) or (isinstance(v, str) and _DATE.fullmatch(v.strip()))]
    return len(dated) >= least and len(dated) * 2 > len(values)


def are_days(values: Sequence[Raw], name: str) -> bool:
    """Whether most of the values are dates, or all are days as Excel keeps those typed like numbers: 11.5, 11.12.

    Only to be asked below a name that says when, and none of hours or prices: 完成用时, Price on day.
    """
    typed = bool(values) and not _HOW_MUCH.tell(name) and all(_is_typed_day(v) or are_dates([v]) for v in values)
    return typed or are_dates(values)


def _is_typed_day(value: Raw) -> bool:
    found = _TYPED_DAY.fullmatch(str(value)) if isinstance(value, float) else None
    return found is not None and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31


def are_deadlines(values: Sequence[Raw], words: DeadlineWords) -> bool:
    """Whether most of the values are deadlines, as dates or in words; a column that is still blank may hold some."""
    said = [v for v in values if isinstance(v, str) and words.says(v)]
    dated = [v for v in values if v not in said and are_dates([v])]
    return not values or (len(said) + len(dated)) * 2 > len(values)


def _fits(field: str, name: str, values: Sequence[Raw]) -> bool:
    if field == "provider" and _A_UNIT.fullmatch(normal(name)):
        return are_departments(values)
    ticked = sum(read_yes(value) is not None for value in values) * 2 > len(values)
    return is_words(values) and not (ticked or are_verdicts(values) or _are_sentences(values))


def _are_sentences(values: Sequence[Raw]) -> bool:
    """Whether most of the values say more than who somebody is: 供应商没到货，已催."""
    return sum(_SENTENCE.search(str(value)) is not None for value in values) * 2 > len(values)


def are_departments(values: Sequence[Raw]) -> bool:
    """Whether all the values are like names of parts of a house: 财务部, 市住建局, Legal team."""
    return all(isinstance(v, str) and _is_department(v.strip()) for v in values)


def _is_department(text: str) -> bool:
    return _DEPARTMENT.fullmatch(text) is not None or is_function(text)


def is_words(values: Sequence[Raw]) -> bool:
    """Whether most of the values have letters in them, and are no dates."""
    words = [v for v in values if isinstance(v, str) and any(c.isalpha() for c in v) and not _DATE.fullmatch(v.strip())]
    return len(words) * 2 > len(values)
