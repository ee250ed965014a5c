"""What words for something measured tell by their form: a rate, an amount, a thing done, a modifier."""

from __future__ import annotations

import re

NOUN = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}|[A-Za-z0-9][\u4e00-\u9fff]{2}")
METRIC = re.compile(
    r"(?:产量|销量|储量|运量|吞吐量|发电量|用电量|用水量|出口量|进口量|客运量|货运量|周转量|客流量|排放量|拥有量|保有量|人次|花费|率|比例|比重|占比|营业收入|销售收入|经营收入|数量|额|量|数|收入|产值|面积|总值|增加值|投资|规模|指数|里程|能力|水平|强度|速度|贡献|价格|费用|"
    r"成本|资金|利润|税收|余额|存款|贷款|总数|总量|次数|人数|户数|起数|件数|数|寿命|人口|收购价|批发价|均价|浓度|能耗|储量|库容)$"
)
RATE = "增速"
TRADE_HALVES = {"出口", "进口"}
EXTENT = re.compile(r"(?:面积|里程|长度)$")
RATE_NOUN = re.compile(
    r"(?:年均|平均|同比)?(?:增长速度|增长幅度|上涨幅度|增长率|增速|增幅|涨幅)(?:仍然|仍|也)?$"
)
STANDING = re.compile(
    r"(?:继续|持续|连续[^，。；、]{1,4}|首次|稳)*(?:居|位居|位列|列|进入|跻身|跃居|保持|处于|排名)(?:在)?"
    r"[^，。；、]{0,8}(?:前[一二三四五六七八九十\d]+(?:强|位|名)?|前列|前茅|第一方阵|第一梯队|[中上]游)"
    r"|(?:是|为|相当于)全[国省市区](?:的)?(?:平均(?:水平|数)?)?的?"
    r"|(?:是|为|相当于)(?:年度|全年|年初|计划|既定|目标|任务|预期){1,3}"
)
NEW = re.compile(r"新增|净增")
DONE_NOUN = re.compile(
    r"(?:改造|建设|搬迁|造林|修复|整治|加固|清淤|植树|拆除|安装|开工|竣工|修建|治理|清零|培训|种植|绿化|提质增效|治沙|种草|固沙)$"
)
ENDS_DONE = re.compile(r"(?:改造|整治|加固|投产达效|投产|开工|竣工|建成|投用|投运|达产|整合|退出|摘帽|改制)$")
DERIVED = re.compile(
    r"(?:增速|增幅|降幅|跌幅|涨幅|总量|总数|数量|总额|占比|比重|位次|规模|增量|总产|产值|出口量|进口量|销量|保有量|拥有量|占有率|市场占有率|渗透率|营收|营业收入|销售额|销售收入|交易额|零售额|"
    r"总里程|总面积|总容量|总产能|总装机|总人数|总户数|总投资|投资总额|合同金额|签约金额|授信金额|总规模|总产值|余额|面积|人数|户数|个数|家数|质量|综合排名|排名|其中|总体|"
    r"均|增长|比例|贡献率|同比|环比|年均|人均|净|实际|名义|全部|合计|累计|总计|平均|增加值)+$"
)
GENERIC = frozenset(
    {
        "项目", "企业", "投资", "观众", "受益群众", "受益人口", "受益人数", "村庄", "商家", "资金", "贷款",
        "村", "银行贷款", "社会投资", "年度投资",
    }
)  # fmt: skip
OF_PEOPLE = re.compile(
    r"参保|参合|受益|直接受益|从中受益|参与|领取|享受|参保人数|参保人员|参保率|参合率|覆盖面|(?:财政)?(?:补助|筹资|保障|缴费|供养)标准"
)
MODIFIER = re.compile(
    r"(?:[国省市县区州]级?|国家级|[\u4e00-\u9fff]{1,3}级|中央|地方|城镇|农村|城市|城乡|其他|公办|民办|男性|女性|[一二三]产)$"
)
LEADING_MODIFIER = re.compile(
    r"^(国家级?|省级?|市级?|县级?|区级|州级|世界级|中央|地方|城镇|农村|城市|全国|全省)(?:以上)?"
)
LONGEST_MODIFIER = len("国家级")


def is_noun(words: str) -> bool:
    """Whether the words name anything: two characters, or a short name with a noun (5G基站).

    Words that only rank or weigh what an earlier clause names do not: 稳居全国前十强, 是计划任务的|2倍.
    """
    return NOUN.search(words) is not None and STANDING.fullmatch(words) is None


def is_metric(words: str) -> bool:
    """Whether the words end on a noun for a measured amount (率, 额, 产值) and so name an indicator whole."""
    return METRIC.search(words) is not None


def is_derived(words: str) -> bool:
    """Whether the words are only the derived head of something said before: 增速, 总量, 交易额."""
    return DERIVED.fullmatch(words) is not None


def is_generic(words: str, verb: str) -> bool:
    """支持项目, 完成投资, 覆盖村庄, 1334万人|参保: of what, an earlier clause says."""
    rest = words.removeprefix(verb)
    return words in GENERIC or rest in GENERIC or OF_PEOPLE.fullmatch(rest) is not None
