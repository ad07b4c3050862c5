"""The JSON Schema of manifests, for the programs that read them."""

import json
from enum import StrEnum

from kdeck.batch.manifest import VERSION
from kdeck.batch.signoffstanding import State
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

FILE = "sources/schemas/manifest.schema.json"
Schema = dict[str, object]

_TEXT: Schema = {"type": "string", "minLength": 1}
_COUNT: Schema = {"type": "integer", "minimum": 1}
_DAY: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _one_of(kind: type[StrEnum], *more: None) -> Schema:
    return {"enum": [*map(str, kind), *more]}


def _object(properties: dict[str, tuple[str, Schema]], *optional: str) -> Schema:
    return {
        "type": "object",
        # A later version may tell more.
        "additionalProperties": True,
        "properties": {
            key: {"description": words, **kind} for key, (words, kind) in properties.items()
        },
        "required": [key for key in properties if key not in optional],
    }


_REVIEW = _object(
    {
        "state": (
            "How the review of the document stands: only an approved one names a reviewer.",
            _one_of(State),
        ),
        "notice": ("What the document prints of it.", _TEXT),
        "due": ("The last day of the review; null for a draft.", _DAY),
    }
)
_FILE = _object(
    {
        "file": ("The name of the file, in the folder of the manifest.", _TEXT),
        "id": ("The name of the document.", _TEXT),
        "title": ("Its title, in its language.", _TEXT),
        "version": ("The version of its text.", _TEXT),
        "checked": ("The month in which its facts were last checked.", _TEXT),
        "sha256": (
            "The SHA-256 digest of the file.",
            {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        ),
        "bytes": ("The size of the file.", _COUNT),
        "current": (
            "False where the sources, the theme or kdeck changed after the file was made: the file "
            "itself may say something else than stands here.",
            {"type": "boolean"},
        ),
        "format": ("The kind of file.", _one_of(Format)),
        "media_type": ("Its media type.", _TEXT),
        "audience": ("Whom it is for.", _one_of(Audience)),
        "language": ("The language of its text (BCP 47).", _TEXT),
        "edition": ("How it is set.", _one_of(Edition)),
        "standard": (
            "What a PDF conforms to; null for other kinds of file.",
            _one_of(Standard, None),
        ),
        "grade": (
            "The reading grade by Flesch-Kincaid, of English text for patients; null for the rest.",
            {"type": ["number", "null"]},
        ),
        "pages": ("How many pages it has; left out where a file has none.", _COUNT),
        "slides": ("How many slides it has; left out where a file has none.", _COUNT),
        "review": ("What is known of its review.", _REVIEW),
    },
    "pages",
    "slides",
)


def schema_text() -> str:
    """Write the schema as JSON."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The manifest of a theme: every file that kdeck built and that is there",
        **_object(
            {
                "manifest": ("The version of this form.", {"const": VERSION}),
                "theme": ("The name of the theme.", _TEXT),
                "files": ("The files, by document.", {"type": "array", "items": _FILE}),
            }
        ),
    }
    return json.dumps(schema, indent=2) + "\n"
