"""The reasons to look at a claim again, by the names under which claims carry them."""

from __future__ import annotations

from tracker.model.message import Message, msg

REASONS: dict[str, Message] = {
    "period_inferred": msg("no time is named near the figure; the period is the document's"),
    "kind_untold": msg("nothing says whether the figure is a goal or a result"),
    "two_kinds": msg("words for a goal and words for a result stand together"),
    "subject_behind": msg("what is measured was taken from the clause that follows"),
    "subject_far": msg("what is measured stands far before the figure"),
    "subject_carried": msg("what is measured was put together from two clauses"),
    "subject_short": msg("the words for what is measured say little"),
    "subject_long": msg("the words for what is measured are a whole clause"),
    "subject_odd": msg("the words for what is measured hold more than a name"),
    "subject_payer": msg("the words say who pays, not what for"),
    "subject_scope": msg("a facility or body stands before; the figure may be only its own"),
    "subject_list": msg("one figure stands for a list of things"),
    "list_heads": msg("the heads of a list were set against its values"),
    "verb_loose": msg("the verb before the figure has more than one use"),
    "total_or_new": msg("the figure may be a total or what was newly added"),
    "span_inferred": msg("the figure may speak for the whole span of years or for its end"),
    "seam": msg("the sentence was joined over a column break"),
    "lead_contradicts": msg("a heading gives another figure than the text below it"),
    "date_inferred": msg("the document shows no date; its year was inferred from the years it names"),
    "place_inferred": msg("nothing names the place that the document speaks for"),
    "place_carried": msg("the place stands in an earlier sentence"),
    "derived": msg("the value was computed from two figures of the sentence"),
}
