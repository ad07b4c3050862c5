"""The JSON Schema of brand files, so that editors complete and check them while one types.

It stands in one module: it is one table of keys, in the order in which brands have them.
"""

import json
from typing import Any

from kdeck.language.known import KNOWN
from kdeck.theme.decktype import NAME
from kdeck.theme.office import STAND_INS
from kdeck.theme.policy import AUTO
from kdeck.theme.schema import (
    BRAND,
    COLOR_NAME,
    DISCLOSURES,
    ELEMENTS,
    FONT_FILE,
    FONT_KEYS,
    LOGO_IMAGE,
    LOGO_SIZES,
    LONGEST_ANSWER,
    LONGEST_URL,
    META_NAME,
    OFFICE_FONTS,
    OWN_LINE,
    SEMANTIC,
    VISIT,
)
from kdeck.units import PAGE_SIZES
from kdeck.variants import Edition, Standard

FILE = "brand.schema.json"
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_URL: Schema = {"type": "string", "pattern": "^https?://", "maxLength": LONGEST_URL}
_SIZE: Schema = {"type": "string", "pattern": r"^\s*\d+(\.\d+)?(px|pt|rem|em|%|in|mm|cm)\s*$"}
_COLOR: Schema = {
    "type": "string",
    "minLength": 1,
    "description": 'A color such as "#0B5F66", or the name of one in color.palette.',
}
_WEIGHT: Schema = {"type": ["integer", "string"]}
_STYLE: Schema = {"enum": ["normal", "italic"]}
_REGION = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"


def _closed(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


_ANSWER: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_ANSWER}
# What each key of defaults.kdeck.visit is; the keys are those of schema.VISIT.
_VISIT = {
    "schedule": "How often people come, and for how many weeks.",
    "length": "How long to plan for one visit.",
    "price": "What a visit costs, and who pays.",
    "food": "When to stop food and drink before a visit.",
    "bring": "What to bring.",
    "companion": "Whether somebody may sit in.",
    "after-hours": "The number for urgent questions while the clinic is closed.",
}
# What each key of defaults.kdeck.disclosures is; the keys are those of schema.DISCLOSURES.
_DISCLOSURES = {
    "speaker": "Who speaks, in which role, and with which ties to companies.",
    "funding": "Who paid for the talk, or that nobody did.",
}
# What each key of defaults.kdeck is, and its type; the keys are those of schema.KDECK.
_KDECK: dict[str, tuple[str, Schema]] = {
    "name": ("The clinic's name, where it differs from meta.name.", _TEXT),
    "phone": ("The number to call, as people dial it.", _TEXT),
    "address": (
        "The address, one line each.",
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    ),
    "hours": ("When the clinic answers.", _TEXT),
    "web": ("The clinic's web address.", _URL),
    "documents-at": (
        "The address below which the documents lie, each by the name of its file.",
        _URL,
    ),
    "feedback": (
        "Where readers of a web page say what is unclear: a mail address, or a web address.",
        _TEXT,
    ),
    "other-formats": ("What to do to have a document in another form or language.", _TEXT),
    "page": (
        "The paper: letter, a4, or its two sides.",
        {
            "anyOf": [
                {"type": "string", "pattern": f"^(?i:{'|'.join(PAGE_SIZES)})$"},
                {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
                {
                    "type": "object",
                    "properties": {"width": _TEXT, "height": _TEXT},
                    "required": ["width", "height"],
                    "additionalProperties": False,
                },
            ]
        },
    ),
    "region": (
        "Whose crisis lines and rules hold, as in US or GB-ENG.",
        {"type": "string", "pattern": _REGION},
    ),
    "language": (
        "The language of the documents; without it, that of the region.",
        {"type": "string", "enum": list(KNOWN)},
    ),
    "standard": ("What PDF files conform to.", {"enum": [str(name) for name in Standard]}),
    "edition": ("The edition of handouts.", {"enum": [str(name) for name in Edition]}),
    "strict": (
        "Whether an illegible color is an error, and is not changed by itself.",
        {"type": "boolean"},
    ),
    "leave-out": (
        "The ids of topics that this clinic's documents leave out; safety notes stay.",
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    ),
    "show-name": (
        "Whether the clinic's name is printed beside its logo; auto leaves it out beside a logo "
        "that shows it.",
        {"enum": [True, False, AUTO]},
    ),
    "deck-fonts": (
        "In which fonts decks are set: embed (the brand's own, which every deck carries), office "
        "(those of Office, which everybody has), or the name of a font that the clinic's computers "
        "have.",
        {"type": "string", "pattern": f"^{NAME}$"},
    ),
    "office-fonts": (
        "The Office fonts of decks with deck-fonts: office.",
        _closed({key: {"enum": list(STAND_INS)} for key in OFFICE_FONTS}),
    ),
    "template": (
        "A PowerPoint template (.potx or .pptx) in the theme's folder, for decks.",
        {"type": "string", "pattern": r"\.([pP][oO][tT][xX]|[pP][pP][tT][xX])$"},
    ),
    "citation-style": (
        "A citation style (.csl, as zotero.org/styles has them) in the theme's folder, for the "
        "reference lists of clinicians.",
        {"type": "string", "pattern": r"\.[cC][sS][lL]$"},
    ),
    "crisis": (
        "The crisis numbers that this clinic has confirmed, and lines of its own.",
        _closed(
            {
                "confirmed": _closed(
                    {
                        "emergency": _TEXT,
                        "lines": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
                        "on": _TEXT,
                        "by": _TEXT,
                    }
                ),
                "own-lines": {
                    "type": "array",
                    "items": _closed(dict.fromkeys(OWN_LINE, _TEXT)),
                },
            }
        ),
    ),
    "visit": (
        "What the clinic says of its visits. What is left out is printed as a question to ask.",
        _closed({key: {"description": _VISIT[key], **_ANSWER} for key in VISIT}),
    ),
    "disclosures": (
        "What a speaker discloses before a talk. What is left out is a line to fill in.",
        _closed({key: {"description": _DISCLOSURES[key], **_ANSWER} for key in DISCLOSURES}),
    ),
    "include": (
        "The ids of optional topics that this clinic's documents print.",
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    ),
}


def schema_text() -> str:
    """Write the schema as JSON."""
    return json.dumps(brand_schema(), indent=2) + "\n"


def brand_schema() -> Schema:
    """Describe a brand file in JSON Schema, draft 2020-12; its keys are those of the reader."""
    parts = {
        "meta": _meta(),
        "logo": _logo(),
        "color": _colors(),
        "typography": _typography(),
        "defaults": _defaults(),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A clinic's brand: brand.yml, with kdeck's own part under defaults.kdeck",
        "type": ["object", "null"],
        "properties": {name: parts[name] for name in BRAND},
        "additionalProperties": False,
    }


def _object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }


def _meta() -> Schema:
    names = _object(dict.fromkeys(META_NAME, _TEXT))
    links: Schema = {"type": "object", "properties": {"home": _URL}, "additionalProperties": _URL}
    return {
        "type": ["object", "null"],
        "properties": {"name": {"anyOf": [_TEXT, names]}, "link": {"anyOf": [_URL, links]}},
    }


def _logo() -> Schema:
    kinds: dict[str, Schema] = {"path": _TEXT, "alt": _TEXT, "attrs": {"type": "object"}}
    described = {
        "type": "object",
        "properties": {name: kinds[name] for name in LOGO_IMAGE},
        "required": ["path"],
        "additionalProperties": False,
    }
    image: Schema = {"anyOf": [_TEXT, described]}
    pair = {
        "type": "object",
        "properties": {"light": image, "dark": image},
        "minProperties": 1,
        "additionalProperties": False,
    }
    images = {"type": ["object", "null"], "additionalProperties": image}
    sizes = {size: {"anyOf": [image, pair]} for size in LOGO_SIZES}
    return {"anyOf": [image, _object({"images": images, **sizes})]}


def _pair(value: Schema) -> Schema:
    """Allow one value, or one for light and one for dark pages."""
    sides = {
        "type": "object",
        "properties": {"light": value, "dark": value},
        "minProperties": 1,
        "additionalProperties": False,
    }
    return {"anyOf": [value, sides]}


def _colors() -> Schema:
    palette = {
        "type": ["object", "null"],
        "propertyNames": {"pattern": f"^{COLOR_NAME.pattern}$"},
        "additionalProperties": _pair(_COLOR),
    }
    return _object({"palette": palette, **dict.fromkeys(SEMANTIC, _pair(_COLOR))})


def _typography() -> Schema:
    kinds: dict[str, Schema] = {
        "family": _TEXT,
        "weight": _WEIGHT,
        "style": _STYLE,
        "size": _SIZE,
        "line-height": {"type": "number", "minimum": 0.5, "maximum": 5},
        "color": _pair(_COLOR),
        "background-color": _pair(_COLOR),
        "decoration": _TEXT,
    }
    elements: dict[str, Schema] = {}
    for name, keys in ELEMENTS.items():
        element = _object({key: kinds[key] for key in keys})
        elements[name] = {"anyOf": [_TEXT, element]} if "family" in keys else element
    fonts = {"type": ["array", "null"], "items": {"oneOf": [_font(key) for key in FONT_KEYS]}}
    return _object({"fonts": fonts, **elements})


def _font(source: str) -> Schema:
    kinds: dict[str, Schema] = {
        "source": {"const": source},
        "family": _TEXT,
        "files": {"type": "array", "minItems": 1, "items": _font_file()},
        "weight": {"anyOf": [_WEIGHT, {"type": "array", "items": _WEIGHT}]},
        "style": {"anyOf": [_STYLE, {"type": "array", "items": _STYLE}]},
        "display": {"enum": ["auto", "block", "swap", "fallback", "optional"]},
        "version": {"enum": [1, 2]},
        "url": _URL,
    }
    needed = ["source", "family", "files"] if source == "file" else ["source", "family"]
    return {
        "type": "object",
        "properties": {key: kinds[key] for key in FONT_KEYS[source]},
        "required": needed,
        "additionalProperties": False,
    }


def _font_file() -> Schema:
    kinds: dict[str, Schema] = {"path": _TEXT, "weight": _WEIGHT, "style": _STYLE}
    return {
        "type": "object",
        "properties": {key: kinds[key] for key in FONT_FILE},
        "required": ["path"],
        "additionalProperties": False,
    }


def _defaults() -> Schema:
    own = {key: {"description": words, **kind} for key, (words, kind) in _KDECK.items()}
    return {"type": ["object", "null"], "properties": {"kdeck": _object(own)}}
