"""The sample document as a page in both languages."""

from __future__ import annotations

import pytest
from made_documents import sample


@pytest.fixture(scope="session")
def english() -> str:
    """The page of the sample in English."""
    return sample().page("en")


@pytest.fixture(scope="session")
def chinese() -> str:
    """The page of the sample in Chinese."""
    return sample().page("zh")
