"""Cuts a document's text into passages: headings, paragraphs, captions, pull quotes, separators.

A passage is one logical paragraph in normalised writing. It knows where each of its characters stands
in the document, also where it was joined of several pieces or had markup taken out.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.grammar.normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.document import Document

SEPARATOR = re.compile(r"[-—_=*·\s]+|\d{4}-\d{1,2}-\d{1,2}(?:\s+\d\d:\d\d(?::\d\d)?)?")
MARKDOWN_HEAD = re.compile(r"#{1,6}\s+")
MARKUP = re.compile(r"\*\*|__|`|\u200b|\ufeff|\[\d{1,3}\]")  # also the marks of footnotes
LIST_MARK = re.compile(r"(?:[-*+]|\d+[.)])\s+(?=\S)")
CAPTION = re.compile(r"(?:图为|图片说明|▲|◀|▶|左图|右图|上图|下图)|.{0,80}(?:摄(?:影)?(?:报道)?|供图)\)?$")
PULL = re.compile(r"[●■◆★▍◎•]")
ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))"
)
APPENDIX = re.compile(
    r"(?:《?政府工作报告》?)?(?:有关|相关|部分)?(?:名词(?:解释|注释)|用语(?:解释|说明)|注释|附注|术语解释)|附件?[:：\d一]|附录"
)
TASKS = re.compile(r"^[^，。]{0,20}(?:实事|任务清单|目标任务|主要指标|重点项目)")
INLINE = re.compile(
    r"(?<=[。！？；：\s“”])(?=[一二三四五六七八九十]{1,3}、[^，。]{2,30})|(?<=[。！？])(?=\s?\([一二三四五六七八九十]{1,3}\)[^，。]{2,30})"
)
DATELINE = re.compile(
    r"(?:(?:本报|新华社|人民网|中新网|中新社)?\s?[\u4e00-\u9fff]{0,8}(?:日报|晚报|早报|时报|商报|网|社|报)?"
    r"(?:[\u4e00-\u9fff]{2,4})?\s?"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[讯电消]"
    r"|[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|时报|商报|网|社)?(?:全媒体)?讯)"
)
CLOSED = tuple("。！？；：…”）)!?;:")
SECTION_MARKS = 2  # ## parts a Markdown report as 一、 parts a printed one
LONGEST_HEADING = 42
ASIDE_END = re.compile(r"(?<=[\u4e00-\u9fff]{4})\([^()]{1,16}\)$")
ASIDE = re.compile(r"\([^()]{2,24}\)")  # (2016-2020年) below a title
LONGEST_HEAD = 4  # lines of a text's head


class Role(Enum):
    """What a passage is on its page."""

    HEADING = auto()
    PARAGRAPH = auto()
    CAPTION = auto()
    PULL = auto()
    SEPARATOR = auto()


@dataclass(slots=True)
class Passage:
    """One logical paragraph.

    `pieces` are (offset in the passage, offset in the document, length). `seams` are the offsets in the
    passage at which pieces of other paragraphs were joined to it. `inline` marks a piece of a longer
    paragraph that opens on a heading of its own.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    role: Role
    level: int = 0
    seams: tuple[int, ...] = ()
    inline: bool = False

    @property
    def start(self) -> int:
        """Where the passage starts in the document."""
        return self.pieces[0][1]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document for the last stretch of `start:end` that one piece holds unbroken.

        A claim joined over a seam quotes the part with its number, which stands at its end.
        """
        for offset, origin, length in reversed(self.pieces):
            if offset < end:
                low = max(start, offset)
                return origin + low - offset, origin + min(end, offset + length) - offset
        raise ValueError("a span lies outside its passage")


def passages(document: Document) -> list[Passage]:
    """All passages in the order of the text; nothing but blank lines is left out."""
    text = normal(document.text)
    found: list[Passage] = []
    position = document.body
    for line in text[document.body :].split("\n"):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position += len(line) + 1
        if end > start:
            found.extend(_passages_of_line(text, start, end))
    for i, part in enumerate(found):
        if part.role is Role.HEADING and APPENDIX.match(part.text) and i > len(found) // 3:
            if any(TASKS.search(p.text) for p in found[i : i + 3]):
                continue  # 附件1: 2026年十件民生实事
            del found[i:]  # glossaries and notes explain figures, they state none
            break
    _read_head(found)
    for part, following in itertools.pairwise(found):
        if part.role is Role.PARAGRAPH and not part.text.endswith(CLOSED) and DATELINE.match(following.text):
            part.role = Role.HEADING  # a long title: what follows it opens a new report
    return found


def _read_head(found: list[Passage]) -> None:
    """Let a date that stands alone below a text's title be part of its head, no foot of a page before it."""
    for i, part in enumerate(found[:LONGEST_HEAD]):
        if part.role is Role.SEPARATOR and i > 0 and part.text[0].isdigit():
            part.role = Role.HEADING
        if part.role is not Role.HEADING and not ASIDE.fullmatch(part.text):
            return


def _passages_of_line(text: str, start: int, end: int) -> Iterator[Passage]:
    line = text[start:end]
    if SEPARATOR.fullmatch(line):
        yield Passage(line, ((0, start, len(line)),), Role.SEPARATOR)
        return
    if m := MARKDOWN_HEAD.match(line):
        level = _level(text[start + m.end() : end]) or (1 if m[0].count("#") == SECTION_MARKS else 0)
        yield _passage(text, start + m.end(), end, Role.HEADING, level=level)
        return
    if m := LIST_MARK.match(line):
        start += m.end()
        line = text[start:end]
    role, level = _role(line)
    if role is not Role.PARAGRAPH:
        yield _passage(text, start, end, role, level=level)
        return
    cuts = [start, *(start + m.start() for m in INLINE.finditer(line)), end]
    for low, high in itertools.pairwise(cuts):
        at = high - len(text[low:high].lstrip())
        if at < high:
            inline = ORDINAL.match(text, at, high) is not None
            yield _passage(text, at, high, Role.PARAGRAPH, level=_level(text[at : at + 6]), inline=inline)


def _passage(  # noqa: PLR0913 - what is known of the stretch
    text: str, start: int, end: int, role: Role, *, level: int, inline: bool = False
) -> Passage:
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    offset, low = 0, start
    for m in (*MARKUP.finditer(text, start, end), None):
        high = m.start() if m else end
        if high > low:
            parts.append(text[low:high])
            pieces.append((offset, low, high - low))
            offset += high - low
        low = m.end() if m else end
    if not pieces:
        pieces.append((0, start, 0))
    return Passage("".join(parts), tuple(pieces), role, level, (), inline)


def _role(line: str) -> tuple[Role, int]:
    if PULL.match(line):
        return Role.PULL, 0
    if len(line) < 120 and CAPTION.match(line):
        return Role.CAPTION, 0
    bare = ASIDE_END.sub("", line.strip("*_ "))  # 政府工作报告(摘登)
    if len(bare) <= LONGEST_HEADING and not bare.endswith(CLOSED) and not bare.endswith(("，", "、", "—")):
        return Role.HEADING, _level(bare)
    return Role.PARAGRAPH, 0


def _level(line: str) -> int:
    """1 for 一、 and 第一部分, 2 for (一), 3 for 1., 0 for a heading without an ordinal."""
    m = ORDINAL.match(line)
    if m is None:
        return 0
    return (
        1 if m[0][0] == "第" or (m[0][-1] == "、" and not m[0][0].isdigit()) else 2 if m[0][0] == "(" else 3
    )
