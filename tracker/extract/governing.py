"""Finds what governs a figure: the trigger or verb before it, what it measures, and the subject's words.

The patterns, in the order in which they are tried:

- trigger: 规模以上工业增加值|同比增长|7.7%; without a noun before it the topic is taken over
- object first: 新增|规模以上工业企业|2000家, 帮助|企业
- figure first: 建设|5个以上|数字经济产业园; 58家|企业获批…
- apposition: 进出口总额|145亿元
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.extract.mentions import Mention
from tracker.extract.subjects import Subject, is_metric, trim, trim_end
from tracker.grammar.places import Place
from tracker.grammar.times import Time
from tracker.knowledge.regions import NATION
from tracker.knowledge.triggers import Trigger, triggers
from tracker.knowledge.verbs import Verb, verbs
from tracker.model.claim import Measure


TAIL = re.compile(
    r"(?:(?:的[^，。；、]{0,8})?(?:目标|预期目标)(?:为|瞄准|定为|设定为|确定为|是)?)?(?:了|约|共|各|也|均|都|已|再|就|只|仅|还|又|近|要|将)*(?:目标)?\s*$"
)
RIGHT_END = re.compile(r"[，。；：！？、()—…]|(?<=[\u4e00-\u9fff])(?:和|与|及|以及)(?=\d|[\u4e00-\u9fff]{0,2}\d)")
MONEY = {"元", "美元", "欧元", "港元"}
AMOUNT_UNITS = MONEY | {
    "吨", "公斤", "斤", "担", "千瓦时", "立方米", "人次", "标箱", "吨标准煤", "PFLOPS", "EFLOPS", "岁", "分",
    "微克/立方米", "人", "天", "小时",
}  # fmt: skip
NOUN = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}|[A-Za-z0-9][\u4e00-\u9fff]{2}")
NEW = re.compile(r"新增|净增")
PAUSES = ("", "，", "。", "；", "、", "：", "(", ")", "和", "与", "及")
JOINED_END = re.compile(r"(?<=[\u4e00-\u9fff])(?:和|与|以及)$")
EXAMPLES_END = re.compile(r"等$")
OWN_PREDICATE = re.compile(r"(?:再次|首次|成功|全部|陆续|正式|稳步|持续|全面)?(?:突?破[百千万亿]+|投产|投用|开工|建成|通车|落地|上市|完成|实现|入选|获批|增长|下降)$")
AGAINST = re.compile(r"比(?!上|去|\d|年)([^，。；\d]{2,14}?)(高|低|快|慢|多|少)(?:出|了|约|近)?$")
RATE_NOUN = re.compile(r"(?:年均)?(?:增长速度|增长幅度|上涨幅度|增长率|增速|增幅|涨幅)(?:仍然|仍|也)?$")
SHORT_FIRST = 3  # characters of a list's first item that is no head of its own
FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:个|家|项|座|所)")
GENERIC = frozenset({"项目", "企业", "投资", "观众", "村庄", "商家", "资金", "贷款", "村", "银行贷款", "社会投资"})
SHARE = re.compile(r"占(?P<of>(?!比)[^，。；、占]{1,14}?)(?:的)?(?:比重|比例|份额)?(?:的|达到|达|为|约|近|已|超过|超)*$")
LONGEST_JOINED = 24
SHORT_OBJECT = 4  # characters of an object that says little without its head
SUM = re.compile(r"累计|总数|总量")
EXTENT = re.compile(r"(?:面积|里程|长度)$")
DONE_NOUN = re.compile(r"(?:改造|建设|搬迁|造林|修复|整治|加固|清淤|植树|拆除|安装|开工|竣工|修建|治理|清零|培训|种植|绿化)$")
ENDS_DONE = re.compile(r"(?:改造|整治|加固|投产达效|投产|开工|竣工|建成|投用|达产)$")
DONE_WORDS = {"完成", "完成了", "实现", "实现了"}
DERIVED = re.compile(
    r"(?:增速|增幅|总量|总数|数量|总额|占比|比重|位次|规模|增量|总产|产值|营收|营业收入|销售额|销售收入|交易额|零售额|总投资|投资总额|合同金额|签约金额|授信金额|总规模|总产值|余额|面积|人数|户数|个数|家数|质量|综合排名|排名|其中|总体|均|增长|比例|贡献率|同比|环比|年均|人均|净|实际|名义|全部|合计|累计|总计|平均|增加值)+$"
)
RANKED_LIST = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:百强(?:市|县|区|城市|企业)?|排行榜|榜单?|指数)")
IN_LIST = re.compile(r"在([^，。；、]{2,20}?(?:百强[^，。；、]{0,3}|榜单?|排行榜|评价|排名|考核))(?:中|上|里)?，?$")
SHORT_MODIFIER = re.compile(r"(?:[国省市县区州]级?|国家级|[\u4e00-\u9fff]{1,3}级|中央|地方|城镇|农村|城市|城乡|其他|公办|民办|男性|女性|[一二三]产)$")


@dataclass(slots=True)
class Reading:
    """What governs a figure.

    `subject` is None where the words must be taken from the topic; `consumed` is where the words behind
    the figure end that belong to it.
    """

    subject: Subject | None
    measure: Measure
    sign: int
    rule: str
    consumed: int
    basis: bool = False
    to: bool = False
    verb: str = ""


def govern(  # noqa: PLR0913 - the sentence's parts
    text: str, m: Mention, left: int, limit: int, times: list[Time], places: list[Place]
) -> Reading:
    """The reading of the figure whose clause stretch starts at `left`; words behind it end by `limit`."""
    end = m.start
    if m.measure is Measure.RANK:
        return _of_rank(text, m, left, times, places)
    tail = TAIL.search(text, left, end)
    cut = tail.start() if tail else end
    if m.unit in {"百分点", "%"} and (against := AGAINST.search(text, left, end)):  # 增速比城镇居民高|2.4个百分点
        sign = -1 if against[2] in {"低", "慢", "少"} else 1
        subject = trim(text, left, against.start(), times, places)
        return Reading(_or_none(subject), Measure.CHANGE, sign, "trigger:against", m.end, verb=against[1])
    if m.unit == "%" and (share := SHARE.search(text, left, end)):  # 产值|占全省|50.6%
        return _of_share(text, m, left, share, times, places)
    hit = triggers().at_end(text, cut, left) or triggers().at_end(text, end, left)
    if m.measure is not None and hit is None:
        hit = triggers().at_end(text, trim_end(text, left, end, times), left)
    longer = verbs().at_end(text[left:cut].rstrip())
    if hit is not None and longer is not None and len(longer[1]) > cut - hit[1]:
        hit = None  # 新增 is no 增
    if hit is not None and hit[0].id in {"reach", "equal"}:
        inner = triggers().at_end(text, hit[1], left)  # 增长高达, 降幅达
        if inner is not None and inner[0].measure(m.unit) in {Measure.GROWTH, Measure.CHANGE}:
            hit = inner
    if hit is not None:
        trigger, start = hit
        reading = _of_trigger(text, m, trigger, left, start, limit, times, places)
        if reading is not None:
            return reading
    return _of_verb(text, m, left, limit, times, places)


def is_sum(text: str, left: int, m: Mention) -> bool:
    """Whether the words before the figure say that it is a running total (累计建成5G基站16.38万个)."""
    return SUM.search(text, left, m.start) is not None


def _of_share(  # noqa: PLR0913 - the sentence's parts
    text: str, m: Mention, left: int, share: re.Match[str], times: list[Time], places: list[Place]
) -> Reading:
    """产值占全省比重: the share is named by what has it and by the whole."""
    head = trim(text, left, share.start(), times, places)
    name = f"占{share['of']}比重"
    if not head.words:
        return Reading(Subject(name, share.start()), Measure.LEVEL, 1, "share", m.end)
    return Reading(Subject(head.words + name, head.start, head.place, head.whole), Measure.LEVEL, 1, "share", m.end)


def behind(text: str, at: int, limit: int) -> int:
    """Where the words end that follow a figure without punctuation."""
    reach = min(len(text), limit + 3)  # the end may show only by what follows it
    m = RIGHT_END.search(text, at, reach)
    if m and m[0] == "、" and 2 <= m.start() - at <= SHORT_FIRST:  # 18个|小区、道路积水点改造
        following = RIGHT_END.search(text, m.end(), reach)
        stop = following.start() if following else limit
        if stop - m.end() > 1 and not FIGURE.search(text, m.end(), stop):
            return min(stop, limit)
    return min(m.start(), limit) if m else limit


def _of_rank(text: str, m: Mention, left: int, times: list[Time], places: list[Place]) -> Reading:
    """位居全国第6位: what is ranked stands before the verb of rank."""
    verb = re.compile(
        r"(?:综合)?(?:排名|位次|排位)?(?:稳居|位居|居|位列|列|排名?|排在|排位|名列|升至|跃升至|跃居|上升至|上升到|升到|保持|并列|跻身|进至|进位至|前移至|为|是|在)"
    )
    found = None
    for found in verb.finditer(text, left, m.number):
        break
    cut = found.start() if found else left
    if found and (named := RANKED_LIST.search(text, found.end(), m.number)):  # 居全国数字经济百强城市第15位
        listed = trim(text, found.end(), named.end(), times, places)
        listed.place = None  # 居全国百强: the nation is the field, not the place
        return Reading(_or_none(listed), Measure.RANK, 1, "rank_in_list", m.end)
    if cut <= left + 1 and (named := IN_LIST.search(text, max(left - 30, 0), left)):  # 在…榜单上，跃升至第8位
        listed = trim(text, named.start(1), named.end(1), times, places)
        listed.place = None
        if listed.words:
            return Reading(listed, Measure.RANK, 1, "rank_in_list", m.end)
    return Reading(_or_none(trim(text, left, cut, times, places)), Measure.RANK, 1, "rank", m.end)


def _of_trigger(  # noqa: PLR0913 - as above
    text: str,
    m: Mention,
    trigger: Trigger,
    left: int,
    start: int,
    limit: int,
    times: list[Time],
    places: list[Place],
) -> Reading | None:
    measure = m.measure or trigger.measure(m.unit)
    word = text[start : m.start].rstrip()
    subject = trim(text, _last_item(text, left, start), start, times, places)
    if trigger.keep:
        subject.words += word.rstrip("为达")
    consumed = m.end
    if trigger.id == "equal":
        after = trim(text, m.end, behind(text, m.end, limit), times, places)
        if not subject.words and after.words and m.unit not in MONEY:
            return None  # 完成|47个|矿山生态修复: the figure stands first
        if DONE_WORDS & {word} and counts(m.unit) and DONE_NOUN.search(subject.words):
            measure = Measure.INCREMENT
    if measure is Measure.LEVEL and NEW.search(subject.words) and m.unit != "%":
        measure = Measure.INCREMENT
        if (v := verbs().at_start(subject.words)) and v[0].id == "add" and len(subject.words) > len(v[1]):
            subject = trim(text, subject.start + len(v[1]), start, times, places)
    if measure is Measure.LEVEL and m.unit == "%" and (rate := RATE_NOUN.search(subject.words)):
        measure, subject.words = Measure.GROWTH, subject.words[: rate.start()]
    if measure is Measure.CHANGE and counts(m.unit) and subject.words.endswith(("新", "净")):
        measure, subject.words = Measure.INCREMENT, subject.words[:-1]
    if measure is Measure.LEVEL and (v := verbs().at_start(subject.words)) and not is_metric(subject.words):
        rest = trim(text, subject.start + len(v[1]), start, times, places)
        if rest.words and v[0].measure is Measure.INCREMENT and counts(m.unit):
            measure, subject = Measure.INCREMENT, rest
    if "年均" in text[left : m.start] or "每年" in text[left:start]:
        rule = f"trigger:{trigger.id}+cagr"
    else:
        rule = f"trigger:{trigger.id}"
    return Reading(
        _or_none(subject), measure, trigger.sign, rule, consumed, basis=trigger.basis, to=trigger.to, verb=word
    )


def _last_item(text: str, left: int, start: int) -> int:
    """Where the subject starts when an earlier item of the list has a predicate of its own (吞吐量破亿、游客|增长)."""
    at = text.rfind("、", left, start)
    if at >= 0 and OWN_PREDICATE.search(text, left, at):
        return at + 1
    return left


def counts(unit: str) -> bool:
    """Whether the unit counts things: firms and kilometres, not money, output or people."""
    return unit not in AMOUNT_UNITS and unit not in {"%", "百分点", "倍", "位", "‰"}


def _of_verb(  # noqa: PLR0913 - as above
    text: str, m: Mention, left: int, limit: int, times: list[Time], places: list[Place]
) -> Reading:
    front = trim(text, left, m.start, times, places)
    if joined := JOINED_END.search(text, left, m.start):  # 形成产业集群和|2个|…
        front = trim(text, left, joined.start(), times, places)
        opened = verbs().at_start(front.words)
        front = Subject(opened[1] if opened else "", front.start, front.place, front.whole)
    stop = behind(text, m.end, limit)
    after = trim(text, m.end, stop, times, places)
    if after.words and EXAMPLES_END.search(text, left, m.start):  # 甲、乙等|22个|项目: the examples are not what is counted
        opened = verbs().at_start(front.words)
        front = Subject(opened[1] if opened else "", front.start, front.place, front.whole)
    if stop == limit and text[stop : stop + 1] not in PAUSES:
        stop_counted = m.end  # the next figure's words follow without a pause
    else:
        stop_counted = stop
    default = m.measure or {"%": Measure.LEVEL, "百分点": Measure.CHANGE, "倍": Measure.RATIO}.get(m.unit, Measure.LEVEL)
    if len(front.words) < 2 or not NOUN.search(front.words):
        front = Subject("", front.start, front.place, front.whole)
    if not front.words:
        before = trim_end(text, left, m.start, times)
        hit = verbs().at_end(text[left:before]) or verbs().at_end(text[left : m.start].rstrip())
        if hit is not None:  # 实施|100个|项目: the verb was trimmed with the cues
            return _figure_first(text, m, hit, front, after, stop_counted, default)
        return _leading(m, after, stop_counted, default, front)
    hit = verbs().at_end(front.words)
    if hit is not None and (after.words or len(hit[1]) == len(front.words)):
        return _figure_first(text, m, hit, front, after, stop_counted, default)
    first = verbs().at_start(front.words)
    opens = first is not None and len(first[1]) < len(front.words) - (len(hit[1]) if hit else 0)
    if hit is not None and not is_metric(front.words) and not opens:  # 规模以上工业企业|新增|2149家
        head = trim(text, front.start, front.start + len(front.words) - len(hit[1]), times, places)
        head.place, head.whole = head.place or front.place, head.whole or front.whole
        measure, sign = measure_of(hit[0], m, default)
        return Reading(_or_none(head), measure, sign, f"verb:{hit[0].id}", m.end, verb=hit[1])
    return _object_first(text, m, front, after, stop_counted, default, times, places)


def _figure_first(  # noqa: PLR0913 - as above
    text: str,
    m: Mention,
    hit: tuple[Verb, str],
    front: Subject,
    after: Subject,
    stop: int,
    default: Measure,
) -> Reading:
    """建设|5个以上|数字经济产业园; with nothing behind the figure the topic is counted (净增|1577家)."""
    verb, word = hit
    measure, sign = measure_of(verb, m, default, after.words)
    if not after.words:
        return Reading(None, measure, sign, f"verb:{verb.id}", m.end, verb=word)
    words = word + after.words if verb.keep else after.words
    beyond = after.place if after.place is not None and after.place.name != NATION else None
    subject = Subject(words, _verb_start(text, m, word), front.place or beyond, front.whole)
    return Reading(subject, measure, sign, f"verb:{verb.id}", stop, verb=word)


def _verb_start(text: str, m: Mention, word: str) -> int:
    at = text.rfind(word, max(0, m.start - 12), m.start)
    return at if at >= 0 else m.start


def _leading(m: Mention, after: Subject, stop: int, default: Measure, front: Subject) -> Reading:
    """58家|企业获批…, 22个|项目投产: the figure opens the clause."""
    if not NOUN.search(after.words):
        return Reading(None, default, 1, "bare", m.end)
    measure, verb = default, verbs().last_within(after.words)
    if verb is not None and counts(m.unit) and (verb[0].id in {"add", "build"} or "获批" in after.words):
        measure = Measure.INCREMENT
    subject = Subject(after.words, m.start, front.place or after.place, front.whole or after.whole)
    return Reading(subject, measure, 1, "figure_first", stop)


def _object_first(  # noqa: PLR0913 - as above
    text: str,
    m: Mention,
    front: Subject,
    after: Subject,
    stop: int,
    default: Measure,
    times: list[Time],
    places: list[Place],
) -> Reading:
    """新增|规模以上工业企业|2000家; without a verb the words stand in apposition (进出口总额|145亿元)."""
    hit = verbs().at_start(front.words)
    end = front.start + len(front.words)
    if hit is not None:
        rest = trim(text, front.start + len(hit[1]), end, times, places)
        if rest.words:
            measure, sign = measure_of(hit[0], m, default, rest.words)
            if after.words and counts(m.unit) and not is_metric(rest.words) and not verbs().at_start(after.words):
                words = hit[1] + after.words if hit[0].keep else after.words
                return Reading(
                    Subject(words, front.start, front.place, front.whole), measure, sign, f"verb:{hit[0].id}", stop, verb=hit[1]
                )  # fmt: skip
            if is_metric(rest.words) and hit[0].id not in {"add", "retire"} and not EXTENT.search(rest.words):
                measure = default if measure is Measure.INCREMENT else measure
            keep = (hit[0].keep and (hit[0].id == "relieve" or not is_metric(rest.words))) or len(rest.words) <= 2
            words = hit[1] + rest.words if keep and hit[0].id != "add" else rest.words
            place = front.place or rest.place
            return Reading(
                Subject(words, front.start, place, front.whole or rest.whole), measure, sign, f"verb:{hit[0].id}", m.end,
                verb=hit[1],
            )  # fmt: skip
    inner = verbs().last_within(front.words)
    if m.unit == "%" and inner is not None and inner[0].id in {"cut", "relieve", "grow_by"} and inner[1] > 0:
        rest = trim(text, front.start + inner[2], end, times, places)
        if rest.words:
            return Reading(rest, Measure.GROWTH, 1 if inner[0].id == "grow_by" else -1, f"verb:{inner[0].id}", m.end)
    if not is_metric(front.words) and m.unit != "%" and inner is not None:
        verb, a, b = inner
        rest = trim(text, front.start + b, end, times, places)
        if a > 0 and rest.words:
            measure, sign = measure_of(verb, m, default)
            words = front.words[a:b] + rest.words if verb.keep else rest.words
            if verb.id == "add" or a <= len(rest.words) or len(words) <= SHORT_OBJECT:
                words = front.words  # 城镇新增就业, 小微企业获得首贷: the object alone says too little
            return Reading(
                Subject(words, front.start, front.place, front.whole), measure, sign, f"verb:{verb.id}", m.end, verb=front.words[a:b]
            )  # fmt: skip
    measure = default
    if counts(m.unit) and default is Measure.LEVEL and DONE_NOUN.search(front.words):
        measure = Measure.INCREMENT
    if front.words.endswith("增量") and default is Measure.LEVEL:
        measure = Measure.INCREMENT
    if default is Measure.LEVEL and NEW.search(front.words) and m.unit != "%":
        measure = Measure.INCREMENT
    if after.words and counts(m.unit) and len(front.words) <= SHORT_OBJECT:  # 新导入|21项|重大功能性事项
        new = measure is Measure.INCREMENT or front.words.startswith("新")
        subject = Subject(after.words, front.start, front.place, front.whole)
        return Reading(subject, Measure.INCREMENT if new else measure, 1, "verb_unknown", stop)
    attributive = text[end : m.start].strip() == "的" or text[m.end : m.end + 1] == "的"
    if after.words and (attributive or (counts(m.unit) and len(front.words + after.words) <= LONGEST_JOINED)):
        joined = Subject(front.words + after.words, front.start, front.place, front.whole)
        return Reading(joined, measure, 1, "attribute", stop)
    return Reading(front, measure, 1, "apposition", m.end)


def measure_of(verb: Verb, m: Mention, default: Measure, words: str = "") -> tuple[Measure, int]:
    """The measure that a verb gives its object `words`, and the sign."""
    if m.measure is not None or m.unit in {"%", "百分点", "倍"}:
        if verb.id in {"cut", "relieve", "grow_by"} and m.unit == "%":
            return Measure.GROWTH, 1 if verb.id == "grow_by" else -1
        return default, verb.sign
    if verb.measure is Measure.LEVEL and counts(m.unit) and verb.id != "meet" and ENDS_DONE.search(words):
        return Measure.INCREMENT, verb.sign  # 开展|数字化转型改造|1万家
    if verb.id == "relieve" and m.unit not in MONEY:  # 降低能耗5万吨 is a fall, 降低成本20亿元 what is saved
        return Measure.CHANGE, -1
    if verb.id in {"add", "retire"} or verb.measure is not Measure.INCREMENT:
        return verb.measure, verb.sign
    return (Measure.INCREMENT if counts(m.unit) or m.unit == "人" and verb.id == "raise" else default), verb.sign


def _or_none(subject: Subject) -> Subject | None:
    return subject if NOUN.search(subject.words) else None


