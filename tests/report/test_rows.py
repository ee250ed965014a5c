from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tracker.knowledge.profiles import profile, profiles
from tracker.language import language_of_texts
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.document import Document
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.model.target import Quote, Review, Target
from tracker.report.rollup import SEVERITY
from tracker.report.rows import rows

if TYPE_CHECKING:
    from tracker.model.assessment import Assessment
    from tracker.report.view import Report


def test_both_languages_show_the_same_figures_in_their_own_words(
    drawn: tuple[Assessment, ...], report: Report
) -> None:
    """Codes, values and order are those of the data; only words follow the language."""
    english = rows(drawn, language="en", profile=profile())
    assert [(r.key, r.code, r.completion, r.gap) for r in english.rows] == [
        (r.key, r.code, r.completion, r.gap) for r in report.rows
    ]
    assert english.as_of_words == "Jan–Oct 2025"
    assert report.as_of_words == "2025年1—10月"
    assert {r.status.words for r in english.rows}.isdisjoint({r.status.words for r in report.rows})


@pytest.mark.parametrize("name", [p.id for p in profiles()])
def test_counts_follow_the_profile_and_miss_no_target(drawn: tuple[Assessment, ...], name: str) -> None:
    """Each light of the profile is counted once, in its order, and every target under one of them."""
    report = rows(drawn, language="zh", profile=profile(name))
    assert [c.light.code for c in report.counts] == [light.code for light in profile(name).lights]
    assert sum(c.number for c in report.counts) == len(drawn)
    for groups in (report.plans, report.regions, report.owners, report.topics):
        assert sum(g.total for g in groups) == len(drawn)
        assert all(sum(g.counts) == g.total for g in groups)


def test_groups_without_a_name_come_last(report: Report) -> None:
    """Targets for which nobody is named stand under words that say so, at the end."""
    assert report.owners[-1].name == "责任单位未注明"


def test_the_five_worst_are_the_gravest_by_status_then_by_gap(report: Report) -> None:
    """Nothing that stands well is listed, and nothing graver is left out."""
    by_key = {r.key: r for r in report.rows}
    worst = [by_key[w.key] for w in report.attention]
    assert len(worst) == 5
    ranks = [(SEVERITY.index(r.code), r.gap or 0) for r in worst]
    assert ranks == sorted(ranks)
    others = [r for r in report.rows if r.code in SEVERITY and r not in worst]
    assert all((SEVERITY.index(r.code), r.gap or 0) >= ranks[-1] for r in others)


def test_every_actual_stands_once_with_what_targets_made_of_it(report: Report) -> None:
    """An actual that was used or refused is listed with the target, the role and the reason."""
    keys = [a.reported.key for a in report.actuals]
    assert len(keys) == len(set(keys))
    used = {u.target for a in report.actuals for u in a.uses if u.role in {"current", "baseline"}}
    assert {r.key for r in report.rows if r.current and not r.current.derivation} <= used
    assert all(u.reason for a in report.actuals for u in a.uses)


def test_unmatched_actuals_and_drafts_are_listed(drawn: tuple[Assessment, ...]) -> None:
    """What no target looks for and what nobody accepted yet is told, and not lost."""
    lone = Actual(
        id="lone",
        indicator="粮食产量",
        region="湖北省",
        period=Period.year(2025),
        measure=Measure.LEVEL,
        value=Quantity(value=Decimal(100), unit="吨"),
        address="javascript:alert(1)",
        file="targets/actuals/x.yaml",
    )
    draft = Target(
        key="x/draft", id="draft", plan="x", indicator="粮食产量", measure=Measure.LEVEL, region="湖北省"
    )
    report = rows(
        drawn,
        language="zh",
        profile=profile(),
        unmatched=[lone],
        drafts=[draft],
        near={"lone": ("甲省 汽车产量",)},
    )
    assert [a.key for a in report.unmatched] == ["x/lone"]
    assert "甲省 汽车产量" in report.unmatched[0].reason, "the nearest target is told"
    assert report.unmatched[0].address == "", "an address that is no web address is not shown as a link"
    assert [d.key for d in report.drafts] == ["x/draft"]
    assert report.drafts[0].review == Review.DRAFT


def test_the_series_has_one_point_a_time(report: Report) -> None:
    """No month is drawn twice, and the points stand in order of time."""
    for row in report.rows:
        places = [(f.period.last, f.period.first) for f in row.series if f.period]
        assert places == sorted(places)
        assert len(places) == len(set(places))


def test_the_words_around_a_quote_bear_no_marks_of_headings(drawn: tuple[Assessment, ...]) -> None:
    """A heading that begins where the words end leaves none of its signs behind."""
    quote = "新增规上企业2000家"
    text = f"## 主要指标\n\n{quote}；{'稳' * 57}\n### 四、重点"
    start = text.index(quote)
    evidence = Quote(document="plan.md", quote=quote, start=start, end=start + len(quote))
    target = drawn[0].target.model_copy(update={"evidence": evidence})
    shown = rows(
        [drawn[0].model_copy(update={"target": target})],
        language="zh",
        profile=profile(),
        documents=[Document(id="plan.md", text=text)],
    ).rows[0]
    assert (shown.before, shown.after) == ("主要指标", "；" + "稳" * 57)


def test_the_language_is_that_of_the_indicators() -> None:
    """Chinese indicators ask for a Chinese report."""
    assert language_of_texts(["粮食产量", "GDP"]) == "zh"
    assert language_of_texts(["Grain output", "GDP", "粮食产量"]) == "en"
