"""What things are called in the reader's language, and which words stay in Chinese in an English page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.knowledge.indicators import catalogue
from tracker.knowledge.topics import english_topics

if TYPE_CHECKING:
    from tracker.report.view import Row

CHINESE = re.compile("[\u4e00-\u9fff]")


def name(row: Row, language: str) -> str:
    """The indicator as its document words it; in English the catalogue's name where it has one."""
    entry = catalogue().entry(row.indicator, row.indicator_id or None)
    return entry.en if entry and language == "en" else row.indicator


def topic(row: Row, language: str) -> str:
    """The topic; in English its English name where it has one."""
    return english_topics().get(row.topic, row.topic) if language == "en" else row.topic


def both_names(indicator: str, language: str) -> str:
    """The indicator as a list names it: in English with the words of its document behind the name."""
    entry = catalogue().find(indicator)
    return f"{entry.en} ({indicator})" if entry and language == "en" else indicator


def is_foreign(text: str, language: str) -> bool:
    """Whether the text is in Chinese, on a page in another language."""
    return language != "zh" and CHINESE.search(text) is not None
