"""JSON schemas of target and actual files, for editors that check and explain while one types.

Made from the declaration that the loader reads by, so that an editor never knows other keys than it.
"""

from __future__ import annotations

import json
from typing import Any

from tracker.curate.codes import UNKNOWN
from tracker.curate.fields import Field, Form, Kind
from tracker.curate.forms import ACTUAL_FILE, TARGET_FILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANY_SCALAR = ["string", "number"]
"""An editor takes `period: 2025` for a number, which the loader reads as text all the same."""

TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": [*ANY_SCALAR, "boolean"]},
    Kind.ID: {"type": ANY_SCALAR, "pattern": r"^[^\s/\\]+$"},
    Kind.QUANTITY: {"type": ANY_SCALAR},
    Kind.PERIOD: {"type": ANY_SCALAR},
    Kind.DATE: {"type": ANY_SCALAR, "pattern": "^\\d{4}([-/.年]\\d{1,2}([-/.月]\\d{1,2}日?|月)?|年)?$"},
    Kind.WHOLE: {"type": "integer", "minimum": 1},
    Kind.NUMBER: {"type": "number", "exclusiveMinimum": 0},
    Kind.SPAN: {"type": "string", "pattern": r"^\d+\s*[-–—~～]\s*\d+$"},
    Kind.TEXTS: {"type": "array", "items": {"type": ANY_SCALAR}},
}


def schemas() -> dict[str, str]:
    """The text of each schema file, by its name in the folder `.schema` beside the target files."""
    return {f"{form.name}.json": schema_text(form) for form in (TARGET_FILE, ACTUAL_FILE)}


def schema_text(form: Form) -> str:
    """The schema of a file of that form, as JSON with a line end."""
    schema = {"$schema": DIALECT, "title": f"tracker: {form.name}", **_object(form)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _property(field) for field in form.fields},
        "additionalProperties": False,
    }
    if form.required:
        found["required"] = list(form.required)
    if form is TARGET_FILE.by_name[TARGET_FILE.name].form:
        found["anyOf"] = [{"required": [key]} for key in ("goal", "milestone", "basis")]
    return found


def _property(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"description": f"{field.zh}\n\n{field.help}"}
    if field.kind is Kind.CHOICE:
        words = [word for code, zh in field.choices.items() for word in (code, zh)]
        found |= {"type": "string", "enum": words}
    elif field.form is not None:
        inner = _object(field.form)
        found |= inner if field.kind is Kind.FORM else {"type": ["array", "null"], "items": inner}
    else:
        found |= TYPES[field.kind]
    if field.example:
        found["examples"] = [field.example, *(UNKNOWN if field.choices is UNKNOWN else ())]
    return found
