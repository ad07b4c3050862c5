"""Which findings bear on a document: those of its own files and entries, and of what all share."""

from collections.abc import Iterable
from dataclasses import dataclass

from kdeck.finding import Finding, Span
from kdeck.load.folders import DOCUMENTS, INCLUDES, TOPICS
from kdeck.model.document import Document
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.library import Library
from kdeck.model.reference import Reference
from kdeck.model.region import Region
from kdeck.model.walk import walk_blocks

_OWN = (f"{TOPICS}/", f"{INCLUDES}/", f"{DOCUMENTS}/")
_THEMES = "themes/"


@dataclass(frozen=True, slots=True)
class Bearing:
    """Hold the files that a document is read from, and its entries in the data files.

    others holds the entries of the data files that it does not use.
    """

    files: frozenset[str]
    others: frozenset[Span]
    theme: str

    def takes(self, finding: Finding) -> bool:
        """Say whether a finding bears on the document in its theme."""
        file = finding.span.file
        if file.startswith(_THEMES):
            local = file.startswith((f"{self.theme}/words/", f"{self.theme}/documents/"))
            return file in self.files if local else file.startswith(f"{self.theme}/")
        if file.startswith(_OWN):
            return file in self.files
        return Span(file, finding.span.line) not in self.others


def bearing_of(document: Document, library: Library, theme: str) -> Bearing:
    """Find what bears on a document in a theme."""
    chapters = [chapter for section in document.sections for chapter in section.chapters]
    files = {document.span.file, *(chapter.span.file for chapter in chapters)}
    for chapter in chapters:
        files.update(block.span.file for block in walk_blocks(chapter.blocks))
    used = _places(document.glossary, document.references, (document.region,))
    known = _places(library.glossary, library.references, library.regions)
    return Bearing(frozenset(files), known - used, f"{_THEMES}{theme}")


def _places(*entries: Iterable[GlossaryEntry | Reference | Region]) -> frozenset[Span]:
    return frozenset(Span(entry.span.file, entry.span.line) for group in entries for entry in group)
