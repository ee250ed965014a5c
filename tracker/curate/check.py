"""What can only be seen with several entries or files side by side; pure, problems as values."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from tracker.curate.correcting import check_corrections
from tracker.curate.measure import GROWTH_NAME
from tracker.curate.suggest import nearest
from tracker.curate.thinning import thinned
from tracker.knowledge.indicators import catalogue, normalise
from tracker.knowledge.units import dimension
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.target import Review, Target
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from tracker.model.actual import Actual
    from tracker.model.period import Period

    Locate = Callable[[Target | Actual, str], Where]

NEAR_INDICATOR = 75.0
MOST_ALIKE = 50
NEW_NAME = re.compile(r"^(?:新增|净增|新建)")
YEARS = (1949, 2100)


def of_entry(entry: Target | Actual, _key: str) -> Where:
    """Where an entry begins; `tracker.curate.load.Places` knows the column of each key."""
    return Where(entry.file, entry.line)


def check(
    targets: Sequence[Target],
    actuals: Sequence[Actual],
    *,
    documents: Mapping[str, str] | None = None,
    locate: Locate = of_entry,
) -> list[Problem]:
    """What is wrong between sound entries, in order of file and line.

    `documents` are the texts of the documents by name, None where they are not to be looked at.
    Drafts are read over by a person anyway: of them only the evidence is checked.
    """
    found = (
        *unknown_indicators(targets, actuals, locate),
        *_doubles(targets, actuals, locate),
        *(p for target in targets for p in _of_target(target, locate)),
        *(p for actual in actuals for p in _of_actual(actual, locate)),
        *check_corrections(actuals, locate),
        *(_evidence([*targets, *actuals], documents, locate) if documents is not None else ()),
    )
    ordered = sorted(found, key=lambda p: (p.where, p.what.template))
    return thinned(ordered, lambda p: (p.where.file, p.what.template), most=MOST_ALIKE)


def unknown_indicators(
    targets: Iterable[Target], actuals: Iterable[Actual], locate: Locate = of_entry
) -> list[Problem]:
    """Accepted actuals whose indicator no target and no catalogue entry has, one problem for each wording.

    One whose words are nearly known was mistyped: an error where a person wrote it. Any other may well be of
    no target, as most of a yearbook are: a note, and nothing where it was drafted from a document.
    """
    worded = {normalise(target.indicator): target.indicator for target in targets}
    unknown: dict[tuple[str, str], list[Actual]] = {}
    for actual in actuals:
        if actual.indicator_id is None and actual.review is Review.ACCEPTED:
            words = normalise(actual.indicator)
            if words not in worded and not _derived(words, worded):
                unknown.setdefault((actual.file, words), []).append(actual)
    found: list[Problem] = []
    for group in unknown.values():
        first = group[0]
        near = nearest(first.indicator, worded.values(), at_least=NEAR_INDICATOR) or nearest(
            first.indicator, catalogue().names(), at_least=NEAR_INDICATOR
        )
        drafted = all(actual.extracted is not None for actual in group)
        if drafted and not near:
            continue
        severity = "note" if not near else "warning" if drafted else "error"
        what = msg(
            "no target and no catalogue entry has the indicator “{indicator}” ({count} values)",
            indicator=first.indicator,
            count=len(group),
        )
        found.append(Problem(locate(first, "indicator"), what, _known_as(near), severity))
    return found


def of_other_measure(
    pairs: Iterable[tuple[Actual, Target, Message, Message, Measure]], locate: Locate = of_entry
) -> list[Problem]:
    """What is told of values that a goal without data cannot use; a slip where nobody named their measure.

    Each comes with the goal, the measure of the value and that of the goal in words, and the goal's code.
    """
    found = []
    for actual, target, this, that, wanted in pairs:
        what = msg(
            "no target uses this value: it is {this}, the goal {target} is {that}",
            this=this,
            target=target.key,
            that=that,
        )
        if actual.inferred:
            write = msg("if it counts what the goal counts, write `measure: {measure}`", measure=wanted.value)
            found.append(Problem(locate(actual, "value"), what, write, "warning"))
        else:
            right = msg("nothing is to be done where its `measure` is right")
            found.append(Problem(locate(actual, "measure"), what, right, "note"))
    return thinned(found, lambda p: (p.where.file, p.severity), most=MOST_ALIKE)


def _derived(words: str, worded: Mapping[str, str]) -> bool:
    """Whether the words are known without 增速 or 净增: 规模以上工业增加值增速 as 规模以上工业增加值."""
    stem = NEW_NAME.sub("", GROWTH_NAME.sub("", words))
    return stem != words and (stem in worded or catalogue().find(stem) is not None)


def _known_as(near: str | None) -> Message:
    if near:
        return msg("did you mean “{near}”?", near=near)
    return msg("word it as the target does, or add the indicator to a lexicon")


def _doubles(targets: Iterable[Target], actuals: Iterable[Actual], locate: Locate) -> Iterator[Problem]:
    """Accepted entries that say the same twice."""
    seen: dict[Hashable, Target | Actual] = {}
    entries: list[Target | Actual] = [*targets, *actuals]
    for entry in entries:
        if entry.review is not Review.ACCEPTED:
            continue
        said = entry.goal if isinstance(entry, Target) else entry.value
        if said is None:
            continue
        key = (
            isinstance(entry, Target) or (entry.publisher, entry.published),
            normalise(entry.indicator),
            entry.measure,
            entry.basis,
            entry.period,
            entry.region,
            (said.op, said.value, said.high, said.unit),
        )
        first = seen.setdefault(key, entry)
        if first is not entry:
            what = msg(
                "{id} says the same as {other}", id=entry.id, other=f"{first.file}:{first.line} {first.id}"
            )
            hint = msg("keep one, and mark the other `review: rejected`")
            yield Problem(locate(entry, "id"), what, hint, "warning")


def _of_target(target: Target, locate: Locate) -> Iterator[Problem]:
    if target.milestone and target.milestone.closed and not target.milestone.evidence:
        what = msg("{id} is closed without evidence", id=target.id)
        yield Problem(
            locate(target, "milestone"), what, msg("write what proves it: `evidence: …`"), "warning"
        )
    if target.review is not Review.ACCEPTED or target.goal is None:
        return
    if target.period is None:
        what = msg("{id} has no period, so it cannot be judged", id=target.id)
        yield Problem(
            locate(target, "id"), what, msg("write `period: 2025` in the entry or at the top"), "warning"
        )
    elif problem := _odd_year(target.period, locate(target, "period")):
        yield problem
    baseline = target.baseline
    if baseline is None:
        return
    same_kind = target.measure is not Measure.LEVEL or dimension(baseline.value.unit) == dimension(
        target.goal.unit
    )
    if not same_kind:
        what = msg("the baseline counts in {a}, the goal in {b}", a=baseline.value.unit, b=target.goal.unit)
        yield Problem(locate(target, "baseline"), what, msg("word both in the same unit"), "warning")
    if target.period is not None and baseline.period.last >= target.period.last:
        what = msg(
            "the baseline of {period} does not lie before the end of the goal", period=str(baseline.period)
        )
        yield Problem(locate(target, "baseline"), what, msg("check both periods"), "warning")


def _of_actual(actual: Actual, locate: Locate) -> Iterator[Problem]:
    if actual.review is not Review.ACCEPTED:
        return
    if actual.period is None:
        what = msg("{id} has no period, so it cannot be compared", id=actual.id)
        yield Problem(locate(actual, "id"), what, msg("write `period: 2025-01/2025-09`"), "warning")
        return
    if problem := _odd_year(actual.period, locate(actual, "period")):
        yield problem
    last = date(min(max(actual.period.last_year, 1), 9999), actual.period.last % 12 + 1, 1)
    if actual.published is not None and actual.published < last:
        what = msg("{id} was published before its period ended", id=actual.id)
        yield Problem(locate(actual, "published"), what, msg("check `period` and `published`"), "warning")


def _odd_year(period: Period, where: Where) -> Problem | None:
    if YEARS[0] <= period.first_year and period.last_year <= YEARS[1]:
        return None
    return Problem(
        where, msg("the period {period} is an odd one", period=str(period)), msg("check the year"), "warning"
    )


def _evidence(
    entries: Iterable[Target | Actual], documents: Mapping[str, str], locate: Locate
) -> Iterator[Problem]:
    """Documents that are not there (one problem for each file and document), and quotes not in theirs."""
    quoting = [e for e in entries if e.evidence is not None and e.review in {Review.DRAFT, Review.ACCEPTED}]
    counts = Counter((e.file, e.evidence.document) for e in quoting if e.evidence)
    told: set[tuple[str, str]] = set()
    texts = {name: "".join(text.split()) for name, text in documents.items()}
    for entry in quoting:
        if entry.evidence is None:
            continue
        name, quote = entry.evidence.document, entry.evidence.quote
        text = texts.get(name)
        if text is None:
            if (entry.file, name) not in told:
                told.add((entry.file, name))
                what = msg(
                    "the document {name} is not there ({count} entries)",
                    name=name,
                    count=counts[entry.file, name],
                )
                near = nearest(name, documents)
                hint = msg("did you mean “{near}”?", near=near) if near else msg("put it into seeds/")
                yield Problem(locate(entry, "evidence"), what, hint, "warning")
        elif quote and "".join(quote.split()) not in text:
            what = msg("the quote of {id} does not stand in {name}", id=entry.id, name=name)
            yield Problem(locate(entry, "evidence"), what, msg("copy the words from the document"), "warning")
