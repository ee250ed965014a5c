"""What the file says of itself: title, subject, keywords; nothing of when or where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.report.view import Report
    from tracker.report.workbook.sheet import Book


def describe(book: Book, report: Report) -> None:
    """Fill in the document properties."""
    properties = book.file.properties
    properties.title = report.title
    properties.subject = report.as_of_words
    properties.creator = "tracker"
    properties.lastModifiedBy = "tracker"
    properties.language = {"zh": "zh-CN", "en": "en"}[report.language]
    properties.keywords = ", ".join(g.name for g in report.plans[:5])
    book.file.calculation.fullCalcOnLoad = True
