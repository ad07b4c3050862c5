"""A third format, as small as one can be: handouts as plain text, registered for a test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kdeck.batch.kit.kit import Extent, FormatKit, Plan
from kdeck.batch.kit.table import KITS
from kdeck.check.target.crisisplace import check_handout
from kdeck.check.target.safety import check_safety
from kdeck.finding import Finding, Severity, Span
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import Words, read_handout
from kdeck.render.artifact import Artifact
from kdeck.theme.theme import Theme
from kdeck.variants import Edition, Standard

SIGN = "kdeck text\n"
MEDIA_TYPE = "text/plain"


@dataclass(frozen=True)
class PlannedText(Plan):
    handout: Handout
    document: Document

    def check(self) -> Iterator[Finding]:
        return check_handout(self.handout, self.document)

    def words(self) -> tuple[Words, ...]:
        return read_handout(self.handout)

    def extent(self) -> Extent:
        return Extent(1, "pages", 1, 1)

    def render(self, standard: Standard) -> Artifact:
        text = "\n".join(words.text for words in self.words())
        return Artifact(f"{SIGN}{text}\n".encode(), MEDIA_TYPE, ())


class TextKit(FormatKit):
    ending = "txt"
    media_type = MEDIA_TYPE
    noun = "text"
    editions = (Edition.STANDARD, Edition.LARGE_PRINT)
    standards = ()
    uses_template = False
    libraries = ()
    unreadable = "file-unreadable"
    validator = None

    def check_document(self, document: Document) -> Iterator[Finding]:
        return check_safety(document, slides=False)

    def limit(self, document: Document, theme: Theme) -> int | None:
        return None

    def plan(self, document: Document, theme: Theme, edition: Edition) -> PlannedText:
        return PlannedText(plan_handout(document, theme, edition), document)

    def check_made(self, data: bytes, document: Document) -> Iterator[Finding]:
        if document.title.encode() not in data:
            yield Finding("file-unreadable", "the title is gone", "write it", document.span)

    def recognizes(self, data: bytes) -> bool:
        return data.startswith(SIGN.encode())

    def load_judge(self) -> None:
        pass

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:
        if not self.recognizes(data):
            message = "the text does not say that it is one"
            yield Finding("file-unreadable", message, "build it", Span(name), Severity.ERROR)


def register(patch: pytest.MonkeyPatch) -> Format:
    """Do for a test what adding a format does for good: a word of the enumeration, and a kit."""
    member = str.__new__(Format, TextKit.ending)
    member._name_, member._value_ = "TXT", TextKit.ending
    patch.setitem(Format._member_map_, member._name_, member)
    patch.setitem(Format._value2member_map_, member._value_, member)
    patch.setattr(Format, "_member_names_", [*Format._member_names_, member._name_])
    patch.setitem(KITS, member, TextKit())
    return member
