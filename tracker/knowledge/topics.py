"""Topics of goals in English, from `topics.yaml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.knowledge.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def english_topics() -> Mapping[str, str]:
    """The English name of each topic that is known; people may give others, which stay as they are."""
    return {str(topic): str(name) for topic, name in load("topics").items()}
