"""The numbers that Word sets before paragraphs by itself: 一、 （一） 第1条 are not in the file's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "十", "百", "千")
FORMAL_PLACES = ("", "拾", "佰", "仟")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LEVEL_MARK = re.compile(r"%([1-9])")
TIGHT = re.compile(r"[、）)．章节条款项篇\u4e00-\u9fff]\Z")
LEVELS = 9
MOST = 9999


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level are numbered: `%1` in `text` stands for the number of level 1."""

    start: int
    form: str
    text: str
    decimal: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list: which counters it runs on, its levels, and where it starts them afresh."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts through a document's numbered paragraphs, which must come in their order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else dict(_lists(numbering))
        self._styles = {} if styles is None else _style_numbers(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None) -> str:
        """The number of the next paragraph (its `w:pPr`), with the space behind it; nothing for a bullet."""
        if properties is None:
            return ""
        style = self._styles.get(_value(properties, "pStyle"), ("", 0))
        number = properties.find("{*}numPr")
        if number is None:
            list_id, level = style
        else:
            list_id = _value(number, "numId") or style[0]
            level = _number(_value(number, "ilvl"), style[1])
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        return self._count(list_id, found, level)

    def _count(self, list_id: str, found: Numbered, level: int) -> str:
        counts = self._counts.setdefault(found.counters, {})
        if level in found.starts and (list_id, level) not in self._begun:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels[level].start
        self._begun.add((list_id, level))
        for deeper in range(level + 1, LEVELS):
            counts.pop(deeper, None)
        shape = found.levels[level]

        def one(m: re.Match[str]) -> str:
            index = int(m[1]) - 1
            form = found.levels[index].form if index in found.levels else "decimal"
            start = found.levels[index].start if index in found.levels else 1
            return written(counts.get(index, start), "decimal" if shape.decimal else form)

        label = "" if shape.form in {"bullet", "none"} else LEVEL_MARK.sub(one, shape.text)
        return label if not label or TIGHT.search(label) else f"{label} "


def written(number: int, form: str) -> str:
    """A number in one of the forms of WordprocessingML (ST_NumberFormat); in digits for the rarer ones."""
    if not 0 < number <= MOST:
        return str(number)
    text = str(number)
    match form:
        case (
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "ideographDigital"
        ):
            text = _counted(number, DIGITS, PLACES).removeprefix("一" if 10 <= number < 20 else "")
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            text = _counted(number, FORMAL, FORMAL_PLACES)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if number <= 20:
            text = chr(ord("①") + number - 1)
        case "lowerLetter" | "upperLetter":
            text = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        case "lowerRoman" | "upperRoman":
            text = _roman(number)
    return text.upper() if form.startswith("upper") else text


def _counted(number: int, digits: str, places: tuple[str, ...]) -> str:
    text = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            text = digits[int(digit)] + places[place] + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    return text.replace(DIGITS[0], "零")


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _lists(numbering: etree._Element) -> Iterator[tuple[str, Numbered]]:
    abstract = {_own(a, "abstractNumId"): _levels(a) for a in numbering.iterchildren("{*}abstractNum")}
    for num in numbering.iterchildren("{*}num"):
        base = _value(num, "abstractNumId")
        levels = dict(abstract.get(base, {}))
        starts = {}
        for override in num.iterchildren("{*}lvlOverride"):
            index = _number(_own(override, "ilvl"), 0)
            levels |= _levels(override)
            if start := _value(override, "startOverride"):
                starts[index] = _number(start, 1)
        yield _own(num, "numId"), Numbered(base, levels, starts)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        _number(_own(level, "ilvl"), 0): Level(
            start=_number(_value(level, "start"), 1),
            form=_value(level, "numFmt") or "decimal",
            text=_value(level, "lvlText"),
            decimal=level.find("{*}isLgl") is not None,
        )
        for level in element.iterchildren("{*}lvl")
    }


def _style_numbers(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that has them, its own or those it is based on."""
    by_id = {_own(s, "styleId"): s for s in styles.iterchildren("{*}style")}
    found = {}
    for style_id, style in by_id.items():
        step: etree._Element | None = style
        seen: set[str] = set()
        while step is not None:
            number = step.find("{*}pPr/{*}numPr")
            if number is not None and (list_id := _value(number, "numId")):
                found[style_id] = (list_id, _number(_value(number, "ilvl"), 0))
                break
            base = _value(step, "basedOn")
            step = None if base in seen else by_id.get(base)
            seen.add(base)
    return found


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{{*}}{name}")
    return "" if child is None else _own(child, "val")


def _own(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(f"}}{name}")), "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
