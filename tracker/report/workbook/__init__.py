"""The workbook: what most people will meet the program as."""

from tracker.report.workbook.book import write_workbook

__all__ = ["write_workbook"]
