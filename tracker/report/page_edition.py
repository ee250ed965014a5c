"""One language's edition of the page: the texts of its shell, its target cards and their bodies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tracker.knowledge.profiles import profile
from tracker.language import say, translate
from tracker.model.assessment import Status
from tracker.model.match import Role
from tracker.report.page_card import Card, card
from tracker.report.page_citation import citation
from tracker.report.page_documents import Original, paragraphs
from tracker.report.page_lists import tables
from tracker.report.page_names import name
from tracker.report.page_order import LEAST_URGENT, is_bare, urgency
from tracker.report.page_policy import anchor
from tracker.report.page_scale import shared_domains
from tracker.report.page_sentence import without_name
from tracker.report.page_standing import since
from tracker.report.page_templates import environment
from tracker.report.page_terms import METHOD_TERMS, QUALITY_TERMS, STATUS_TERMS, TERMS, thresholds
from tracker.report.together import together
from tracker.report.wording import METHODS, QUALITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.page_order import Order
    from tracker.report.view import Light, Report, Row, Worst


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that the report was made from, with the SHA-256 of its bytes in hex."""

    name: str
    sha256: str


MOST_TEXT = 200_000
"""How many characters of documents stand in a page; beyond, their texts come from packed data."""


class Edition:
    """Lays a report out as HTML in the report's language."""

    def __init__(
        self,
        report: Report,
        order: Order,
        originals: Sequence[Original],
        files: Sequence[InputFile],
        version: str,
    ) -> None:
        self.report = report
        self.order = order
        self.files = files
        self.version = version
        self.originals = {o.id: o for o in originals}
        self._texts = frozenset(self.originals)
        self.documents = [s for s in report.sources if s.kind == "document"]
        self._sources = {s.key: s for s in self.documents}
        self._by_document: dict[str, list[Row]] = defaultdict(list)
        for row in report.rows:
            self._by_document[row.document].append(row)
        self.tables = tables(report)
        self._domains = shared_domains(report.rows)
        self._rows = {row.key: row for row in report.rows}
        self._templates = environment(report.language)
        self._cards = self._templates.get_template("card.html.j2").module

    def card(self, key: str) -> Card:
        """The card of the row with that key."""
        row = self._rows[key]
        original, source = self.originals.get(row.document), self._sources.get(row.document)
        made = card(row, original, source, self._domains.get(key), self.report)
        return replace(made, texts=self._texts)

    def face(self, key: str) -> str:
        """The closed card: what its first line shows, with an empty body."""
        return self._macro("article", self.card(key), "")

    def body(self, key: str) -> str:
        """What opening the card shows."""
        return self._macro("body", self.card(key), True)  # noqa: FBT003 - macros take no keywords here

    def whole(self, key: str, *, quoted: bool = True) -> str:
        """The card with its body, the words of its quote left out unless `quoted`."""
        card = self.card(key)
        body = Markup(self._macro("body", card, quoted))  # noqa: S704 - escaped by its template
        return self._macro("article", card, body)

    def shell(self, *, keys: Sequence[str], first: bool) -> str:
        """The edition around its cards, with the cards of `keys` in it, grouped by plan.

        Only the `first` edition holds quotes, the documents' texts, and the tables that stand in the page.
        """
        groups = self._groups(keys)
        return self._templates.get_template("shell.html.j2").render(
            report=self.report,
            order=self.order,
            groups=[(name, *self._folded(own), self._counts(own)) for name, own in groups.items()],
            groups_of_all=[
                (name, len(members), self._counts(members))
                for name, members in self._groups(self.order.keys).items()
            ],
            together=together(self.report),
            rows=self._rows,
            whole=lambda key: Markup(self.whole(key, quoted=first)),  # noqa: S704 - escaped by its template
            sentence=self._sentence,
            since=self._since,
            folds=len({is_bare(r) for r in self.report.rows}) > 1,
            urgent=[r for r in self.report.rows if urgency(r) < LEAST_URGENT],
            compared=sum(a.role not in {"", Role.REFUSED} for a in self.report.actuals),
            name=lambda key: name(self._rows[key], self.report.language),
            documents=self._documents(first=first),
            texts_packed=self.texts_packed,
            tables=self.tables,
            first=first,
            files=self.files,
            version=self.version,
            terms=TERMS,
            lights=self._lights(),
            figures=thresholds(profile(self.report.profile)),
            methods=[(METHODS[code], meaning) for code, meaning in METHOD_TERMS],
            qualities=[(QUALITIES[code], meaning) for code, meaning in QUALITY_TERMS],
        )

    def numbers(self) -> set[int]:
        """All the counts that the bars of the shell draw."""
        bars = [self._counts(members) for members in self._groups(self.order.keys).values()]
        return {number for bar in [*bars, self._counts(self.order.keys)] for _, number in bar}

    def _groups(self, keys: Sequence[str]) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            groups[self._rows[key].plan].append(key)
        return groups

    def _folded(self, keys: Sequence[str]) -> tuple[list[str], list[str]]:
        """Those that are shown at first, and those without data; where none has any, all are shown."""
        if all(map(is_bare, self.report.rows)):
            return list(keys), []
        rest = [key for key in keys if is_bare(self._rows[key])]
        return [key for key in keys if not is_bare(self._rows[key])], rest

    def _counts(self, keys: Sequence[str]) -> list[tuple[str, int]]:
        counts = {c.light.code: 0 for c in self.report.counts}
        for key in keys:
            code = self._rows[key].status.code
            counts[code] = counts.get(code, 0) + 1
        return [(code, number) for code, number in counts.items() if number]

    def _lights(self) -> list[tuple[Light, list[tuple[str, str]]]]:
        """Each light with its statuses, in the words of the first profile, and their meaning."""
        meanings, usual = dict(STATUS_TERMS), profile()
        shown = profile(self.report.profile)
        return [
            (
                count.light,
                [
                    (usual.words(status, self.report.language), meanings[status.value])
                    for status in light.statuses or (Status(light.code),)
                ],
            )
            for count, light in zip(self.report.counts, shown.lights, strict=True)
        ]

    def text(self, document: str) -> str:
        """The text of a document with its claims marked, as HTML; empty where it is not at hand."""
        if document not in self.originals:
            return ""
        macros: Any = self._templates.get_template("text.html.j2").module
        return str(macros.text(paragraphs(self.originals[document], self._by_document[document])))

    @property
    def texts_packed(self) -> bool:
        """Whether the documents are too long together for their texts to stand in the page."""
        return (
            sum(len(self.originals[d.key].text) for d in self.documents if d.key in self.originals)
            > MOST_TEXT
        )

    def _documents(self, *, first: bool) -> list[dict[str, Any]]:
        static = first and not self.texts_packed
        return [
            {
                "source": source,
                "anchor": anchor("d", source.key),
                "number": len(self._by_document[source.key]),
                "citation": citation(next(iter(self._by_document[source.key]), None), source, None),
                "known": source.key in self.originals,
                "text": Markup(self.text(source.key)) if static else "",  # noqa: S704 - escaped there
            }
            for source in self.documents
        ]

    def _sentence(self, worst: Worst) -> str:
        row = self._rows[worst.key]
        return without_name(worst.sentence, row, name(row, self.report.language))

    def _since(self, key: str) -> str:
        told = since(self._rows[key], self.report.profile)
        return say(told.short, self.report.language) if told else ""

    def _macro(self, name: str, *args: object) -> str:
        """The text of a card's macro; between two elements of a card a line's end says nothing."""
        return str(getattr(self._cards, name)(*args)).strip().replace(">\n<", "><")

    def _word(self, template: str) -> str:
        return translate(template, self.report.language)
