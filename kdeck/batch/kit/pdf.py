"""The kit of handouts as PDF files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kdeck.batch.kit.kit import Extent, FormatKit, Plan, Validator
from kdeck.batch.kit.library import made_by
from kdeck.finding import Finding, Severity, Span
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.plan.handout.model import Handout
    from kdeck.plan.reading import Words
    from kdeck.render.artifact import Artifact
    from kdeck.render.pdf.layout import Layout
    from kdeck.theme.theme import Theme

_SIGN = b"%PDF-"
# ISO 32000-1, annex H.3.4.1: readers look for the header in the first 1024 bytes.
_HEAD = 1024
_IN_PART = "pdf-part-judged"
# The module that writes the files, its package, and what it is for.
WRITER = ("reportlab", "reportlab", "writes handouts as PDF")

# Pages are counted of Letter and A4, in points: on lower ones the same text takes more.
_LEAST_HEIGHT = 790.0


@dataclass(frozen=True, slots=True)
class PlannedHandout(Plan):
    """Hold the handout that a document was planned as, and how it was laid out to be measured."""

    handout: "Handout"
    document: "Document"
    _laid_out: "list[Layout]" = field(default_factory=list, init=False, repr=False, compare=False)

    def check(self) -> Iterator[Finding]:
        """Find a handout that does not begin and end with the crisis contacts."""
        from kdeck.check.target.crisisplace import check_handout

        return check_handout(self.handout, self.document)

    def words(self) -> "tuple[Words, ...]":
        """List the words around the pages, then those of the items in order."""
        from kdeck.plan.reading import read_handout

        return read_handout(self.handout)

    def extent(self) -> Extent:
        """Count the pages, and the lines of text for which the last one has room and takes."""
        from kdeck.plan.look.style import Role
        from kdeck.render.pdf.layout import lay_out, measure_pages

        if not self._laid_out:
            self._laid_out.append(lay_out(self.handout, DEFAULT_STANDARD))
        count, room, taken = measure_pages(self._laid_out[0])
        leading = self.handout.sheet[Role.BODY].leading
        return Extent(count, "pages", int(room // leading), round(taken / leading))

    def render(self, standard: Standard) -> "Artifact":
        """Make a tagged PDF that keeps a standard."""
        with made_by(*WRITER):
            from kdeck.render.pdf.writer import render

        # It is drawn once: whoever renders it again lays it out again.
        measured = self._laid_out.pop() if self._laid_out else None
        return render(self.handout, standard, measured if standard is DEFAULT_STANDARD else None)


class VeraPdf(Validator):
    """Ask veraPDF, by each profile that a file claims."""

    answers = (_IN_PART,)

    def require(self) -> None:
        """Raise KdeckError (TOOL_MISSING) where veraPDF is not installed."""
        from kdeck.check.pdf.reference.jvm import jar

        jar()

    def validate(self, data: bytes, name: str) -> Iterator[Finding]:
        """Judge by PDF/UA-1 a file that claims nothing."""
        from kdeck.check.pdf.reference.verapdf import Profile, profiles_claimed, validate_all
        from kdeck.errors import KdeckError

        try:
            profiles = profiles_claimed(data) or (Profile.UA_1,)
        except KdeckError as error:
            yield Finding("pdf-claim", error.message, error.hint, Span(name))
            return
        yield from validate_all(data, profiles, name)


class PdfKit(FormatKit):
    """Make handouts in all editions, and judge any PDF."""

    ending = "pdf"
    media_type = "application/pdf"
    noun = "handout"
    editions = tuple(Edition)
    standards = tuple(Standard)
    uses_template = False
    libraries = (WRITER[0],)
    unreadable = "pdf-unreadable"
    validator: Validator | None = VeraPdf()

    def check_document(self, document: "Document") -> Iterator[Finding]:
        """Find what the safety notes do not tell."""
        from kdeck.check.target.safety import check_safety

        return check_safety(document, slides=False)

    def limit(self, document: "Document", theme: "Theme") -> int | None:
        """Give how many pages of the usual size the standard edition may have."""
        return document.pages if theme.page[1] >= _LEAST_HEIGHT else None

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedHandout:
        """Plan a handout."""
        from kdeck.plan.handout.planner import plan_handout

        return PlannedHandout(plan_handout(document, theme, edition), document)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find an outer page without the crisis contacts, and characters that draw nothing."""
        from kdeck.check.pdf.made import check_made

        return check_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Look for the header where readers do."""
        return _SIGN in data[:_HEAD]

    def load_judge(self) -> None:
        """Import the checks of PDF files."""
        import kdeck.check.pdf.file  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.pdf.file import check_pdf

        yield from check_pdf(data, name)
        if foreign:
            yield from _in_part(data, name)


def _in_part(data: bytes, name: str) -> Iterator[Finding]:
    from kdeck.check.pdf.reference.claim import parts_of

    # Of a file that cannot be opened nothing is known.
    if "2" in parts_of(data):
        message = "the PDF claims PDF/UA-2, which is judged here in part only"
        hint = "run 'kdeck check --reference', which asks veraPDF"
        yield Finding(_IN_PART, message, hint, Span(name), Severity.NOTE)
