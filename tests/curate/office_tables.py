"""Workbooks laid out as statistics offices lay theirs out, with figures made up for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path


def two_header_rows(path: Path) -> Path:
    """Cities as rows; under each indicator its total and its growth, the indicators in joined cells."""
    book = Workbook()
    page: Any = book.active
    page.title = "表3"
    page.append(["表3-1  2025年1—10月湖北省各市州主要经济指标"])
    page.merge_cells("A1:F1")
    page.append(["", "", "", "", "", "单位：亿元"])
    page.append(["地　区", "地区生产总值", "", "规模以上工业增加值", "社会消费品零售总额", ""])
    page.append(["", "绝对额", "同比增长（%）", "同比增长（%）", "绝对额", "同比增长（%）"])
    for area in ("A3:A4", "B3:C3", "E3:F3"):
        page.merge_cells(area)
    for line in (
        ["全　省", 45678.9, 6.1, 7.4, 20123.45, 5.6],
        ["武 汉 市", 16123.4, 5.9, 6.8, 7012.3, 5.1],
        ["黄石市①", 1812.02, 6.8, "8.1%", "—", 6.0],
        ["十堰市", "2,011.5", 6.2, 7.9, 1105.6, "…"],
        ["恩施州", 1211.1, 5.5, -0.3, 801.2, 4.4],
    ):
        page.append(line)
    page.append(["注：① 黄石市为快报数。"])
    page.append(["资料来源：湖北省统计局"])
    book.save(path)
    return path


def months_as_columns(path: Path) -> Path:
    """Cities as rows, the months to date as columns, the indicator in the title."""
    book = Workbook()
    page: Any = book.active
    page.title = "工业"
    page.append(["2025年湖南省各市州规模以上工业增加值增速"])
    page.append(["单位：%"])
    page.append(["市州", "1-2月", "1-3月", "1-4月", "1-5月"])
    for line in (
        ["全省", 7.1, 7.3, 7.0, 6.9],
        ["长沙市", 8.0, 8.2, 8.1, 8.0],
        ["株洲市", 6.5, 6.6, "", 6.4],
        ["湘西州", -1.2, 0.4, 0.9, 1.1],
    ):
        page.append(line)
    book.save(path)
    return path


def indicators_as_rows(path: Path) -> Path:
    """Indicators as rows with their unit beside them; the month, the sum to date, its growth as columns."""
    book = Workbook()
    page: Any = book.active
    page.title = "月报"
    page.append(["2025年1—9月武汉市国民经济主要指标"])
    page.append(["序号", "指标名称", "计量单位", "本月", "本年累计", "累计同比增长（%）", "备注"])
    for line in (
        [1, "一、规模以上工业增加值", "亿元", 512.3, 4210.7, 6.2, ""],
        [2, "  其中：汽车制造业", "亿元", 88.1, 701.4, 11.5, "可比价"],
        [3, "二、新能源汽车产量", "万辆", 3.25, 24.6, 30.2, ""],
        [4, "三、进出口总额", "亿元", 401.5, 3120, "-2.1", ""],
        [5, "四、实际使用外资（亿美元）", "", 1.2, 9.8, "...", ""],
    ):
        page.append(line)
    page.append(["", "数据来源：武汉市统计局"])
    book.save(path)
    return path


def places_as_columns(path: Path) -> Path:
    """Years as rows, places as columns, one indicator with its unit in the title's corner."""
    book = Workbook()
    page: Any = book.active
    page.append(["高新技术企业数量"])
    page.append(["", "", "", "单位：家"])
    page.append(["年份", "湖北省", "武汉市", "襄阳市"])
    for line in ([2022, 20000, 12000, 1300], [2023, 25000, 14500, 1700], [2024, 30000, 16700, 2100]):
        page.append(line)
    book.save(path)
    return path
