"""The slides of a talk's topics, titled and laid out as its recipe says."""

from collections.abc import Sequence
from dataclasses import replace

from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Panel, PanelKind, Paragraph
from kdeck.model.document import Chapter, Section
from kdeck.model.inline import Text
from kdeck.model.recipe import PartForm, TalkTopic


def as_told(section: Section, told: Sequence[TalkTopic], audience: Audience) -> Section:
    """Give the topics of a section the titles and layouts of a talk; lines keep their own."""
    if not told or section.form is PartForm.LINES:
        return section
    by_topic = {each.topic: each for each in told}
    chapters = (
        _chapter(chapter, by_topic.get(chapter.id), audience) for chapter in section.chapters
    )
    return replace(section, chapters=tuple(chapters))


def spoken_apart(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Part the blocks of a topic: what is printed, and what its author lets a speaker say."""
    panels = [b for b in blocks if isinstance(b, Panel) and b.kind is PanelKind.SPEAKER_NOTES]
    printed = tuple(block for block in blocks if block not in panels)
    return printed, tuple(block for panel in panels for block in panel.blocks)


def _chapter(chapter: Chapter, told: TalkTopic | None, audience: Audience) -> Chapter:
    if told is None:
        return chapter
    takeaway = told.title[audience] if told.title else chapter.takeaway
    spoken = chapter.spoken
    if told.notes:
        words = Text(told.notes[audience], told.span)
        spoken = (Paragraph((words,), told.span),)
    number = told.number[audience] if told.number else ""
    return replace(
        chapter, takeaway=takeaway, layout=told.layout, more=told.more, number=number, spoken=spoken
    )
