"""What keeps the page harmless: its content policy, the addresses it may link to, its packed data."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode, b85encode, urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

HARMLESS = str.maketrans("<&>", "[]:")


def policy(*, styles: Sequence[str], scripts: Sequence[str]) -> str:
    """The content policy: nothing may load or run but these very texts and pictures of its own."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {' '.join(map(_hashed, styles))}",
            f"script-src {' '.join(map(_hashed, scripts))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@lru_cache(4096)
def safe_address(address: str) -> str:
    """The address if it is plain http or https with a host, else an empty text."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else ""


def anchor(kind: str, key: str) -> str:
    """An id for a part of the page: short, the same each time, of letters, digits, ``-`` and ``_``."""
    digest = sha256(key.encode("utf-8", "replace")).digest()
    return f"{kind}-{urlsafe_b64encode(digest[:6]).decode()}"


def packed(value: Any) -> str:
    """A value as JSON, deflated (zlib's format), in base 85, for a script element of data.

    The alphabet is that of RFC 1924 with ``[]:`` in place of ``<&>``, so that no data can end its element.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return b85encode(zlib.compress(data, 9)).decode().translate(HARMLESS)
