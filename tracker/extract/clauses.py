"""Cuts passages into sentences and clauses, and lists within clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE_END = re.compile(r"[。！？]|(?=[①-⑳])|；(?=[^；。]{0,3}(?:[一二三四五六七八九十]是))")
CLAUSE_END = re.compile(  # neither the ： of 2.31：1 nor the — of 2—3家 ends one
    r"[，；！？。…]|——|(?<![\d%‰十百千万亿元个家名人倍])—|—(?!\d)|(?<!\d)：|：(?!\s?1(?![\d.：]))"
    r"|(?<![A-Za-z0-9%.])\s(?=[\u4e00-\u9fff])"
)
ASIDE = re.compile(r"\((?!见[表图附])(?=[^()]*(?<![A-Za-z\d.])\d)[^()]*\)")  # (PM2.5) is part of a name
CONJUNCTION = re.compile(r"^(?:、|和|与|及|以及)+")
ITEM = re.compile(
    r"、|(?<=[\u4e00-\u9fff])(?:(?<![总共饱缓温])和(?![谐平解])|(?<![参赠给])与(?!会)|以及|(?<![以普涉危惠触波顾遍])及(?![时格第]))"
    r"(?=[\u4e00-\u9fff])"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences, closing punctuation left out."""
    position = 0
    for m in SENTENCE_END.finditer(text):
        if m.start() > position:
            yield position, m.start()
        position = m.end()
    if position < len(text):
        yield position, len(text)


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the clauses of a sentence, in order; empty ones are left out.

    An aside in brackets is a clause of its own where it holds a figure, else part of the words around it.
    """
    cuts = [(m.start(), m.end()) for m in CLAUSE_END.finditer(text, start, end)]
    for m in ASIDE.finditer(text, start, end):
        cuts += [(m.start(), m.start() + 1), (m.end() - 1, m.end())]
    found: list[tuple[int, int]] = []
    position = start
    for low, high in (*sorted(cuts), (end, end)):
        if low > position:
            found.append((position, low))
        position = max(position, high)
    return found


def items(text: str) -> list[str]:
    """The items of a list: 工业投资、技改投资 and 甲和乙."""
    return [part for part in ITEM.split(text) if part]
