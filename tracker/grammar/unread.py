"""What a reader of short texts answers when it cannot read one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.message import Message


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text was not read, a hint at its mending, and the column (from 0) where reading stopped."""

    what: Message
    hint: Message | None = None
    column: int = 0
