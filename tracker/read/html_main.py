"""Which lines of a page are its text: told by where running prose stands, and how much of it is links.

A density picker in the manner of the readability algorithms, set for recall: furniture that is surely
none is taken off, then the smallest element that holds nearly all prose is the text, with whatever
figures and short lines stand in it, and with the elements beside it that hold prose rather than links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from tracker.read.html_lines import Line

ENOUGH = 0.9  # share of a page's prose that its text must hold; the rest are side notes
FEW_LINKED = 0.2  # share of an element's characters below which it is no list of links
MOST_LINKED = 0.7  # share of a line's characters above which it is a menu item or a headline elsewhere
MOST_IN_FURNITURE = 0.3  # share of the prose above which an element cannot be furniture, whatever its name
SENTENCE = re.compile(r"[，。；：！？、,.;]")
FULL_STOPS = ("。", "！", "？")  # a linked line that ends so is a sentence, not a headline elsewhere
LONG = 30  # characters from which a line without punctuation counts as prose
FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
FURNITURE_WORDS = """
foot footer nav navbar navigation menu side sidebar share related recommend bread breadcrumb breadcrumbs crumb
crumbs copyright comment comments pager pagination toolbar banner login search tuijian xgyd xgwz fenxiang
""".split()  # noqa: SIM905 - names read better as words than as a list of strings
# A word of a class or id: whole (`site-footer`), or set off by capitals (`pageFooter`, `footBox`).
FURNITURE_NAMES = re.compile(
    rf"(?:(?:^|[\s_-])(?:{'|'.join(FURNITURE_WORDS)}|{'|'.join(w.title() for w in FURNITURE_WORDS)})"
    rf"|(?<=[a-z])(?:{'|'.join(w.title() for w in FURNITURE_WORDS)}))(?=$|[\s_\-A-Z0-9])"
)
FURNITURE_LINES = re.compile(
    r"(?:您?(?:的|现在的)?(?:当前)?位置\s*[:：]|首页\s*[>»›]|字(?:号|体)\s*[:：【\[]|分享(?:到|至)|扫一扫|微信扫码"
    r"|(?:上|下)一[篇页条]\s*(?:[:：]|$)|相关(?:阅读|链接|新闻|稿件|文章)\s*$|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?\s*[:：]"
    r"|返回(?:顶部|首页|列表)|版权所有|网站标识码|\S{1,2}ICP备"
    r"|(?:[\[【]?(?:打印|关闭|收藏|纠错|分享|大|中|小)(?:本页|窗口|页面|文本)?[\]】]?\s*)+$)"
)
LONGEST_FURNITURE = 60


def main_lines(lines: list[Line], root: etree._Element) -> list[Line]:
    """The lines of a page's text among all its lines, in their order."""
    scores = _scores(lines, root)
    furniture = _furniture(root, scores)
    kept = [line for line in lines if line.element not in furniture and not _is_furniture(line)]
    if not any(_prose(line) for line in kept):
        return [line for line in kept if not _mostly_links(line)]
    scores = _scores(kept, root)
    inside = _inside(root, scores, kept)
    return [
        line
        for line in kept
        if line.element in inside and (not _mostly_links(line) or line.text.endswith(FULL_STOPS))
    ]


def _prose(line: Line) -> int:
    """The characters of a line that are running text."""
    if _mostly_links(line):
        return 0
    long_enough = SENTENCE.search(line.text) or "\t" in line.text or len(line.text) >= LONG
    return len(line.text) - line.linked if long_enough else 0


def _mostly_links(line: Line) -> bool:
    return line.linked > MOST_LINKED * len(line.text)


def _is_furniture(line: Line) -> bool:
    return len(line.text) <= LONGEST_FURNITURE and bool(FURNITURE_LINES.match(line.text))


def _scores(lines: list[Line], root: etree._Element) -> dict[etree._Element, int]:
    """The characters of prose in each element and all below it."""
    scores: dict[etree._Element, int] = {}
    for line in lines:
        scores[line.element] = scores.get(line.element, 0) + _prose(line)
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if element is not root and parent is not None and (score := scores.get(element)):
            scores[parent] = scores.get(parent, 0) + score
    return scores


def _furniture(root: etree._Element, scores: dict[etree._Element, int]) -> set[etree._Element]:
    """Elements that are called menus, footers and the like, with all below them."""
    most = MOST_IN_FURNITURE * scores.get(root, 0)
    found: set[etree._Element] = set()
    for element in root.iter():
        parent = element.getparent()
        if parent in found or (
            element is not root and scores.get(element, 0) <= most and _named_furniture(element)
        ):
            found.add(element)
    return found


def _named_furniture(element: etree._Element) -> bool:
    if element.tag in FURNITURE_TAGS:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(names.strip()) and bool(FURNITURE_NAMES.search(names))


def _inside(
    root: etree._Element, scores: dict[etree._Element, int], lines: list[Line]
) -> set[etree._Element]:
    """The element that holds nearly all prose and those beside it, with all below them.

    Summaries, annexes and notes stand beside the text; lists of other pages do too, but are links.
    """
    smallest = _smallest(root, scores)
    inside = set(smallest.iter())
    parent = smallest.getparent()
    if smallest is root or parent is None:
        return inside
    for other in parent:
        if other is not smallest and scores.get(other):
            below = set(other.iter())
            own = [line for line in lines if line.element in below]
            if sum(line.linked for line in own) < FEW_LINKED * sum(len(line.text) for line in own):
                inside |= below
    return inside


def _smallest(root: etree._Element, scores: dict[etree._Element, int]) -> etree._Element:
    """The deepest element that holds nearly all the prose."""
    wanted = ENOUGH * scores.get(root, 0)
    element = root
    while below := [child for child in element if scores.get(child, 0) >= wanted]:
        element = below[0]
    return element
