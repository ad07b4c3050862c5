"""From a document file to a recipe."""

import re

from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.load.topic import read_id
from kdeck.model.audience import Audience
from kdeck.model.recipe import USUAL_FORMATS, Format, Part, PartForm, Recipe

FOLDER = "sources/documents"
_KEYS = (
    "id", "title", "message", "kind", "audiences", "formats", "version", "checked", "parts",
)  # fmt: skip
_PART_KEYS = ("heading", "takeaway", "topics", "form", "audiences")
_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.+_-]{0,18}[0-9A-Za-z])?")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def read_recipe(files: Files, source: Findings) -> Recipe | None:
    """Read one recipe; None, with findings, where it cannot be used."""
    text = read_text(files, source)
    fields = parse_fields(text, source, "recipe") if text is not None else None
    if fields is None:
        return None
    fields.only(*_KEYS)
    identifier = read_id(fields)
    title, message, kind = (fields.worded(key) for key in ("title", "message", "kind"))
    checked = fields.text("checked")
    if checked and not _MONTH.fullmatch(checked):
        fields.error("checked", f"'{checked}' is not a month", "write it like 2026-06")
    version = fields.text("version")
    if version and not _VERSION.fullmatch(version):
        hint = 'write a number, as in version: "1.2"'
        fields.error("version", f"'{version[:80]}' is not a version", hint)
    parts = tuple(part for entry in fields.mappings("parts") if (part := _part(entry)))
    if title is None or message is None or kind is None or not parts:
        return None
    return Recipe(
        id=identifier,
        title=title,
        message=message,
        kind=kind,
        parts=parts,
        audiences=fields.choices("audiences", Audience),
        formats=fields.choices("formats", Format, USUAL_FORMATS),
        version=version,
        checked=checked,
        span=source.span(1),
    )


def _part(fields: Fields) -> Part | None:
    fields.only(*_PART_KEYS)
    form = fields.choice("form", PartForm, PartForm.TOPICS)
    topics = fields.texts("topics")
    if not topics:
        fields.error("topics", "the part has no topics", "list the ids of its topics")
    takeaway = fields.worded("takeaway", required=form is PartForm.NOTES)
    heading = fields.worded("heading", required=form is PartForm.NOTES)
    audiences = fields.choices("audiences", Audience)
    if form is None:
        return None
    return Part(heading, takeaway, topics, form, audiences, fields.span)
