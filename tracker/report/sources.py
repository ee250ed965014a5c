"""Lists what a report rests on: actuals with their verdicts, documents, publications, and drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words, quantity_words
from tracker.language import say
from tracker.model.match import Role
from tracker.report.reported import figure, link
from tracker.report.view import ActualRow, Source, Use
from tracker.report.waiting import Doubt, Draft, Drafted
from tracker.report.wording import KINDS, REVIEWS, ROLES, code_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.model.actual import Actual
    from tracker.model.assessment import Assessment
    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.message import Message
    from tracker.model.target import Target
    from tracker.report.reported import Desk
    from tracker.report.view import Row

WEIGHT = {role.value: n for n, role in enumerate(Role)}


def list_actuals(
    assessments: Sequence[Assessment], unmatched: Sequence[Actual], desk: Desk
) -> tuple[ActualRow, ...]:
    """Every reported actual once, with what each target made of it; by indicator, place, period and key.

    Derived values are no reports; the traces of their targets tell of them.
    """
    language = desk.language
    seen: dict[int, tuple[Actual, list[Use]]] = {id(a): (a, []) for a in unmatched}
    for assessment in assessments:
        target = assessment.target
        for m in assessment.matched.matches:
            if m.derivation:
                continue
            use = Use(
                target=target.key,
                indicator=target.indicator,
                role=m.role.value,
                role_words=code_words(ROLES, m.role, language),
                reason=say(m.reason, language),
            )
            seen.setdefault(id(m.actual), (m.actual, []))[1].append(use)
    laid = []
    for actual, uses in seen.values():
        uses.sort(key=lambda u: (WEIGHT[u.role], u.target))
        first = uses[0] if uses else None
        laid.append(
            ActualRow(
                reported=desk.plain(actual),
                role=first.role if first else "",
                role_words=first.role_words if first else code_words(UNUSED, "unmatched", language),
                uses=tuple(uses),
            )
        )
    return tuple(sorted(laid, key=_order))


UNUSED = {"unmatched": "no target looks for it"}


def _order(row: ActualRow) -> tuple[str, str, int, int, str]:
    r = row.reported
    period = r.figure.period
    return (r.indicator, r.region, period.last if period else 0, period.first if period else 0, r.key)


def list_sources(
    rows: Sequence[Row], actuals: Sequence[ActualRow], documents: Sequence[Document]
) -> tuple[Source, ...]:
    """The documents that quotes stand in, then the publications of the actuals, each with its uses."""
    quoted: dict[str, int] = {}
    published: dict[tuple[str, str, str], int] = {}
    for row in rows:
        if row.document:
            quoted[row.document] = quoted.get(row.document, 0) + 1
    for actual in actuals:
        r = actual.reported
        if r.document:
            quoted[r.document] = quoted.get(r.document, 0) + 1
        elif r.publisher or r.address:
            place = (r.publisher, r.published, r.address)
            published[place] = published.get(place, 0) + 1
    known = {d.id: d for d in documents}
    return (
        *(_document(name, known.get(name), quoted[name]) for name in sorted(quoted)),
        *(
            Source(
                key=address or f"{publisher} {day}".strip(),
                kind="publication",
                title="",
                publisher=publisher,
                published=day,
                address=address,
                region="",
                used=number,
            )
            for (publisher, day, address), number in sorted(published.items())
        ),
    )


def _document(name: str, document: Document | None, used: int) -> Source:
    return Source(
        key=name,
        kind="document",
        title=(document.title or "") if document else "",
        publisher=(document.publisher or "") if document else "",
        published=(document.published or "") if document else "",
        address=link(document.source) if document else "",
        region=(document.region or "") if document else "",
        used=used,
    )


def list_drafts(drafts: Sequence[Target], language: str) -> tuple[Draft, ...]:
    """The drafts that wait for a person, as they stand in their files."""
    return tuple(
        Draft(
            key=t.key,
            plan=t.plan,
            indicator=t.indicator,
            region=t.region,
            goal=quantity_words(t.goal, language) if t.goal else "",
            period_words=period_words(t.period, language) if t.period else "",
            review=t.review.value,
            review_words=code_words(REVIEWS, t.review, language),
            document=t.evidence.document if t.evidence else "",
            quote=t.evidence.quote if t.evidence else "",
            origin=f"{t.file}:{t.line}" if t.line else t.file,
        )
        for t in drafts
    )


def list_drafted(drafted: Sequence[Actual], language: str) -> tuple[Drafted, ...]:
    """The actuals that wait for a person, as they stand in their files."""
    return tuple(
        Drafted(
            key=a.key,
            indicator=a.indicator,
            region=a.region,
            value=quantity_words(a.value, language),
            period_words=period_words(a.period, language) if a.period else "",
            document=a.evidence.document if a.evidence else "",
            quote=a.evidence.quote if a.evidence else "",
            file=a.file,
            origin=f"{a.file}:{a.line}" if a.line else a.file,
        )
        for a in drafted
    )


def list_doubts(claims: Sequence[Claim], reasons: Mapping[str, Message], language: str) -> tuple[Doubt, ...]:
    """Claims to look at again, in the order of their documents."""
    return tuple(
        Doubt(
            document=c.evidence.document,
            at=f"{c.evidence.start}-{c.evidence.end}",
            quote=c.evidence.quote,
            kind_words=code_words(KINDS, c.kind, language),
            indicator=c.indicator,
            figure=figure(c.quantity, c.period, language),
            region=c.region,
            doubts=tuple(
                say(reasons[d], language) if d in reasons else code_words({}, d, language) for d in c.doubts
            ),
        )
        for c in sorted(claims, key=lambda c: (c.evidence.document, c.evidence.start, c.evidence.end))
        if c.doubts
    )
