"""What was reported as reached."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import PurePath

from tracker.model.base import Model
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.model.target import Extracted, Quote, Review


class Quality(StrEnum):
    """How near a figure's source stands to who counted it, best first; unstated counts as press does."""

    OFFICIAL = "official"
    PRESS = "press"
    UNSTATED = "unstated"
    REPOST = "repost"
    DERIVED = "derived"
    WORKBOOK = "workbook"
    LOW = "low"


class Actual(Model):
    """A reported value for an indicator, region and period.

    `published` is the day of publication, None where it is not known. `basis` as in `Claim`.
    A share may carry `numerator` and `denominator`, so that the share of several places can be told.
    `vintage` is worded as published (初步, 核实, 年报), empty where nothing is said.
    `corrects` names actuals, as FILE/ID or by an id that is unique, in whose place a person put this one.
    An actual that the program drafted from a document is used only when a person has accepted it.
    `inferred` says that its entry names no measure, which was told from the words.
    """

    id: str
    indicator: str
    indicator_id: str | None = None
    region: str
    period: Period | None = None
    measure: Measure
    inferred: bool = False
    value: Quantity
    basis: str | None = None
    publisher: str = ""
    published: date | None = None
    address: str = ""
    quality: Quality = Quality.UNSTATED
    vintage: str = ""
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    note: str = ""
    corrects: tuple[str, ...] = ()
    review: Review = Review.ACCEPTED
    evidence: Quote | None = None
    extracted: Extracted | None = None
    file: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """A name that is unique over all files: the file's stem and the id, as for targets."""
        return f"{PurePath(self.file).stem}/{self.id}" if self.file else self.id

    @property
    def estimated(self) -> bool:
        """Whether the figure was given before it was counted (预计), as its vintage, note or words say."""
        return any("预计" in text for text in (self.vintage, self.note, self.value.worded))

    @property
    def months(self) -> Period | None:
        """The months that the figure can speak for: none after its publication, whatever its label says.

        A figure labelled 2025 that stood in print in June 2025 covers the months to June.
        """
        period, day = self.period, self.published
        if period is None or day is None:
            return period
        month = day.year * 12 + day.month - 1
        if period.last <= month or month < period.first:
            return period
        return Period(period.first, month)
