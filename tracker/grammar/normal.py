"""One way of writing for texts that write differently; every character keeps its place."""

from __future__ import annotations

import re

from tracker.knowledge.load import lexical, load

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # digits
FULL_WIDTH |= {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}  # letters
SIGNS = {
    ord(a): b
    for a, b in zip("％．：；！？（）＋＜＞＝－～ 　\u00a0\t", "%.：；！？()+<>=-~    ", strict=True)
}
SIGNS |= {ord(a): b for a, b in zip(":;!?（）｛｝", "：；！？(){}", strict=True)}
TABLE = FULL_WIDTH | SIGNS
COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")


TRADITIONAL_SIGN = re.compile(r"[萬億產國總長達個為與區實業點資濟]")


@lexical
def _simplified() -> dict[int, int]:
    """The simplified character of each traditional one."""
    return {ord(pair[0]): ord(pair[1]) for pair in load("traditional")["pairs"].split()}


def normal(text: str) -> str:
    """The text with half-width digits and letters, full-width punctuation, simplified characters.

    An ASCII comma stays one only between thousands (1,234), else it becomes ，. The result has the
    length of the text, and each character stands where it stood.
    """
    plain = text.translate(TABLE)
    if TRADITIONAL_SIGN.search(plain):
        plain = plain.translate(_simplified())
    return COMMA.sub("，", plain)
