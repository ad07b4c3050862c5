"""A document as one audience reads it, with no audience marks left."""

from dataclasses import dataclass, field

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, CrisisContacts, Panel, PanelKind, Statement
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.recipe import DocumentForm, Format, Length, PartForm, Priority, ShownAs
from kdeck.model.reference import Reference
from kdeck.model.region import Region
from kdeck.model.review import Review
from kdeck.model.safetynote import SafetyRules
from kdeck.model.scene import Scene
from kdeck.model.topic import TopicKind
from kdeck.model.walk import walk_blocks

_WRITTEN_ON = (PanelKind.CHECKLIST, PanelKind.QUESTIONS)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold one topic as the audience reads it; a short one is told by its short line alone.

    One that is said has no slide: it is told in the notes of the slide before it. layout is how a
    talk shows it, number what it shows large of its points, and more the topic of the appendix that
    it leads to. line is its short line, as a title, and empty where it has none. spoken is what a
    speaker says in place of what the blocks say.
    """

    id: str
    kind: TopicKind
    title: str
    takeaway: str
    blocks: Blocks
    note: str | None
    starred: bool
    span: Span
    teach_back: str = ""
    short: bool = False
    priority: Priority = Priority.MUST
    said: bool = False
    layout: ShownAs | None = None
    more: str = ""
    line: str = ""
    number: str = ""
    spoken: Blocks = ()

    @property
    def is_crisis(self) -> bool:
        """Say whether it holds the crisis block of the region."""
        return any(isinstance(block, CrisisContacts) for block in walk_blocks(self.blocks))

    @property
    def is_written_on(self) -> bool:
        """Say whether it has a checklist or questions, which its reader fills in."""
        blocks = walk_blocks(self.blocks)
        return any(isinstance(b, Panel) and b.kind in _WRITTEN_ON for b in blocks)

    @property
    def is_alarm(self) -> bool:
        """Say whether it is a call for help or a warning."""
        panels = (block for block in walk_blocks(self.blocks) if isinstance(block, Panel))
        return self.is_crisis or any(panel.kind.is_alarm for panel in panels)


@dataclass(frozen=True, slots=True)
class Section:
    """Gather chapters under one heading; an empty heading sets them after the title.

    icon names the drawing of a group of safety notes; side and across are as in a part.
    """

    heading: str
    takeaway: str
    chapters: tuple[Chapter, ...]
    form: PartForm
    span: Span
    icon: str = ""
    side: int = 1
    across: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Hold all that a plan needs; glossary and scenes are those the document uses.

    References are in order of first appearance; scenes are pairs of figure key and scene; versions
    are the audiences that the document is made for. What the safety notes must tell this reader is
    asked of a document, and is no part of what it says. Where it tells its notes in short lines,
    full_notes names the file of the full ones, and is empty where there is none. pages, slides
    and minutes are how long it may be.
    """

    id: str
    audience: Audience
    title: str
    message: str
    kind: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    glossary: tuple[GlossaryEntry, ...]
    scenes: tuple[tuple[str, Scene], ...]
    region: Region
    formats: tuple[Format, ...]
    version: str
    checked: str
    language: str
    span: Span
    review: Review | None = None
    versions: tuple[Audience, ...] = tuple(Audience)
    safety: SafetyRules = field(default_factory=SafetyRules, compare=False)
    length: Length = Length.FULL
    full_notes: str = ""
    pages: int | None = None
    slides: int | None = None
    minutes: int | None = None
    form: DocumentForm = DocumentForm.HANDOUT

    @property
    def draft(self) -> bool:
        """Say whether no review of the document holds."""
        return self.review is None

    @property
    def dated(self) -> str:
        """Give the date (ISO) of the newest of what it says, of its sources and of its review.

        A month counts from its first day.
        """
        blocks = (block for s in self.sections for c in s.chapters for block in c.blocks)
        dates = [
            self.checked,
            self.region.as_of,
            *(b.as_of for b in walk_blocks(tuple(blocks)) if isinstance(b, Statement)),
            *("-".join(f"{part:02}" for part in r.accessed) for r in self.references),
            self.review.on if self.review else "",
        ]
        return max(f"{date}-01" if len(date) == len("2026-06") else date for date in dates)

    @property
    def is_written_on(self) -> bool:
        """Say whether a reader fills it in, whatever it gives up to keep to its pages."""
        chapters = (chapter for section in self.sections for chapter in section.chapters)
        stay = (c for c in chapters if self.pages is None or c.priority is Priority.MUST)
        return any(chapter.is_written_on for chapter in stay)

    def scene(self, file: str, fragment: str | None) -> Scene:
        """Find a figure by its file and fragment."""
        return dict(self.scenes)[figure_key(file, fragment)]


def oldest_check(sections: tuple[Section, ...]) -> str:
    """Give the month of the oldest check behind a starred note; empty where there is none."""
    starred = (c for section in sections for c in section.chapters if c.starred)
    found = (b for chapter in starred for b in walk_blocks(chapter.blocks))
    return min((b.as_of for b in found if isinstance(b, Statement)), default="")


def figure_key(file: str, fragment: str | None) -> str:
    """Name a figure, or a part of one, by one string."""
    return f"{file}#{fragment}" if fragment else file
