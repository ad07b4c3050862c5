"""Whether a caption or an alt text outside a claim says what the treatment does."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage, Place, shortened
from kdeck.finding import Finding

_PLACES = frozenset({Place.CAPTION, Place.ALT})
_CLAIM = re.compile(
    r"\b(?:helps?|helped|improv(?:es?|ed|ing)|treats|treated|heal(?:s|ed|ing)?|cur(?:es?|ed|ing)"
    r"|reduc(?:es?|ed|ing)|increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|restor(?:es?|ed|ing)"
    r"|repair(?:s|ed|ing)?|reliev(?:es?|ed|ing)|eas(?:es|ed|ing)|lift(?:s|ed|ing)?|works?|worked"
    r"|effective|prevents?|prevented|protects?|strengthens?|regr[eo]ws?|grows?|rewires?|resets?"
    r"|calms?|fixes|fixed)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:(?:es|ar)?ketamine|spravato|drugs?|medicines?|treatments?|dos(?:e|es|ing)|infusions?"
    r"|sprays?|therapy|it|this|depression|anxiety|moods?|symptoms?|pain|neuroplasticity|bdnf"
    r"|synapses|spines)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no one|nobody|never|unknown|unclear|proposed|idea)\b|n['’]t\b", re.IGNORECASE
)
# 'A nurse helps a person up' tells what is drawn; so do the names of drawings.
_DRAWN = re.compile(
    r"\b(?:nurse|doctor|clinician|staff|person|man|woman|adult|friend|team|hand|sled)\b[^.;]{0,30}$"
    r"|\bhow (?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def check_hidden_claims(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find captions and alt texts outside a claim that say what the treatment does.

    Nobody signs a caption, and it is what many readers look at first. That something is not so,
    or not known, may be said anywhere.
    """
    for passage in found:
        if passage.claim or passage.place not in _PLACES:
            continue
        for sentence, span in passage.sentences():
            match = _claims(sentence)
            if match:
                yield Finding(
                    "claim-hidden",
                    f"'{match}' makes a claim in {_article(passage.place)}: "
                    f"'{shortened(sentence)}'",
                    "say what is drawn, and put the claim with its source into the text",
                    span,
                )


def _claims(sentence: str) -> str:
    if _DENIED.search(sentence) or not _SUBJECT.search(sentence):
        return ""
    for match in _CLAIM.finditer(sentence):
        if not _DRAWN.search(sentence[: match.start()]):
            return match[0]
    return ""


def _article(place: Place) -> str:
    return f"an {place}" if place is Place.ALT else f"a {place}"
