"""The recipe of a document: which topics, in what order, under what headings."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded

NO_LIMIT: Worded[int | None] = Worded(None, None)


class Format(StrEnum):
    """Name a kind of output file."""

    PDF = "pdf"
    PPTX = "pptx"
    HTML = "html"
    EPUB = "epub"
    SCRIPT = "script"
    FRAGMENT = "fragment"
    HANDOUT_PAGES = "handout-pages"
    SLIDES_HTML = "slides-html"


# What a document is made as where its recipe does not say.
USUAL_FORMATS = (Format.PDF, Format.PPTX)
# What a talk is made as: what is handed out is a document of its own.
TALK_FORMATS = (Format.PPTX,)


class DocumentForm(StrEnum):
    """Name what a document is: pages to read, a sheet to hand over, cards to cut, or a talk."""

    HANDOUT = "handout"
    LEAFLET = "leaflet"
    CARD = "card"
    TALK = "talk"


class PartForm(StrEnum):
    """Name how the topics of a part are set; lines are their short wordings."""

    TOPICS = "topics"
    NOTES = "notes"
    PANELS = "panels"
    LINES = "lines"


class Length(StrEnum):
    """Name how a document tells its safety notes: whole, or by their short lines."""

    FULL = "full"
    SHORT = "short"


class Priority(StrEnum):
    """Rank what a document holds by what it gives up first where its pages do not suffice."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class ShownAs(StrEnum):
    """Name how a talk shows a topic where its recipe says so; a chooser says it elsewhere."""

    NUMBERS = "numbers"
    PICTURES = "pictures"
    STEPS = "steps"
    TABLE = "table"
    POINTS = "points"
    COLUMNS = "columns"
    BIG_NUMBER = "big-number"
    COMPARE = "compare"
    QUESTION = "question"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class TalkTopic:
    """Say of one topic of a talk, by its id, how its slide is titled and what it shows.

    number is what is shown large of one of its points, and notes what is said with the slide. more
    names the topic whose slides in the appendix say more of the same.
    """

    topic: str
    title: Worded[str] | None
    layout: ShownAs | None
    number: Worded[str] | None
    notes: Worded[str] | None
    more: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """Gather topics, by id, under one heading; no heading sets them straight after the title.

    The takeaway titles the slides of a part of notes or lines. ranks are those of the topics that
    have another than the part, as pairs of id and rank; shortened are the topics that are told by
    their short lines, and said those that a talk tells in its notes alone. On a sheet, side is the
    page that it stands on, and a part across takes the width of the page in place of a column.
    group is that of the safety notes which its topics follow, under one heading with them; all of
    them go across the page where the part does.
    """

    heading: Worded[str] | None
    takeaway: Worded[str] | None
    topics: tuple[str, ...]
    form: PartForm
    audiences: tuple[Audience, ...]
    span: Span
    priority: Priority = Priority.MUST
    ranks: tuple[tuple[str, Priority], ...] = ()
    shortened: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    side: int = 1
    across: bool = False
    group: str = ""

    def rank(self, topic: str) -> Priority:
        """Give the rank of one of the topics."""
        return dict(self.ranks).get(topic, self.priority)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Describe one document; kind says in words what it is, such as 'Patient handout'.

    safety includes the starred notes that no part names, in full or in short; without it, the parts
    name them all. full_notes is the id of the document in which a reader of short notes finds the
    full ones. pages, slides and minutes of speech are how long
    the document may be for each audience; talk is what a talk says of the slides of some topics.
    """

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
    safety: Length | None = None
    full_notes: str = ""
    pages: Worded[int | None] = NO_LIMIT
    slides: Worded[int | None] = NO_LIMIT
    minutes: Worded[int | None] = NO_LIMIT
    form: DocumentForm = DocumentForm.HANDOUT
    talk: tuple[TalkTopic, ...] = ()
