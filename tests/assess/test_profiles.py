"""Light profiles: every status has one light that needs no colour, and thresholds are data."""

from __future__ import annotations

import pytest
from case_files import actual, target
from pydantic import ValidationError

from tracker.assess.judging import assess
from tracker.knowledge.profiles import Profile, profile, profiles
from tracker.match.matching import match
from tracker.model.assessment import Status

NAMES = ["default", "four_lights", "midterm"]


def test_the_three_profiles_are_shipped() -> None:
    """The default comes first and is taken where none is named."""
    assert [p.id for p in profiles()] == NAMES
    assert profile() is profile("default")


@pytest.mark.parametrize("name", NAMES)
def test_every_status_has_words_a_colour_and_a_sign(name: str) -> None:
    """In both languages; lights differ by sign, so that colour is never the only carrier."""
    lights = profile(name)
    for status in Status:
        assert lights.words(status, "zh")
        assert lights.words(status, "en")
        assert lights.colour(status).startswith("#")
        assert len(lights.symbol(status)) == 1
    signs = [light.symbol for light in lights.lights]
    assert len(signs) == len(set(signs))
    assert [lights.light(s) for s in lights.order] == list(lights.lights)


def test_the_words_of_mid_term_evaluations() -> None:
    """As the evaluations of five-year plans word them."""
    midterm = profile("midterm")
    words = [
        midterm.words(s, "zh") for s in (Status.ACHIEVED, Status.AHEAD, Status.SLIGHTLY_BEHIND, Status.BEHIND)
    ]
    assert words == ["提前实现", "快于预期", "基本符合预期", "滞后预期"]


def test_four_lights_by_time_pace() -> None:
    """Behind the pace is red, a little behind yellow."""
    four = profile("four_lights")
    assert four.words(Status.FAR_BEHIND, "zh").startswith("红灯")
    assert four.words(Status.SLIGHTLY_BEHIND, "zh").startswith("黄灯")
    assert four.words(Status.ON_TRACK, "zh").startswith("绿灯")
    assert four.words(Status.ACHIEVED, "zh").startswith("蓝灯")


def test_an_unknown_profile_is_an_error() -> None:
    """There is none of that name."""
    with pytest.raises(KeyError, match="rainbow"):
        profile("rainbow")


def test_a_profile_must_light_every_status_once() -> None:
    """A status without a light, and one with two."""
    shipped = profile("four_lights").model_dump()
    with pytest.raises(ValidationError, match="no light for"):
        Profile.model_validate({**shipped, "lights": shipped["lights"][:-1]})
    with pytest.raises(ValidationError, match="two lights"):
        Profile.model_validate({**shipped, "lights": [*shipped["lights"], shipped["lights"][0]]})


def test_thresholds_are_of_the_profile() -> None:
    """Where a slight lag reaches to twenty points, fifteen are slight."""
    usual = profile()
    bands = usual.thresholds.gap.model_copy(update={"slightly_behind": -20})
    lenient = usual.model_copy(update={"thresholds": usual.thresholds.model_copy(update={"gap": bands})})
    goal = target({"indicator": "新能源汽车产量", "goal": "100万辆", "period": "2025"})
    value = actual({"period": "2025-01/2025-09", "value": "60万辆"}, 1, "新能源汽车产量")
    matching = match([goal], [value])
    assert [a.status for a in assess(matching)] == [Status.BEHIND]
    assert [a.status for a in assess(matching, profile=lenient)] == [Status.SLIGHTLY_BEHIND]
