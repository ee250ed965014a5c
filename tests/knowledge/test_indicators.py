"""The catalogue of indicators: its entries hold what they say, and words find the one they mean."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tracker.knowledge.indicators import Indicator, catalogue, normalise
from tracker.knowledge.topics import english_topics
from tracker.knowledge.units import known

TOPICS = (
    *("综合", "工业", "科技", "农业", "投资", "消费", "外贸", "财政", "金融", "就业", "收入", "价格"),
    *("环境", "能源", "交通", "数字", "教育", "卫生", "社保", "住房", "文旅", "市场主体", "城镇化", "安全"),
)
ENTRIES = catalogue().entries
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_words_find_their_entry() -> None:
    """The name, every alias and every example of an entry find that entry and no other."""
    assert [e.id for e in ENTRIES if not e.yes] == []
    told = [(words, e) for e in ENTRIES for words in (e.name, *e.aliases, *e.yes)]
    assert [(words, e.id) for words, e in told if catalogue().find(words) is not e] == []


def test_near_misses_do_not_find_the_entry() -> None:
    """Wordings of something else, though they sound alike, do not find the entry."""
    assert [e.id for e in ENTRIES if not e.no] == []
    assert [(words, e.id) for e in ENTRIES for words in e.no if catalogue().find(words) is e] == []


def test_figures_of_every_entry_can_be_read() -> None:
    """The unit of an entry is one that the program reads, and its kind of number agrees with it."""
    assert [(e.id, e.unit) for e in ENTRIES if not known(e.unit)] == []
    parts = {e.id for e in ENTRIES if e.nature in {"rate", "share"}}
    in_percent = {e.id for e in ENTRIES if e.unit in {"%", "‰"} and e.nature != "index"}
    assert parts == in_percent


def test_every_entry_is_told_in_both_languages() -> None:
    """An entry has a Chinese name, an English one without Chinese in it, and one of the topics."""
    assert [e.id for e in ENTRIES if not CHINESE.search(e.name) or CHINESE.search(e.en) or not e.en] == []
    assert [(e.id, e.topic) for e in ENTRIES if e.topic not in TOPICS] == []


def test_topics_have_english_names() -> None:
    """Each topic of the catalogue has an English name, and no two share one."""
    named = english_topics()
    assert set(TOPICS) <= set(named)
    assert len(set(named.values())) == len(named)
    assert not any(CHINESE.search(name) for name in named.values())


def test_ids_and_english_names_are_unique() -> None:
    """No two entries share an id or an English name."""
    assert len({e.id for e in ENTRIES}) == len(ENTRIES)
    assert len({e.en for e in ENTRIES}) == len(ENTRIES)
    assert all(catalogue().get(e.id) is e for e in ENTRIES)


def test_no_words_belong_to_two_entries() -> None:
    """Whatever names one entry, in any way of writing, names no other one."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for words in (entry.name, *entry.aliases):
            owners[normalise(words)].add(entry.id)
    assert {words: ids for words, ids in owners.items() if len(ids) > 1} == {}


def test_entries_stand_sorted_by_topic() -> None:
    """A person looks an entry up under its topic."""
    places = [TOPICS.index(e.topic) for e in ENTRIES]
    assert places == sorted(places)


def test_words_that_two_entries_share_find_neither() -> None:
    """One candidate or none, never the first of several."""
    one = Indicator(id="one", name="甲指标", en="One", aliases=("共用名",), unit="元")
    two = Indicator(id="two", name="乙指标", en="Two", aliases=("共用名",), unit="元")
    both = type(catalogue())((one, two))
    assert both.find("共用名") is None
    assert both.find("甲指标") is one


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("规上工业增加值", "规模以上工业增加值"),
        ("人均GDP", "人均地区生产总值"),
        ("ＧＤＰ", "国内生产总值"),
        ("单位国内生产总值能源消耗", "单位GDP能耗"),
        ("细颗粒物（PM2.5）平均浓度", "PM2.5平均浓度"),
        ("优良天数的比例", "优良天数比率"),
        ("新能源车年产量", "新能源汽车产量"),
        ("新能源汽车产量（万辆）", "新能源汽车产量"),
        ("全社会用电量(亿千瓦时)", "全社会用电量"),
        ("国家级专精特新“小巨人”企业数量", "国家级专精特新小巨人企业"),
        ("全省年末常住人口", "常住人口"),
        ("我市市场主体总数", "经营主体"),
        ("规上工业企业营收", "规模以上工业企业营业收入"),
        ("研究与试验发展（R&D）经费", "研发经费"),
        ("劣V类水体比例", "劣Ⅴ类水体比例"),
    ],
)
def test_ways_of_writing_are_one(words: str, same: str) -> None:
    """Short forms, brackets, quotes, width, place and unit make no other indicator."""
    assert normalise(words) == normalise(same)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("提高企业利润", "提高企业利润"),
        ("运营收入", "运营收入"),
        ("科技改革项目", "科技改革项目"),
        ("新能源车辆", "新能源车辆"),
        ("全国重点实验室", "全国重点实验室"),
        ("全市场交易额", "全市场交易额"),
        ("居民消费价格指数", "居民消费价格指数"),
        ("高质量发展（试点）企业", "高质量发展试点企业"),
    ],
)
def test_words_that_only_look_like_short_forms_stay(words: str, kept: str) -> None:
    """A short form inside other words is none, and what stands in brackets stays unless it is a unit."""
    assert normalise(words) == kept


def test_one_way_of_writing_stays_as_it_is() -> None:
    """Words that are in the one way of writing already do not change again."""
    words = [normalise(w) for e in ENTRIES for w in (e.name, *e.aliases, *e.yes, *e.no)]
    assert [w for w in words if normalise(w) != w] == []
