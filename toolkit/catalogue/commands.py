"""What the commands say: progress, tallies, the result sheet, help."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "result-title": entry("检查结果", "Check results"),
    "result-when": entry(
        "检查时间 {as_of},期间 {period}。由 dutybook 生成,每次检查整张替换,请勿在此填写。",
        "Checked as of {as_of}, period {period}. Made by dutybook and replaced by each check: do not type here.",
    ),
    "result-no": entry("序号", "No."),
    "result-severity": entry("级别", "Severity"),
    "result-sheet": entry("工作表", "Sheet"),
    "result-cell": entry("单元格", "Cell"),
    "result-message": entry("问题", "Problem"),
    "result-remedy": entry("处理办法", "What to do"),
    "result-rule": entry("规则", "Rule"),
    "result-row": entry("第 {row} 行", "row {row}"),
    "result-none": entry("没有发现问题。", "No problems found."),
    "tally": entry(
        "本表 {total} 项:{parts};{problems} 处数据问题", "{total} obligations: {parts}; {problems} data problems"
    ),
    "tally-part": entry("{label} {count}", "{label} {count}"),
    "tally-exempt": entry("无需交付", "nothing owed"),
}
