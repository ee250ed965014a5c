"""Writes out what a text leaves out of a name once its field is under way: 在校生, 水电, 其中高铁."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.measuring import SHARES
from tracker.extract.nouns import RATE, TRADE_HALVES, is_metric
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft, Topic

PUPILS = {"在校生", "毕业生", "在读学生", "在学研究生", "招生"}
SCHOOL = re.compile(r"(.{2,10}?)(?:招生|在校生|毕业生|在学研究生)$")
MADE = re.compile(r"生产(?!性|线|总|力|者|要素|经营|设[备施])([\u4e00-\u9fff]{2,8})")
PART_OF = re.compile(
    r"(?P<what>(?:营业|运营|通车|营运)?里程|产量|销量|吞吐量|发送量|处理量|处置量|用电量|发电量|用水量|客运量|货运量"
    r"|装机容量|装机规模|装机|存款|贷款|余额|播种面积|种植面积|面积|交易额|零售额|进出口额?)$"
)
INSIDE = re.compile(r"(?P<what>零售额|销售额|产值|增加值|产量|投资|出口额?|进口额?)(?:之)?中，[^。；]*$")
SECTOR = re.compile(r"(?:制造|采矿|采掘|加工|供应|冶炼|服务|建筑|农|林|渔|信息|金融|工)业$")
GAP = re.compile(r"收入(?:比|倍差|差距|之比)")
OF_REVENUE = {"税占比", "税收占比", "税收收入占比"}
POWER = re.compile(r"(?:水电|火电|核电|风电|太阳能|光伏)(?:增速)?")
TRADE = re.compile(r"(.{2,6}?)(?:进出口|出口|进口)(?:总额|总值|额)?$")


def complete(text: str, draft: Draft, topic: Topic) -> None:
    """Write out the draft's words by what the text spoke of before it."""
    if not draft.inherited:
        _produced(draft)
        _part(text, draft, topic)
        _within(text, draft)
        _sector(draft, topic)
    _power(text, draft)
    _after(draft, topic)


def _produced(draft: Draft) -> None:
    """全市生产整车|82.5万辆: the output of it."""
    made = MADE.fullmatch(draft.words)
    if made and draft.measure is not Measure.INCREMENT and not is_metric(draft.words):
        draft.words = made[1] + ("发电量" if draft.mention.unit in {"千瓦时", "度"} else "产量")


def _part(text: str, draft: Draft, topic: Topic) -> None:
    """铁路营业里程14万公里，其中高铁|3.8万公里: the part is measured as the whole is."""
    whole = topic.draft
    if whole is None or not text.startswith("其中", draft.clause[0]) or is_metric(draft.words):
        return
    unit = draft.mention.unit
    if unit == whole.mention.unit and unit not in SHARES and (kept := PART_OF.search(topic.words)):
        draft.words += kept["what"]


def _within(text: str, draft: Draft) -> None:
    """限额以上单位零售额中，新能源汽车|增长4倍: what grows is the sales of it."""
    if draft.measure not in {Measure.GROWTH, Measure.LEVEL} or is_metric(draft.words):
        return
    if draft.mention.unit in SHARES and draft.measure is Measure.LEVEL:
        return
    if inside := INSIDE.search(text, draft.sentence[0], draft.mention.start):
        draft.words += inside["what"]


def _sector(draft: Draft, topic: Topic) -> None:
    """采矿业增加值增长9%，制造业|增长7%: the branches are measured alike."""
    grew = topic.draft is not None and topic.draft.measure is Measure.GROWTH
    grows = grew and draft.measure is Measure.GROWTH and topic.words.endswith("业增加值")
    if grows and SECTOR.search(draft.words) and not is_metric(draft.words):
        draft.words += "增加值"


def _power(text: str, draft: Draft) -> None:
    """发电量增长4%。水电|增长2%: how much of it was generated."""
    of_rates = draft.measure in {Measure.GROWTH, Measure.CHANGE}
    if of_rates and POWER.fullmatch(draft.words) and text.find("发电量", 0, draft.mention.start) >= 0:
        draft.words = draft.words.removesuffix(RATE) + "发电量" + RATE * draft.words.endswith(RATE)


def _after(draft: Draft, topic: Topic) -> None:
    """What short words mean after others of their field."""
    if draft.words in PUPILS and (school := SCHOOL.search(topic.words)):
        draft.words = school[1] + draft.words  # 普通高中招生800万人，在校生|2374万人
    if GAP.fullmatch(draft.words) and topic.words.startswith("城乡"):
        draft.words = f"城乡居民{draft.words}"  # 城乡居民收入分别增长…，收入比|缩小至2.54
    if draft.words in OF_REVENUE and topic.words.endswith("收入"):
        draft.words = topic.words + "税收占比"  # 一般公共预算收入增长2%，税占比|达77%
    if draft.words == "支出" and topic.words.endswith("预算收入"):
        draft.words = topic.words.removesuffix("收入") + draft.words
    if draft.words in TRADE_HALVES and (trade := TRADE.search(topic.words)):
        draft.words = f"{trade[1]}{draft.words}额"  # 货物进出口总额3.64万亿美元，其中出口|增长20.3%
