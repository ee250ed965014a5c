"""Finds what money is for where its own words only say who pays: 中央财政将安排832亿元，支持卫生事业改革.

The purpose stands in a clause behind the figure (支持…, 用于…), else in the one before it (加大对…的投入).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.measuring import MONEY

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.scene import Scene

PAYER = re.compile(
    r"(?:国家|中央|省级?|市级?|县级?|地方|各级|全国|预算内?)*(?:财政|政府|预算)?"
    r"(?:共|累计|已|拟|还)?(?:投资|安排|资金|支出|投入|补助|专项|预算|国债|建设|下达|拨付|筹集|筹措|支持|落实|拿出|的){0,5}"
)
AHEAD = re.compile(
    r"(?:资金)?，?(?:主要|重点|继续|大力|全力|着力|专项)*"
    r"(?:(?:用于支持|支持|用于|增加对|加大对|扶持|补助|保障(?!性)|资助)(?:了)?(?P<what>[^，。；\d]{2,28})(?!\d)"
    r"|(?:办好|实施)(?:\d+[项件个])?(?P<tasks>[^，。；\d]{2,28}))"
)
BEFORE = re.compile(
    r"(?:加大对|增加对|加快|为支持|围绕)(?P<what>[^，。；\d]{2,28}?)(?:的?(?:投入|支持|力度|步伐))+$"
    r"|^(?:支持|用于)(?P<whole>[^，。；\d]{2,28})$"
)
STATED = re.compile(
    r"(?:(?:安排|投入|下达|拨付|拿出)?(?P<money>[^，。；]{0,6}?资金)|统筹|安排|投入)(?:支持|用于)(?P<what>[^，。；]{2,28})"
)
ENDS_ON_MONEY = re.compile(r"(?:支出|投入|转移支付|补助|投资|经费)$")
DOING = re.compile(r"(?:安排|下达|拨付|筹集|筹措|落实|拿出|支持|投入|拟|还|共|累计|已)+")
LONGEST = 18
BEHIND = 2  # clauses behind the figure in which the purpose may stand


def is_payer(words: str) -> bool:
    """Whether the words say who pays and nothing else: 中央财政, 省级财政安排资金."""
    return PAYER.fullmatch(words) is not None


def add_purpose(scene: Scene, draft: Draft) -> None:
    """Name what the money is for, where a clause nearby says it; the reading then carries a doubt."""
    if draft.mention.unit not in MONEY or draft.inherited:
        return
    if m := STATED.fullmatch(draft.words):  # 安排|资金支持再就业
        draft.words = m["what"] + (m["money"] or "资金")
        draft.rules.append("purpose")
        return
    found = (_ahead(scene, draft) or _before(scene, draft)) if is_payer(draft.words) else ""
    if not found or is_payer(found):
        return
    what = _shortened(found.removesuffix("等").strip(" 、的"))
    payer = DOING.sub("", draft.words)
    if ENDS_ON_MONEY.search(payer):  # 中央预算投资, 财政支出
        draft.words = what + payer
    else:
        payer, money = payer.removesuffix("资金"), "" if ENDS_ON_MONEY.search(what) else "资金"
        draft.words = payer + what + money if payer.endswith("财政") else what + payer + money
    draft.rules.append("purpose")


def _shortened(what: str) -> str:
    """The purpose, its last items left out where the list is long."""
    cut = what.rfind("、", 0, LONGEST) if len(what) > LONGEST else -1
    return what[:cut] if cut > 0 else what


def _ahead(scene: Scene, draft: Draft) -> str:
    """The purpose behind the figure: in its own clause, or in one of the next that has no figure of money."""
    rest = scene.text[draft.mention.end : draft.clause[1]]
    if m := AHEAD.match(rest):
        return m["what"] or m["tasks"]
    for low, high in scene.clauses_after(draft.clause)[:BEHIND]:
        if m := AHEAD.match(scene.text[low:high]):
            return m["what"] or m["tasks"]
    return ""


def _before(scene: Scene, draft: Draft) -> str:
    """The purpose in the clause before, where that has no figure."""
    for low, high in scene.clauses_before(draft.clause)[:1]:
        if not any(low <= f.number < high for f in scene.figures):
            m = BEFORE.search(scene.text[low:high])
            return (m["what"] or m["whole"]) if m else ""
    return ""
