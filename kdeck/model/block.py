"""The block nodes of a topic: paragraphs, lists, tables, pictures, panels and claims.

They stand in one module: what holds blocks names the union of all of them.
"""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.inline import Inlines


class PanelKind(StrEnum):
    """Name what a panel is for; each has its own look."""

    KNOW_FIRST = "know-first"
    SUMMARY = "summary"
    KEY_IDEA = "key-idea"
    KEY_POINTS = "key-points"
    WARNING = "warning"
    ASK_YOUR_TEAM = "ask-your-team"
    CALL_US = "call-us"
    CALL_NOW = "call-now"
    CHECKLIST = "checklist"
    QUESTIONS = "questions"
    LIMITS = "limits"
    QUOTE = "quote"
    SPEAKER_NOTES = "notes"

    @property
    def is_alarm(self) -> bool:
        """Say whether it tells of danger, and looks like it."""
        return self in {PanelKind.CALL_NOW, PanelKind.WARNING}


class Evidence(StrEnum):
    """Rank what stands behind a claim."""

    ESTABLISHED = "established"
    META_ANALYSIS = "meta-analysis"
    RCT = "rct"
    IMAGING = "imaging"
    OBSERVATIONAL = "observational"
    PRECLINICAL = "preclinical"
    HYPOTHESIS = "hypothesis"
    LABEL = "label"
    CONSUMER = "consumer"
    GUIDELINE = "guideline"
    CONTESTED = "contested"


class Drug(StrEnum):
    """Name the product a claim is about."""

    KETAMINE = "ketamine"
    ESKETAMINE = "esketamine"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one paragraph."""

    inlines: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """Head the blocks that follow; level 1 is the highest inside a topic."""

    level: int
    inlines: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """Hold one item of a list.

    keys name what it says, so that the lists of two wordings can be held to each other.
    """

    blocks: tuple["Block", ...]
    span: Span
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """List items, with bullets or with numbers from start."""

    items: tuple[ListItem, ...]
    span: Span
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition:
    """Pair a term with the blocks that define it."""

    term: Inlines
    blocks: tuple["Block", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """List terms with their definitions."""

    entries: tuple[Definition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one cell of a table."""

    inlines: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table with one header row; row_headers says the first column heads its rows."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines
    row_headers: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """Show a figure file, or the part of it that the fragment names, with alt text and caption.

    A decorative picture has an empty alt.
    """

    file: str
    fragment: str | None
    alt: str
    caption: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """Pair a picture with the words that stand under it."""

    picture: Picture
    blocks: tuple["Block", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PictureSequence:
    """Show pictures in a row, to be read from first to last."""

    frames: tuple[Frame, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """Say what happens at one time, in a title and some words."""

    time: Inlines
    title: Inlines
    blocks: tuple["Block", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Timeline:
    """Show steps in the order in which they happen."""

    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Panel:
    """Set blocks apart, with an optional heading."""

    kind: PanelKind
    heading: Inlines
    blocks: tuple["Block", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CrisisContacts:
    """Stand for the crisis block of the region."""

    span: Span


@dataclass(frozen=True, slots=True)
class ForAudience:
    """Hold blocks for one audience; short ones are told where a document tells its notes so."""

    audience: Audience
    blocks: tuple["Block", ...]
    span: Span
    short: bool = False


@dataclass(frozen=True, slots=True)
class ForRegion:
    """Hold blocks for some regions, by their keys."""

    regions: tuple[str, ...]
    blocks: tuple["Block", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FromRegion:
    """Stand for a fact that the region of the reader supplies, by the fact's key."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class RegionFact:
    """Hold what a region says of one thing, by its key: text, and key points for a slide.

    Where nobody could confirm it, searched says what was looked at, and who could tell. A takeaway
    replaces that of the topic which prints it.
    """

    key: str
    blocks: tuple["Block", ...]
    searched: str
    who: str
    span: Span
    takeaway: Worded[str] | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """Hold what stands behind one thing that is stated; as_of is a month or a day (ISO)."""

    id: str
    drug: Drug
    evidence: Evidence
    refs: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class Claim(Sourced):
    """State one thing in both wordings.

    short holds the same in one line for each audience, where a note has it. expires is the ISO date
    from which the claim has to be checked again; empty where it has none.
    """

    wordings: Worded[tuple["Block", ...]]
    span: Span
    short: Worded[tuple["Block", ...]] | None = None
    expires: str = ""

    @property
    def every(self) -> tuple["Block", ...]:
        """Give the blocks of all wordings."""
        short = self.short.plain + self.short.clinician if self.short else ()
        return self.wordings.plain + self.wordings.clinician + short


@dataclass(frozen=True, slots=True)
class Statement(Sourced):
    """Hold a claim as one audience reads it."""

    blocks: tuple["Block", ...]
    span: Span
    expires: str = ""


Block = (
    Paragraph
    | Heading
    | Listing
    | DefinitionList
    | Table
    | Picture
    | PictureSequence
    | Timeline
    | IconArray
    | Intervals
    | Bars
    | Lines
    | Panel
    | CrisisContacts
    | ForAudience
    | ForRegion
    | FromRegion
    | RegionFact
    | Claim
    | Statement
)
Blocks = tuple[Block, ...]
