"""What a build asks of a format: to plan, check and render a document, and to judge a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kdeck.finding import Finding
    from kdeck.model.document import Document
    from kdeck.model.recipe import Format
    from kdeck.plan.reading import Words
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme
    from kdeck.variants import Edition, Standard


@dataclass(frozen=True, slots=True)
class Extent:
    """Count pages, slides or minutes of speech; unit names them.

    lines of text are those that each of them holds, and last is how many the last one takes.
    """

    count: float
    unit: str
    lines: int
    last: int


class Plan(Protocol):
    """Hold a document as it is laid out for a format, in a theme and an edition."""

    def check(self) -> "Iterator[Finding]":
        """Find what the plan does not show and must, and what does not fit."""

    def words(self) -> "tuple[Words, ...]":
        """List every word that a reader gets, in reading order."""

    def extent(self) -> Extent:
        """Say how long the file will be."""

    def render(self, standard: "Standard") -> "Artifact":
        """Make the file; the standard is one of the kit's, or means nothing."""


class Validator(Protocol):
    """Judge files by a program that is not ours, for those who ask for it.

    answers are the codes of findings that say to ask it.
    """

    answers: tuple[str, ...]

    def require(self) -> None:
        """Raise KdeckError (TOOL_MISSING) where the program is not installed."""

    def validate(self, data: bytes, name: str) -> "Iterator[Finding]":
        """Judge a file that kdeck could read."""


class FormatKit(Protocol):
    """Know one format; what is heavy is imported only by the methods that need it.

    ending is that of its files, without the point; mark, what stands before it in their names where
    another format has the same ending; noun, what people call one; editions, those in
    which it is made, the standard one among them; standards, those it can keep, none where they
    mean nothing; uses_template, whether a theme's PowerPoint template bears on it; libraries, the
    modules that decide its bytes; unreadable, the code of a file that cannot be judged;
    length_unit, what its files are counted in, "pages" or "slides";
    beside, the formats of a document beside which this one is made where it is asked for by name;
    is_compared, whether 'kdeck diff' tells what somebody changed in a file; has_sheet, whether a
    style sheet stands beside its files.
    """

    ending: str
    mark: str = ""
    media_type: str
    noun: str
    editions: "tuple[Edition, ...]"
    standards: "tuple[Standard, ...]"
    uses_template: bool
    libraries: tuple[str, ...]
    unreadable: str
    validator: Validator | None
    length_unit: str = "pages"
    beside: "tuple[Format, ...]" = ()
    is_compared: bool = False
    has_sheet: bool = False

    def check_document(self, document: "Document") -> "Iterator[Finding]":
        """Find what a document must carry in this format, before it is planned."""

    def limit(self, document: "Document", theme: "Theme") -> int | None:
        """Give how many pages, slides or minutes a document may have; None where nothing says."""

    def plan(self, document: "Document", theme: "Theme", edition: "Edition") -> Plan:
        """Lay out a document that carries all it must."""

    def check_made(self, data: bytes, document: "Document") -> "Iterator[Finding]":
        """Find what can differ from one file of a theme to the next.

        The rest, what the theme brings, is judged once: see kdeck.batch.trial.
        """

    def recognizes(self, data: bytes) -> bool:
        """Tell a file of this format by how it begins, whatever its name."""

    def load_judge(self) -> None:
        """Import what judges files, before time and memory are limited."""

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> "Iterator[Finding]":
        """Judge a file by the full checks; a foreign one hears what of its claim was not judged."""
