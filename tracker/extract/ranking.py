"""Reads ranks: 居全国第6位, 在百强榜上升至第8位."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.nouns import is_noun
from tracker.extract.readings import Reading
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.extract.scene import Scene

VERB = re.compile(
    r"(?:由|从)(?:全[国省市]|世界|全球)?第[^，。；、]{1,4}(?:位|名)?(?:跃升|提升|上升|前移|前进|升|进)(?:到|至|为)|(?:综合)?(?:排名|位次|排位)?(?:稳居|位居|居(?!民|住|家|委)|位列|列(?!车|入)|排名|排(?!放|水|污|涝|灌|查|序|练|除|气|在|位)|排在|排位|名列|升至|跃升至|跃居|上升至|上升到|升到|"
    r"保持|并列|跻身|进至|进位至|前移至|为|是|在(?!线|建|校|园|岗|册|营|外|学))"
)
FROM = re.compile(r"(?:由|从)[^，。；、]{0,10}$")
FIELD = re.compile(r"(?:位?全国|全球|世界|全省|中部|西部|东部|东北)$")
LIST = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:百强(?:市|县|区|城市|企业)?|排行榜|榜单?|指数)")
IN_LIST = re.compile(
    r"在([^，。；、]{2,20}?(?:百强[^，。；、]{0,3}|榜单?|排行榜|评价|排名|考核))(?:中|上|里)?，?$"
)
REACH = 30  # characters before the clause in which the list may be named


def rank(scene: Scene, m: Mention, left: int) -> Reading:
    """What is ranked stands before the verb of rank, or is the list that the place is of."""
    text = scene.text
    verb = VERB.search(text, left, m.number)
    start = FROM.search(text, left, m.number) if verb is None else None
    cut = verb.start() if verb else start.start() if start else left
    if verb is None and start is None and (bare := FIELD.search(text, left, m.number)):
        cut = bare.start()  # 综合算力指数|全国第一
    if verb and (named := LIST.search(text, verb.end(), m.number)):  # 居全国数字经济百强城市第15位
        return _in_list(scene, m, verb.end(), named.end())
    if cut <= left + 1 and (named := IN_LIST.search(text, max(left - REACH, 0), left)):
        reading = _in_list(scene, m, named.start(1), named.end(1))
        if reading.subject is not None:
            return reading
    subject = scene.trim(left, cut)
    return Reading(subject if is_noun(subject.words) else None, Measure.RANK, 1, "rank", m.end)


def _in_list(scene: Scene, m: Mention, start: int, end: int) -> Reading:
    listed = scene.trim(start, end)
    listed.place = None  # 居全国百强: the nation is the field, not the place
    return Reading(listed if is_noun(listed.words) else None, Measure.RANK, 1, "rank_in_list", m.end)
