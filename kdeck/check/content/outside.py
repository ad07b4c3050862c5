"""Whether a text outside a claim states a fact, with nothing behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kdeck.check.content.factual import fact
from kdeck.check.content.factwords import tokens
from kdeck.check.content.promise import promise
from kdeck.check.text.passage import Passage, Place, shortened
from kdeck.finding import Finding, Severity, Span
from kdeck.model.block import Claim, FromRegion, PanelKind
from kdeck.model.walk import walk_blocks

# A caption and an alt text are held to a rule of their own; a glossary says what a word means.
_PLACES = frozenset({Place.CAPTION, Place.ALT, Place.DEFINITION})
# What a slide shows, the title and the takeaway repeat what the claims of their topic say.
_REPEATED = frozenset({Place.TITLE, Place.TAKEAWAY, Place.HEADING})
_OWN = "themes/"
# Words of so few letters say nothing of what a claim is about.
_SHORT = 4
_STEM = 5
# How much of a sentence a claim must have for a hint to name it.
_ENOUGH = 0.6


@dataclass(slots=True)
class _Claims:
    """Hold what the claims of a project say, by stems of their words."""

    told: dict[str, tuple[str, Span, set[str]]] = field(default_factory=dict)

    def add(self, passage: Passage) -> None:
        claim = passage.claim
        assert claim is not None
        stems = self.told.setdefault(claim.id, (claim.id, claim.span, set()))[2]
        stems.update(_stems(passage.text))

    def nearest(self, sentence: str) -> tuple[str, Span] | None:
        """Name the claim that says most of a sentence, if it says enough of it."""
        asked = set(_stems(sentence))
        if not asked or not self.told:
            return None
        key, span, stems = max(self.told.values(), key=lambda told: len(asked & told[2]))
        return (key, span) if len(asked & stems) >= _ENOUGH * len(asked) else None


def check_outside_claims(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find sentences outside a claim that state a fact about an illness, a drug, effect or risk.

    Titles, takeaways and key points may repeat what a claim of their topic says, and the title and
    message of a document what its claims do. What promises too much is another rule's. In the words
    of a clinic it is a warning.
    """
    passages = tuple(found)
    claims = _Claims()
    for passage in passages:
        if passage.claim:
            claims.add(passage)
    carriers: dict[str, bool] = {}
    for passage in passages:
        if passage.claim or passage.myth or passage.place in _PLACES or passage.topic is None:
            continue
        if _repeats(passage, carriers):
            continue
        for sentence, span in passage.sentences():
            word = "" if promise(sentence) else fact(sentence)
            if word:
                yield _finding(word, sentence, span, claims)


def _finding(word: str, sentence: str, span: Span, claims: _Claims) -> Finding:
    own = span.file.startswith(_OWN)
    nearest = claims.nearest(sentence)
    if nearest:
        said = f"the claim '{nearest[0]}' in {nearest[1]} says most of it: "
        hint = f"{said}leave the sentence out, or move what is new into that claim"
    elif own:
        hint = "leave it out, or have it put into a claim of the project, with its reference"
    else:
        hint = (
            'put it into a claim: \'::: {.claim #KEY drug="ketamine" evidence="rct" '
            "refs=\"REFERENCE\" as-of=\"YYYY-MM\"}', with a 'plain' and a 'clinician' div in it"
        )
    return Finding(
        "claim-outside",
        f"this sentence states a fact ('{word}') with no source: '{shortened(sentence)}'",
        hint,
        span,
        Severity.WARNING if own else Severity.ERROR,
    )


def _repeats(passage: Passage, carriers: dict[str, bool]) -> bool:
    topic = passage.topic
    if topic is None:
        return False
    if not (passage.panel is PanelKind.KEY_POINTS or passage.place in _REPEATED):
        return False
    file = topic.span.file
    if file not in carriers:
        blocks = walk_blocks(topic.blocks)
        carriers[file] = any(isinstance(block, Claim | FromRegion) for block in blocks)
    return carriers[file]


def _stems(text: str) -> Iterator[str]:
    for word in tokens(text):
        if word[0].isdigit() or len(word) >= _SHORT:
            yield word[:_STEM]
