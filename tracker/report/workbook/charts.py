"""Native charts of the kinds that Excel, LibreOffice and WPS share, each with words for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

from tracker.report.workbook.cells import FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.chart._chart import ChartBase

    from tracker.report.workbook.cells import LiveSheet

NAVY, PALE, RULE, INK = "1F3A5F", "C3CEDD", "D5DAE1", "444C56"


def bars(  # noqa: PLR0913 - the parts of a chart are named by keyword
    sheet: LiveSheet,
    *,
    title: str,
    words: str,
    heads: int,
    rows: tuple[int, int],
    labels: int,
    values: tuple[int, ...],
    size: tuple[float, float],
    number_format: str = "0",
    bullet: bool = False,
    colours: Sequence[str] = (),
) -> BarChart:
    """Horizontal bars over the rows of a table; the first row stands on top.

    Args:
        sheet: where the table stands.
        title: above the chart.
        words: the alternative text.
        heads: the row of the headings, which name the series.
        rows: the first and the last row.
        labels: the column of the labels.
        values: the columns of the series, each in a colour of the palette, the first behind.
        size: width and height in centimetres.
        number_format: of the axis.
        bullet: whether the series cover one another, as in a bullet chart.
        colours: of the bars of a single series, from the top.
    """
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 45
    chart.overlap = 100 if bullet else -10
    _series(chart, sheet, heads, rows, labels, values)
    for series, colour in zip(chart.series, (PALE, NAVY) if len(values) > 1 else (NAVY,), strict=False):
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.graphicalProperties.line = LineProperties(noFill=True)
        series.invertIfNegative = False
    for index, colour in enumerate(colours):
        point = DataPoint(idx=index, invertIfNegative=False)
        point.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))
        chart.series[0].dPt.append(point)
    _frame(chart, title, words, size)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format = number_format
    chart.y_axis.crosses = "max"
    if len(values) == 1:
        chart.legend = None
        chart.dataLabels = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False
        )
    return chart


def lines(  # noqa: PLR0913 - as above
    sheet: LiveSheet,
    *,
    title: str,
    words: str,
    heads: int,
    rows: tuple[int, int],
    labels: int,
    values: tuple[int, ...],
    size: tuple[float, float],
    number_format: str,
) -> LineChart:
    """A series with its path: the first of `values` is the path (dashed, pale), the second what was reached."""
    chart = LineChart()
    _series(chart, sheet, heads, rows, labels, values)
    for series, colour, dash in zip(chart.series, ("8A97A8", NAVY), ("dash", None), strict=False):
        series.graphicalProperties = GraphicalProperties()
        series.graphicalProperties.line = LineProperties(solidFill=colour, w=22_000, prstDash=dash)
        series.smooth = False
        series.marker.symbol = "none" if dash else "circle"
        series.marker.size = 6
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.marker.graphicalProperties.line = LineProperties(solidFill=colour)
    _frame(chart, title, words, size)
    chart.y_axis.number_format = number_format
    chart.display_blanks = "span"
    return chart


def _series(
    chart: ChartBase,
    sheet: LiveSheet,
    heads: int,
    rows: tuple[int, int],
    labels: int,
    values: tuple[int, ...],
) -> None:
    first, last = rows
    for column in values:
        reference = Reference(sheet, min_col=column, min_row=first, max_row=last)
        series = Series(reference, title_from_data=False)
        series.tx = _title_of(Reference(sheet, min_col=column, min_row=heads))
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=labels, min_row=first, max_row=last))


def _title_of(reference: Reference) -> SeriesLabel:
    return SeriesLabel(strRef=StrRef(str(reference)))


def _frame(chart: ChartBase, title: str, words: str, size: tuple[float, float]) -> None:
    chart.title = Title(tx=Text(rich=_rich(title, 1100, bold=True)), overlay=False)
    chart.alternative = words
    chart.width, chart.height = size
    chart.style = 2
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=RULE))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.textProperties = _rich("", 900)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=RULE))
        axis.title = None
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E6E9EE"))
    if chart.legend:
        chart.legend.position = "b"
        chart.legend.textProperties = _rich("", 900)


def _rich(words: str, size: int, *, bold: bool = False) -> RichText:
    look = CharacterProperties(
        sz=size, b=bold, solidFill=INK, latin=Font(typeface=FONT), ea=Font(typeface=FONT)
    )
    runs = [RegularTextRun(rPr=look, t=words)] if words else []
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=runs, endParaRPr=None if words else look)
    return RichText(p=[paragraph])
