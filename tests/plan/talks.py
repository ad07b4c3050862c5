"""Documents for decks, built in memory: as many parts, topics and points as a test asks for."""

from dataclasses import replace

from check.documents import REGION, SPAN, at
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Cell,
    Drug,
    Evidence,
    Listing,
    ListItem,
    Panel,
    PanelKind,
    Paragraph,
    Statement,
    Table,
)
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.inline import Text
from kdeck.model.recipe import Format, PartForm
from kdeck.model.topic import TopicKind
from kdeck.plan.deck.model import Deck, Slide, SlideTable, SlideText, SlideTiles
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.text.run import run_text
from kdeck.theme.theme import Theme
from render.pptx.sample_deck import teal_theme

THEME = replace(teal_theme(), logo=None, logo_on_primary=None)


def text(words: str) -> Paragraph:
    return Paragraph((Text(words, at(9)),), at(9))


def points(*words: str) -> Panel:
    items = tuple(ListItem((text(each),), at(9)) for each in words)
    return Panel(PanelKind.KEY_POINTS, (), (Listing(items, at(9)),), at(9))


def statement(*blocks: Block) -> Statement:
    return Statement("s", Drug.KETAMINE, Evidence.RCT, (), "2026-06", blocks, at(9))


def table(*rows: tuple[str, ...]) -> Table:
    cells = [tuple(Cell((Text(cell, at(9)),), at(9)) for cell in row) for row in rows]
    return Table(cells[0], tuple(cells[1:]), (Text("A table", at(9)),), True, at(9))


def chapter(name: str, *blocks: Block, teach_back: str = "") -> Chapter:
    kind = TopicKind.TREATMENT
    takeaway = f"What {name} says"
    return Chapter(name, kind, name.title(), takeaway, blocks, None, False, at(1), teach_back)


def section(heading: str, *chapters: Chapter, form: PartForm = PartForm.TOPICS) -> Section:
    return Section(heading, f"{heading} in a sentence", chapters, form, Span("d.yml", 1))


def talk(*sections: Section, audience: Audience = Audience.PLAIN) -> Document:
    return Document(
        id="talk", audience=audience, title="A talk", message="It says something.", kind="Talk",
        sections=sections, references=(), glossary=(), scenes=(), region=REGION,
        formats=tuple(Format), version="1.0", checked="2026-06", language="en-US",
        span=SPAN,
    )  # fmt: skip


def long_talk(parts: int, topics: int) -> Document:
    """Make a talk of parts with as many topics each, one slide a topic."""
    return talk(
        *(
            section(
                f"Part {part}",
                *(
                    chapter(
                        f"topic {part}-{topic}",
                        statement(text(f"Prose of {part}-{topic}. " * 8)),
                        points(f"Point {part}-{topic}", "Another point", "A third point"),
                    )
                    for topic in range(topics)
                ),
            )
            for part in range(parts)
        )
    )


def plan(document: Document, theme: Theme = THEME) -> Deck:
    return plan_deck(document, theme)


def texts(slide: Slide) -> list[str]:
    """List the texts of a slide's body."""
    found: list[str] = []
    for shape in slide.shapes:
        if isinstance(shape, SlideText):
            found += [run_text(paragraph.runs) for paragraph in shape.paragraphs]
        if isinstance(shape, SlideTiles):
            found += [run_text(p.runs) for p in (shape.lead, *(t.text for t in shape.tiles))]
        if isinstance(shape, SlideTable):
            found += [run_text(cell) for row in (shape.header, *shape.rows) for cell in row]
    return found
