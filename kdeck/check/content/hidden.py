"""Whether a text outside a claim says what the treatment does, with nothing behind it."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.promise import promise
from kdeck.check.text.passage import Passage, Place
from kdeck.check.text.quotation import shortened
from kdeck.finding import Finding, Severity
from kdeck.model.block import Claim, PanelKind
from kdeck.model.walk import walk_blocks

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
# An effect told of a drug by its name: 'ketamine helps', 'ketamine has a fast effect on mood'.
_EFFECT = re.compile(
    r"\b(?:(?:es|ar)?ketamine|spravato)\b(?P<between>[^.;:?!]{0,60}?)"
    r"\b(?P<verb>helps?|helped|improv(?:es?|ed)|treats|treated|heals?|healed|cures?|cured"
    r"|reduc(?:es?|ed)|increas(?:es?|ed)|boosts?|boosted|restor(?:es?|ed)|repairs?|repaired"
    r"|reliev(?:es?|ed)|eas(?:es|ed)|lifts?|lifted|works?|worked|acts|is effective|prevents?"
    r"|prevented|protects?|protected|strengthens?|regr[eo]ws?|rewires?|resets?|calms?|fixes|fixed"
    r"|causes?|caused|raises?|raised|lowers?|lowered|harms?|damages?)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:may|might|can|could|sometimes|some|perhaps)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask|how|why|what|whether|if|when|before|after|who|which|that)\b[^.;:]*$", re.IGNORECASE
)
# What a slide shows, the title and the takeaway repeat what the claims of their topic say.
_REPEATED = frozenset({Place.TITLE, Place.TAKEAWAY, Place.HEADING})


def check_outside_claims(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find sentences outside a claim that name a drug and say what it does.

    Titles, takeaways and key points may repeat what a claim of their topic says, and the message
    of a document what is possible by its claims. That something is not so, is not known or is
    asked may be said anywhere. What is only possible is warned of, and what promises too much is
    another rule's.
    """
    carriers: dict[str, bool] = {}
    for passage in found:
        if passage.claim or passage.myth or passage.place in _PLACES | {Place.DEFINITION}:
            continue
        if _repeats(passage, carriers):
            continue
        for sentence, span in passage.sentences():
            match = _effect(sentence)
            if match:
                hedged = _HEDGED.search(match["between"])
                if hedged and passage.topic is None:
                    continue  # the message of a document, which its claims say in full
                yield Finding(
                    "claim-outside",
                    f"'{match['verb']}' says what a drug does, with no source: "
                    f"'{shortened(sentence)}'",
                    "put it into a claim, in both wordings and with its reference",
                    span,
                    Severity.WARNING if hedged else Severity.ERROR,
                )


def _effect(sentence: str) -> re.Match[str] | None:
    if _DENIED.search(sentence) or sentence.rstrip().endswith("?") or promise(sentence):
        return None
    match = _EFFECT.search(sentence)
    return None if match is None or _ASKED.search(sentence[: match.start()]) else match


def _repeats(passage: Passage, carriers: dict[str, bool]) -> bool:
    topic = passage.topic
    if topic is None:
        return False
    if not (passage.panel is PanelKind.KEY_POINTS or passage.place in _REPEATED):
        return False
    file = topic.span.file
    if file not in carriers:
        carriers[file] = any(isinstance(block, Claim) for block in walk_blocks(topic.blocks))
    return carriers[file]


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
