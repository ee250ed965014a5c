"""What people decided on drafts in a report workbook: the review of targets and of actuals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.curate.keyed import rows_of
from tracker.language import LANGUAGES, translate
from tracker.model import exchange
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.curate.absorb import AbsorbPlan
    from tracker.curate.workbook_in import Got, Line
    from tracker.model.actual import Actual
    from tracker.model.target import Target

REVIEWS = {
    **{code: code for code in exchange.REVIEWS},
    **{translate(w, language): code for code, w in exchange.REVIEWS.items() for language in LANGUAGES},
    **exchange.OTHER_WORDS,
}
KINDS = {translate(kind, language): kind for kind in exchange.DECIDED for language in LANGUAGES}


def review_of(words: str) -> str | None:
    """The code of the review that people mean, whether they write Accept or accept; None for other words."""
    return REVIEWS.get(words.lower())


def absorb_decisions(
    lines: Sequence[Line], targets: Mapping[str, Target], actuals: Iterable[Actual], plan: AbsorbPlan
) -> None:
    """Take over the decisions on drafts; on other matters there is nothing to decide, which is told once."""
    entries: Mapping[str, Mapping[str, Target | Actual]] = {
        exchange.DRAFTED_TARGET: targets,
        exchange.DRAFTED_VALUE: {a.key: a for a in actuals},
    }
    drafts: dict[str, list[Line]] = defaultdict(list)
    others: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line["decision"].text:
            kind = KINDS.get(line["kind"].text)
            (drafts[kind] if kind else others[line["kind"].text]).append(line)
    for kind, decided in drafts.items():
        for line, entry in rows_of(decided, "key", entries[kind], plan):
            absorb_review(line["decision"], entry, plan)
    for kind, undecided in others.items():
        what = msg(
            "{count} rows are no drafts but “{kind}”: there is nothing to accept or reject",
            count=len(undecided),
            kind=kind,
        )
        hint = msg("see there what to look at, and mend it in its file")
        plan.problems.append(Problem(Where(undecided[0]["decision"].place), what, hint, "warning"))


def absorb_review(got: Got, entry: Target | Actual, plan: AbsorbPlan) -> None:
    """Take over what a cell says of the entry's review."""
    code = review_of(got.text)
    if code is None:
        choices = ", ".join(
            translate(w, language) for w in exchange.REVIEWS.values() for language in LANGUAGES
        )
        what = msg("“{words}” is no review", words=got.text)
        plan.refuse(got, what, msg("choose one of: {choices}", choices=choices))
    elif entry.review.value != code:
        plan.amend(got, entry, ("review",), code)
