"""What a text says beside all others, whether it rests on them, and what its claims tell them."""

from collections.abc import Iterator

from kdeck.check.content.drugapproval import check_approvals
from kdeck.check.content.outside import check_outside_claims
from kdeck.check.text.passage import passages
from kdeck.finding import Finding
from kdeck.fingerprint import digest
from kdeck.model.block import FromRegion
from kdeck.model.library import Library
from kdeck.model.walk import walk_blocks


def check_beside(library: Library, around: Library) -> Iterator[Finding]:
    """Find in texts, a part of what is around, what only a claim of the project may say."""
    found = tuple(passages(library))
    whole = tuple(passages(around)) if around is not library else found
    yield from check_approvals(found, whole)
    yield from check_outside_claims(found, whole)


def stands_alone(text: Library) -> bool:
    """Say whether nothing is found in a text, whatever the claims of other texts say.

    So it is where a topic has all that it needs in its own claims; a document rests on all.
    """
    if text.recipes or any(
        isinstance(block, FromRegion)
        for topic in text.written
        for block in walk_blocks(topic.blocks)
    ):
        return False
    found = tuple(passages(text))
    return not any(check_approvals(found, ())) and not any(check_outside_claims(found, found))


def told_by(text: Library) -> str:
    """Digest what the claims of a text tell others, wherever they stand in it."""
    told = [
        (p.text, p.context, str(p.place), str(p.panel), p.myth, p.topic and p.topic.id)
        + ((p.claim.id, str(p.claim.evidence), p.claim.refs) if p.claim else ())
        for p in passages(text)
        if p.claim
    ]
    return digest(repr(told).encode())
