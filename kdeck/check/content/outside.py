"""Whether a text states a fact with nothing behind it: outside a claim, or in none of its topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from kdeck.answers import answer, are_kept
from kdeck.check.content.factual import fact
from kdeck.check.content.factwords import Kind, tagged, tokens
from kdeck.check.content.promise import promise
from kdeck.check.text.passage import REPEATING, Passage, Place, shortened
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import digest
from kdeck.model.block import Claim, FromRegion
from kdeck.model.topic import Topic
from kdeck.model.walk import walk_blocks

# A caption and an alt text are held to a rule of their own; a glossary says what a word means.
_PLACES = frozenset({Place.CAPTION, Place.ALT, Place.DEFINITION})
# What a slide shows, the title and the takeaway repeat what the claims of their topic say.
_REPEATED = frozenset({Place.TITLE, Place.TAKEAWAY, Place.HEADING})
_HEALTH = frozenset({Kind.NAMED, Kind.ILLNESS, Kind.SIGN, Kind.BODY})
_OWN, _REGIONS = "themes/", "sources/regions/"
_OWN_WAY = "; what a clinic says of itself goes into themes/NAME/words/"
# Words with the same first letters are taken for forms of one word; shorter ones say too little.
_STEM, _SHORT = 5, 4
# How much of a sentence a claim must have for a hint to name it.
_ENOUGH = 0.6


def _prints_fact(topic: Topic | None) -> bool:
    """Say whether the regions supply what a topic says."""
    blocks = walk_blocks(topic.blocks) if topic else ()
    return any(isinstance(block, FromRegion) for block in blocks)


class _Claims:
    """Hold what the claims among some passages say, by stems of their words."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = tuple(passage for passage in passages if passage.claim)
        self._behind: dict[str, set[str]] = {}

    @cached_property
    def by_claim(self) -> dict[tuple[str, Span], set[str]]:
        told: dict[tuple[str, Span], set[str]] = defaultdict(set)
        for passage in self._passages:
            if passage.claim:
                told[passage.claim.id, passage.claim.span].update(_stems(passage))
        return told

    @cached_property
    def by_file(self) -> dict[str, set[str]]:
        """Give what is told in each file, and of all regions together by the folder of theirs."""
        told: dict[str, set[str]] = defaultdict(set)
        for passage in self._passages:
            told[_file_of(passage)].update(_stems(passage))
        places = [stems for file, stems in told.items() if file.startswith(_REGIONS)]
        told[_REGIONS] = set[str]().union(*places)
        return told

    @cached_property
    def _said(self) -> dict[str, str]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._passages:
            found[_file_of(passage)].append(passage)
        return {file: _said(passages) for file, passages in found.items()}

    @cached_property
    def _every(self) -> str:
        return digest(repr(sorted(self._said.items())).encode())

    def said_behind(self, topic: Topic | None) -> str:
        """Digest the words from which follows what is told by the claims behind a topic."""
        if topic is None:
            return self._every
        files = [topic.span.file]
        if _prints_fact(topic):
            files += sorted(file for file in self._said if file.startswith(_REGIONS))
        return repr([self._said.get(file) for file in files])

    def behind(self, topic: Topic | None) -> set[str]:
        """Give what is told by the claims of a topic; of a document, by all claims."""
        file = topic.span.file if topic else ""
        if file not in self._behind:
            if topic is None:
                told = set[str]().union(*self.by_file.values())
            elif _prints_fact(topic):
                told = self.by_file.get(file, set()) | self.by_file.get(_REGIONS, set())
            else:
                told = self.by_file.get(file, set())
            self._behind[file] = told
        return self._behind[file]

    def nearest(self, sentence: str) -> tuple[str, Span] | None:
        """Name the claim that says most of a sentence, if it says enough of it."""
        asked = {word[:_STEM] for word in tokens(sentence) if len(word) >= _SHORT}
        if not asked or not self.by_claim:
            return None
        named, stems = max(self.by_claim.items(), key=lambda told: len(asked & told[1]))
        return named if len(asked & stems) >= _ENOUGH * len(asked) else None


def check_outside_claims(
    found: Iterable[Passage], around: Iterable[Passage] | None = None
) -> Iterator[Finding]:
    """Find sentences outside a claim that state a fact about an illness, a drug, effect or risk.

    Titles, takeaways and key points may repeat what a claim of their topic says, and so may the
    message of a document what its claims do. What promises too much is another rule's. In the
    words of a clinic it is a warning. around are all texts of the project, where these are some.
    """
    passages = tuple(found)
    claims = _Claims(passages if around is None else tuple(around))
    for _, group in groupby(passages, _file_of):
        texts = tuple(group)
        if not _is_sound(texts, claims):
            yield from _outside_in(texts, claims)


def _is_sound(texts: tuple[Passage, ...], claims: _Claims) -> bool:
    """Say whether nothing is found in a topic, as far as an earlier run knows; find out else.

    That follows from what stands in it, and from what the claims behind it say.
    """
    if not are_kept():
        return False
    topic = texts[0].topic
    carries = _repeats(replace(texts[0], place=Place.TITLE), {})
    question = digest(repr((_said(texts), carries, claims.said_behind(topic))).encode())
    return answer(bool, f"outside claims {question}", lambda: not any(_outside_in(texts, claims)))


def _said(passages: Iterable[Passage]) -> str:
    """Digest what the rule asks of some passages."""
    asked = [
        (p.text, p.context, p.span.file, str(p.place), str(p.panel), bool(p.claim), p.myth)
        for p in passages
    ]
    return digest(repr(asked).encode())


def _file_of(passage: Passage) -> str:
    return passage.topic.span.file if passage.topic else passage.span.file


def _outside_in(passages: tuple[Passage, ...], claims: _Claims) -> Iterator[Finding]:
    carried: dict[str, bool] = {}
    for passage in passages:
        if passage.claim or passage.myth or passage.place in _PLACES:
            continue
        repeats = _repeats(passage, carried)
        for sentence, span in passage.sentences():
            word = fact(sentence)
            untold = repeats and word and _untold(sentence, passage.topic, claims)
            if not word or (repeats and not untold) or promise(sentence):
                continue
            yield (
                _unsaid(untold, sentence, span)
                if untold
                else _outside(word, sentence, span, claims)
            )


def _outside(word: str, sentence: str, span: Span, claims: _Claims) -> Finding:
    nearest = claims.nearest(sentence)
    own = "" if span.file.startswith(_OWN) else _OWN_WAY
    if nearest:
        said = f"the claim '{nearest[0]}' in {nearest[1]} says most of it"
        hint = f"{said}: leave the sentence out, or move what is new into that claim{own}"
    elif span.file.startswith(_OWN):
        hint = "leave it out, or have it put into a claim of the project, with its reference"
    else:
        hint = (
            'put it into a claim: \'::: {.claim #KEY drug="ketamine" evidence="rct" '
            "refs=\"REFERENCE\" as-of=\"YYYY-MM\"}', with a 'plain' and a 'clinician' div in it"
            f"{own}"
        )
    message = f"this sentence states a fact ('{word}') with no source: '{shortened(sentence)}'"
    return Finding("claim-outside", message, hint, span, _severity(span))


def _unsaid(untold: str, sentence: str, span: Span) -> Finding:
    message = f"'{untold}' stands in no claim behind this sentence: '{shortened(sentence)}'"
    hint = "say it in a claim of the topic first, with its reference, or leave it out"
    return Finding("claim-outside", message, hint, span, _severity(span))


def _severity(span: Span) -> Severity:
    return Severity.WARNING if span.file.startswith(_OWN) else Severity.ERROR


def _repeats(passage: Passage, carried: dict[str, bool]) -> bool:
    """Say whether a text only repeats what claims say: those of its topic, or of its document."""
    if passage.topic is None:
        return passage.place in _REPEATED and not passage.span.file.endswith("_brand.yml")
    if not (passage.panel in REPEATING or passage.place in _REPEATED):
        return False
    file = passage.topic.span.file
    if file not in carried:
        blocks = walk_blocks(passage.topic.blocks)
        carried[file] = any(isinstance(block, Claim | FromRegion) for block in blocks)
    return carried[file]


def _untold(sentence: str, topic: Topic | None, claims: _Claims) -> str:
    """Give a figure that no claim behind a sentence has, or a word where most are in none."""
    told = claims.behind(topic)
    words = tagged(sentence)
    health = [w for w, kinds in zip(words.words, words.kinds, strict=True) if _HEALTH & kinds]
    figures = [word for word in words.words if word[0].isdigit() and word not in told]
    lost = [word for word in health if word[:_STEM] not in told]
    if figures:
        return figures[0]
    return lost[0] if lost and 2 * len(lost) >= len(health) else ""


def _stems(passage: Passage) -> Iterator[str]:
    for word in tokens(f"{passage.text} {passage.context}"):
        yield word if word[0].isdigit() else word[:_STEM]
