"""Whether an English sentence states a fact about an illness, a drug, an effect or a risk.

A sentence is cut into clauses, and a condition states nothing. What is left of a clause is judged
by who or what it is about, the words before its verb, and by what it says of that:

- an order ("ask us", "do not drive") states nothing, unless it holds a dose;
- what a clinic does ("a nurse checks your blood pressure") is none; what comes of it is one;
- what readers feel ("you may feel sleepy") is one, and what they may bring is none;
- what is told of an illness, a drug, a sign, a part of the body or a study is one;
- what is told of people, of "it" or of anything else is one where it names an effect or a verdict;
- a page, a car park and a bill are about themselves.

That something is not known may be said anywhere. A clause that is none of these states nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kdeck.check.content.denial import evened
from kdeck.check.content.factwords import Kind, Tagged, tagged


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEDICAL = frozenset({Kind.NAMED, Kind.ILLNESS, Kind.SIGN, Kind.BODY})
_ABOUT = _MEDICAL | {Kind.TREATMENT}
_SAID = frozenset({Kind.EFFECT, Kind.VERDICT, Kind.OUTCOME})
_OFFICE = frozenset({Kind.EVERYDAY, Kind.PAGE})

_OPENS = r"(?:if|when|whenever|once|while|before|after|until|unless|in case|as soon as|for|on|at|in"
_OPENING = re.compile(
    rf"^{_OPENS}|with|without|during|by|from|because|although|though|since|as|to)\b[^,]*,\s+", re.I
)
_CONDITION = re.compile(r"^(?:if|when|whenever|unless|in case|before|until|to)\b", re.I)
_TAIL = re.compile(
    r"(?<=\w),? (?:(?:even )?if|unless|whether|until|in case|how|why|what|when|whenever|before"
    r"|where|who|while|as soon as|so you can|so (?:that )?(?:we|you) can)\b.*$",
    re.I,
)
_CUT = re.compile(
    r"\s*[;—]\s*|\s+[–-]\s+|:\s+|,?\s+(?:but|because|although|though|whereas|yet)\s+"
    r"|,\s+(?:and|so|since|as|which|or|while)\s+"
    r"|\s+(?:and|so|so that|since|as) (?=(?:it|they|you|we|most|this|that|there|many|some|no|people"
    r"|ketamine|esketamine|depression|patients)\b)",
    re.I,
)
_TOLD = re.compile(
    r"^(?:please )?(?:remember|know|note|be aware|keep in mind|rest assured|did you know|we know"
    r"|we believe|understand|be sure|it is true|it is important to know|the good news is"
    r"|the truth is|trust|say|think|the fact is|bear in mind)(?: that)?[,:]? ",
    re.I,
)
_THAT = re.compile(
    r"\b(?:know|knows|believe|found|find|shows?|showed|tell you|means?|say|says|explains?|seen"
    r"|shown|hear|promise|prove[sd]?|confirms?|agree|think|sure|suggests?|learned|learnt) that ",
    re.I,
)
_LEADS = _listed(
    "please also always never then first next just still do not kindly only and or so too instead "
    "simply otherwise again"
)
_MAKE_SURE = re.compile(
    r"^(?:please )?(?:be sure to|make sure(?: that)?|try to|feel free to|remember to) ", re.I
)
_BE = _listed("is are was were be been being")
_FINITE = _BE | _listed(
    "am has have had do does did can could will would shall should must may might need needs "
    "cannot seems seem appears appear becomes remains stays stay gets get got takes take took goes "
    "tends comes begins starts gives makes make contains uses requires involves happens occurs "
    "occur happen varies vary differs differ counts means depends includes follows keeps knows "
    "feels looks sits holds tell tells turns runs leaves left moves carries plays brings"
)
_VERBAL = frozenset({Kind.EFFECT, Kind.FEELING, Kind.FOUND})
_PRONOUNS = _listed("it this they these that those which both neither either each all more")
_OWNERS = _listed("our your my their")
_NOTHING = _listed("no not any these include")
_NOUNS = _listed("of the a an no any for in its their your our this that with and or to")
_POLITE = re.compile(r"\bbetter (?:to|if|not)\b|\bwell\b", re.I)
_DEONTIC = frozenset({"should", "must", "may", "can", "could"})
_TAKING = re.compile(
    r"\byou (?:can|may|should|must|could|need(?: not)?|do not (?:have|need) to|will|would)"
    r"(?: \w+ly| not| also| still| never)* (?:take|stop|use|have|skip|drink|drive|mix|combine|keep"
    r"|continue|quit|give up|miss|need|come off|smoke|get|breastfeed|start)\b"
)
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|μg|micrograms?|milligrams?|grams?|g|mmHg|mm Hg)\b(?:/\w+)?"
)
_RATE = re.compile(
    r"\d\s?%|\bper ?cent\b|\bout of (?:every )?\w+|\b(?:in|of) (?:every )?(?:ten|100|10|five|four"
    r"|three|20|1,?000|two|a hundred)\b|\b(?:half|a third|a quarter|two[- ]thirds|majority|most"
    r"|many|nearly all|almost all|few|fewer|twice|times|every patient|all patients|some people"
    r"|some patients|rate|rates|hundreds|thousands)\b",
    re.I,
)
_NONE = re.compile(r"\b(?:no|without|zero|never|free of|not|nor|any)\b")
_LASTS = re.compile(
    r"\b(?:within|in|for|after|about|lasts?|up to|under|over) (?:\w+ ){0,4}?(?:seconds?|minutes?"
    r"|hours?|days?|weeks?|months?|years?)\b",
    re.I,
)


@lru_cache(maxsize=8192)
def fact(sentence: str) -> str:
    """Give the word that makes a sentence a fact, or nothing."""
    text = evened(sentence).strip(" \"'“”()[]*")
    if text.endswith("?") and not _TOLD.match(text):
        return ""
    return next((word for clause, whole in _clauses(text) if (word := _judge(clause, whole))), "")


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a sentence into clauses; each with whether it is a sentence rather than a label."""
    whole = text.endswith((".", "!"))
    parts = _CUT.split(text)
    for place, part in enumerate(parts):
        clause = part.strip(" .!?\"'")
        while match := _TOLD.match(clause):
            clause = clause[match.end() :]
        if match := _THAT.search(clause):
            yield clause[match.end() :], True
            clause = clause[: match.start()]
        if clause:
            yield clause, whole and place == len(parts) - 1


def _judge(clause: str, whole: bool) -> str:
    opening = _OPENING.match(clause)
    body = clause[opening.end() :] if opening else clause
    studied = opening is not None and Kind.EVIDENCE in tagged(opening[0]).all
    if _CONDITION.match(body) and not opening:
        return ""
    body = _TAIL.sub("", _MAKE_SURE.sub("", body))
    words = tagged(body)
    if not words.words or Kind.CAUTION in words.all:
        return ""
    start = _lead(words)
    if _is_order(words, start):
        return _dose(body, words)
    verb = _verb(words)
    if verb is None:
        return _of_label(body, words, whole)
    if studied and opening:
        return tagged(opening[0]).of({Kind.EVIDENCE})
    subject, rest = words.part(0, verb), words.part(verb)
    return _told(body, words, subject, rest)


def _told(body: str, words: Tagged, subject: Tagged, rest: Tagged) -> str:
    """Judge a clause with a verb by what it is about."""
    about, said = subject.all, rest.all
    strong = bool(said & {Kind.BOAST, Kind.VERDICT})
    if Kind.PAGE in about and not about & _MEDICAL:
        return ""
    if "you" in subject.words:
        return _of_reader(body, rest)
    if {Kind.EVIDENCE} <= about and Kind.FOUND in said and "our" not in subject.words:
        return subject.of({Kind.EVIDENCE})
    if Kind.AGENT in about and not (about & _MEDICAL and "your" not in subject.words):
        if len(subject.words) == 1 and subject.words[0].endswith("s") and said & _MEDICAL:
            return rest.of(_MEDICAL)  # 'doctors have used ketamine for decades'
        return _of_agent(body, rest)
    if subject.words[:1] == ("there",) or "there" in subject.words:
        return rest.of(_ABOUT | {Kind.EVIDENCE, Kind.OUTCOME, Kind.VERDICT})
    if Kind.EVERYDAY in about and not about & _MEDICAL:
        return rest.of(_SAID) if strong and said & _ABOUT else ""
    if about & _MEDICAL:
        return _of_medical(subject, rest)
    if Kind.EVERYDAY in said and not said & _MEDICAL:
        return ""
    ours = not set(subject.words).isdisjoint(_OWNERS)
    if Kind.EVIDENCE in about and not ours:
        return subject.of({Kind.EVIDENCE})
    if about & {Kind.VERDICT, Kind.OUTCOME} and not ours and not _is_done(rest):
        return subject.of({Kind.VERDICT, Kind.OUTCOME})
    if Kind.TREATMENT in about:
        return rest.of({*_SAID, Kind.ILLNESS, Kind.SIGN, Kind.BODY, Kind.NAMED})
    if Kind.PEOPLE in about:
        needs = {Kind.TREATMENT} if "need" in rest.words else set[Kind]()
        found = {Kind.FOUND} if any(c.isdigit() for c in body) else set[Kind]()
        return rest.of({*_SAID, *_MEDICAL, Kind.FEELING, *needs, *found})
    if set(subject.words) & _PRONOUNS or not subject.words:
        better = set[Kind]() if _POLITE.search(body) else {Kind.OUTCOME}
        return rest.of({Kind.EFFECT, Kind.VERDICT, *_MEDICAL, *better})
    if said & {Kind.EFFECT, Kind.VERDICT} and words.all & _ABOUT:
        return rest.of({Kind.EFFECT, Kind.VERDICT})
    return "" if ours else rest.of({*_MEDICAL})


def _of_medical(subject: Tagged, rest: Tagged) -> str:
    """Judge what is told of an illness, a drug, a sign or a part of the body."""
    said = rest.all
    if said & {Kind.EFFECT, Kind.VERDICT, Kind.OUTCOME}:
        return subject.of(_MEDICAL)
    if Kind.EVERYDAY in said or Kind.AGENT in said or _is_done(rest):
        return ""
    return subject.of(_MEDICAL)


def _is_done(rest: Tagged) -> bool:
    """Say whether something is done to what is told of, as by a clinic: "is checked"."""
    return any(
        Kind.DONE in kinds and not _BE.isdisjoint(rest.words[max(0, place - 2) : place])
        for place, kinds in enumerate(rest.kinds)
    )


def _of_reader(body: str, rest: Tagged) -> str:
    """Judge what is told of a reader: what is felt, what may be taken, and what is not to fear."""
    said = rest.all
    if Kind.FEELING in said and (said & (_SAID | _MEDICAL) or _LASTS.search(body)):
        return rest.of({Kind.FEELING})
    if _TAKING.search(body.casefold()) and said & {Kind.NAMED, Kind.VERDICT, Kind.TREATMENT}:
        return rest.of({Kind.NAMED, Kind.VERDICT, Kind.TREATMENT})
    if said & {Kind.VERDICT, Kind.SIGN, Kind.ILLNESS} and not said & _OFFICE:
        modal = bool(set(rest.words[:3]) & (_DEONTIC | {"will", "are", "might", "would"}))
        return rest.of({Kind.VERDICT, Kind.SIGN, Kind.ILLNESS}) if modal else ""
    return ""


def _of_agent(body: str, rest: Tagged) -> str:
    """Judge what a clinic says that it does: a fact only where it says what comes of it."""
    said = rest.all
    if Kind.EVERYDAY in said:
        return ""
    if Kind.BOAST in said and said & (_ABOUT | _SAID):
        return rest.of({Kind.BOAST})
    if _RATE.search(body) and said & {Kind.OUTCOME, Kind.EFFECT} and said & {Kind.PEOPLE, *_ABOUT}:
        return rest.of({Kind.OUTCOME, Kind.EFFECT})
    return ""


def _of_label(body: str, words: Tagged, whole: bool) -> str:
    """Judge words without a verb: a label, or a sentence whose verb nobody listed."""
    kinds = words.all
    if kinds & _OFFICE and not kinds & _MEDICAL:
        return ""
    if _NONE.search(body.casefold()) and Kind.DENIED in kinds:
        return words.of({Kind.DENIED})
    if _RATE.search(body) and kinds & {Kind.OUTCOME, Kind.EFFECT, Kind.SIGN}:
        return words.of({Kind.OUTCOME, Kind.EFFECT, Kind.SIGN})
    if kinds & {Kind.VERDICT, Kind.OUTCOME} and kinds & (_ABOUT - {Kind.SIGN}):
        return words.of({Kind.VERDICT, Kind.OUTCOME})
    unlisted = whole and len(words.words) > 3 and words.words[0] not in _NOTHING
    if unlisted and not kinds & (_OFFICE | {Kind.AGENT}):
        return words.of({*_MEDICAL, Kind.EVIDENCE})
    return _dose(body, words)


def _dose(body: str, words: Tagged) -> str:
    """Give a dose of a drug; water has none."""
    match = _DOSE.search(body)
    return match[0] if match and Kind.EVERYDAY not in words.all else ""


def _lead(words: Tagged) -> int:
    return next((n for n, word in enumerate(words.words) if word not in _LEADS), len(words.words))


def _is_order(words: Tagged, start: int) -> bool:
    """Say whether a clause begins with a verb that tells its reader what to do."""
    if start >= len(words.words) or Kind.ORDERS not in words.kinds[start]:
        return False
    after = next((w for w in words.words[start + 1 : start + 3] if w != "not"), "")
    return after not in _FINITE - {"have", "take", "get", "need", "do", "make", "stay", "go"}


def _verb(words: Tagged) -> int | None:
    """Find the first verb of a clause."""
    for place, (word, kinds) in enumerate(zip(words.words, words.kinds, strict=True)):
        verbal = place and _VERBAL & kinds and words.words[place - 1] not in _NOUNS
        if word in _FINITE or verbal:
            return place
    return None
