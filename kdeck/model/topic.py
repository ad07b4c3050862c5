"""One topic: an explanation, the analogy or a safety note."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Blocks


class TopicKind(StrEnum):
    """Name what a topic is."""

    OVERVIEW = "overview"
    MECHANISM = "mechanism"
    ANALOGY = "analogy"
    EFFICACY = "efficacy"
    TREATMENT = "treatment"
    SAFETY = "safety"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Topic:
    """Hold one topic file; note is the id of the safety note it carries.

    teach_back is the question by which a speaker learns what was understood. An optional topic is
    printed where a clinic includes it. files are those that it was read from: its own, and what it
    includes.
    """

    id: str
    kind: TopicKind
    title: Worded[str]
    takeaway: Worded[str]
    blocks: Blocks
    span: Span
    note: str | None = None
    starred: bool = False
    audiences: tuple[Audience, ...] = (Audience.PLAIN, Audience.CLINICIAN)
    teach_back: Worded[str] | None = None
    optional: bool = False
    files: tuple[str, ...] = ()
