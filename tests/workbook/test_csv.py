"""Text files are read as tables in whatever encoding and with whatever separator."""

from __future__ import annotations

from pathlib import Path

import formats_kit as kit
import pytest

from toolkit.errors import CannotRunError
from toolkit.workbook.file import FileWorkbook


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_text_in_whatever_encoding(encoding: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv(encoding, separator))
    sheet = FileWorkbook(path).read().sheets[0]
    assert sheet.name == "销售部"
    assert [list(row) for row in sheet.rows] == [[v or None for v in row] for row in (kit.HEAD, *kit.ROWS)]


@pytest.mark.parametrize(
    ("lines", "separator", "row"),
    [
        (["账户明细", "日期\t户名\t金额", "10-13\t张伟\t1,200.00", "10-14\t李四\t300.00"], "\t", 3),
        (["账户明细,2026年10月", "日期\t户名\t金额", "10-13\t张伟\t1,200.00", "10-14\t李四\t1,300.00"], "\t", 3),
        (["2026年10月刷卡单", "编号;日期;金额", "A1;10-13;100,00", "A2;10-14;7,50"], ";", 3),
        (["编号|日期|金额", "A1|10-13|1,100.00"], "|", 2),
        (["事项,期限", "报表,3日;特急1日;加急2日", "单据,5日;特急1日;加急2日"], ",", 2),
        (
            ["账户明细", "日期,户名,金额", "\t10-13,\t张伟,\t100.00", "\t10-14,\t李四,\t300.00", "说明", "仅供参考"],
            ",",
            3,
        ),
        (["账号|6222|户名|鑫达", "日期,摘要,金额", "10-13,a|b|c|HT-1,1", "10-14,a|b|c|HT-2,2"], ",", 3),
        (["日期,户名,金额", "10-13,张伟,1", "说明:1;2;3;4", "注:a;b;c;d", "注:a;b;c;d", "注:a;b;c;d"], ",", 2),
        (["户名:鑫达;账号:6222;币种:元", "日期,摘要,金额", "10-13,HT-1;x;y;z,1", "10-14,HT-2;x;y;z,2"], ",", 3),
        (
            ["户名\uff1a鑫达,,", "日期,摘要,金额", "10-13,x;y;z,1", "说明,,", "回单;仅供参考", "章;有效", "完;毕"],
            ",",
            3,
        ),
        (["日期;摘要;金额", "10-13;a,b,c,d;1", "10-14;a,b,c,d;2", "a,b,c", "a,b,c"], ";", 3),
        (["事项,期限\uff08例\uff1a5日\uff09", "报表,3日;特急1日;加急2日", "单据,5日;特急1日"], ",", 2),
        (["事项,2026年10月", "报表,3日;特急1日;加急2日", "单据,5日;特急1日"], ",", 2),
        (["事项"], ",", 1),
    ],
)
def test_the_separator_of_a_csv_is_what_parts_its_table(
    lines: list[str], separator: str, row: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(lines).encode())
    assert FileWorkbook(path).read().sheets[0].rows[row - 1] == lines[row - 1].split(separator)


def test_csv_quotes_and_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('甲,"乙,""丙""\n丁"\n\n1,2,3\n'.encode())
    assert FileWorkbook(path).read().sheets[0].rows == [["甲", '乙,"丙"\n丁'], [], ["1", "2", "3"]]


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"\x00\x01\x02" * 50, "file-not-workbook"), (b"\xff" * 99, "file-encoding")],
    ids=["binary", "no text"],
)
def test_csv_that_is_none(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(CannotRunError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == key
