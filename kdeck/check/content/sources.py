"""Whether every reference and topic is used, and every one that is used may be shipped."""

from collections.abc import Iterator

from kdeck.finding import Finding, Span
from kdeck.load.folders import REFERENCES
from kdeck.model.block import Blocks, Claim, Evidence
from kdeck.model.inline import Cite
from kdeck.model.library import Library
from kdeck.model.reference import Reference, Shipping
from kdeck.model.usage import cited_references
from kdeck.model.walk import all_inlines, walk_blocks

_AGAIN = " in your program, and run 'kdeck references add FILE --replace' with its new export"


def check_use(library: Library) -> Iterator[Finding]:
    """Find references that nobody cites, and topics, with their claims, that no recipe uses.

    The export of a reference manager may hold more than is cited.
    """
    cited = {reference.id for reference in cited_references(library)}
    for reference in library.references:
        is_listed = reference.shipping is Shipping.FREE and reference.span.file == REFERENCES
        if is_listed and reference.id not in cited:
            yield Finding(
                "reference-unused",
                f"nobody cites the reference '{reference.id}'",
                "cite it in a claim, or remove it",
                reference.span,
            )
    used = {key for recipe in library.recipes for part in recipe.parts for key in part.topics}
    for topic in library.topics:
        if topic.id not in used:
            claims = [f"'{b.id}'" for b in walk_blocks(topic.blocks) if isinstance(b, Claim)]
            held = f", with the claims {', '.join(claims)}" if claims else ""
            yield Finding(
                "topic-unused",
                f"no document uses the topic '{topic.id}'{held}",
                "name it in a part of a recipe, or remove it",
                topic.span,
            )


def check_references(library: Library) -> Iterator[Finding]:
    """Find references that a reader could not find again, and uses of those held back.

    The export of a reference manager may hold what nobody cites.
    """
    cited = {reference.id for reference in cited_references(library)}
    for reference in library.references:
        if reference.span.file != REFERENCES and reference.id not in cited:
            continue
        if reference.lacks and reference.shipping is not Shipping.NEVER:
            own = reference.span.file == REFERENCES
            yield Finding(
                "reference-incomplete",
                f"the reference '{reference.id}' has no {' and no '.join(reference.lacks)}",
                f'complete it{"" if own else _AGAIN}, or hold it back with "x-ship": false and an '
                '"x-reason"',
                reference.span,
            )
    held = {r.id: r for r in library.references if r.shipping is not Shipping.FREE}
    for topic in library.topics:
        for key, evidence, span in _citations(topic.blocks):
            if key in held and not _may_ship(held[key], evidence):
                only = held[key].shipping is Shipping.STATUS
                yield Finding(
                    "reference-withheld",
                    f"the reference '{key}' must not be cited"
                    f"{' but for an approval status' if only else ''}: {held[key].reason}",
                    'cite it in a claim with evidence="label"' if only else "cite another source",
                    span,
                )


def _may_ship(reference: Reference, evidence: Evidence | None) -> bool:
    return reference.shipping is Shipping.STATUS and evidence is Evidence.LABEL


def _citations(blocks: Blocks) -> Iterator[tuple[str, Evidence | None, Span]]:
    """Yield the keys that some blocks cite, each with the evidence of its claim and its place."""
    claims = [block for block in walk_blocks(blocks) if isinstance(block, Claim)]
    for claim in claims:
        yield from ((key, claim.evidence, claim.span) for key in claim.refs)
    carried = {key for claim in claims for key in claim.refs}
    for inline in all_inlines(blocks):
        if isinstance(inline, Cite):
            yield from ((key, None, inline.span) for key in inline.keys if key not in carried)
