"""Lays out assessments: rows first, then workbook, page, terminal table, JSON and CSV from the same rows."""
