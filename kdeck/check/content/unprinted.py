"""Whether every wording of a claim is printed in some document."""

from collections.abc import Iterable, Iterator

from kdeck.finding import Finding, Severity
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Claim, Statement
from kdeck.model.document import Document
from kdeck.model.library import Library
from kdeck.model.walk import walk_blocks

_READERS = {Audience.PLAIN: "patients", Audience.CLINICIAN: "clinicians"}


def check_unprinted(library: Library, documents: Iterable[Document]) -> Iterator[Finding]:
    """Find wordings of claims that none of the documents of a project prints.

    A topic that says for whom it is, one that no recipe uses and one that a clinic may include are
    passed by, and so is what stands in the texts of the regions.
    """
    printed = {
        (name, document.audience)
        for document in documents
        for section in document.sections
        for chapter in section.chapters
        for name in _statements(chapter.blocks)
    }
    used = {key for recipe in library.recipes for part in recipe.parts for key in part.topics}
    for topic in library.topics:
        if topic.id in used and not topic.optional:
            for claim in walk_blocks(topic.blocks):
                if isinstance(claim, Claim):
                    missing = (a for a in topic.audiences if (claim.id, a) not in printed)
                    yield from (_finding(topic.id, claim, audience) for audience in missing)


def _finding(topic: str, claim: Claim, audience: Audience) -> Finding:
    other = next(each for each in Audience if each is not audience)
    return Finding(
        "claim-unprinted",
        f"the {audience} wording of the claim '{claim.id}' is printed in no document",
        f"name the topic '{topic}' in a document for {_READERS[audience]}, or write "
        f"'audiences: [{other}]' at the head of the topic",
        claim.span,
        Severity.WARNING,
    )


def _statements(blocks: Blocks) -> Iterator[str]:
    return (block.id for block in walk_blocks(blocks) if isinstance(block, Statement))
