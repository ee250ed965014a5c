"""The names of methods that traces cite; reports say them in their language."""

from __future__ import annotations


def _(text: str) -> str:
    """Mark a text for the catalogue."""
    return text


COMPLETION = _("completion rate")
PACE = _("time pace, as Chinese plans are monitored")
GAP = _("pace gap")
RATIO = _("ratio of actual to required progress, after Eurostat's monitoring of the SDGs")
PATH = _("the plan's own path, straight between its points")
GEOMETRIC = _("geometric path of a yearly growth")
SEASONAL = _("seasonal share of earlier years")
HOLD = _("holding what was reached")
POINTS = _("distance in percentage points")
PRODUCT = _("product of yearly rates, as energy-saving goals are monitored")
HEADROOM = _("headroom under a cap")
TOLERANCE = _("tolerance around the figure")
BOUND = _("bounds carried through")
DUE = _("compared exactly at the due date")
RANK = _("places among peers")
LEDGER = _("ledger of milestones")
WAIT = _("not judged before the due date")
STALE = _("usual lag of publication")
LEAST_SQUARES = _("least squares with an 80-per-cent interval")
SOURCE = _("choice of source")
DERIVED = _("derived value")
