"""Joins paragraphs that a newspaper's columns broke apart.

A tail is a paragraph that ends without closing punctuation, a head the paragraph that goes on with its
sentence. Heads are found by a word that spans the join and stands whole elsewhere in the document
(制|度性 → 制度), then by adjacency, then by such a word across foreign blocks; one to one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extract.passages import CLOSED, DATELINE, Passage, Role

if TYPE_CHECKING:
    from collections.abc import Callable

CJK = re.compile(r"[\u4e00-\u9fff]")
OWN_START = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、是]|\(|\d{1,2}[.、])")
BROKEN_WORD = re.compile(r".[，。、；：！？]")
Words = dict[str, set[str]]  # the characters that follow the last ones of tails somewhere in the document
PAGE = 150  # paragraphs to either side that may stand on the same page
REACH = 3  # paragraphs looked at behind a tail


def join_seams(parts: list[Passage]) -> list[Passage]:
    """The passages with broken sentences joined; a joined passage stands where its tail stood."""
    tails = [i for i in range(len(parts)) if _is_tail(parts, i)]
    if not tails:
        return parts
    text = "\n".join(p.text for p in parts if p.role is Role.PARAGRAPH)
    ends = {parts[i].text.rstrip()[-1:] for i in tails} - {""}
    words = {end: {piece[:1] for piece in text.split(end)[1:]} for end in ends}
    joins: dict[int, int] = {}
    _join_near(parts, tails, joins, lambda tail, head: _spans(tail, head, words))
    _join_near(parts, tails, joins, lambda _, head: not _opens_anew(head))
    _join_across(parts, tails, joins, words)
    return _joined(parts, joins)


def _join_near(
    parts: list[Passage],
    tails: list[int],
    joins: dict[int, int],
    fits: Callable[[Passage, Passage], bool],
) -> None:
    """Join tails with the paragraphs that follow, where the pair fits."""
    taken = set(joins.values())
    for i in tails:
        for j in _adjacent(parts, i):
            if i not in joins and j not in taken and fits(parts[i], parts[j]):
                joins[i] = j
                taken.add(j)


def _join_across(parts: list[Passage], tails: list[int], joins: dict[int, int], words: Words) -> None:
    """Join the tails that are left with the one head on the page that makes a word with them."""
    taken = set(joins.values())
    left = [i for i in tails if i not in joins]
    open_heads = [j for j, p in enumerate(parts) if j not in taken and _may_go_on(p)] if left else []
    for i in left:
        page = open_heads[bisect_left(open_heads, i - PAGE) : bisect_left(open_heads, i + PAGE)]
        heads = [
            j for j in page
            if j != i and j not in taken and _spans(parts[i], parts[j], words)
            and not _reaches(joins, j, i)
        ]  # fmt: skip
        if len(heads) == 1:
            joins[i] = heads[0]
            taken.add(heads[0])


def _is_tail(parts: list[Passage], i: int) -> bool:
    p = parts[i]
    if p.role is Role.PARAGRAPH:
        return not p.text.rstrip().endswith(CLOSED)
    return False


def _adjacent(parts: list[Passage], i: int) -> list[int]:
    """The paragraphs that follow, over captions and pull quotes; headings end a column's text."""
    near: list[int] = []
    for j in range(i + 1, len(parts)):
        if parts[j].role in {Role.SEPARATOR, Role.HEADING} or len(near) == REACH or parts[j].inline:
            break
        if parts[j].role is Role.PARAGRAPH:
            near.append(j)
            if not _is_broken_word(parts[j]):
                break
    return near


def _is_broken_word(p: Passage) -> bool:
    """Whether the paragraph opens on the last character of a word: 务。全省…."""
    return bool(BROKEN_WORD.match(p.text))


def _spans(tail: Passage, head: Passage, words: Words) -> bool:
    """Whether the last and first characters make a word that stands whole elsewhere."""
    a, b = tail.text.rstrip()[-1:], head.text.lstrip()[:1]
    return bool(CJK.match(a) and CJK.match(b)) and b in words.get(a, ())


def _opens_anew(p: Passage) -> bool:
    return bool(OWN_START.match(p.text) or DATELINE.match(p.text)) or _is_broken_word(p)


def _reaches(next_of: dict[int, int], start: int, goal: int) -> bool:
    """Whether following the joins from `start` leads to `goal`: joining them would make a ring."""
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = next_of.get(at)
    return False


def _may_go_on(p: Passage) -> bool:
    """Whether the paragraph may be the rest of a sentence that broke off elsewhere on the page."""
    return p.role is Role.PARAGRAPH and not p.inline and not _opens_anew(p)


def _joined(parts: list[Passage], next_of: dict[int, int]) -> list[Passage]:
    taken = set(next_of.values())
    result = []
    for i, first in enumerate(parts):
        if i in taken:
            continue
        chain, at = [first], next_of.get(i)
        while at is not None:
            chain.append(parts[at])
            at = next_of.get(at)
        result.append(first if len(chain) == 1 else _join(chain))
    return result


def _join(chain: list[Passage]) -> Passage:
    """One passage of a tail and all the heads that go on with it."""
    pieces: list[tuple[int, int, int]] = []
    seams: list[int] = []
    length = 0
    for passage in chain:
        if length:
            seams.append(length)
        pieces += [(offset + length, origin, n) for offset, origin, n in passage.pieces]
        length += len(passage.text)
    return replace(chain[0], text="".join(p.text for p in chain), pieces=tuple(pieces), seams=tuple(seams))
