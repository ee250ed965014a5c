"""The measure of a goal or value whose entry does not say it, told from its words, unit and indicator."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.knowledge.indicators import catalogue
from tracker.knowledge.units import dimension
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.knowledge.indicators import Indicator
    from tracker.model.quantity import Quantity

NEW = re.compile(r"新增|净增|新建|新开工|新培育|新认定|新引进|^培育|^引进")
GROWS = re.compile(r"增长|增速|增幅|同比|年均|比上年|下降|降低|降幅|减少|下滑")
GROWTH_NAME = re.compile(r"(?:增速|增长率|增长|增幅|涨幅|降幅|下降率)$")
PLACE = re.compile(r"第|前\s*\d|位次|排名|名次")
TIMES_MORE = re.compile(r"增长|增加|提高")
DIFFERENCE = re.compile(r"增加|减少|增产|减产|压减")


@lru_cache(maxsize=8192)
def known_indicator(words: str) -> Indicator | None:
    """The catalogue's entry for an indicator's words, where exactly one fits."""
    return catalogue().find(words)


def measure_of(indicator: str, quantity: Quantity) -> Measure:
    """The measure that the words name; level where nothing speaks for another.

    A percentage of something that the catalogue counts in another unit (地区生产总值, in 元) is growth.
    """
    words, unit = quantity.worded, quantity.unit
    if unit == "%":
        return Measure.GROWTH if _grows(indicator, words) else Measure.LEVEL
    if unit == "倍":
        return Measure.GROWTH if TIMES_MORE.search(words) else Measure.RATIO
    if unit == "位" and PLACE.search(words + indicator):
        return Measure.RANK
    if NEW.search(words) or NEW.search(indicator):
        return Measure.INCREMENT
    return Measure.CHANGE if unit == "百分点" or DIFFERENCE.search(words) else Measure.LEVEL


def _grows(indicator: str, words: str) -> bool:
    """Whether a percentage is growth: by its words, or because the catalogue counts in another unit."""
    if GROWS.search(words) or GROWTH_NAME.search(indicator):
        return True
    known = known_indicator(indicator)
    return known is not None and dimension(known.unit) != "percent"
