"""A document as one page that loads nothing: its text, each reading marked in it, and why it was read so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tracker import __version__
from tracker.language import say, translate
from tracker.model.claim import Kind as ClaimKind
from tracker.model.message import msg
from tracker.report.document_cards import ASIDE, SIGNS, Card, Cards, marks_of, set_aside
from tracker.report.document_lines import lines
from tracker.report.document_marks import Mark, Stretch, chunks, marked_lines
from tracker.report.page_policy import packed, policy, safe_address
from tracker.report.page_templates import environment, source
from tracker.report.wording import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.report.claims_table import SetAside

MOST_STATIC = 1500
"""How many readings stand in the page; with more, they come from packed data when they are looked at."""
PACK = 400
LONG = 60_000
"""Characters from which on text out of sight is not laid out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of readings, with their number."""

    code: str
    words: str
    number: int


def render_document(
    document: Document,
    claims: Sequence[Claim],
    rejected: Sequence[SetAside],
    language: str,
    *,
    version: str = __version__,
) -> str:
    """The page as one HTML text.

    Args:
        document: what was read.
        claims: what was read in it, in the order of its text.
        rejected: the figures that were set aside.
        language: of everything but the document's own words, "en" or "zh".
        version: of the program, as the page names it.
    """
    aside = set_aside(rejected, claims)
    found = lines(document)
    marked = [*marked_lines(document.text, found, marks_of(claims, aside, language))]
    maker = Cards(document, found, language)
    cards = [*maker.claims(claims), *maker.aside(aside)]
    packs = _packs(cards, language) if len(cards) > MOST_STATIC else []
    style = source("base.css") + source("document/style.css")
    script = f'"use strict";(()=>{{\n{source("data.js")}{source("document/page.js")}}})();'
    early = source("early.js")
    templates = environment(language)
    return templates.get_template("document/page.html.j2").render(
        version=version,
        policy=policy(styles=[style], scripts=[early, script]),
        style=Markup(style),  # noqa: S704 - the program's own files
        early=Markup(early),  # noqa: S704 - the program's own file
        script=Markup(script),  # noqa: S704 - the program's own files
        title=document.title or document.id,
        about=[part for part in _about(document) if part],
        address=safe_address(document.source),
        lede=_lede(document, claims, aside, language),
        kinds=_kinds(claims, aside, language),
        doubted=sum(bool(claim.doubts) for claim in claims),
        signs={code: translate(sign, language) for code, sign in SIGNS.items()},
        long=len(document.text) > LONG,
        front=[m for m in marked if m.line.front],
        chunks=[*chunks(m for m in marked if not m.line.front)],
        cards=[] if packs else cards,
        packs=bool(packs),
        data=[("index", packed(_index(cards, language, packs))), *packs],
        classes=_classes,
        items=_items,
        labels=_labels,
    )


def _about(document: Document) -> tuple[str, ...]:
    return (
        document.id if document.title else "",
        document.publisher,
        document.published or "",
        document.region or "",
    )


def _lede(document: Document, claims: Sequence[Claim], aside: Sequence[SetAside], language: str) -> str:
    told = msg(
        "{claims} statements in figures were read in {characters} characters, {doubted} of them with a "
        "doubt; {aside} figures were set aside.",
        claims=len(claims),
        characters=f"{len(document.text) - document.body:,}",
        doubted=sum(bool(claim.doubts) for claim in claims),
        aside=len(aside),
    )
    return say(told, language)


def _kinds(claims: Sequence[Claim], aside: Sequence[SetAside], language: str) -> list[Kind]:
    counts = Counter(claim.kind for claim in claims)
    kinds = [Kind(kind.value, translate(KINDS[kind], language), counts[kind]) for kind in ClaimKind]
    return [*kinds, Kind(ASIDE, translate("set aside", language), len(aside))]


def _index(cards: Sequence[Card], language: str, packs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What the page's script knows of each reading: its kind, its label, whether it is doubted, its words."""
    return {
        "items": {
            card.item: [card.code, card.label, int(bool(card.doubts)), card.searched] for card in cards
        },
        "pack": PACK if packs else 0,
        "found": translate("{n} of {all} readings are marked", language),
        "close": translate("Close", language),
    }


def _packs(cards: Sequence[Card], language: str) -> list[tuple[str, str]]:
    """The readings as HTML, packed some hundred at a time."""
    macros: Any = environment(language).get_template("document/card.html.j2").module
    runs = [cards[start : start + PACK] for start in range(0, len(cards), PACK)]
    return [
        (f"cards-{number}", packed([str(macros.card(card)).strip() for card in run]))
        for number, run in enumerate(runs)
    ]


def _classes(stretch: Stretch) -> str:
    """The classes of a marked stretch: the innermost claim's kind, and whether it was set aside itself."""
    claim = next((m for m in stretch.over if m.kind != ASIDE), None)
    names = ["c", *([claim.kind] if claim else []), *([ASIDE] if stretch.over[0].kind == ASIDE else [])]
    return " ".join([*names, *(["doubt"] if any(m.doubt for m in stretch.homes) else [])])


def _items(marks: Sequence[Mark]) -> str:
    return " ".join(dict.fromkeys(m.item for m in marks))


def _labels(marks: Sequence[Mark]) -> str:
    return " ".join(dict.fromkeys(m.label for m in marks))
