"""Derives the total that a goal per piece implies: 8条产业链…每个产业培育龙头企业3家 makes 24.

The total stands beside the goal as worded, as a claim of its own that carries the doubt ``derived``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.scene import Scene

EACH = re.compile(
    r"(?P<each>每(?:个|家|条|类)?(?P<piece>[\u4e00-\u9fff]{1,4}?))(?:重点|至少|都|均|要|再)*"
    r"(?=培育|新增|建设|引进|打造|新建|建成|培养|创建|扶持|选派)"
)
PIECES = re.compile(r"(?P<n>\d{1,4})(?:个|大|条|家|类|项)")
NOUN_REACH = 12  # characters behind the count in which its noun stands


def totals(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The derived drafts of a sentence, each after the drafts that it is made of."""
    each = EACH.search(scene.text, *scene.span)
    if each is None:
        return []
    count = _count(scene, each)
    if count is None:
        return []
    clause = next((c for c in scene.clauses if c[0] <= each.start() < c[1]), scene.span)
    found = []
    for draft in drafts:
        m = draft.mention
        if not draft.words or draft.clause != clause or m.high is not None or m.number < each.end():
            continue
        whole = draft.words.removeprefix(each[0]).removeprefix(each["each"])
        draft.words = each["each"] + whole
        total = replace(m, value=m.value * count, rules=(*m.rules, "derived:per_piece"))
        rules, doubts = [*draft.rules, "derived:per_piece"], [*draft.doubts, "derived"]
        found.append(replace(draft, words=whole, mention=total, rules=rules, doubts=doubts))
    return found


def _count(scene: Scene, each: re.Match[str]) -> int | None:
    """How many pieces there are, where the sentence says so before: 8大重点产业链."""
    found = None
    for m in PIECES.finditer(scene.text, scene.span[0], each.start()):
        if each["piece"] in scene.text[m.end() : m.end() + NOUN_REACH]:
            found = int(m["n"])
    return found
