"""Finds what governs a figure: the trigger or verb before it, what it measures, and the subject's words.

The forms, in the order in which they are tried:

- rank: 居全国|第6位 (`ranking`)
- distance and share: 增速比城镇居民高|2.4个百分点; 产值占全省|50.6%
- trigger: 规模以上工业增加值|同比增长|7.7%; without a noun before it the topic is taken over
- verb and object, in either order, and apposition (`counting`)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.counting import TASK, behind, count
from tracker.extract.measuring import MONEY, by_unit, counts
from tracker.extract.nouns import DONE_NOUN, NEW, RATE_NOUN, is_metric
from tracker.extract.ranking import rank
from tracker.extract.readings import Reading, or_none
from tracker.extract.subjects import Subject, noun_of, trim_end
from tracker.knowledge.indicators import catalogue
from tracker.knowledge.triggers import Trigger, triggers
from tracker.knowledge.verbs import verbs
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.extract.scene import Scene

TAIL = re.compile(
    r"(?:(?:的[^，。；、]{0,8})?(?:目标|预期目标|预期)(?:为|瞄准|定为|设定为|确定为|是)?)?"
    r"(?:了|约|共|各|也|均|都|已|再|就|只|仅|还|又|近|要|将|每人每年|每人每月|每人|人均|每户|每亩|每年|每月)*(?:目标)?\s*$"
)
OWN_PREDICATE = re.compile(
    r"(?:再次|首次|成功|全部|陆续|正式|稳步|持续|全面)?"
    r"(?:突?破[百千万亿]+|投产|投用|开工|建成|通车|落地|上市|完成|实现|入选|获批|增长|下降|启动建设|启动|顺利推进|有序推进|加快推进|深入推进|稳步推进|全面推开|全面达产|达产|形成|见效|达标)$"
)
AGAINST = re.compile(r"比(?!重|例|率|值|上|去|\d|年)([^，。；\d]{2,14}?)(高|低|快|慢|多|少)(?:出|了|约|近)?$")
ABOVE = re.compile(  # 快于经济增速, 高于工业平均水平; of the nation and the province a trigger tells
    r"(?:增速|增幅)?(?<!不)(高|快|低|慢|优)于(?!全[国省市])[^，。；、\d]{2,14}?(?:平均水平|平均|水平|增速|增幅|增长|要求|标准)?$"
)
PULLED = re.compile(r"拉动[^，。；、\d]{0,12}?增长(?=约?$)")  # 拉动规模以上工业增长|1.6个百分点
OVER_YEAR = re.compile(
    r"(?:(?P<a>高|快|低|慢|好)于(?:(?:19|20)\d\d年|上年|去年)(?:同期|水平)?"
    r"|比(?:19|20)\d\d年(?:全年|同期)?(?:的?增速)?(?P<b>高|快|低|慢)出?)$"
)
SHARE = re.compile(
    r"占(?P<of>(?!比)(?:(?!比重|比例)[^，。；、占]){1,14}?)(?:的)?(?:比重|比例|份额)?(?:\((?P<alias>[^()]{2,14})\))?"
    r"(?:的|达到|达|为|约|近|已经|已|超过|超|力争|有望|预计|将|要|再|由|从|提高到|提升到|上升到|提高至|提升至|上升至|保持在|稳定在|增至|升至)*$"
)
IN_SHARE = re.compile(  # 在北方地区占比由|20.5%: the topic's share of it
    r"[，\s]*在(?P<of>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:占比|比重|份额)"
    r"(?:达到|达|为|约|超过|超|由|从|提高到|提升到|上升到|提高至|提升至|上升至|增至|升至)*"
)
PART_IN = re.compile(  # 混装炸药在工业炸药中占比由2010年的|14%
    r"(?<=[\u4e00-\u9fff])在(?P<of>[^，。；、\d在]{2,12}?)(?:中|里|内)?(?:的)?(?:占比|比重|份额)"
    r"(?:达到|达|为|约|超过|超|突破|(?:由|从)(?:(?:19|20)\d\d年的?)?|提高到|提升到|上升到|提高至|提升至|上升至|增至|升至)*$"
)
COMPLETES = re.compile(
    r"(?:(?:已|共)?完成(?:了)?|为(?=(?:年初|年度|调整|全年)))(?P<of>[^，。；、\d]{0,8}(?:任务|目标|计划|预算))的(?:约|近|超过?)?$"
)
GIVES = re.compile(
    r"(?:(?:贡献|承担|吸纳|创造|提供|占)了|(?:集聚|汇聚)了?)(?P<of>全[省市国区])(?:近|约|超过|超)?$"
)
OPENED = re.compile(r"(?:由|从)(?:每人每年|每人每月|每人|人均|每户|每亩)?$")
STARTS = re.compile(r"[，\s]*(?:(?:也|已|将|要|已经|并)*(?:由|从))")
MANNER = re.compile(r"(?:精准|累计|成功|全面|有序|新)")
POLLUTED = re.compile(r"浓度|PM\d|综合指数")
SUM = re.compile(r"累计|总数|总量")
DONE_WORDS = {"完成", "完成了", "实现", "实现了"}
FALLS_SHORT = {"低", "慢", "少"}


def govern(scene: Scene, m: Mention, left: int, limit: int) -> Reading:
    """The reading of the figure whose clause stretch starts at `left`; words behind it end by `limit`."""
    whole, left = left, _last_item(scene.text, left, m.start)
    if m.measure is Measure.RANK:
        return rank(scene, m, left)
    reading = _distance(scene, m, left) or _share(scene, m, left, limit)
    if reading is not None:
        return reading
    if m.unit != "位" and (
        opened := OPENED.search(scene.text, left, trim_end(scene.text, left, m.start, scene.times))
    ):
        subject = or_none(scene.trim(left, opened.start()))
        if subject is not None:
            return Reading(subject, by_unit(m), 1, "apposition", m.end)  # 企业从|0.94万家|增加到…
    if STARTS.fullmatch(scene.text[left : trim_end(scene.text, left, m.start, scene.times)]):
        return Reading(None, by_unit(m), 1, "bare", m.end)  # 投入，将由去年的|1076亿元|增加到…
    hit = _trigger(scene, m, left)
    reading = _of_trigger(scene, m, hit, left, limit) if hit else None
    if reading is not None and reading.subject is None and whole < left:
        reading.subject = noun_of(scene.text, (whole, left), scene.times, scene.places)
    return reading or count(scene, m, left, limit)


def _distance(scene: Scene, m: Mention, left: int) -> Reading | None:
    """增速比城镇居民高|2.4个百分点."""
    if m.unit not in {"百分点", "%", "倍"}:
        return None
    if than := OVER_YEAR.search(scene.text, left, m.start):  # 增长4%，快于上年1.8个百分点
        sign = -1 if (than["a"] or than["b"]) in FALLS_SHORT else 1
        subject = or_none(scene.trim(left, than.start()))
        return Reading(subject, Measure.CHANGE, sign, "trigger:against", m.end, verb=than[0])
    above = ABOVE.search(scene.text, left, m.start) if m.unit == "百分点" else None
    if above is not None:
        sign = -1 if above[1] in FALLS_SHORT else 1
        subject = or_none(scene.trim(left, above.start()))
        return Reading(subject, Measure.CHANGE, sign, "trigger:against", m.end, basis=True, verb=above[0])
    if pulled := PULLED.search(scene.text, left, m.start) if m.unit == "百分点" else None:
        own = or_none(scene.trim(left, pulled.start()))
        words = (own.words if own else "") + pulled[0]
        subject = Subject(words, own.start if own else pulled.start(), own.place if own else None)
        return Reading(subject, Measure.LEVEL, 1, "pull" if own is None else "share", m.end)
    against = AGAINST.search(scene.text, left, m.start)
    if against is None:
        return None
    sign = -1 if against[2] in FALLS_SHORT else 1
    subject = or_none(scene.trim(left, against.start()))
    measure = Measure.RATIO if m.unit == "倍" else Measure.CHANGE
    return Reading(subject, measure, sign, "trigger:against", m.end, verb=against[1])


def _share(scene: Scene, m: Mention, left: int, limit: int) -> Reading | None:
    """贡献了全省|74.6%|的税收, 完成年度任务的|113%, 占全省|50.6%."""
    if m.unit != "%":
        return None
    if gives := GIVES.search(scene.text, left, m.start):
        return _of_part(scene, m, gives, limit)
    if task := COMPLETES.search(scene.text, left, m.start):
        return _of_task(scene, m, left, task)
    if within := IN_SHARE.fullmatch(scene.text, left, m.start):
        subject = Subject(f"占{within['of']}比重", within.start("of") - 1)
        return Reading(subject, Measure.LEVEL, 1, "share", m.end)
    if part := PART_IN.search(scene.text, left, m.start):
        head = scene.trim(left, part.start("of") - 1)
        if head.words:
            head.words += f"占{part['of']}比重"
            return Reading(head, Measure.LEVEL, 1, "share", m.end)
    share = SHARE.search(scene.text, left, m.start)
    return _of_share(scene, m, left, share) if share else None


def is_sum(text: str, left: int, m: Mention) -> bool:
    """Whether the words before the figure say that it is a running total (累计建成5G基站16.38万个)."""
    return SUM.search(text, left, m.start) is not None


def _of_share(scene: Scene, m: Mention, left: int, share: re.Match[str]) -> Reading:
    """产值占全省比重: the share is named by what has it and by the whole."""
    head = scene.trim(left, share.start())
    name = f"占{share['of']}比重"
    if (
        share["alias"] and catalogue().find(share["alias"]) is not None
    ):  # 占常住人口比重(常住人口城镇化率)为|66%
        subject = Subject(share["alias"], share.start("alias"), head.place, head.whole)
        return Reading(subject, Measure.LEVEL, 1, "share", m.end)
    subject = Subject(head.words + name, head.start if head.words else share.start(), head.place, head.whole)
    return Reading(subject, Measure.LEVEL, 1, "share", m.end)


def _of_task(scene: Scene, m: Mention, left: int, task: re.Match[str]) -> Reading:
    """完成年度目标任务的|113%: how much of a task is done."""
    head = scene.trim(left, task.start())
    name = f"{task['of']}完成率"
    start = head.start if head.words else task.start()
    return Reading(Subject(head.words + name, start, head.place, head.whole), Measure.LEVEL, 1, "task", m.end)


def _of_part(scene: Scene, m: Mention, gives: re.Match[str], limit: int) -> Reading:
    """园区贡献了全省|74.6%|的税收: the share that a part has of the whole's amount."""
    stop = behind(scene.text, m.end, limit)
    after = scene.trim(m.end, stop)
    if not after.words:
        return count(scene, m, gives.start(), limit)
    subject = Subject(f"{after.words}占{gives['of']}比重", gives.start(), after.place)
    return Reading(subject, Measure.LEVEL, 1, "share", stop)


def _trigger(scene: Scene, m: Mention, left: int) -> tuple[Trigger, int] | None:
    """The trigger that ends where the figure starts, and where it starts itself."""
    text, end = scene.text, m.start
    tail = TAIL.search(text, left, end)
    cut = tail.start() if tail else end
    hit = triggers().at_end(text, cut, left) or triggers().at_end(text, end, left)
    if m.measure is not None and hit is None:
        hit = triggers().at_end(text, trim_end(text, left, end, scene.times), left)
    longer = verbs().at_end(text[left:cut].rstrip())
    if hit is not None and longer is not None and len(longer[1]) > cut - hit[1]:
        return None  # 新增 is no 增
    if hit is not None and hit[0].id in {"reach", "equal"}:
        end = trim_end(text, left, hit[1], scene.times)
        inner = triggers().at_end(text, hit[1], left)  # 增长高达, 降幅达
        inner = inner or triggers().at_end(text, end, left)  # 增长就达到
        if inner is not None and inner[0].measure(m.unit) in {Measure.GROWTH, Measure.CHANGE}:
            return inner
    return hit


def _of_trigger(scene: Scene, m: Mention, hit: tuple[Trigger, int], left: int, limit: int) -> Reading | None:
    """The reading under a trigger, None where the figure stands first (完成|47个|矿山生态修复)."""
    trigger, start = hit
    word = scene.text[start : m.start].rstrip()
    subject = scene.trim(left, start)
    if trigger.keep:
        subject.words += word.rstrip("为达")
    measure = m.measure or trigger.measure(m.unit)
    if trigger.id == "equal":
        after = scene.trim(m.end, behind(scene.text, m.end, limit))
        if not subject.words and after.words and m.unit not in MONEY:
            return None
        if DONE_WORDS & {word} and counts(m.unit) and DONE_NOUN.search(subject.words):
            measure = Measure.INCREMENT
    if trigger.id == "rise_by" and counts(m.unit) and not is_metric(subject.words):
        after = scene.trim(m.end, behind(scene.text, m.end, limit))
        if TASK.sub("", after.words):
            return None  # 整体提升|100所|学校
    if word.startswith("提升") and counts(m.unit) and not is_metric(subject.words):
        subject.words, measure = subject.words + "提升", Measure.INCREMENT  # 林分优化|提升|200万亩
    sign = trigger.sign
    if word == "改善" and POLLUTED.search(subject.words):  # PM2.5年均浓度|改善|16%
        measure, sign = Measure.GROWTH, -1
    subject, measure = _by_subject(scene, m, subject, start, measure)
    yearly = "年均" in scene.text[left : m.start] or "每年" in scene.text[left:start]
    rule = f"trigger:{trigger.id}+cagr" if yearly else f"trigger:{trigger.id}"
    return Reading(or_none(subject), measure, sign, rule, m.end, trigger.basis, word)


def _by_subject(
    scene: Scene, m: Mention, subject: Subject, end: int, measure: Measure
) -> tuple[Subject, Measure]:
    """What the subject's own words add: 新增…达到, 涨幅达, 净|增, 建成…达到."""
    if measure is Measure.LEVEL and NEW.search(subject.words) and m.unit != "%":
        measure = Measure.INCREMENT
        first = verbs().at_start(subject.words)
        if first and first[0].id == "add" and len(subject.words) > len(first[1]):
            subject = scene.trim(subject.start + len(first[1]), end)
    if measure is Measure.LEVEL and m.unit == "%" and (rate := RATE_NOUN.search(subject.words)):
        measure, subject.words = Measure.GROWTH, subject.words[: rate.start()]
    if measure is Measure.CHANGE and counts(m.unit) and subject.words.endswith(("新", "净")):
        measure, subject.words = Measure.INCREMENT, subject.words[:-1]
    first = verbs().at_start(subject.words)
    if measure is Measure.LEVEL and first and not is_metric(subject.words):
        rest = scene.trim(subject.start + len(first[1]), end)
        if rest.words and first[0].measure is Measure.INCREMENT and counts(m.unit):
            return rest, Measure.INCREMENT
    return subject, measure


def _last_item(text: str, left: int, start: int) -> int:
    """Where the subject starts when an earlier item has a predicate of its own (吞吐量破亿、游客|增长)."""
    at = text.rfind("、", left, start)
    if at >= 0 and (
        OWN_PREDICATE.search(text, left, at) or _begins_anew(text[left:at], text[at + 1 : start])
    ):
        return at + 1
    return left


def _begins_anew(first: str, last: str) -> bool:
    """Whether an item has a verb and object of its own, as the one before it has: 建设库、精准服务|企业."""
    opened, manner = verbs().at_start(first), MANNER.match(last)
    own = verbs().at_start(last[manner.end() :]) if manner else None
    return opened is not None and own is not None and len(first) - len(opened[1]) > 1
