"""Light profiles: words, colours and signs of statuses, and their thresholds, from `profiles.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from pydantic import PrivateAttr, model_validator

from tracker.knowledge.load import load
from tracker.model.assessment import Status
from tracker.model.base import Model


class Light(Model):
    """How statuses are shown: words by language, a colour (``#rrggbb``) and a sign that needs no colour.

    `statuses` are those that the light stands for; by default the one that its code names.
    """

    code: str
    words: Mapping[str, str]
    colour: str
    symbol: str
    statuses: tuple[Status, ...] = ()


class Ratio(Model):
    """Completion over time pace from which a goal counts as such; below the last it is behind."""

    ahead: Decimal
    on_track: Decimal
    slightly_behind: Decimal


class Bands(Model):
    """Negative distances: from zero to the first exclusively or inclusively slight, to the second behind."""

    slightly_behind: Decimal
    behind: Decimal


class Tolerance(Model):
    """What 左右 leaves free on a side: per cent of the goal, and at least these points of a percentage."""

    share: Decimal
    points: Decimal


class Thresholds(Model):
    """Where the bands between statuses lie; see the head of `profiles.yaml`."""

    ratio: Ratio
    gap: Bands
    points: Bands
    headroom: Decimal
    about: Tolerance
    due_soon: int


class Profile(Model):
    """A set of lights in the order in which they are shown, with its thresholds."""

    id: str
    name: Mapping[str, str]
    thresholds: Thresholds
    lights: tuple[Light, ...]
    _by_status: dict[Status, Light] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _every_status_has_one_light(self) -> Profile:
        for light in self.lights:
            for status in light.statuses or (Status(light.code),):
                if status in self._by_status:
                    raise ValueError(f"{status} has two lights in the profile {self.id}")
                self._by_status[status] = light
        if missing := [s.value for s in Status if s not in self._by_status]:
            raise ValueError(f"the profile {self.id} has no light for {', '.join(missing)}")
        return self

    @property
    def order(self) -> tuple[Status, ...]:
        """For each light, in the order of showing, a status that it stands for."""
        return tuple(light.statuses[0] if light.statuses else Status(light.code) for light in self.lights)

    def light(self, status: Status) -> Light:
        """The light of a status."""
        return self._by_status[status]

    def words(self, status: Status, language: str) -> str:
        """The status in words."""
        return self.light(status).words[language]

    def colour(self, status: Status) -> str:
        """The colour of a status as ``#rrggbb``."""
        return self.light(status).colour

    def symbol(self, status: Status) -> str:
        """The sign that tells a status without colour."""
        return self.light(status).symbol


@cache
def profiles() -> tuple[Profile, ...]:
    """The shipped profiles; the first one is the default."""
    return tuple(Profile.model_validate(row) for row in load("profiles")["profiles"])


def profile(name: str | None = None) -> Profile:
    """The shipped profile of that name, by default the first one.

    Raises:
        KeyError: there is no such profile; `profiles` lists them.
    """
    for shipped in profiles():
        if name in {None, shipped.id}:
            return shipped
    raise KeyError(name)
