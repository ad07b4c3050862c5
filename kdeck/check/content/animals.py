"""Whether a finding in animals says so in its own sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from kdeck.check.text.passage import Passage, Place, by_claim
from kdeck.check.text.quotation import shortened
from kdeck.finding import Finding, Span
from kdeck.model.block import Evidence

_ANIMAL = re.compile(
    r"\b(?:mouse|mice|murine|rats?|rodents?|animals?|monkeys?|primates?|preclinical(?:ly)?"
    r"|in a dish|in vitro|cultured|cell cultures?|stem-cell|lab-grown)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|patients?|humans?|volunteers?|participants?|adults|men|women|clinical"
    r"|you|your|the body)\b",
    re.IGNORECASE,
)
# Words on knowing rather than on what was found.
_KNOWING = re.compile(
    r"\b(?:(?:not|never|yet to be) (?:\w+ )?(?:known|shown|clear|proven|settled|established|agreed"
    r"|demonstrated|confirmed|replicated?|follow|tell|mean|agree)|unclear|unknown|unproven|uncertain"
    r"|(?:do|does|did) not (?:\w+ )?(?:know|agree|show|prove|replicate)|no one knows|contested"
    r"|disputed|inconsistent|mixed|not a validated|hypothes[ie]s|studied|proof|evidence"
    r"|stud(?:y|ies)|experts|ideas?)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|proposed|thought to|candidate)\b", re.IGNORECASE
)
_DRUG = re.compile(r"\b(?:es|ar)?ketamine|\b(?:the|this) drug\b", re.IGNORECASE)
# A definition, such as 'mTORC1 is a switch in cells that helps build new parts'.
_DEFINES = re.compile(r"\b(?:is|are) (?:called|a|an|the|one|part)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:gr[eo]w(?:n|s|ing)?|growth|regr[eo]w\w*|ris(?:e[sn]?|ing)|rose|rais\w+|increas\w+"
    r"|decreas\w+|reduc\w+|restor\w+|recover\w+|revers\w+|activat\w+|inhibit\w+|block(?:s|ed)?"
    r"|disinhibit\w+|improv\w+|better|worse|stronger|weaker|sustain\w*|requir\w+|needed|necessary"
    r"|release[sd]?|quiet(?:s|ed)?|added|adds|formed|came back|lost|turn(?:s|ed) (?:\w+ )?on)\b",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(r"\W*(?:it|this|these|they|those|that|then|so|also)\b", re.IGNORECASE)
_UNJUDGED = frozenset({Place.ALT, Place.HEADING, Place.ROW_HEADER})

_Sentence = tuple[str, Span]


def check_animals(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find statements about animals that a reader could take for statements about people.

    In a preclinical claim, every sentence that tells of the drug or of a change must name animals
    or cells in a dish, or people, or be on what is not known. A sentence that only supposes
    ('may') passes where the same wording names the animals. Anywhere, a sentence that carries on
    from one about animals ('It also grew ...') must name them, too.
    """
    for group in by_claim(found):
        for _, wording in groupby(group, key=attrgetter("audiences")):
            yield from _of_wording([p for p in wording if p.place not in _UNJUDGED])


def _of_wording(passages: Sequence[Passage]) -> Iterator[Finding]:
    claim = passages[0].claim if passages else None
    if claim and claim.evidence is Evidence.PRECLINICAL:
        yield from _preclinical(passages)
    else:
        for passage in passages:
            yield from _carried_on(tuple(passage.sentences()))


def _preclinical(passages: Sequence[Passage]) -> Iterator[Finding]:
    sentences = [
        (f"{passage.context}. {text}" if passage.context else text, span)
        for passage in passages
        for text, span in passage.sentences()
    ]
    named = any(_ANIMAL.search(text) for text, _ in sentences)
    for text, span in sentences:
        if _placed(text) or not _finds(text) or (named and _HEDGE.search(text)):
            continue
        yield _finding(text, span)


def _carried_on(sentences: Sequence[_Sentence]) -> Iterator[Finding]:
    for before, (text, span) in pairwise(sentences):
        about = _ANIMAL.search(before[0]) and not _PEOPLE.search(before[0])
        tells = _CHANGE.search(text) and not _DEFINES.search(text) and not _HEDGE.search(text)
        if about and tells and _CARRIES_ON.match(text) and not _placed(text):
            yield _finding(text, span)


def _placed(text: str) -> bool:
    return any(words.search(text) for words in (_ANIMAL, _PEOPLE, _KNOWING))


def _finds(text: str) -> bool:
    return bool(_DRUG.search(text) or (_CHANGE.search(text) and not _DEFINES.search(text)))


def _finding(text: str, span: Span) -> Finding:
    return Finding(
        "animal-unsaid",
        f"this sentence on a finding in animals does not say so: '{shortened(text)}'",
        "begin it with 'In mice' or 'In animals', or say what is known of people",
        span,
    )
