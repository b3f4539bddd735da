"""Buttons: captions, messages, and what installing them says."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "button-check": entry("检查本表", "Check this workbook"),
    "button-check-doing": entry("正在检查…", "Checking…"),
    "button-closed": entry(
        "工作簿已经关闭", "The workbook was closed", "请重新打开后再点按钮。", "Open it again and click again."
    ),
    "button-crash": entry(
        "程序内部出错({detail})。详细信息在 {path}",
        "An internal error ({detail}). Details are in {path}",
        "请把该文件发给维护人员。",
        "Please send that file to whoever maintains this.",
    ),
}
