"""The declarations of target and actual files: every key that a person may write, in written order."""

from __future__ import annotations

from dataclasses import replace

from tracker.curate.codes import BINDINGS, MEASURES, QUALITIES, REVIEWS, STATUSES, UNKNOWN
from tracker.curate.fields import Field, Form, Kind

BASELINE = Form(
    "baseline",
    (
        Field(
            "value", Kind.QUANTITY, "the value, as worded", "数值，按原文", required=True, example="50.7万辆"
        ),
        Field(
            "period",
            Kind.PERIOD,
            "the period that the value speaks for",
            "所属时期",
            required=True,
            example="2024",
        ),
        Field("source", Kind.TEXT, "where the value stands", "数据出处"),
    ),
)
OWNER = Form(
    "owner",
    (
        Field("main", Kind.TEXT, "the unit that leads", "牵头单位", required=True),
        Field("supporting", Kind.TEXTS, "the units that support", "配合单位"),
    ),
)
WAYPOINT = Form(
    "waypoint",
    (
        Field(
            "value",
            Kind.QUANTITY,
            "the value wanted by then",
            "届时应达到的数值",
            required=True,
            example="80万辆",
        ),
        Field(
            "period",
            Kind.PERIOD,
            "the period of the waypoint",
            "节点时期",
            required=True,
            example="2025-01/2025-09",
        ),
    ),
)
MILESTONE = Form(
    "milestone",
    (
        Field(
            "due", Kind.DATE, "the day by which it is due", "完成时限", required=True, example="2025-12-31"
        ),
        Field("closed", Kind.DATE, "the day on which it was closed", "销号日期"),
        Field("evidence", Kind.TEXT, "what proves that it is done", "佐证材料"),
    ),
)
EVIDENCE = Form(
    "evidence",
    (
        Field(
            "document",
            Kind.TEXT,
            "the file name of the document in seeds/",
            "seeds/ 中的文件名",
            required=True,
        ),
        Field("quote", Kind.TEXT, "the words of the document", "原文"),
        Field("at", Kind.SPAN, "first and last offset in characters", "字符位置（起-止）", example="812-826"),
    ),
)
EXTRACTED = Form(
    "extracted",
    (
        Field(
            "goal",
            Kind.TEXT,
            "what the program read; leave it alone",
            "程序读出的数值，请勿改动",
            required=True,
        ),
        Field(
            "digest",
            Kind.TEXT,
            "the mark of that reading; leave it alone",
            "读数标记，请勿改动",
            required=True,
        ),
    ),
)
OVERRIDE = Form(
    "override",
    (
        Field("status", Kind.CHOICE, "your own verdict", "人工判定", required=True, choices=STATUSES),
        Field("reason", Kind.TEXT, "why", "理由", required=True),
        Field("date", Kind.DATE, "when", "日期", required=True, example="2026-03-01"),
        Field("by", Kind.TEXT, "who", "判定人", required=True),
    ),
)

ID = Field("id", Kind.ID, "a short name, unique in this file", "本文件内唯一的编号", required=True)
OWN_ID = replace(
    ID,
    help="a short name, unique in this file; r and its line where it is left out",
    zh="本文件内唯一的编号；不写则为 r 加行号",
    required=False,
)
INDICATOR = Field(
    "indicator",
    Kind.TEXT,
    "what is measured, in the document's words",
    "指标，按原文",
    required=True,
    columns=("指标", "指标名称", "indicator name"),
)
MEASURE = Field(
    "measure",
    Kind.CHOICE,
    "what the figure is of the indicator; told from the words where it is left out",
    "口径；不写则由文字推断",
    choices=MEASURES,
    columns=("口径", "指标口径"),
)
BASIS = Field(
    "basis",
    Kind.TEXT,
    "what growth, change or ratio is measured against when not the year before: a year, cagr, or a place",
    "对比基准（非上年时）：年份、cagr（年均）或地区",
    columns=("对比基准", "基准", "基期"),
)
REVIEW = Field(
    "review",
    Kind.CHOICE,
    "draft, accepted, rejected or withdrawn: only what is accepted is used",
    "审核：只有已采纳的才会使用",
    choices=REVIEWS,
    columns=("审核", "审核状态"),
)
NOTE = Field("note", Kind.TEXT, "anything worth remembering", "备注", columns=("备注", "说明", "注"))
EVIDENCE_FIELD = Field("evidence", Kind.FORM, "where the document says it", "出处", form=EVIDENCE)
EXTRACTED_FIELD = Field(
    "extracted",
    Kind.FORM,
    "the program's own reading; leave it alone",
    "程序的读数，请勿改动",
    form=EXTRACTED,
)


def _period(help_: str, zh: str) -> Field:
    return Field(
        "period",
        Kind.PERIOD,
        help_,
        zh,
        choices=UNKNOWN,
        columns=("时期", "所属时期", "报告期", "时间", "期间", "年份", "年度"),
        example="2025-01/2025-09",
    )


def _region(help_: str, zh: str) -> Field:
    return Field("region", Kind.TEXT, help_, zh, columns=("地区", "区域", "地方", "省市", "place"))


PUBLICATION = (
    Field(
        "publisher",
        Kind.TEXT,
        "who said it first",
        "发布单位",
        columns=("发布单位", "发布机构", "来源单位", "来源", "source"),
    ),
    Field(
        "published",
        Kind.DATE,
        "the day of publication; a month or year counts as its last day",
        "发布日期；只写年月则按该月最后一日",
        columns=("发布日期", "发布时间"),
        example="2026-02-09",
    ),
    Field("address", Kind.TEXT, "where it can be read", "网址", columns=("网址", "链接", "来源链接", "url")),
    Field(
        "quality",
        Kind.CHOICE,
        "how near the source stands to who counted it; unstated where it is left out",
        "来源质量；不写则为未注明",
        choices=QUALITIES,
        columns=("来源质量", "数据质量", "质量"),
    ),
)

TARGET = Form(
    "target",
    (
        ID,
        INDICATOR,
        Field(
            "goal",
            Kind.QUANTITY,
            "what is to be reached, as worded: 突破100万辆, >= 2.5万个, 7.5%左右, 4.5%～5%, 控制在3.5%以内",
            "目标值，按原文",
            example="突破100万辆",
        ),
        MEASURE,
        BASIS,
        _period("the period of the goal, where it is not the file's", "目标时期（与文件不同时填写）"),
        _region("the place, where it is not the file's", "地区（与文件不同时填写）"),
        Field("baseline", Kind.FORM, "the value that progress is measured from", "基期值", form=BASELINE),
        Field("owner", Kind.FORM, "who answers for it", "责任单位", form=OWNER),
        Field("binding", Kind.CHOICE, "binding or expected", "约束性或预期性", choices=BINDINGS),
        Field("topic", Kind.TEXT, "the field of work", "领域"),
        Field("weight", Kind.NUMBER, "the weight in a weighted mean", "权重", example="1.5"),
        Field("path", Kind.FORMS, "values wanted on the way", "节点目标", form=WAYPOINT),
        Field("peers", Kind.WHOLE, "how many places are ranked", "参与排名的地区数", example="17"),
        Field("milestone", Kind.FORM, "a piece of work with a due day", "台账节点", form=MILESTONE),
        REVIEW,
        EVIDENCE_FIELD,
        EXTRACTED_FIELD,
        Field(
            "override",
            Kind.FORM,
            "your own verdict, shown beside the computed one",
            "人工判定",
            form=OVERRIDE,
        ),
        NOTE,
    ),
)
ACTUAL = Form(
    "actual",
    (
        OWN_ID,
        INDICATOR,
        _region("the place, where it is not the file's", "地区（与文件不同时填写）"),
        _period("the period that the value speaks for", "数值所属时期"),
        MEASURE,
        Field(
            "value",
            Kind.QUANTITY,
            "the value, as worded",
            "完成值，按原文",
            required=True,
            columns=("完成值", "数值", "实际值", "值", "实际完成值", "actual"),
            example="82.4万辆",
        ),
        BASIS,
        *PUBLICATION,
        Field(
            "vintage",
            Kind.TEXT,
            "preliminary, verified or yearbook",
            "初步、核实或年报",
            columns=("数据版本", "版本"),
        ),
        Field(
            "numerator",
            Kind.QUANTITY,
            "of a share: the part, so that shares of several places can be added up",
            "占比的分子，用于汇总各地占比",
            columns=("分子",),
        ),
        Field("denominator", Kind.QUANTITY, "of a share: the whole", "占比的分母", columns=("分母",)),
        Field(
            "corrects",
            Kind.TEXTS,
            "the ids of values that this one takes the place of; with FILE/ before them in other files",
            "更正：本值所替代的完成值编号；在其他文件中的写作 文件名/编号",
        ),
        NOTE,
        REVIEW,
        EVIDENCE_FIELD,
        EXTRACTED_FIELD,
    ),
)
TARGET_FILE = Form(
    "targets",
    (
        Field("plan", Kind.TEXT, "the title of the plan or report", "规划或报告名称", required=True),
        Field("issuer", Kind.TEXT, "who issued it", "发布单位"),
        _region("the place that the plan speaks for", "地区"),
        _period("the period of its goals", "目标时期"),
        Field("topic", Kind.TEXT, "the field of work", "领域"),
        Field("targets", Kind.FORMS, "the goals, one entry for each", "目标列表", required=True, form=TARGET),
    ),
)
ACTUAL_FILE = Form(
    "actuals",
    (
        *PUBLICATION,
        _region("the place of entries that name none", "未注明地区的条目所属地区"),
        _period("the period of entries that name none", "未注明时期的条目所属时期"),
        Field(
            "actuals",
            Kind.FORMS,
            "the reported values, one entry for each",
            "完成值列表",
            required=True,
            form=ACTUAL,
        ),
    ),
)
