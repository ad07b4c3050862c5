"""Whether what is said of approvals stands where its date and its source stand."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kdeck.check.text.passage import REPEATING, Passage, Place, shortened
from kdeck.finding import Finding, Span
from kdeck.model.block import Evidence, FromRegion
from kdeck.model.topic import Topic
from kdeck.model.walk import walk_blocks

_APPROVAL = re.compile(
    r"\b(?:approved|off-label)\b|\blicen[sc]ed (?:for|in|as)\b"
    r"|\b(?:is|are|was|not|been) (?:licen[sc]ed|authori[sz]ed)\b"
    r"|\b(?:FDA|MHRA|EMA|TGA|Health Canada|NICE)\b[^.;]{0,20}\b(?:approv\w+|recommends?)\b",
    re.IGNORECASE,
)
_DRUG = re.compile(
    r"\b(?:(?:es|ar)?ketamine|spravato|fda|mhra|ema|tga|medsafe|hpra|health canada|nice"
    r"|treatments?|medicines?|drugs?|therap(?:y|ies)|infusions?)\b",
    re.IGNORECASE,
)
_PAYER = re.compile(
    r"\b(?:insur\w+|medicare|medicaid|payers?|plans?|claims?|tricare|funding|funded|authorization"
    r"|cover(?:s|ed|age)?)\b",
    re.IGNORECASE,
)
# What was approved in the last century is history, and does not change.
_HISTORY = re.compile(r"\b19\d\d\b")
# A slide and a takeaway repeat what the topic's own claim says with its date.
_REPEATS = frozenset({Place.TITLE, Place.TAKEAWAY})


def check_approvals(found: Iterable[Passage], around: Iterable[Passage]) -> Iterator[Finding]:
    """Find statements on approval that no claim with a date and a label behind it carries.

    around are all texts of the project, in which such claims may stand.
    They belong in a claim with evidence="label". Another claim may repeat one where it cites a
    reference of such a claim; key points, the title and the takeaway may where their topic has
    such a claim. Approvals change: one date must find them all.
    """
    texts = [p for p in around if p.place is not Place.DEFINITION and not p.myth]
    stated = [p for p in texts if p.claim and _APPROVAL.search(p.text)]
    carriers = [p for p in stated if p.claim and p.claim.evidence is Evidence.LABEL]
    sources = {key for p in carriers if p.claim for key in p.claim.refs}
    held = {p.topic.id for p in stated if p.topic and p.claim and sources & set(p.claim.refs)}
    topics = {p.topic.id: p.topic for p in texts if p.topic}
    held |= {topic.id for topic in topics.values() if _prints_fact(topic)}
    for passage in found:
        if passage.place is Place.DEFINITION or passage.myth:
            continue
        if not _APPROVAL.search(passage.text) or _is_held(passage, sources, held):
            continue
        for sentence, span in _sentences(passage):
            yield Finding(
                "approval-literal",
                f"this statement on approval has no date and no label behind it: "
                f"'{shortened(sentence)}'",
                'move it into a claim with evidence="label", its as-of date and its source',
                span,
            )


def check_drug_approvals(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find what a clinic's own text says of the approval of a drug; that of a payer may be told."""
    for passage in found:
        for sentence, span in () if passage.claim else _sentences(passage):
            if _DRUG.search(sentence) and not _PAYER.search(sentence):
                yield Finding(
                    "approval-literal",
                    f"this statement on approval has no date and no label behind it: "
                    f"'{shortened(sentence)}'",
                    "leave it out: every document says what is approved, with its date",
                    span,
                )


def _is_held(passage: Passage, sources: set[str], held: set[str]) -> bool:
    if passage.claim:
        return passage.claim.evidence is Evidence.LABEL or bool(sources & set(passage.claim.refs))
    repeats = passage.panel in REPEATING or passage.place in _REPEATS
    return repeats and passage.topic is not None and passage.topic.id in held


def _prints_fact(topic: Topic) -> bool:
    """Say whether the regions supply what a topic says, with their dates and sources."""
    return any(isinstance(block, FromRegion) for block in walk_blocks(topic.blocks))


def _sentences(passage: Passage) -> Sequence[tuple[str, Span]]:
    return [
        (text, span)
        for text, span in passage.sentences()
        if _APPROVAL.search(text) and not _HISTORY.search(text)
    ]
