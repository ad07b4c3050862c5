"""The clauses of an English sentence that state something, with what leads them left out.

A condition states nothing ("if you feel sick, ..."), and neither does what hangs on a question word
("ask how it works"). What is only said to be known or shown ("remember that ...") is a clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.check.content.factwords import Kind, Tagged, tagged

_OPENS = r"(?:if|when|whenever|once|while|before|after|until|unless|in case|as soon as|for|on|at|in"
_OPENING = re.compile(
    rf"^{_OPENS}|with|without|during|by|from|because|although|though|since|as|to)\b[^,]*,\s+", re.I
)
_LATER = re.compile(
    r"^[\w-]+ (?:minutes?|hours?|days?|weeks?|months?|years?)"
    r" (?:after|later|before|into)\b[^,]*,\s+",
    re.I,
)
_STUDIED = re.compile(
    r"^(?:in|among) (?:\w+ )?(?:people|patients|adults|children|humans|women)\b", re.I
)
_CONDITION = re.compile(r"^(?:if|when|whenever|unless|in case|before|until|to)\b", re.I)
_TAIL = re.compile(
    r"(?<=\w),? (?:(?:even )?if|unless|whether|until|in case|how|why|what|when|whenever"
    r"|before(?! (?:is|are|was|does|do|did|can|will|has|had)\b)"
    r"|where|while|as soon as|so you can|so (?:that )?(?:we|you) can)\b.*$",
    re.I,
)
_CUT = re.compile(
    r"\s*[;—]\s*|\s+[–-]\s+|:\s+|,?\s+(?:but|because(?! of)|although|though|whereas|yet)\s+"
    r"|,\s+(?:and|so|since|as|which|or|while)\s+"
    r"|\s+(?:and|so|so that|since|as) (?=(?:it|they|you|we|most|this|that|there|many|some|no|people"
    r"|patients|nobody)\b)",
    re.I,
)
_TOLD = re.compile(
    r"^(?:please )?(?:(?:remember|know|note|say|think|trust|understand|be aware|keep in mind"
    r"|bear in mind|be sure|it is true|it is important to know)(?: that|[,:])"
    r"|(?:did you know|rest assured|we know|we believe|the good news is|the truth is|the fact is)"
    r"(?: that|[,:])?) ",
    re.I,
)
_THAT = re.compile(
    r"\b(?:know|knows|believe|found|find|shows?|showed|tell you|means?|say|says|explains?|seen"
    r"|shown|hear|promise|prove[sd]?|confirms?|agree|think|sure|suggests?|learned|learnt) that ",
    re.I,
)
_MAKE_SURE = re.compile(
    r"^(?:please )?(?:be sure to|make sure(?: that)?|try to|feel free to|remember to) ", re.I
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold the words of one clause.

    studied names the study, the animals or the people of which it is told before it begins. A whole
    one ends as a sentence does, and is no label.
    """

    text: str
    words: Tagged
    studied: str = ""
    whole: bool = True


def clauses(sentence: str) -> Iterator[Clause]:
    """Cut a sentence into the clauses that state something."""
    whole = sentence.endswith((".", "!"))
    parts = _CUT.split(sentence)
    for place, part in enumerate(parts):
        text = part.strip(" .!?\"'")
        while match := _TOLD.match(text):
            text = text[match.end() :]
        if match := _THAT.search(text):
            yield from _clause(text[match.end() :], whole=True)
            text = text[: match.start()]
        yield from _clause(text, whole=whole and place == len(parts) - 1)


def is_told(sentence: str) -> bool:
    """Say whether a sentence begins with words that tell what follows: "did you know that"."""
    return _TOLD.match(sentence) is not None


def _clause(text: str, *, whole: bool) -> Iterator[Clause]:
    opening = _OPENING.match(text) or _LATER.match(text)
    body = text[opening.end() :] if opening else text
    if not opening and _CONDITION.match(body):
        return
    body = _TAIL.sub("", _MAKE_SURE.sub("", body))
    words = tagged(body)
    if words.words:
        lead = tagged(opening[0]) if opening else Tagged((), ())
        told = Kind.EVIDENCE in lead.all or _STUDIED.match(text)
        yield Clause(body, words, lead.of({Kind.EVIDENCE, Kind.PEOPLE}) if told else "", whole)
