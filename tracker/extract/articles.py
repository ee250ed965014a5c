"""Groups passages into articles, each with what it speaks for: date of writing, year, and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.extract.dating import Dated, bulletin, of_office, planned, told_of, written
from tracker.extract.homes import home_of, is_placed
from tracker.extract.passages import ASIDE, DATELINE, LONGEST_HEAD, Passage, Role
from tracker.knowledge.regions import NATION

if TYPE_CHECKING:
    from tracker.model.document import Document
    from tracker.model.period import Period


@dataclass(slots=True)
class Context:
    """What an article speaks for.

    `year` and `month` are of its writing, None where nothing tells; `about` is the year it tells of where
    only that is known, `tells` the period whose results a bulletin reports, `plans` the years of the plan
    that the text is. `sure` is False where the
    year was inferred from the years that the text names, `placed` where nothing names the region.
    """

    year: int | None = None
    month: int | None = None
    about: int | None = None
    tells: Period | None = None
    plans: Period | None = None
    region: str = NATION
    sure: bool = True
    placed: bool = True


@dataclass(slots=True)
class Article:
    """A run of passages with one context; `stamp` is the line that parts it from the one before."""

    passages: list[Passage] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    stamp: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(p.text for p in self.passages)


def articles(parts: list[Passage], document: Document) -> list[Article]:
    """The articles of a document, each with its context; separators and datelines part them."""
    found = _grouped(parts)
    collected = any(p.role is Role.SEPARATOR for p in parts)
    whole = Article([p for a in found for p in a.passages], stamp=found[0].stamp if found else "")
    common = _context(whole, document, title=document.title or _title(found[:1]), fallback=None)
    if len(found) == 1:
        found[0].context = common
        return found
    if collected and not document.published:  # pieces of many days: none dates another
        common = Context(region=common.region)
    for article in found:
        article.context = _context(article, document, title=_title([article]), fallback=common)
    return found


def _grouped(parts: list[Passage]) -> list[Article]:
    """The runs of passages between separators and datelines; a dateline takes the headings above it."""
    groups: list[Article] = [Article()]
    for part in parts:
        last = groups[-1]
        if part.role is Role.SEPARATOR:
            groups.append(Article(stamp=part.text))
        elif part.role is Role.PARAGRAPH and DATELINE.match(part.text):
            cut = _titles_before(last.passages)
            begun = Article([*last.passages[cut:], part], stamp=last.stamp)
            del last.passages[cut:]
            groups.append(begun)
        else:
            last.passages.append(part)
    return [group for group in groups if group.passages]


def _titles_before(group: list[Passage]) -> int:
    """Where the run of headings and captions starts that ends the group."""
    cut = len(group)
    while cut and group[cut - 1].role is Role.HEADING:
        cut -= 1
    return cut


def _title(found: list[Article]) -> str:
    heads = [p.text for a in found for p in a.passages[:4] if p.role is Role.HEADING and p.level == 0]
    return "\n".join(heads)


def _head(article: Article) -> str:
    """The lines above the first paragraph, those in brackets with them."""
    lines = []
    for part in article.passages[:LONGEST_HEAD]:
        if part.role is not Role.HEADING and ASIDE.fullmatch(part.text) is None:
            break
        lines.append(part.text)
    return "\n".join(lines)


def _context(article: Article, document: Document, *, title: str, fallback: Context | None) -> Context:
    """What the article speaks for; `fallback` is what the whole document does."""
    text = article.text
    earlier = Dated(fallback.year, fallback.month, fallback.sure) if fallback is not None else None
    when = written(text, document, title, article.stamp, earlier)
    home = home_of(text, document, title, fallback.region if fallback is not None else None)
    return Context(
        year=when.year,
        month=when.month,
        about=when.year if when.year is not None else told_of(title, text),
        plans=planned(_head(article)) if fallback is None else fallback.plans,
        tells=bulletin(title, text) or of_office(when, text),
        region=home,
        sure=when.sure,
        placed=is_placed(home, text, document, title),
    )
