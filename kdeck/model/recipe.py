"""The recipe of a document: which topics, in what order, under what headings."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded


class Format(StrEnum):
    """Name a kind of output file."""

    PDF = "pdf"
    PPTX = "pptx"


# What a document is made as where its recipe does not say.
USUAL_FORMATS = (Format.PDF, Format.PPTX)


class PartForm(StrEnum):
    """Name how the topics of a part are set."""

    TOPICS = "topics"
    NOTES = "notes"
    PANELS = "panels"


@dataclass(frozen=True, slots=True)
class Part:
    """Gather topics, by id, under one heading; no heading sets them straight after the title.

    The takeaway titles the slides of a part of notes.
    """

    heading: Worded[str] | None
    takeaway: Worded[str] | None
    topics: tuple[str, ...]
    form: PartForm
    audiences: tuple[Audience, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Recipe:
    """Describe one document; kind says in words what it is, such as 'Patient handout'."""

    id: str
    title: Worded[str]
    message: Worded[str]
    kind: Worded[str]
    parts: tuple[Part, ...]
    audiences: tuple[Audience, ...]
    formats: tuple[Format, ...]
    version: str
    checked: str
    span: Span
