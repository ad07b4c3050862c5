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
from functools import lru_cache

from kdeck.check.content.clause import Clause, clauses, is_told
from kdeck.check.content.denial import evened
from kdeck.check.content.factwords import Kind, Tagged, tagged
from kdeck.check.content.quantity import COUNTED, DOSE, LASTS, NONE, RATE, SHARE


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEDICAL = frozenset({Kind.NAMED, Kind.ILLNESS, Kind.SIGN, Kind.BODY})
_ABOUT = _MEDICAL | {Kind.TREATMENT}
_SAID = frozenset({Kind.EFFECT, Kind.VERDICT, Kind.OUTCOME})
_OFFICE = frozenset({Kind.EVERYDAY, Kind.PAGE, Kind.VISIT})

_WHY = re.compile(r"^why (?:does|do|did|is|are|has|have|was|were) ", re.I)
_LEADS = _listed(
    "please also always never then first next just still do not kindly only and or so too instead "
    "simply otherwise again"
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
_PRONOUNS = _listed("it this they these that those which both neither either each all more what")
_INSIDE = _listed("of in to from")
_WHERE = _listed("in at on by from welcome here there with free able asked nervous")
_WELCOME = _listed("you your welcome here us we our")
_AFTER_HEAD = _listed("of on in at for with from to before after who that which during about")
_DUTY = _listed("should must need needs have asked please")
_MEDICAL_ACTS = _listed(
    "take have use get start stop drive drink be skip swallow avoid increase work"
)
_OWNERS = _listed("our your my their")
_NOTHING = _listed("no not any these include")
_NOUNS = _listed("of the a an no any for in its their your our this that with and or to")
_POLITE = re.compile(r"\bbetter (?:to|if|not)\b|\bwell\b", re.I)
# Words of so few are a label.
_LABEL = 2
_DEONTIC = frozenset({"should", "must", "may", "can", "could"})
_TAKING = re.compile(
    r"\byou (?:can|may|should|must|could|need(?: not)?|do not (?:have|need) to|will|would)"
    r"(?: \w+ly| not| also| still| never)* (?:take|stop|use|have|skip|drink|drive|mix|combine|keep"
    r"|continue|quit|give up|miss|need|come off|smoke|get|breastfeed|start)\b"
)


@lru_cache(maxsize=8192)
def fact(sentence: str) -> str:
    """Give the word that makes a sentence a fact, or nothing."""
    text = evened(sentence).strip(" \"'“”()[]*")
    if text.endswith("?") and not is_told(text):
        asked = _WHY.sub("", text).rstrip("?")  # 'why does it help?' takes it for granted
        supposed = _WHY.match(text) and tagged(asked).all & {Kind.EFFECT, Kind.VERDICT}
        text = asked if supposed else ""
    return next((word for clause in clauses(text) if (word := _judge(clause))), "")


def _judge(clause: Clause) -> str:
    words = clause.words
    if Kind.CAUTION in words.all:
        return ""
    if _is_order(words, _lead(words)):
        return _dose(clause)
    verb = _verb(words)
    if verb is None:
        return _of_label(clause)
    return clause.studied or _dose(clause) or _told(clause, words.part(0, verb), words.part(verb))


def _told(clause: Clause, subject: Tagged, rest: Tagged) -> str:
    """Judge a clause with a verb by what it is about."""
    said = rest.all
    head = _head(subject, _AFTER_HEAD).all or _head(subject, _AFTER_HEAD - _INSIDE).all
    about = _head(subject, _AFTER_HEAD - _INSIDE).all
    noun = _head(subject, _AFTER_HEAD).kinds[-1:]
    office = (head if not head & _MEDICAL else frozenset()).union(*noun) & _OFFICE
    if Kind.PAGE in office or _is_told(rest):
        return ""
    if "you" in subject.words:
        return _of_reader(clause.text, rest)
    if Kind.EVIDENCE in about and Kind.FOUND in said and not _is_ours(subject):
        return subject.of({Kind.EVIDENCE})
    if Kind.AGENT in head and not (head & _MEDICAL and "your" not in subject.words):
        if len(subject.words) == 1 and subject.words[0].endswith("s") and said & _MEDICAL:
            return rest.of(_MEDICAL)  # 'doctors have used ketamine for decades'
        return _of_agent(clause.text, rest)
    if "there" in subject.words:
        return rest.of(_ABOUT | {Kind.EVIDENCE, Kind.OUTCOME, Kind.VERDICT})
    if office:
        return rest.of(_SAID) if Kind.VERDICT in said and said & _ABOUT else ""
    if about & _MEDICAL and Kind.PEOPLE not in head:
        return _of_medical(subject, rest)
    if Kind.EVERYDAY in said and not said & _MEDICAL:
        return ""
    return (
        _of_people(clause.text, subject, rest) if Kind.PEOPLE in head else _of_other(subject, rest)
    )


def _of_people(body: str, subject: Tagged, rest: Tagged) -> str:
    """Judge what is told of people: what they are, need, feel and take, and how many of them."""
    if rest.words[0] in _BE | {"need", "needs"} and not _is_done(rest, ours=True):
        placed = len(rest.words) > 1 and rest.words[1] in _WHERE
        return "" if placed else rest.words[0]
    counted = any(c.isdigit() for c in body) or COUNTED.search(" ".join(subject.words))
    if counted and not _is_done(rest, ours=True) and not _WELCOME & set(rest.words):
        return subject.of({Kind.PEOPLE})
    if subject.all & _MEDICAL and rest.words[0] in _FINITE:
        return subject.of(_MEDICAL)
    needs = {Kind.TREATMENT} if "need" in rest.words else set[Kind]()
    return rest.of({*_SAID, *_MEDICAL, Kind.FEELING, *needs})


def _of_other(subject: Tagged, rest: Tagged) -> str:
    """Judge what is told of a study, of a treatment, of 'it', or of anything else."""
    about, said, ours = subject.all, rest.all, _is_ours(subject)
    if Kind.FEELING in about and said & _SAID:
        return rest.of(_SAID)
    if Kind.EVIDENCE in about and not ours:
        return subject.of({Kind.EVIDENCE})
    if about & {Kind.VERDICT, Kind.OUTCOME} and not ours and not _is_done(rest, ours):
        return subject.of({Kind.VERDICT, Kind.OUTCOME})
    if Kind.TREATMENT in about:
        return rest.of({*_SAID, *_MEDICAL})
    if set(subject.words) & _PRONOUNS or not subject.words:
        better = set[Kind]() if _POLITE.search(" ".join(rest.words)) else {Kind.OUTCOME}
        return rest.of({Kind.EFFECT, Kind.VERDICT, *_MEDICAL, *better})
    if said & {Kind.EFFECT, Kind.VERDICT} and (about | said) & (_ABOUT | {Kind.VISIT}):
        return rest.of({Kind.EFFECT, Kind.VERDICT})
    return "" if ours else rest.of(_MEDICAL)


def _of_medical(subject: Tagged, rest: Tagged) -> str:
    """Judge what is told of an illness, a drug, a sign or a part of the body."""
    said = rest.all
    if said & {Kind.EFFECT, Kind.VERDICT, Kind.OUTCOME}:
        return subject.of(_MEDICAL)
    if Kind.EVERYDAY in said or Kind.AGENT in said or _is_done(rest, _is_ours(subject)):
        return ""
    return subject.of(_MEDICAL)


def _is_ours(subject: Tagged) -> bool:
    return not _OWNERS.isdisjoint(subject.words)


def _head(subject: Tagged, ends: frozenset[str]) -> Tagged:
    """Give what a subject is named by: 'parking' of 'parking for patients with depression'."""
    places = (n for n, word in enumerate(subject.words) if n and word in ends)
    return subject.part(0, next(places, None))


def _is_told(rest: Tagged) -> bool:
    """Say whether somebody is told what to do: 'people with asthma should tell us'."""
    for place, word in enumerate(rest.words):
        if word not in _DUTY:
            continue
        after = next((n for n in range(place + 1, len(rest.words)) if not _passed(rest, n)), None)
        if after is not None and Kind.ORDERS in rest.kinds[after]:
            return rest.words[after] not in _MEDICAL_ACTS
    return False


def _passed(rest: Tagged, place: int) -> bool:
    word = rest.words[place]
    return word in _LEADS or word == "to" or word.endswith("ly")


def _is_done(rest: Tagged, ours: bool) -> bool:
    """Say whether a clinic does something with what is told of: 'your pulse is checked'."""
    done = {Kind.DONE, Kind.CARED} if ours else {Kind.DONE}
    return any(
        done & kinds and not _BE.isdisjoint(rest.words[max(0, place - 2) : place])
        for place, kinds in enumerate(rest.kinds)
    )


def _of_reader(body: str, rest: Tagged) -> str:
    """Judge what is told of a reader: what is felt, what may be taken, and what is not to fear."""
    said = rest.all
    if Kind.FEELING in said and (said & (_SAID | _MEDICAL) or LASTS.search(body)):
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
    if "law" in rest.words:
        return "law"
    if Kind.BOAST in said and said & (_ABOUT | _SAID):
        return rest.of({Kind.BOAST})
    if RATE.search(body) and said & {Kind.OUTCOME, Kind.EFFECT} and said & {Kind.PEOPLE, *_ABOUT}:
        return rest.of({Kind.OUTCOME, Kind.EFFECT})
    return ""


def _of_label(clause: Clause) -> str:
    """Judge words without a verb: a label, or a sentence whose verb nobody listed."""
    words, body = clause.words, clause.text
    whole = clause.whole and len(words.words) > _LABEL
    kinds = words.all
    if whole and Kind.PEOPLE in words.part(0, 3).all and COUNTED.search(body.casefold()):
        return words.of({Kind.PEOPLE})
    if whole and SHARE.match(body) and Kind.EVERYDAY not in kinds:
        return words.words[0]
    if kinds & {Kind.EVERYDAY, Kind.PAGE} and not kinds & _MEDICAL:
        return ""
    if NONE.search(body.casefold()) and Kind.DENIED in kinds:
        return words.of({Kind.DENIED})
    if Kind.EVERYDAY in kinds:
        return _dose(clause)
    if RATE.search(body) and kinds & (rated := {Kind.OUTCOME, Kind.EFFECT, *_ABOUT}):
        return words.of(rated)
    if kinds & {Kind.VERDICT, Kind.OUTCOME} and kinds & (_ABOUT - {Kind.SIGN}):
        return words.of({Kind.VERDICT, Kind.OUTCOME})
    unlisted = whole and words.words[0] not in _NOTHING
    generally = words.words[0].endswith("s") and Kind.AGENT in words.kinds[0]
    if unlisted and (generally or not kinds & (_OFFICE | {Kind.AGENT})):
        return words.of({*_MEDICAL, Kind.EVIDENCE})
    return _dose(clause)


def _dose(clause: Clause) -> str:
    match = DOSE.search(clause.text)
    return match[0] if match else ""


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
