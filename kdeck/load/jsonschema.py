"""The JSON Schemas of the sources, so that editors complete and check them while one types.

It stands in one module: it is one table of keys, in the order in which files have them.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from kdeck.load.recipe import MOST, RANKS
from kdeck.model.audience import Audience
from kdeck.model.recipe import DocumentForm, Format, Length, PartForm, Priority, ShownAs
from kdeck.model.reference import Design
from kdeck.model.region import Channel
from kdeck.model.safetynote import GroupIcon
from kdeck.model.topic import TopicKind

Schema = dict[str, Any]
Keys = Mapping[str, tuple[str, Schema]]

FOLDER = "sources/schemas"

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_FLAG: Schema = {"type": "boolean"}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NOTE: Schema = {"type": "string", "pattern": r"^D-\d{2}$"}
_MONTH: Schema = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_COUNT: Schema = {"type": "integer", "minimum": 1, "maximum": MOST}


def _one_of(kind: type[StrEnum]) -> Schema:
    return {"enum": [str(member) for member in kind]}


def _some_of(kind: type[StrEnum]) -> Schema:
    return {"anyOf": [_one_of(kind), {"type": "array", "items": _one_of(kind)}]}


def _closed(keys: Keys, needed: Iterable[str] = ()) -> Schema:
    described = {key: {"description": words, **kind} for key, (words, kind) in keys.items()}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": described,
        "required": list(needed),
    }


def _listed(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_WORDED = _closed(
    {
        Audience.PLAIN: ("For patients.", _TEXT),
        Audience.CLINICIAN: ("For clinicians.", _TEXT),
    },
    Audience,
)
_LIMIT: Schema = {
    "anyOf": [_COUNT, _closed(dict.fromkeys(Audience, ("The most for these readers.", _COUNT)))]
}
_AS_OF: Keys = {"as-of": ("The month in which somebody checked the file.", _TEXT)}

_TOPIC: Keys = {
    "id": ("The name of the file, without .md.", _ID),
    "kind": ("What the topic is about.", _one_of(TopicKind)),
    "title": ("Its heading.", _WORDED),
    "takeaway": ("The point in one sentence: the title of its slide.", _WORDED),
    "note": ("The safety note that it carries, as D-03.", _NOTE),
    "starred": ("Whether every document must carry the note.", _FLAG),
    "audiences": ("Who reads it; without the key, both.", _some_of(Audience)),
    "teach-back": ("The question by which a speaker learns what was understood.", _WORDED),
    "optional": ("Whether it is printed only where a clinic includes it.", _FLAG),
}
_PART: Keys = {
    "heading": ("The heading of the part.", _WORDED),
    "takeaway": ("Its point in one sentence.", _WORDED),
    "topics": (
        "The ids of its topics; {its-id: may} says how much one matters.",
        {
            "anyOf": [
                _TEXT,
                _listed(
                    {
                        "anyOf": [
                            _TEXT,
                            {
                                "type": "object",
                                "additionalProperties": {"enum": list(RANKS)},
                                "minProperties": 1,
                                "maxProperties": 1,
                            },
                        ]
                    }
                ),
            ]
        },
    ),
    "form": ("How its topics stand.", _one_of(PartForm)),
    "audiences": ("Who reads it; without the key, both.", _some_of(Audience)),
    "priority": ("What is given up first where the room does not suffice.", _one_of(Priority)),
    "side": ("On which page of a sheet it stands.", _COUNT),
    "across": ("Whether it takes the width of the page in place of a column.", _FLAG),
    "group": ("The group of safety notes that its topics follow.", _TEXT),
}
_TALK: Keys = {
    "title": ("The title of the slide.", _WORDED),
    "layout": ("What the slide shows.", _one_of(ShownAs)),
    "number": ("The number that it shows large.", _WORDED),
    "notes": ("What is said with it.", _WORDED),
    "more": ("The topic of the appendix that it leads to.", _TEXT),
}
_RECIPE: Keys = {
    "id": ("The name of the file, without .yml.", _ID),
    "title": ("The title of the document.", _WORDED),
    "message": ("The whole document in one sentence.", _WORDED),
    "kind": ("What stands above the title.", _WORDED),
    "audiences": ("Who reads it; without the key, both.", _some_of(Audience)),
    "formats": ("What it is built as; without the key, PDF and PPTX.", _some_of(Format)),
    "version": ("Its version, as in 1.2.", _TEXT),
    "checked": ("The month in which somebody looked through it.", _MONTH),
    "safety": ("How it tells the safety notes: whole, or each in one line.", _one_of(Length)),
    "full-notes": ("The document in which a reader of short notes finds them whole.", _TEXT),
    "pages": ("How many pages it may have.", _LIMIT),
    "slides": ("How many slides its deck may have.", _LIMIT),
    "minutes": ("How many minutes a talk may take.", _LIMIT),
    "form": ("What the document is.", _one_of(DocumentForm)),
    "parts": ("Its parts, in their order.", _listed(_closed(_PART, ["topics"]))),
    "talk": (
        "What the slide of a topic shows, by the id of the topic.",
        {"type": "object", "additionalProperties": _closed(_TALK)},
    ),
}
_TERM: Keys = {
    "key": ("The name by which topics mark it.", _TEXT),
    "term": ("The word.", _TEXT),
    "definition": ("What it means, in plain words.", _TEXT),
}
_LINE: Keys = {
    "name": ("Who answers.", _TEXT),
    "how": ("What a reader does, with the number in it.", _TEXT),
    "number": ("The number, as people dial it.", _TEXT),
    "confirmed": ("Whether somebody called it.", _FLAG),
    "option": ("What to press or say.", _TEXT),
    "hours": ("When somebody answers.", _TEXT),
    "cost": ("What a call costs.", _TEXT),
    "languages": ("In which other languages.", _TEXT),
    "relay": ("How deaf people reach it.", _TEXT),
    "channels": ("What it takes; without the key, calls.", _some_of(Channel)),
}
_URGENT: Keys = {
    **{key: _LINE[key] for key in ("name", "how", "number", "confirmed", "hours", "cost")},
    "source": ("What was read; it is not printed.", _TEXT),
}
_EMERGENCY: Keys = {
    "number": ("The number, or two as in '112 or 999'.", _TEXT),
    "confirmed": ("Whether it is certain.", _FLAG),
}
_REGION: Keys = {
    "name": ("The name of the region.", _TEXT),
    "as-of": ("The month in which its numbers were checked.", _TEXT),
    "expires": ("The day from which a check warns.", _DAY),
    "emergency": ("The emergency number.", _closed(_EMERGENCY, ["number"])),
    "lines": ("The crisis lines.", _listed(_closed(_LINE, ["name", "how", "number"]))),
    "urgent": (
        "Where help is got with what is urgent and no emergency.",
        {"anyOf": [_closed(_URGENT, ["name", "how", "source"]), {"type": "null"}]},
    ),
    "crisis": ("What to do in a crisis, with {crisis-line} and {emergency}.", _WORDED),
}
_AVOIDED: Keys = {
    "match": ("Words that no document says.", _TEXTS),
    "except": ("Longer phrases in which they are fair.", _TEXTS),
    "why": ("What is wrong with them.", _TEXT),
    "instead": ("What to say.", _TEXT),
    "stops": ("Whether they stop a build.", _FLAG),
}
_REGIONAL: Keys = {
    "say": ("What the sources say.", _TEXT),
    "instead": (
        "What a region, or all regions of a country, say.",
        {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
    ),
    "audience": ("Whose texts it is for; without the key, both.", _one_of(Audience)),
}
_FACT: Keys = {
    "fact": ("What must be told.", _TEXT),
    "says": ("Wordings of which any will do.", _TEXTS),
    "regions": ("Where it holds; without the key, everywhere.", _TEXTS),
}
_FACTS = _listed(_closed(_FACT, ["fact", "says"]))
_SAFETY_NOTE: Keys = {
    "id": ("The id of the note, as D-03.", _NOTE),
    "name": ("What it is about.", _TEXT),
    "audiences": ("Who reads it; without the key, both.", _some_of(Audience)),
    "group": ("The group in which it stands.", _TEXT),
    "plain": ("What patients must be told.", _FACTS),
    "clinician": ("What clinicians must be told.", _FACTS),
    "short": (
        "What its short lines must tell.",
        _closed(dict.fromkeys(Audience, ("What the line must tell.", _FACTS))),
    ),
    "never": ("What no text may claim against it.", _TEXTS),
    "crisis": ("Whether it holds the crisis contacts.", _FLAG),
    "whole": ("Whether its line alone never stands for it.", _FLAG),
    "foot": ("Whether it stands at the foot of a sheet.", _FLAG),
}
_GROUP: Keys = {
    "id": ("The name by which notes say where they stand.", _TEXT),
    "heading": ("Its heading.", _WORDED),
    "takeaway": ("Its point in one sentence.", _WORDED),
    "icon": ("The drawing beside its heading on a sheet.", _one_of(GroupIcon)),
}
_NAMES = _listed(
    {
        "type": "object",
        "properties": {"family": _TEXT, "given": _TEXT, "literal": _TEXT},
        "minProperties": 1,
    }
)
_DATE: Schema = {
    "type": "object",
    "properties": {"date-parts": {"type": "array"}, "raw": _TEXT, "literal": _TEXT},
}
_NUMBER: Schema = {"type": ["string", "integer"]}
_REFERENCE: Keys = {
    "id": ("The key by which texts cite it.", _NUMBER),
    "type": ("What it is, as CSL names it.", _TEXT),
    "author": ("Who wrote it.", _NAMES),
    "editor": ("Who edited a book, or the book that a chapter stands in.", _NAMES),
    "title": ("Its title.", _TEXT),
    "container-title": ("The journal or the book in which it stands.", _TEXT),
    "container-title-short": ("The abbreviation of the journal, as PubMed has it.", _TEXT),
    "issued": ("When it was published.", _DATE),
    "edition": ("Its edition: 5, or words such as Revised edition.", _NUMBER),
    "volume": ("Its volume.", _NUMBER),
    "issue": ("Its issue.", _NUMBER),
    "page": ("Its pages.", _NUMBER),
    "publisher": ("Who published it.", _TEXT),
    "DOI": ("Its DOI, as 10.1000/182.", _TEXT),
    "PMID": ("Its number in PubMed.", _NUMBER),
    "PMCID": ("Its number in PubMed Central.", _TEXT),
    "URL": ("Its address.", _TEXT),
    "accessed": ("When it was read at that address.", _DATE),
    "authors-complete": ("Whether all authors are named.", _FLAG),
    "short": ("Author, title and year in one line, for patients.", _TEXT),
    "x-ship": (
        "false where it must not be cited, status where only for approvals.",
        {"enum": [True, False, "status"]},
    ),
    "x-reason": ("Why it must not be cited.", _TEXT),
    "x-design": ("How the study was made.", _one_of(Design)),
}


def _file(title: str, keys: Keys, needed: Iterable[str]) -> Schema:
    return {"$schema": _DRAFT, "title": title, **_closed(keys, needed)}


def _by_key(item: Schema) -> Schema:
    return {"type": "object", "additionalProperties": item}


_TERMS: Keys = {**_AS_OF, "terms": ("The words.", _listed(_closed(_TERM, _TERM)))}
_REGIONS: Keys = {
    **_AS_OF,
    "regions": (
        "The regions, by key.",
        _by_key(_closed(_REGION, ["name", "emergency", "lines", "crisis"])),
    ),
}
_WORDS: Keys = {
    **_AS_OF,
    "avoid": ("Words to avoid.", _listed(_closed(_AVOIDED, ["match", "why", "instead"]))),
    "clinician-only": ("Terms for clinicians alone.", _TEXTS),
    "abbreviations": ("What short forms stand for.", _by_key(_TEXT)),
    "well-known": ("Short forms that everybody knows.", _TEXTS),
}
_REGIONAL_WORDS: Keys = {
    **_AS_OF,
    "keep": ("Phrases that stay as they are.", _TEXTS),
    "words": ("The words.", _listed(_closed(_REGIONAL, ["say", "instead"]))),
}
_SAFETY: Keys = {
    **_AS_OF,
    "groups": (
        "In which order notes stand.",
        _listed(_closed(_GROUP, ["id", "heading", "takeaway"])),
    ),
    "notes": ("The notes.", _listed(_closed(_SAFETY_NOTE, ["id", "name"]))),
    "never": ("What no text may claim.", _TEXTS),
}
_SCHEMAS: dict[str, Schema] = {
    "topic": _file("The front matter of a topic", _TOPIC, ["id", "kind", "title", "takeaway"]),
    "document": _file(
        "A document: which topics, in what order",
        _RECIPE,
        ["id", "title", "message", "kind", "version", "checked", "parts"],
    ),
    "glossary": _file("Words to know", _TERMS, _AS_OF),
    "regions": _file("Emergency numbers and crisis lines, by region", _REGIONS, _REGIONS),
    "words": _file("Words that documents avoid, and short forms", _WORDS, _AS_OF),
    "regional-words": _file("What a region calls a thing", _REGIONAL_WORDS, _AS_OF),
    "safety-notes": _file("What each safety note must tell", _SAFETY, ["as-of", "notes"]),
    "references": {
        "$schema": _DRAFT,
        "title": "What may be cited, as CSL JSON; keys of other programs are left alone",
        "type": "array",
        "items": {**_closed(_REFERENCE, ["id", "type", "title"]), "additionalProperties": True},
    },
}


def schema_files() -> dict[str, str]:
    """Write the schemas as JSON, by the place of each below a project."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(schema, indent=2) + "\n"
        for name, schema in _SCHEMAS.items()
    }
