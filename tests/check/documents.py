"""Small documents built in memory, as a reader gets them."""

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Block, Paragraph
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Text
from kdeck.model.recipe import Format, PartForm
from kdeck.model.region import CrisisLine, Region
from kdeck.model.topic import TopicKind

SPAN = Span("sources/documents/small.yml", 1)
REGION = Region(
    key="US",
    name="United States",
    emergency="911",
    emergency_confirmed=True,
    lines=(
        CrisisLine("Old line", "Call 5.", "5", confirmed=False),
        CrisisLine("988 Lifeline", "Call 988.", "988", confirmed=True),
    ),
    crisis_text=Worded("Call {crisis-line}. In danger, call {emergency}.", "Crisis."),
    as_of="2026-06",
    span=Span("sources/regions.yml", 3),
)


def at(line: int) -> Span:
    return Span("sources/topics/small.md", line)


def paragraph(text: str, line: int = 9) -> Paragraph:
    return Paragraph((Text(text, at(line)),), at(line))


def chapter(*blocks: Block) -> Chapter:
    return Chapter("small", TopicKind.SAFETY, "Title", "Takeaway", blocks, None, False, at(1))


def document(
    *blocks: Block,
    audience: Audience = Audience.PLAIN,
    message: str = "It may help.",
    glossary: tuple[GlossaryEntry, ...] = (),
) -> Document:
    heading = "Hopelessly incomprehensible heading"
    section = Section(heading, "", (chapter(*blocks),), PartForm.TOPICS, SPAN)
    return Document(
        id="small", audience=audience, title="Title", message=message, kind="Handout",
        sections=(section,), references=(), glossary=glossary, scenes=(), region=REGION,
        formats=tuple(Format), version="1.0", checked="2026-06", language="en-US",
        span=SPAN,
    )  # fmt: skip
