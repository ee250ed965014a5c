"""Native charts of the kinds that Excel, LibreOffice and WPS share, each with words for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    from decimal import Decimal

    from tracker.report.workbook.sheet import Sheet

NAVY, PALE, GREY, RULE, INK = "1F3A5F", "C3CEDD", "8A97A8", "D5DAE1", "444C56"


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the figures of a chart stand: rows and columns count from 1, `heads` names the series."""

    sheet: Sheet
    heads: int
    first: int
    last: int
    labels: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """What a chart says: its title, the words for who cannot see it, and its size in centimetres."""

    title: str
    words: str
    width: float
    height: float


def bars(figures: Figures, face: Face, *, least: Decimal | int = 0, colours: Sequence[str] = ()) -> BarChart:
    """Horizontal bars, the first row on top.

    Args:
        figures: of two series the first is pale and stands above the second.
        face: title, words and size.
        least: the smallest figure; the axis begins at nothing, or where the program thinks fit below it.
        colours: of the bars of a single series, from the top.
    """
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 45
    chart.overlap = -10
    _series(chart, figures)
    for series, colour in zip(
        chart.series, (PALE, NAVY) if len(figures.values) > 1 else (NAVY,), strict=True
    ):
        series.graphicalProperties = _filled(colour)
        series.invertIfNegative = False
    for index, colour in enumerate(colours):
        point = DataPoint(idx=index, invertIfNegative=False)
        point.graphicalProperties = _filled(colour)
        chart.series[0].dPt.append(point)
    _frame(chart, face)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format = "0"
    if least >= 0:
        chart.y_axis.scaling.min = 0
    chart.y_axis.crosses = "max"
    if len(figures.values) == 1:
        chart.legend = None
        chart.dataLabels = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False
        )
    return chart


def lines(figures: Figures, face: Face, number_format: str) -> LineChart:
    """A series with its path: the first of the values is the path (dashed), the second what was reached."""
    chart = LineChart()
    _series(chart, figures)
    looks: tuple[tuple[str, Any], ...] = ((GREY, "dash"), (NAVY, None))
    for series, (colour, dash) in zip(chart.series, looks, strict=True):
        series.graphicalProperties = GraphicalProperties()
        series.graphicalProperties.line = LineProperties(solidFill=colour, w=22_000, prstDash=dash)
        series.smooth = False
        series.marker.symbol = "none" if dash else "circle"
        series.marker.size = 6
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.marker.graphicalProperties.line = LineProperties(solidFill=colour)
    _frame(chart, face)
    chart.y_axis.number_format = number_format
    chart.display_blanks = "span"
    return chart


def _series(chart: Any, figures: Figures) -> None:
    for column in figures.values:
        series = Series(_reference(figures, column), title_from_data=False)
        head = Reference(figures.sheet.file, min_col=column, min_row=figures.heads)
        series.tx = SeriesLabel(strRef=StrRef(str(head)))
        chart.series.append(series)
    chart.set_categories(_reference(figures, figures.labels))


def _reference(figures: Figures, column: int) -> Reference:
    return Reference(figures.sheet.file, min_col=column, min_row=figures.first, max_row=figures.last)


def _frame(chart: Any, face: Face) -> None:
    chart.title = Title(tx=Text(rich=_rich(face.title, 1100, bold=True)), overlay=False)
    chart.alternative = face.words
    chart.width, chart.height = face.width, face.height
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


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))


def _rich(words: str, size: int, *, bold: bool = False) -> RichText:
    look = CharacterProperties(
        sz=size, b=bold, solidFill=INK, latin=Font(typeface=FONT), ea=Font(typeface=FONT)
    )
    runs = [RegularTextRun(rPr=look, t=words)] if words else []
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=runs, endParaRPr=None if words else look)
    return RichText(p=[paragraph])
