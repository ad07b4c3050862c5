"""Whether words such as 'rare' and 'likely' come with a number."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.numbers import NUMBER
from kdeck.check.text.passage import Passage, Place, plain_prose, shortened
from kdeck.finding import Finding, Severity

_VERBAL = re.compile(
    r"\b(?:(?:very |quite |extremely )?(?:rare|rarely|uncommon|unlikely|seldom)\b"
    r"|(?:is|are|be|seems?|more|most|less|very|not) (?:very |quite |also )?(?:likely|common)\b"
    r"|common (?:side )?(?:effect|problem|symptom|reaction|harm|risk)s?\b"
    r"|(?:small|low|slight|high|good|big|little) (?:chance|risk)\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"{NUMBER}\s+(?:out of|in|of)\s+{NUMBER}|\d\s*%", re.IGNORECASE)
# What the ledger asks for beside 'rare' where no count exists: that nobody knows the risk.
_UNKNOWN = re.compile(
    r"\b(?:not (?:yet )?(?:clear|known)|unclear|unknown|(?:do not|don['’]t) (?:yet )?know"
    r"|no one knows|no good count|counts do not exist)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\s*ask\b|.*\?\W*$", re.IGNORECASE)


def check_likelihood(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find verbal probabilities in plain prose without a number (IPDAS 2021).

    One passes where its paragraph counts people, or says that the risk is not known; a question
    tells no probability. Definitions of the glossary are about words and pass, too.
    """
    for passage in plain_prose(found):
        known = _COUNT.search(passage.text) or _UNKNOWN.search(passage.text)
        if known or passage.place is Place.DEFINITION:
            continue
        for sentence, span in passage.sentences():
            match = _VERBAL.search(sentence)
            if match and not _ASKS.match(sentence):
                yield Finding(
                    "number-verbal",
                    f"'{match[0]}' means another number to each reader: '{shortened(sentence)}'",
                    "say about how many people out of how many, or that nobody knows",
                    span,
                    Severity.WARNING,
                )
