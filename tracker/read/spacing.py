"""White space of laid-out text: what stands between words, and what only breaks lines.

Chinese sets no spaces between words. A line end in the source of a page, or at the edge of a printed
column, is therefore nothing beside a Chinese character and a space between Latin words.
"""

from __future__ import annotations

import re

CJK = (
    "\u2018\u2019\u201c\u201d\u2026\u2014\u00b7\u2e80-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
RUN = re.compile(r"\s+")
UNBROKEN = re.compile(f"[{CJK}]|[0-9][%‰]")
BROKEN_WORD = re.compile(r"[A-Za-z][-\u2010]\Z")
TIGHT_AFTER = re.compile(r"[-\u2010-\u2015(\[/~\uff5e]\Z")
DIGIT_EDGES = re.compile(r"[\d.,%]")


def squeeze(text: str) -> str:
    """The text of one line with its white space reduced to single spaces, none at its ends.

    A line end inside it vanishes beside a Chinese character; a typed space stays, as somebody meant it.
    """
    text = INVISIBLE.sub("", text)

    def one(m: re.Match[str]) -> str:
        if "\n" not in m[0] and "\r" not in m[0]:
            return " "
        start, end = m.span()
        sides = text[start - 1 : start] + text[end : end + 1]
        return "" if UNBROKEN.search(sides) else " "

    return RUN.sub(one, text.strip())


def join(before: str, after: str) -> str:
    """Two lines of one paragraph as one: glued in Chinese, with a space between Latin words.

    A word that was hyphenated at the line end loses its hyphen. Digits that meet belong to one number
    where the line is Chinese (no space was there to break at) and to two in Latin text.
    """
    if not before or not after:
        return before + after
    if BROKEN_WORD.search(before) and after[0].islower():
        return before[:-1] + after
    ends = before[-1] + after[0]
    if UNBROKEN.search(ends) or TIGHT_AFTER.search(before):
        return before + after
    digits = DIGIT_EDGES.match(before[-1]) and DIGIT_EDGES.match(after[0])
    if digits and IDEOGRAPH.search(before[-40:] + after[:40]):
        return before + after
    return f"{before} {after}"
