"""From the data file of the safety notes to what each of them must say."""

import re
from collections.abc import Iterator

from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.load.tables import PLACEHOLDERS
from kdeck.load.topic import NOTE_ID
from kdeck.model.audience import Audience
from kdeck.model.safetynote import Fact, GroupIcon, SafetyGroup, SafetyNote, SafetyRules
from kdeck.nearest import nearest

_PLACE = re.compile(r"\{[^}]*\}")
# A phrase of particles alone, such as "the" or "...", would be in every text.
_WORD = re.compile(r"\d|[^\W\d_]{3}")
_NO_WORDS = frozenset({"the", "and", "are", "for", "not", "with", "you", "your"})


def read_safety_notes(files: Files, findings: Findings) -> SafetyRules:
    """Read what each starred note must say; empty, with findings, where the file is missing."""
    text = read_text(files, findings)
    fields = parse_fields(text, findings, "safety-rule") if text is not None else None
    if fields is None:
        return SafetyRules()
    fields.only("as-of", "groups", "notes", "never")
    fields.text("as-of")
    listed = (_group(entry) for entry in fields.mappings("groups", optional=True))
    groups = tuple(group for group in listed if group)
    notes = tuple(_note(entry, groups) for entry in fields.mappings("notes"))
    return SafetyRules(notes, _phrases(fields, "never"), groups)


def _group(fields: Fields) -> SafetyGroup | None:
    fields.only("id", "heading", "takeaway", "icon")
    identifier = fields.text("id")
    heading, takeaway = fields.worded("heading"), fields.worded("takeaway")
    if heading is None or takeaway is None:
        return None
    icon = fields.choice("icon", GroupIcon) if fields.has("icon") else None
    return SafetyGroup(identifier, heading, takeaway, fields.span, icon or "")


def _note(fields: Fields, groups: tuple[SafetyGroup, ...]) -> SafetyNote:
    fields.only(
        "id", "name", "audiences", "group", *Audience, "short", "never", "crisis", "whole", "foot"
    )
    identifier = fields.text("id")
    if identifier and not NOTE_ID.fullmatch(identifier):
        fields.error("id", f"'{identifier}' is not the id of a safety note", "write it like D-03")
    audiences = fields.choices("audiences", Audience)
    facts = tuple(fact for audience in Audience for fact in _facts(fields, audience, audiences))
    short = fields.mapping("short") if fields.has("short") else None
    if short is not None:
        short.only(*Audience)
    group = fields.text("group", "")
    if groups and group not in {each.id for each in groups}:
        known = [each.id for each in groups]
        hint = nearest(group, known) if group else f"add 'group: ' and one of: {', '.join(known)}"
        what = f"there is no group '{group}'" if group else "the safety note stands in no group"
        fields.error("group" if group else "", what, hint)
    return SafetyNote(
        identifier,
        fields.text("name"),
        audiences,
        facts,
        _phrases(fields, "never"),
        fields.flag("crisis"),
        fields.span,
        short=tuple(fact for a in Audience for fact in _facts(short, a, audiences))
        if short
        else (),
        whole=fields.flag("whole"),
        group=group,
        at_foot=fields.flag("foot"),
    )


def _facts(fields: Fields, audience: Audience, audiences: tuple[Audience, ...]) -> Iterator[Fact]:
    if audience in audiences and audience not in fields.keys:
        message = f"the safety note has no facts for the {audience} audience"
        hint = f'add \'{audience}: [{{fact: "...", says: ["..."]}}]\''
        fields.error("", message, hint)
    elif audience in fields.keys and audience not in audiences:
        message = f"the safety note is not for the {audience} audience, and has facts for it"
        fields.error(audience, message, f"add {audience} to 'audiences', or remove its facts")
    elif audience in fields.keys:
        for entry in fields.mappings(audience):
            yield _fact(entry, audience)


def _fact(fields: Fields, audience: Audience) -> Fact:
    fields.only("fact", "says", "regions")
    says = _phrases(fields, "says")
    if not fields.has("says"):
        fields.error("says", "the fact has no words", 'write \'says: ["...", "..."]\'')
    if "regions" in fields.keys and not fields.has("regions"):
        hint = "write 'regions: [US]', or remove 'regions': without it a fact is for all"
        fields.error("regions", "the fact is for no region", hint)
    return Fact(fields.text("fact"), says, audience, fields.texts("regions"))


def _phrases(fields: Fields, key: str) -> tuple[str, ...]:
    """Read some phrases; those that any text holds are left out, with a finding."""
    phrases = fields.texts(key)
    for phrase in phrases:
        for place in _PLACE.findall(phrase):
            if place not in PLACEHOLDERS:
                message = f"'{place}' is no number of a region"
                fields.error(key, message, f"write {' or '.join(PLACEHOLDERS)}")
        if not _tells(phrase):
            message = f"'{phrase}' is found in any text"
            fields.error(key, message, "write the words that nothing else says")
    return tuple(filter(_tells, phrases))


def _tells(phrase: str) -> bool:
    words = _PLACE.sub("000", phrase.casefold()).split()
    return any(_WORD.search(word) and word not in _NO_WORDS for word in words)
