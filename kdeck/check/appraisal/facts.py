"""What a machine can count in a plain document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.check.content.passive import passive
from kdeck.check.text.prose import Prose, document_prose
from kdeck.check.text.readability import score
from kdeck.check.text.sentence import words
from kdeck.finding import Finding
from kdeck.model.block import (
    Block,
    Listing,
    Panel,
    PanelKind,
    Picture,
    PictureSequence,
    Table,
)
from kdeck.model.document import Document
from kdeck.model.inline import plain_text
from kdeck.model.walk import inner_blocks, walk_blocks

SUMMARIES = frozenset({PanelKind.KNOW_FIRST, PanelKind.SUMMARY, PanelKind.KEY_IDEA})
ACTIONS = frozenset(
    {PanelKind.CHECKLIST, PanelKind.CALL_NOW, PanelKind.CALL_US, PanelKind.ASK_YOUR_TEAM}
)
TOOLS = frozenset({PanelKind.CHECKLIST, PanelKind.QUESTIONS})
_EMPTY = {"introduction", "overview", "background", "general", "information", "more", "other"}
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"\W*(?:please |then |do not |don['’]t |never |always )?(?:ask|avoid|be|bring|call|check|do"
    r"|drink|eat|find|get|give|go|have|keep|leave|list|look|make|plan|read|rest|say|see|share|stay"
    r"|stop|take|talk|tell|use|wait|watch|write)\b",
    re.IGNORECASE,
)
_ARITHMETIC = re.compile(
    r"\b(?:multipl(?:y|ied)|divid(?:e|ed) by|subtract|add up|calculate|work out"
    r"|per (?:kg|kilo\w*)|percent)\b|%",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:(?:do not|don['’]t) (?:yet |fully )*know|no one (?:fully )?knows"
    r"|not (?:yet )?(?:clear|known)|do not agree|disagree)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold the counts of one document, and how many findings of each code its files have."""

    document: Document
    prose: tuple[Prose, ...]
    panels: Counter[PanelKind]
    lists: tuple[int, ...]
    steps: tuple[int, ...]
    pictures: int
    uncaptioned: int
    tables: tuple[Table, ...]
    findings: Counter[str]

    @property
    def grade(self) -> float:
        """Give the Flesch-Kincaid grade, or 0 where there is nothing to grade."""
        sentences = [prose.text for prose in self.prose]
        return score(sentences).flesch_kincaid if any(map(words, sentences)) else 0.0

    @property
    def passives(self) -> int:
        """Count sentences in the passive voice."""
        return sum(bool(passive(prose.text)) for prose in self.prose)

    @property
    def direct(self) -> int:
        """Count sentences that speak to the reader: with 'you', or as an instruction."""
        found = (_YOU.search(p.text) or _IMPERATIVE.match(p.text) for p in self.prose)
        return sum(map(bool, found))

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """List sentences that ask for a calculation."""
        return tuple(prose.text for prose in self.prose if _ARITHMETIC.search(prose.text))

    @property
    def unknowns(self) -> int:
        """Count sentences that say what nobody knows."""
        return sum(bool(_UNKNOWN.search(prose.text)) for prose in self.prose)

    @property
    def empty_headings(self) -> tuple[str, ...]:
        """List headings of sections and chapters that say nothing of what follows."""
        sections = self.document.sections
        headings = [s.heading for s in sections if s.heading]
        titles = [chapter.title for s in sections for chapter in s.chapters]
        return tuple(h for h in (*headings, *titles) if h.strip().casefold() in _EMPTY)

    def count(self, *codes: str) -> int:
        """Count the findings of some codes; one that ends in '-' stands for all that begin so."""
        return sum(
            number
            for code, number in self.findings.items()
            if any(code.startswith(c) if c.endswith("-") else code == c for c in codes)
        )


def facts_of(document: Document, findings: Iterable[Finding]) -> Facts:
    """Count what there is to count in a document, and the findings in its files."""
    blocks = tuple(_printed(document))
    pictures = [block for block in blocks if isinstance(block, Picture)]
    framed = [
        frame.picture
        for block in blocks
        if isinstance(block, PictureSequence)
        for frame in block.frames
        if frame.blocks
    ]
    return Facts(
        document=document,
        prose=tuple(document_prose(document)),
        panels=Counter(block.kind for block in blocks if isinstance(block, Panel)),
        lists=tuple(len(block.items) for block in blocks if isinstance(block, Listing)),
        steps=tuple(_steps(blocks)),
        pictures=len(pictures),
        uncaptioned=sum(not p.caption for p in pictures) - sum(not p.caption for p in framed),
        tables=tuple(block for block in blocks if isinstance(block, Table)),
        findings=Counter(f.code for f in findings if f.span.file in files_of(document)),
    )


def files_of(document: Document) -> frozenset[str]:
    """Name the files that a document is made from."""
    chapters = [chapter for section in document.sections for chapter in section.chapters]
    inner = (block.span.file for chapter in chapters for block in walk_blocks(chapter.blocks))
    return frozenset((document.span.file, *(c.span.file for c in chapters), *inner))


def _printed(document: Document) -> Iterator[Block]:
    """Walk the blocks of a handout: key points stand on slides only."""
    for section in document.sections:
        for chapter in section.chapters:
            for block in chapter.blocks:
                if not (isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS):
                    yield from walk_blocks((block,))


def _steps(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Listing) and block.ordered:
            yield len(block.items)
        if isinstance(block, Panel) and block.kind is PanelKind.CHECKLIST:
            yield from (len(b.items) for b in inner_blocks(block) if isinstance(b, Listing))


def widest_header(table: Table) -> int:
    """Count the words of the longest header of a table."""
    return max((len(plain_text(cell.inlines).split()) for cell in table.header), default=0)
