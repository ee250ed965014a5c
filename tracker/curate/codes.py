"""The codes that keys may hold, each with the Chinese word that is read as well."""

from __future__ import annotations

from tracker.knowledge.profiles import profile
from tracker.model.actual import Quality
from tracker.model.assessment import Status
from tracker.model.claim import Measure
from tracker.model.target import Binding, Review

MEASURES = {
    Measure.LEVEL.value: "总量",
    Measure.INCREMENT.value: "新增",
    Measure.GROWTH.value: "增速",
    Measure.CHANGE.value: "增减",
    Measure.RANK.value: "位次",
    Measure.RATIO.value: "倍数",
}
BINDINGS = {Binding.BINDING.value: "约束性", Binding.EXPECTED.value: "预期性"}
REVIEWS = {
    Review.DRAFT.value: "草稿",
    Review.ACCEPTED.value: "已采纳",
    Review.REJECTED.value: "已否决",
    Review.WITHDRAWN.value: "已撤回",
}
QUALITIES = {
    Quality.OFFICIAL.value: "官方",
    Quality.PRESS.value: "媒体",
    Quality.UNSTATED.value: "未注明",
    Quality.REPOST.value: "转载",
    Quality.DERIVED.value: "推算",
    Quality.WORKBOOK.value: "工作簿",
    Quality.LOW.value: "低质量",
}
STATUSES = {status.value: profile().words(status, "zh") for status in Status}

UNKNOWN = {"unknown": "不详"}
"""Words for a period that is left open, where the file's own would else be taken."""
