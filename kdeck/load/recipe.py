"""From a document file to a recipe."""

import re
from collections.abc import Iterator
from typing import Literal

from kdeck.datafile import values
from kdeck.datafile.node import kind_of
from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.load.topic import read_id
from kdeck.model.audience import Audience, Worded
from kdeck.model.recipe import (
    TALK_FORMATS,
    USUAL_FORMATS,
    DocumentForm,
    Format,
    Length,
    Part,
    PartForm,
    Priority,
    Recipe,
    ShownAs,
    TalkTopic,
)

KEYS = (
    "id", "title", "message", "kind", "audiences", "formats", "version", "checked", "safety",
    "full-notes", "pages", "slides", "minutes", "form", "parts", "talk",
)  # fmt: skip
PART_KEYS = (
    "heading", "takeaway", "topics", "form", "audiences", "priority", "side", "across", "group",
)  # fmt: skip
TALK_KEYS = ("title", "layout", "number", "notes", "more")
# What a part has of its own that stands under no heading of others.
_APART = ("heading", "takeaway", "form", "side")
_SAID: Literal["said"] = "said"
_Way = Priority | Length | Literal["said"]
RANKS: dict[str, _Way] = {
    **{str(priority): priority for priority in Priority},
    str(Length.SHORT): Length.SHORT,
    _SAID: _SAID,
}
_SHARED = (PartForm.NOTES, PartForm.LINES)
MOST = 200
_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.+_-]{0,18}[0-9A-Za-z])?")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def read_recipe(files: Files, findings: Findings) -> Recipe | None:
    """Read one recipe; None, with findings, where it cannot be used."""
    text = read_text(files, findings)
    fields = parse_fields(text, findings, "recipe") if text is not None else None
    if fields is None:
        return None
    fields.only(*KEYS)
    identifier = read_id(fields)
    title, message, kind = (fields.worded(key) for key in ("title", "message", "kind"))
    checked = fields.text("checked")
    if checked and not _MONTH.fullmatch(checked):
        fields.error("checked", f"'{checked}' is not a month", "write it like 2026-06")
    version = fields.text("version")
    if version and not _VERSION.fullmatch(version):
        hint = 'write a number, as in version: "1.2"'
        fields.error("version", f"'{version[:80]}' is not a version", hint)
    form = fields.choice("form", DocumentForm, DocumentForm.HANDOUT) or DocumentForm.HANDOUT
    formats = fields.choices("formats", Format, USUAL_FORMATS)
    _length(fields, form, formats)
    parts = tuple(part for entry in fields.mappings("parts") if (part := _part(entry)))
    if form is not DocumentForm.TALK and (said := [topic for p in parts for topic in p.said]):
        hint = "leave 'said' out, or write 'form: talk'"
        fields.error("parts", f"only a talk has notes in which '{said[0]}' is said", hint)
    talk = tuple(_talk_topics(fields, form))
    if title is None or message is None or kind is None or not parts:
        return None
    return Recipe(
        id=identifier,
        title=title,
        message=message,
        kind=kind,
        parts=parts,
        audiences=fields.choices("audiences", Audience),
        formats=formats,
        version=version,
        checked=checked,
        span=findings.span(1),
        safety=fields.choice("safety", Length) if fields.has("safety") else None,
        full_notes=fields.text("full-notes", ""),
        pages=_limit(fields, "pages"),
        slides=_limit(fields, "slides"),
        minutes=_limit(fields, "minutes"),
        form=form,
        talk=talk,
    )


def _talk_topics(fields: Fields, form: DocumentForm) -> Iterator[TalkTopic]:
    """Read what a talk says of the slides of its topics, by their ids."""
    if not fields.has("talk"):
        return
    if form is not DocumentForm.TALK:
        fields.error("talk", "'talk' is for talks", "leave it out, or write 'form: talk'")
        return
    for topic, inner in fields.named("talk"):
        yield _talk_topic(topic, inner)


def _talk_topic(topic: str, fields: Fields) -> TalkTopic:
    fields.only(*TALK_KEYS)
    layout = fields.choice("layout", ShownAs) if fields.has("layout") else None
    number = fields.worded("number", required=False)
    if number and layout not in (None, ShownAs.BIG_NUMBER):
        hint = f"leave 'number' out, or write 'layout: {ShownAs.BIG_NUMBER}'"
        fields.error("number", f"the layout '{layout}' shows no number large", hint)
    return TalkTopic(
        topic,
        fields.worded("title", required=False),
        ShownAs.BIG_NUMBER if number and layout is None else layout,
        number,
        fields.worded("notes", required=False),
        fields.text("more", ""),
        fields.span,
    )


def _length(fields: Fields, form: DocumentForm, formats: tuple[Format, ...]) -> None:
    """Find what says of a deck how long it may be, and does not go with its form."""
    if form is not DocumentForm.TALK:
        if fields.has("slides") and fields.has("minutes"):
            hint = "keep one, or write 'form: talk', which keeps to both"
            fields.error("minutes", "a deck has a limit of slides and one of minutes", hint)
        return
    if not fields.has("minutes"):
        hint = "say how long one may speak, as in 'minutes: 15'"
        fields.error("form", "the talk has no 'minutes'", hint)
    if formats != TALK_FORMATS:
        hint = "write 'formats: [pptx]'; what is handed out is a document of its own"
        fields.error("form", "a talk is a deck, and its formats name something else", hint)


def _limit(fields: Fields, key: str) -> Worded[int | None]:
    """Read how long a document may be, in pages, slides or minutes: for all, or each audience."""
    node = fields.node.fields.get(key)
    if node is None or not isinstance(node.value, dict):
        count = _count(fields, key)
        return Worded(count, count)
    inner = fields.mapping(key)
    assert inner is not None
    inner.only(*Audience)
    return Worded(_count(inner, Audience.PLAIN), _count(inner, Audience.CLINICIAN))


def _count(fields: Fields, key: str) -> int | None:
    node = fields.node.fields.get(key)
    if node is None:
        return None
    if isinstance(node.value, bool) or not isinstance(node.value, int) or not _in_range(node.value):
        hint = f"write a number from 1 to {MOST}, or one for each audience, as in {{plain: 2}}"
        message = f"'{key}' is {values.shown(node)}, not a number of pages, slides or minutes"
        fields.error(key, message, hint)
        return None
    return node.value


def _in_range(count: int) -> bool:
    return 1 <= count <= MOST


def _part(fields: Fields) -> Part | None:
    fields.only(*PART_KEYS)
    form = fields.choice("form", PartForm, PartForm.TOPICS)
    ranked = _topics(fields)
    given = fields.node.fields.get("topics")
    if not ranked and not (given and given.entries):
        fields.error("topics", "the part has no topics", "list the ids of its topics")
    takeaway = fields.worded("takeaway", required=form in _SHARED)
    heading = fields.worded("heading", required=form in _SHARED)
    audiences = fields.choices("audiences", Audience)
    priority = fields.choice("priority", Priority, Priority.MUST)
    group = fields.text("group", "")
    if group and (own := [key for key in _APART if fields.has(key)]):
        hint = f"leave '{own[0]}' out: its topics follow the safety notes of the group"
        fields.error(own[0], f"a part with 'group' has no '{own[0]}' of its own", hint)
    if form is None or priority is None:
        return None
    return Part(
        heading,
        takeaway,
        tuple(topic for topic, _ in ranked),
        form,
        audiences,
        fields.span,
        priority,
        ranks=tuple((topic, rank) for topic, rank in ranked if isinstance(rank, Priority)),
        shortened=tuple(topic for topic, rank in ranked if rank is Length.SHORT),
        said=tuple(topic for topic, rank in ranked if rank == _SAID),
        side=_side(fields),
        across=fields.flag("across"),
        group=group,
    )


def _side(fields: Fields) -> int:
    """Read on which page of a sheet a part stands."""
    node = fields.node.fields.get("side")
    if node is None or (type(node.value) is int and _in_range(node.value)):
        return node.value if node and isinstance(node.value, int) else 1
    message = f"'side' is {values.shown(node)}, not the number of a page"
    fields.error("side", message, "write 'side: 2' for the back of a sheet, or leave it out")
    return 1


def _topics(fields: Fields) -> tuple[tuple[str, _Way | None], ...]:
    """Read the ids of topics; '{how-fast: may}' has a priority, '{how-fast: short}' is a line.

    '{how-fast: said}' has no slide: a talk tells it in the notes of the topic before it.
    """
    node = fields.node.fields.get("topics")
    if node is None or not any(isinstance(entry.value, dict) for entry in node.entries):
        return tuple((topic, None) for topic in fields.texts("topics"))
    found: list[tuple[str, _Way | None]] = []
    for entry in node.entries:
        match entry.plain:
            case str(topic):
                found.append((topic, None))
            case dict(pair) if len(pair) == 1:
                ((topic, ranked),) = entry.fields.items()
                rank = values.choice(ranked, RANKS, fields.findings, fields.code)
                found.append((topic, RANKS[rank] if rank else None))
            case _:
                hint = f"write its id, or '{{its-id: may}}' with one of {', '.join(RANKS)}"
                message = f"this is {kind_of(entry)}, not a topic"
                fields.findings.error(fields.code, message, hint, entry)
    return tuple(found)
