"""Workbooks laid out as statistics offices lay theirs out, with figures made up for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def book_of(path: Path, *sheets: tuple[str, Iterable[Sequence[object]], Sequence[str]]) -> Path:
    """A workbook of sheets, each with its name, its rows and the areas of its joined cells."""
    book = Workbook()
    book.remove(book.active)
    for name, lines, joined in sheets:
        page: Any = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
        for area in joined:
            page.merge_cells(area)
    book.save(path)
    return path


def two_header_rows(path: Path) -> Path:
    """Cities as rows; under each indicator its total and its growth, the indicators in joined cells."""
    return book_of(path, ("表3", (
        ["表3-1  2025年1—10月湖北省各市州主要经济指标"],
        ["", "", "", "", "", "单位：亿元"],
        ["地　区", "地区生产总值", "", "规模以上工业增加值", "社会消费品零售总额", ""],
        ["", "绝对额", "同比增长（%）", "同比增长（%）", "绝对额", "同比增长（%）"],
        ["全　省", 45678.9, 6.1, 7.4, 20123.45, 5.6],
        ["武 汉 市", 16123.4, 5.9, 6.8, 7012.3, 5.1],
        ["黄石市①", 1812.02, 6.8, "8.1%", "—", 6.0],
        ["十堰市", "2,011.5", 6.2, 7.9, 1105.6, "…"],
        ["恩施州", 1211.1, 5.5, -0.3, "801.2*", 4.4],
        ["注：① 黄石市为快报数。"],
        ["资料来源：湖北省统计局"],
    ), ("A1:F1", "A3:A4", "B3:C3", "E3:F3")))  # fmt: skip


def months_as_columns(path: Path) -> Path:
    """Cities as rows, the months to date as columns, the indicator in the title."""
    return book_of(path, ("工业", (
        ["2025年湖南省各市州规模以上工业增加值增速"],
        ["单位：%"],
        ["市州", "1-2月", "1-3月", "1-4月", "1-5月"],
        ["全省", 7.1, 7.3, 7.0, 6.9],
        ["长沙市", 8.0, 8.2, 8.1, 8.0],
        ["株洲市", 6.5, 6.6, "", 6.4],
        ["湘西州", -1.2, 0.4, 0.9, 1.1],
    ), ()))  # fmt: skip


def indicators_as_rows(path: Path) -> Path:
    """Indicators as rows with their unit beside them; the month, the sum to date, its growth as columns."""
    return book_of(path, ("月报", (
        ["2025年1—9月武汉市国民经济主要指标"],
        ["序号", "指标名称", "计量单位", "本月", "本年累计", "累计同比增长（%）", "备注"],
        [1, "一、规模以上工业增加值", "亿元", 512.3, 4210.7, 6.2, ""],
        [2, "  其中：汽车", "亿元", 88.1, 701.4, 11.5, "可比价"],
        [3, "        烟草", "亿元", 12.1, 95.5, 1.5, ""],
        [4, "二、新能源汽车产量", "万辆", 3.25, 24.6, 30.2, ""],
        [5, "三、进出口总额", "亿元", 401.5, 3120, "-2.1", ""],
        [6, "四、实际使用外资（亿美元）", "", 1.2, 9.8, "...", ""],
        ["", "数据来源：武汉市统计局"],
    ), ()))  # fmt: skip


def places_as_columns(path: Path) -> Path:
    """Years as rows, places as columns, one indicator with its unit in the title's corner."""
    return book_of(path, ("Sheet", (
        ["高新技术企业数量"],
        ["", "", "", "单位：家"],
        ["年份", "湖北省", "武汉市", "襄阳市"],
        [2022, 20000, 12000, 1300],
        [2023, 25000, 14500, 1700],
        [2024, 30000, 16700, 2100],
    ), ()))  # fmt: skip


def years_over_months(path: Path) -> Path:
    """Two years as joined heads over months; units in the heads of rows; a row of column letters."""
    return book_of(path, ("工业经济", (
        ["江门市工业经济运行情况"],
        ["指标", "2024年", "", "2025年", "", "2025年目标值"],
        ["", "1—11月", "1—12月", "1—2月", "1—3月", ""],
        ["甲", 1, 2, 3, 4, 5],
        ["规上工业增加值增速（%）", 7.2, 7.5, 8.1, 8.4, 8],
        ["工业投资（亿元）", 512.6, 588.1, 61.2, 102.9, 620],
        ["工业用电量（亿千瓦时）", 210.3, 231.4, 30.1, 50.2, 240],
    ), ("A2:A3", "B2:C2", "D2:E2", "F2:F3")))  # fmt: skip


def industries_by_measures(path: Path) -> Path:
    """Industries as rows, firms, revenue and profit as columns: what is counted is of row and column."""
    return book_of(path, ("分行业", (
        ["表2  2024年湖北省规模以上工业企业主要经济指标"],
        ["行业", "营业收入（亿元）", "利润总额（亿元）", "完成年度目标（%）"],
        ["总计", 52000, 2600, 101],
        ["汽车制造业", 7100, 410, 99],
        ["医药制造业", 1500, 190, 103],
    ), ()))  # fmt: skip


def several_tables(path: Path) -> Path:
    """Two tables one below the other, the second continued with other columns; two side by side on a page."""
    return book_of(
        path,
        ("季报", (
            ["2025年前三季度湖北省各市州投资与消费"],
            ["地区", "固定资产投资增速（%）", "工业投资增速（%）"],
            ["武汉市", 5.1, 9.2],
            ["襄阳市", 6.1, 10.4],
            [],
            ["续表"],
            ["地区", "社会消费品零售总额（亿元）", "比上年增长%"],
            ["武汉市", 6100.5, 5.0],
            ["襄阳市", 1700.1, 6.6],
        ), ()),
        ("并列", (
            ["2024年湖北省各市州地区生产总值", "", "", "", "单位：亿元"],
            ["地区", "地区生产总值", "", "地区", "地区生产总值"],
            ["武汉市", 21106, "", "荆州市", 3300.5],
            ["襄阳市", 6102, "", "黄冈市", 3100.2],
        ), ()),
    )  # fmt: skip


def regions_joined_over_rows(path: Path) -> Path:
    """A place in a joined cell over its rows, each row an indicator; the year before and rates beside."""
    return book_of(path, ("汇总", (
        ["2025年1-6月各市主要指标完成情况（单位：亿元、%）"],
        ["地区", "指标", "本期", "上年同期", "增长", "位次"],
        ["武汉市", "地区生产总值", 10011.2, 9460.1, 5.8, 3],
        ["", "一般公共预算收入", 901.1, 870.2, 3.5, 7],
        ["宜昌市", "地区生产总值", 3001.4, 2810.9, 6.7, 1],
        ["", "一般公共预算收入", 150.2, 141.9, "5.9%", 2],
    ), ("A3:A4", "A5:A6")))  # fmt: skip


def months_as_rows(path: Path) -> Path:
    """Months as rows; the month alone and the sum to date as columns; the unit in the heads."""
    return book_of(path, ("月度", (
        ["湖北省工业主要指标月度数据"],
        ["时间", "规模以上工业增加值增速（%）", "", "工业投资增速（%）", "发电量（亿千瓦时）"],
        ["", "当月", "累计", "累计", "累计"],
        ["2025年1-2月", "", 7.1, 9.0, 480.1],
        ["2025年3月", 7.5, 7.3, 9.2, 730.2],
    ), ("B2:C2", "A2:A3")))  # fmt: skip


def bilingual(path: Path) -> Path:
    """A page of a yearbook, English below the Chinese, a rate that is of the title's indicator."""
    return book_of(path, ("3-2", (
        ["3-2 湖北省各市州地区生产总值（2023年）"],
        ["3-2 Gross Regional Product by Region (2023)"],
        ["", "", "", "单位：亿元"],
        ["地 区\nRegion", "地区生产总值\nGross Regional Product", "第一产业\nPrimary Industry",
         "比上年增长(%)\nGrowth Rate"],
        ["武 汉 市", "20011.7", "475.8", "5.7"],
        ["黄 石 市", "2108.0", "146.2", "6.2"],
    ), ()))  # fmt: skip


def quarters_and_rates_below(path: Path) -> Path:
    """Quarters as columns; below each indicator the row of its growth; the dates of a heading as dates."""
    return book_of(path, ("季度", (
        ["2024年襄阳市分季度主要经济指标"],
        ["指标", "一季度", "上半年", "前三季度", "全年"],
        ["地区生产总值（亿元）", 1200, 2600, 4100, 6001.2],
        ["  增长（%）", 5.5, 5.8, 5.7, 5.8],
        ["固定资产投资比2020年增长（%）", 16, 16.1, 16.2, 16.5],
    ), ()))  # fmt: skip


def fiscal_report(path: Path) -> Path:
    """A budget table: the plan for the year and the share reached are no results."""
    return book_of(path, ("收支", (
        ["2025年10月咸宁市财政收支情况"],
        ["", "单位：万元、%"],
        ["项目", "年初预算", "本月完成", "本月止累计", "累计同比增长", "为预算%"],
        ["一、一般公共预算收入", 1200000, 90000, 985000, 3.1, 82.1],
        ["二、一般公共预算支出", 3000000, 250000, 2410000, 4.2, 80.3],
    ), ()))  # fmt: skip
