"""Periods of time in whole months, as statistics and plans use them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:/(\d{4})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months, both ends included; months count from year 0 (year * 12 + month - 1).

    Written in ISO 8601: ``2025``, ``2025-11``, ``2024-01/2024-11``, ``2022/2026``.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts.

        Raises:
            ValueError: the last month lies before the first.
        """
        if self.last < self.first:
            raise ValueError("a period cannot end before it starts")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read the ISO form.

        Raises:
            ValueError: the text is no year, month, or span of them.
        """
        m = ISO.fullmatch(text.strip())
        if not m:
            raise ValueError(f"{text!r} is no period such as 2025, 2025-11, 2025-01/2025-09 or 2021/2025")
        y1, m1, y2, m2 = m.groups()
        start = int(y1) * 12 + (_month(m1) - 1 if m1 else 0)
        if y2 is None:
            return cls(start, start if m1 else start + 11)
        return cls(start, int(y2) * 12 + (_month(m2) - 1 if m2 else 11))

    @classmethod
    def year(cls, year: int) -> Period:
        """One calendar year."""
        return cls(year * 12, year * 12 + 11)

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """A span of calendar years, both included."""
        return cls(first * 12, last * 12 + 11)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One month (1 to 12)."""
        return cls(year * 12 + month - 1, year * 12 + month - 1)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """A run of months of one year."""
        return cls(year * 12 + first - 1, year * 12 + last - 1)

    @property
    def first_year(self) -> int:
        """The calendar year in which the period starts."""
        return self.first // 12

    @property
    def last_year(self) -> int:
        """The calendar year in which the period ends."""
        return self.last // 12

    @property
    def length(self) -> int:
        """How many months the period has."""
        return self.last - self.first + 1

    @property
    def whole_years(self) -> bool:
        """Whether the period is made of calendar years."""
        return self.first % 12 == 0 and self.last % 12 == 11

    @property
    def to_date(self) -> bool:
        """Whether the period runs from January to an earlier month than December of the same year."""
        return self.first % 12 == 0 and self.first_year == self.last_year and self.last % 12 != 11

    def contains(self, other: Period) -> bool:
        """Whether every month of `other` lies in this period."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """The ISO form."""
        if self.whole_years:
            a, b = self.first_year, self.last_year
            return f"{a:04}" if a == b else f"{a:04}/{b:04}"
        start = f"{self.first // 12:04}-{self.first % 12 + 1:02}"
        return start if self.length == 1 else f"{start}/{self.last // 12:04}-{self.last % 12 + 1:02}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept the ISO form in data, and write it."""
        return core_schema.no_info_plain_validator_function(
            lambda v: v if isinstance(v, Period) else cls.parse(str(v)),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )


def _month(text: str) -> int:
    month = int(text)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {text}")
    return month
