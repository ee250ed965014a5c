"""Reads figures whose words come as verb and object, in either order, or in mere apposition.

- object first: 新增|规模以上工业企业|2000家, 帮助企业|18.4万户
- figure first: 建设|5个以上|数字经济产业园; 58家|企业获批…
- apposition: 进出口总额|145亿元
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.measuring import by_unit, by_verb, counts
from tracker.extract.nouns import DONE_NOUN, EXTENT, NEW, TRADE_HALVES, is_metric, is_noun
from tracker.extract.readings import Reading, or_none
from tracker.extract.subjects import Subject, trim_end
from tracker.knowledge.regions import NATION
from tracker.knowledge.verbs import Verb, verbs
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.extract.scene import Scene

UNOPENED = re.compile(r"^[^“]*?(”)")
RIGHT_END = re.compile(  # 9个|县(区)获评…: an aside of two characters ends nothing
    r"[，。；：！？、—…]|\((?![\u4e00-\u9fff]{1,2}\))|(?<!\([\u4e00-\u9fff])(?<!\([\u4e00-\u9fff]{2})\)"
    r"|(?<=[\u4e00-\u9fff])(?:和|与|及|以及)(?=\d|[\u4e00-\u9fff]{0,2}\d)"
)
FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:个|家|项|座|所)")
PAUSES = ("", "，", "。", "；", "、", "：", "(", ")", "和", "与", "及")
JOINED_END = re.compile(r"(?<=[\u4e00-\u9fff])(?:和|与|以及)$")
EXAMPLES_END = re.compile(r"等$")
EXAMPLE = re.compile(
    r"[^等]{1,16}(?:大学|学院|医院|[路桥港站园馆]|高速|铁路|高铁|过境)等(?=[\u4e00-\u9fff]{2})(?!级)"
)
QUALITY = re.compile(r"(?:强|广|优|高|好|大|多|新|全|足|突出|完善|先进|显著|明显|鲜明|完备|齐全|领先|集聚)$")
QUALIFIED = re.compile(  # 具有带动力的|龙头企业, 吸引力强、带动面广的|消费场景
    rf"^(?:(?:具有|具备|拥有)[^的]{{2,24}}|(?:[^的、]{{2,10}}{QUALITY.pattern[:-1]}、)+[^的]{{2,16}})的(?=[^的]{{3,}}$)"
)
SHARE_NOUN = re.compile(r"(?:率|比重|占比|比例)$")
GROWS = re.compile(r"(?:增长|下降|提高|达到?|超过?|占|突破)$")
JOINS = ("和", "与", "及", "、", "或")
JOINED_VERBS = re.compile(r"[\u4e00-\u9fff]{2,4}[和与][\u4e00-\u9fff]{2,4}")
FINISHED = re.compile(r"(?:完成|完工)(?:了)?$")
UNDERTAKEN = re.compile(r"(?:实施|开展)(?:了)?$")
WORKS = re.compile(r"(?:工程|行动|改造|治理)$")
PIECE = re.compile(r"(?:项目|工程|改造|提升|治理|改革|任务点)$")
MOVED = re.compile(r"脱贫|搬迁|摘帽")
RESETTLED = re.compile(r"(?:搬迁|脱贫|安置|迁出)$")
OUTLAYS = {"投入", "支出", "投资", "补助"}  # 科技创新投入|7232亿元
LANDMARK = re.compile(r"(?:[两三四2-9]个)?[新大]?(?:大关|关口|台阶|门槛|关|整数关口|新台阶|新高)")
TASK = re.compile(r"(?:年度|全年|目标)*(?:任务|目标)$")  # 200万亩|任务, 30万亩|高标准农田建设任务
NOMINAL = re.compile(r"(?:项目|工程|行动|任务|计划|试点|活动|措施|方案)$")
PURSUIT = re.compile(r"(?:城市|园区|基地|中心|高地|示范区)建设$|改革$|行动$")
ONGOING = re.compile(r"(?<!开工|启动|动工)建设$")
STATE = re.compile(
    r"建立|设立|配备|配置|上榜|实现[^，。；]{0,4}就业"
)  # 41个|自贸区建立伙伴关系: all that have
PURSUED = re.compile(r"(?:加快|推进|推动|抓好|统筹|谋划|抓紧)[^。；]*$")
WON = re.compile(
    r"获批|升格|上市|挂牌|入列|获评|获认定|投入(?:使用|运营|运行)|落户|揭牌|启用|被(?:命名|评|认定)|晋级|通过[^，。；]{0,8}(?:贯标|认证|验收)|脱贫|摘帽|投运|投用|退出|销号|清零$|整合$|改制$|完成[^，。；]{2,12}改革$|(?:实施|完成|实现)[^，。；]{0,16}(?:治理|提升|改造|整治|升级|绿化|彩化|达标|清零)$"
)
BELT = "共建“一带一路”"  # a name, not what is built
SHORT_FIRST = 3  # characters of a list's first item that is no head of its own
SHORT_METRIC = 2  # characters of 面积, 规模, which say nothing alone
SHORT_OBJECT = 4  # characters of an object that says little without its head
LONGEST_JOINED = 24
VERB_REACH = 12


def behind(text: str, at: int, limit: int) -> int:
    """Where the words end that follow a figure without punctuation."""
    if text.startswith(("和", "与", "及", "以及"), at):
        return at  # 瞪羚企业358户|和独角兽企业1户
    if closing := UNOPENED.match(text[at:limit]):
        limit = at + closing.start(1)
    reach = min(len(text), limit + 3)  # the end may show only by what follows it
    m = RIGHT_END.search(text, at, reach)
    while m and m[0] == "、" and text[m.start() - 1] == "级" and not FIGURE.match(text, m.end()):
        m = RIGHT_END.search(text, m.end(), reach)  # 8家|企业获评国家领航级、卓越级智能工厂
    while m and m[0] == "、" and QUALITY.search(text, at, m.start()) and "的" in text[m.end() : limit]:
        m = RIGHT_END.search(text, m.end(), reach)  # 40个|吸引力强、带动面广的消费场景
    if m and m[0] == "、" and 2 <= m.start() - at <= SHORT_FIRST:  # 18个|小区、道路积水点改造
        following = RIGHT_END.search(text, m.end(), reach)
        stop = following.start() if following else limit
        if (
            stop - m.end() > 1
            and not FIGURE.search(text, m.end(), stop)
            and not GROWS.search(text, m.end(), stop)
        ):
            return min(stop, limit)
    return min(m.start(), limit) if m else limit


def count(scene: Scene, m: Mention, left: int, limit: int) -> Reading:
    """The reading of a figure that no trigger governs."""
    text = scene.text
    stop = behind(text, m.end, limit)
    after = scene.trim(m.end, stop)
    if LANDMARK.fullmatch(after.words):  # 突破1万美元|大关
        after = Subject("", m.end)
    after.words = QUALIFIED.sub("", TASK.sub("", after.words))
    front = _front(scene, m, left, after)
    if stop == limit and text[stop : stop + 1] not in PAUSES:
        stop = m.end  # the next figure's words follow without a pause
    if not front.words:
        before = trim_end(text, left, m.start, scene.times)
        hit = verbs().at_end(text[left:before]) or verbs().at_end(text[left : m.start].rstrip())
        if hit is not None:  # 实施|100个|项目: the verb was trimmed with the cues
            return _figure_first(text, m, hit, front, after, stop)
        pursued = PURSUED.search(text, scene.span[0], m.start) is not None
        return _leading(m, front, after, stop, pursued=pursued)
    hit = verbs().at_end(front.words)
    if hit is not None and not after.words and _is_noun_here(front.words, hit[1]):
        hit = None  # 矿山生态修复|47个, 老旧小区改造|742个: the verb stands as a noun
    if hit is not None and (after.words or len(hit[1]) == len(front.words)):
        return _figure_first(text, m, hit, front, after, stop)
    first = verbs().at_start(front.words)
    opens = first is not None and len(first[1]) < len(front.words) - (len(hit[1]) if hit else 0)
    if hit is not None and not is_metric(front.words) and not opens:  # 规模以上工业企业|新增|2149家
        head = scene.trim(front.start, front.start + len(front.words) - len(hit[1]))
        head.place, head.whole = head.place or front.place, head.whole or front.whole
        measure, sign = by_verb(hit[0], m)
        return Reading(or_none(head), measure, sign, f"verb:{hit[0].id}", m.end, verb=hit[1])
    return (
        _object_of_first(scene, m, front, after, stop)
        or _object_within(scene, m, front)
        or _apposition(text, m, front, after, stop)
    )


def _is_noun_here(words: str, verb: str) -> bool:
    """Whether the verb at the end is what was done: 矿山生态修复|47个, 新增|退耕还林|66万公顷."""
    before = words.removesuffix(verb)
    if verb in TRADE_HALVES:
        return True  # 其中出口|1.2万亿元, 机电产品出口|1201亿元
    if verb in OUTLAYS and len(before) > 1:
        return True
    opened = verbs().at_start(before)
    return DONE_NOUN.fullmatch(verb) is not None or (opened is not None and opened[1] == before)


def _front(scene: Scene, m: Mention, left: int, after: Subject) -> Subject:
    """The words before the figure that may be its own; of 形成集群和|2个|… and 甲等|22个|… the verb."""
    front = scene.trim(left, m.start)
    joined = JOINED_END.search(scene.text, left, m.start)
    if joined is not None:
        front = scene.trim(left, joined.start())
    if joined is not None or (after.words and EXAMPLES_END.search(scene.text, left, m.start)):
        opened = verbs().at_start(front.words)
        if opened is None and front.words:
            front.place = None  # 广州国际消费中心城市和|6个|区域消费中心城市
        front = Subject(opened[1] if opened else "", front.start, front.place, front.whole)
    if not is_noun(front.words):
        return Subject("", front.start, front.place, front.whole)
    return front


def _figure_first(  # noqa: PLR0913, PLR0917 - the figure and what stands around it
    text: str, m: Mention, hit: tuple[Verb, str], front: Subject, after: Subject, stop: int
) -> Reading:
    """建设|5个以上|数字经济产业园; with nothing behind the figure the topic is counted (净增|1577家)."""
    verb, word = hit
    measure, sign = by_verb(verb, m, after.words, word)
    rule = f"verb:{verb.id}"
    if not after.words:
        return Reading(None, measure, sign, rule, m.end, verb=word)
    words = word + after.words if verb.keep else after.words
    beyond = after.place if after.place is not None and after.place.name != NATION else None
    at = text.rfind(word, max(0, m.start - VERB_REACH), m.start)
    subject = Subject(words, at if at >= 0 else m.start, front.place or beyond, front.whole)
    return Reading(subject, measure, sign, rule, stop, verb=word)


def _leading(m: Mention, front: Subject, after: Subject, stop: int, *, pursued: bool) -> Reading:
    """58家|企业获批…, 22个|项目投产: the figure opens the clause; 17条|公路建设 may only be `pursued`."""
    measure = by_unit(m)
    if not is_noun(after.words):
        return Reading(None, measure, 1, "bare", m.end)
    verb = verbs().last_within(after.words)
    lasting = STATE.search(after.words) or (pursued and ONGOING.search(after.words))
    done = verb is not None and verb[0].id in {"add", "build"} and not lasting
    if counts(m.unit) and (done or WON.search(after.words)):
        measure = Measure.INCREMENT
    elif m.unit in {"人", "名"} and MOVED.search(after.words):
        measure = Measure.INCREMENT  # 1109万农村贫困人口|实现脱贫
    subject = Subject(after.words, m.start, front.place or after.place, front.whole or after.whole)
    return Reading(subject, measure, 1, "figure_first", stop)


def _object_of_first(scene: Scene, m: Mention, front: Subject, after: Subject, stop: int) -> Reading | None:
    """新增|规模以上企业|2000家: the verb opens the clause; 带动上下游|2400家|企业: its object follows."""
    hit = verbs().at_start(front.words)
    if hit is None or front.words.startswith(BELT):
        return None
    verb, word = hit
    rest = _past_verbs(scene, front.start + len(word), front.start + len(front.words))
    if len(rest.words) <= SHORT_METRIC and is_metric(rest.words):  # 新增|绿化面积|35万亩
        rest = scene.trim(front.start + len(word), front.start + len(front.words))
    if not rest.words:
        return None
    if rest.place is not None and rest.place.name == NATION:
        rest.place = None
    rest = _past_example(scene, rest)
    measure, sign = by_verb(verb, m, rest.words, word)
    rule, metric = f"verb:{verb.id}", is_metric(rest.words)
    if after.words and counts(m.unit) and not metric and not verbs().at_start(after.words):
        words = word + after.words if verb.keep else after.words
        subject = Subject(words, front.start, front.place, front.whole)
        return Reading(subject, measure, sign, rule, stop, verb=word)
    if metric and verb.id not in {"add", "retire"} and not EXTENT.search(rest.words):
        measure = by_unit(m) if measure is Measure.INCREMENT else measure
    keep = (verb.keep and (verb.id == "relieve" or not metric)) or len(rest.words) <= 2
    words = word + rest.words if keep and verb.id != "add" else rest.words
    joined = scene.text[front.start : rest.start]
    if JOINED_VERBS.fullmatch(joined) and len(joined) <= len(rest.words) + 1:
        words = joined + rest.words  # 新建和改造|排水管网: what was done is more than one thing
    subject = Subject(words, front.start, front.place or rest.place, front.whole or rest.whole)
    return Reading(subject, measure, sign, rule, m.end, verb=word)


def _past_example(scene: Scene, rest: Subject) -> Subject:
    """新增|康复大学等高校|14所: an example says which, what is counted stands behind it."""
    example = EXAMPLE.match(rest.words)
    return scene.trim(rest.start + example.end(), rest.start + len(rest.words)) if example else rest


def _past_verbs(scene: Scene, start: int, end: int) -> Subject:
    """What 新增|建设和改造提升|高标准农田 is done to: further verbs, joined to the first, are passed over."""
    rest = scene.trim(start, end)
    while further := verbs().at_start(rest.words):
        inner = scene.trim(rest.start + len(further[1]), end)
        if len(further[1]) < 2 or len(inner.words) < 2:
            break
        rest = inner
    return rest


def _object_within(scene: Scene, m: Mention, front: Subject) -> Reading | None:
    """企业|降低|成本|15%, 项目|突破|关键技术|507项: the verb stands within."""
    inner = verbs().last_within(front.words)
    if inner is None or inner[1] == 0:
        return None
    verb, start, stop = inner
    rest = scene.trim(front.start + stop, front.start + len(front.words))
    joined = front.words.startswith(JOINS, stop) or front.words.endswith(JOINS, 0, start)
    if not rest.words or joined or NOMINAL.match(rest.words):
        return None  # 指导服务和实践活动, 便捷性提升项目: the verb stands as a noun
    rule = f"verb:{verb.id}"
    if m.unit == "%":
        if verb.id not in {"cut", "relieve", "grow_by"} or SHARE_NOUN.search(front.words):
            return None
        return Reading(rest, Measure.GROWTH, 1 if verb.id == "grow_by" else -1, rule, m.end)
    if is_metric(front.words):
        return None
    measure, sign = by_verb(verb, m, rest.words if verb.id == "grow_by" else "", front.words[start:stop])
    words = front.words[start:stop] + rest.words if verb.keep else rest.words
    if verb.id == "add" and PURSUIT.search(front.words, 0, start):  # 中心城市建设|新增|研发机构
        words = rest.words
    elif verb.id == "add" or start <= len(rest.words) or len(words) <= SHORT_OBJECT:
        words = front.words  # 城镇新增就业, 小微企业获得首贷: the object alone says too little
    subject = Subject(words, front.start, front.place, front.whole)
    return Reading(subject, measure, sign, rule, m.end, verb=front.words[start:stop])


def _apposition(text: str, m: Mention, front: Subject, after: Subject, stop: int) -> Reading:
    """进出口总额|145亿元; 新导入|21项|重大功能性事项; 在建的|10个|田园综合体."""
    measure = by_unit(m)
    new = NEW.search(front.words) and m.unit != "%"
    before = max(0, front.start - VERB_REACH), front.start
    finished = (FINISHED.search(text, *before) and PIECE.search(front.words)) or (
        UNDERTAKEN.search(text, *before) and WORKS.search(front.words)
    )
    done = (counts(m.unit) and (finished or DONE_NOUN.search(front.words))) or front.words.endswith("增量")
    done = done or (m.unit in {"人", "名"} and RESETTLED.search(front.words) is not None)
    if measure is Measure.LEVEL and (new or done):
        measure = Measure.INCREMENT
    if after.words and counts(m.unit) and len(front.words) <= SHORT_OBJECT:
        made = measure is Measure.INCREMENT or front.words.startswith("新")
        subject = Subject(after.words, front.start, front.place, front.whole)
        return Reading(subject, Measure.INCREMENT if made else measure, 1, "verb_unknown", stop)
    end = front.start + len(front.words)
    attributive = text[end : m.start].strip() == "的" or text[m.end : m.end + 1] == "的"
    joined = front.words + after.words
    if after.words and (attributive or (counts(m.unit) and len(joined) <= LONGEST_JOINED)):
        if counts(m.unit) and FINISHED.search(text, max(0, front.start - VERB_REACH), front.start):
            measure = Measure.INCREMENT  # 完成|核心区平房|2008户|申请式退租
        return Reading(Subject(joined, front.start, front.place, front.whole), measure, 1, "attribute", stop)
    return Reading(front, measure, 1, "apposition", m.end)
