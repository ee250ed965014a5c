"""Characters of laid-out text: raised digits, and those that a PDF gives for others of the same shape.

Fonts draw 长 and its radical ⻓ with one glyph, and programs that write PDFs name whichever code point
they meet first. Only such twins are put right: NFKC would also turn ㎡ into m2 and ½ into 1⁄2.
"""

from __future__ import annotations

import unicodedata

# The ideographs for U+2E80–2EF3, after EquivalentUnifiedIdeograph.txt of the Unicode Character Database;
# a space stands for the two code points that have none.
SUPPLEMENT = (
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
    "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
OPENING = "“‘（《〈【「『"
CLOSING = "”’）》〉】」』，。、；：！？"
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def _twins() -> dict[int, str]:
    twins = {0x2E80 + i: ideograph for i, ideograph in enumerate(SUPPLEMENT) if ideograph != " "}
    twins |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    compatible = (*range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E))
    twins |= {code: unicodedata.normalize("NFC", chr(code)) for code in compatible}
    return twins | LIGATURES


TWINS = _twins()


def unified(text: str) -> str:
    """The text with radicals and compatibility ideographs as the ideographs they stand for."""
    return text.translate(TWINS)


def raised(text: str) -> str:
    """Digits and signs as superscripts, so that a power or a note's mark never lengthens a number."""
    return text.translate(RAISED)


def blank_before(character: str) -> float:
    """The part of an em at its left that a full-width opening sign leaves blank and may hang out by."""
    return 0.5 if character in OPENING else 0.0


def blank_after(character: str) -> float:
    """The same at the right of a closing sign."""
    return 0.5 if character in CLOSING else 0.0
