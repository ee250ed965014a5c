"""Expressions of time, from `periods.yaml`."""

from __future__ import annotations

import re

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model

SMALL = r"十一|十二|十五|十|[一二两三四五六七八九]|\d{1,2}"
MACROS = {
    "Y": r"(?P<y>(?:19|20)\d\d)",
    "Y2": r"(?P<y2>(?:19|20)\d\d)",
    "M": r"(?P<m>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])",
    "M2": r"(?P<m2>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])",
    "N": rf"(?P<n>{SMALL})",
    "N2": rf"(?P<n2>{SMALL})",
}


class TimeRule(Model):
    """A way of naming a time; `reads` names how tracker.grammar.times resolves it."""

    id: str
    pattern: str
    reads: str
    offset: int = 0
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it names a year by its four digits."""
        return "{Y}" in self.pattern

    @property
    def related(self) -> bool:
        """Whether it names a year as 今年 or 去年."""
        return "(?P<rel>" in self.pattern

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern with its macros filled in."""
        return re.compile(self.pattern.format(**MACROS))


@lexical
def time_rules() -> tuple[tuple[TimeRule, re.Pattern[str]], ...]:
    """The shipped rules with their patterns, in order of priority."""
    rules = tuple(TimeRule.model_validate(row) for row in load("periods"))
    return tuple((rule, rule.regex) for rule in rules)
