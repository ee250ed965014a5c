"""The definitions that the page ends with, as pairs of a term and its meaning in English.

The wording follows the table by which the program judges; the catalogues hold the Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.knowledge.profiles import Profile

TERMS = (
    ("Goal", "A quantified statement that somebody committed to, with the period by whose end it is due."),
    ("Baseline", "The value that progress is measured from."),
    ("Actual", "A value that was reported for the same indicator, place and measure as the goal."),
    (
        "Completion",
        "Of the way from a baseline: (actual − baseline) ÷ (goal − baseline); of a sum: actual ÷ goal.",
    ),
    (
        "Time pace",
        "The share that the calendar expects by the end of the actual: months gone ÷ months of the goal.",
    ),
    ("Pace gap", "Completion minus time pace, in percentage points."),
    (
        "As of",
        "The period that the assessment speaks for: of the data, never the day of printing.",
    ),
    (
        "Older than usual, stale",
        (
            "A value past the usual lag of its series is marked and still judged by; past twice that lag "
            "nothing is judged by it any more."
        ),
    ),
    (
        "Forecast",
        "The value expected at the due date, with its interval, from three earlier values or more.",
    ),
    (
        "Binding, expected",
        "The two classes of planning targets: those a government answers for, and those it hopes for.",
    ),
)

STATUS_TERMS = (
    ("achieved", "The goal was met by a value for its whole period, or can no longer be missed."),
    ("ahead", "Completion is at least {ahead} times what the calendar or the stated path expects."),
    (
        "on_track",
        "Completion keeps pace (a ratio of at least {on_track}), or the value is what the goal allows.",
    ),
    (
        "slightly_behind",
        (
            "Short by under {slight} points of completion, by up to {slight_points} points of growth, "
            "or at a ratio from {slightly_behind}."
        ),
    ),
    (
        "behind",
        (
            "Short by {slight} to {far} points of completion, by up to {far_points} points of growth, "
            "or at a ratio under {slightly_behind}."
        ),
    ),
    (
        "far_behind",
        "Short by more than {far} points of completion or more than {far_points} points of growth.",
    ),
    ("regressing", "The value moved away from the goal: it stands worse than the baseline."),
    ("at_risk", "Within its cap with less than {headroom} per cent of room, or forecast to pass it."),
    ("breached", "Above its cap."),
    ("missed", "The period is over and a value for all of it does not meet the goal."),
    ("due_soon", "A milestone that is due within {due_soon} days."),
    ("overdue", "A milestone whose date has passed and which is still open."),
    ("closed", "A milestone closed in time, with evidence."),
    ("closed_late", "A milestone closed after its date, with evidence."),
    ("not_due", "It cannot be judged before its date; the value so far is shown."),
    ("no_data", "No comparable value was found; what was refused, and why, stands beside it."),
    ("stale", "The newest value is older than twice the usual lag of its series."),
    ("not_assessable", "The goal cannot be judged whatever the data, as where no better direction is known."),
)

METHOD_TERMS = (
    ("level", "(actual − baseline) ÷ (goal − baseline), against the stated path or the calendar."),
    (
        "flow",
        "Actual ÷ goal, against the seasonal share of earlier years where known, else against the calendar.",
    ),
    ("growth", "Actual minus goal in percentage points; nothing is prorated."),
    (
        "multi_year",
        "ln Π(1+g) ÷ (n·ln(1+G)) for an average rate G over n years; rates are multiplied, never added.",
    ),
    ("share", "As a level, in percentage points."),
    ("cap", "Within or above; the room that is left is shown as a share of the cap."),
    ("range", "Inside the range is on track; outside, the distance to the nearer end is judged."),
    (
        "about",
        (
            "Within {about} per cent of the figure, of rates at least ±{about_points} points; better counts. "
            "On its way a sum is paced by the worse end; once met or over, its completion is of the figure."
        ),
    ),
    ("rank", "At the wanted place or better; places short and the number of peers are shown."),
    ("milestone", "Open, closed, overdue: by dates alone, and closing asks for evidence."),
)

QUALITY_TERMS = (
    ("official", "Published by a government or statistics office itself."),
    ("press", "Published on a newspaper's or agency's own site."),
    ("unstated", "Nobody said what kind of source it comes from; it counts as press does."),
    ("repost", "Their text on another site; characters may have been changed on the way."),
    ("derived", "Computed from other published figures; the derivation is shown."),
    ("workbook", "Typed into the workbook by a person."),
    ("low", "Found only on an automatically written or rewritten page; used where nothing better is known."),
)


def thresholds(profile: Profile) -> dict[str, str]:
    """The figures of a profile that the definitions above name in braces."""
    bands = profile.thresholds
    return {
        "ahead": f"{bands.ratio.ahead}",
        "on_track": f"{bands.ratio.on_track}",
        "slightly_behind": f"{bands.ratio.slightly_behind}",
        "slight": f"{-bands.gap.slightly_behind}",
        "far": f"{-bands.gap.behind}",
        "slight_points": f"{-bands.points.slightly_behind}",
        "far_points": f"{-bands.points.behind}",
        "headroom": f"{bands.headroom}",
        "about": f"{bands.about.share}",
        "about_points": f"{bands.about.points}",
        "due_soon": f"{bands.due_soon}",
    }
