"""Editors check target and actual files by schemas that know what the loader knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tracker.curate.fields import Form, Kind
from tracker.curate.forms import ACTUAL_FILE, TARGET_FILE
from tracker.curate.schema import schemas
from tracker.model.actual import Actual
from tracker.model.assessment import Status
from tracker.model.target import Target

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"key", "plan", "issuer", "indicator_id", "inferred", "file", "line"}
"""What the program adds to an entry."""


def test_the_shipped_schemas_are_those_of_the_loader(root: Path) -> None:
    """targets/.schema holds what `tracker.curate.schema` makes; write it anew after a change of the forms."""
    for name, text in schemas().items():
        assert (root / "targets" / ".schema" / name).read_text("utf-8") == text


@pytest.mark.parametrize(("form", "model"), [(TARGET_FILE, Target), (ACTUAL_FILE, Actual)])
def test_every_field_of_the_model_can_be_written(form: Form, model: Any) -> None:
    """A person can write all that the model knows, and nothing that it does not."""
    entry = form.by_name[form.name].form
    assert entry is not None
    assert set(entry.by_name) == set(model.model_fields) - OWN
    for field in entry.fields:
        if field.kind is Kind.FORM and field.name != "evidence":
            inner = model.model_fields[field.name].annotation.__args__[0]
            assert field.form is not None
            assert set(field.form.by_name) == set(inner.model_fields)


def test_every_key_explains_itself_in_both_languages() -> None:
    """Hovering over a key tells what it means in Chinese and English."""

    def check(schema: dict[str, Any]) -> int:
        count = 0
        for prop in schema.get("properties", {}).values():
            chinese, english = prop["description"].split("\n\n")
            assert any("\u4e00" <= c <= "\u9fff" for c in chinese)
            assert english.isascii() or "万" in english
            count += 1 + check(prop) + check(prop.get("items", {}))
        return count

    assert sum(check(json.loads(text)) for text in schemas().values()) > 50


def test_all_statuses_can_be_a_verdict() -> None:
    """Each status code, and its Chinese word, is allowed in `override`, and no word means two of them."""
    schema = json.loads(schemas()["targets.json"])
    entry = schema["properties"]["targets"]["items"]["properties"]
    words = entry["override"]["properties"]["status"]["enum"]
    assert words[::2] == [status.value for status in Status]
    assert len(set(words)) == len(words)
