"""Whether a text takes back safety notes or crisis contacts, in ways that any project knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.check.content.denial import CALLING, GONE, NOT_TO, evened, pattern
from kdeck.check.text.passage import Passage, shortened
from kdeck.finding import Finding

# Whom to call in danger: by number, or by name. A region's own numbers are data, and these are
# those that mean the same to everybody who reads of them.
_HELP = (
    r"(?:(?:the )?(?:911|988|9-8-8|999|112|116 123|13 11 14|1737)(?!\w)"
    r"|(?:the |any |an? |this |these |those |our |your )?(?:\w+ )?"
    r"(?:crisis|emergency|suicide|help|hot)[ -]?(?:lines?|numbers?|contacts?|services?)"
    r"|(?:the |an? |any )?(?:emergency (?:room|department|care)|ambulances?|lifeline|samaritans)"
    r"|a&e|the er)(?!\w)"
)
# A word that begins another thought, or names who is not to be called: the clinic.
_OTHER = r"(?!(?:but|instead|then|call|dial|text|ring|phone|contact|go|us|if|when|for|until)\b)"
_NOTES = (
    r"(?:(?:safety|warning|old|following|starred) )?(?:notes?|warnings?|safety \w+|pages?|handouts?"
    r"|leaflets?|slides?|sections?)"
)
_SKIPPED = (
    r"(?:(?:the |these |those |this |that |all |any |every |our |such |of |old |other |next |safety"
    r" "
    r"|warning )*(?:notes?|warnings?|rest|pages?|slides?|sections?|safety|following|below"
    r"|what follows|emergency|crisis)|(?:these|those|them|everything|all of (?:it|this|them))"
    r"(?=\W*(?:$|below|here|and)))"
)
_DAY = re.compile(r"\b(?:\w+days?|weekends?|holidays?|noon|lunch|\d+ ?(?:[ap]\.?m|:)|\d+)\b", re.I)
_OFFICE = re.compile(r"\b(?:phone|telephone|office|switchboard|our|clinic)\s*$", re.I)
# 'If the number is wrong, tell us' states nothing; 'your old notes' are a patient's own, and a
# boxed warning is a label's.
_SUPPOSES = re.compile(r"\b(?:if|whether|when|in case|unless|ask)\b[^,;]*$", re.I)
_PAPERS = re.compile(
    r"\b(?:boxed|box|your|medical|doctor's|gp|clinical|hospital|case|treatment)(?: \w+)?\s*$", re.I
)
_NEGATED = re.compile(
    r"\b(?:not|never|nor|cannot|nobody|no one)(?: \w+){0,2}\s*$|n't(?: \w+)?\s*$", re.I
)
_DENIED = re.compile(r"(?:\b(?:not|never|cannot|nobody|no one)|n't)\b[^.;:]*$", re.I)
_STAFF = re.compile(r"\b(?:we|staff|nurses?|they|team|who|that)\s*$", re.I)
# Sleep first, and the next day, is what the note on driving asks for.
_RESTED = re.compile(r"\b(?:next day|day after|tomorrow|slept|sleep|24 hours)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Way:
    """Keep one way of taking back a note, with what is wrong with it.

    unless are what may stand before a match and make it harmless; excused is what may stand
    anywhere in its sentence.
    """

    found: re.Pattern[str]
    problem: str
    hint: str
    unless: tuple[re.Pattern[str], ...] = ()
    excused: re.Pattern[str] | None = None


_CALL_HINT = "leave it out: whoever is in danger must call, and kdeck prints the numbers"
_NOTE_HINT = "leave it out: the safety notes hold for everybody who reads them"
_DRIVE_HINT = "leave it out: the safety note says that nobody drives until the day after"
_WAYS = (
    _Way(
        pattern(
            rf"{NOT_TO}(?: (?:ever|even|just|please|now|bother to|try to|to))* {CALLING}"
            rf"(?: {_OTHER}[\w'&-]+){{0,4}}? {_HELP}",
            rf"{NOT_TO}(?: (?:ever|even|just|please|now|to))* (?:call|dial|ring|phone|text)"
            rf" [.,;!?]",
            rf"no (?:need|reason|point) (?:for|in|of) (?:\w+ )?(?:{CALLING} )?{_HELP}",
        ),
        "tells readers not to call for help",
        _CALL_HINT,
        (_STAFF,),
    ),
    _Way(
        pattern(
            rf"(?:{_HELP}|calling (?:it|them|there))(?:,? (?:now|that|which|there)){{0,2}}"
            rf"(?:'s| (?:is|are|was|were|has been|have been|will be))(?: \w+){{0,2}}? {GONE}",
            rf"{_HELP} (?:no longer|do(?:es)? not|don't|doesn't) (?:work|answer|exist|help|apply)",
            rf"(?:closed|fake|wrong|disconnected) {_HELP}",
        ),
        "tells readers that a line for help is not to be relied on",
        _CALL_HINT,
        (_SUPPOSES,),
    ),
    _Way(
        pattern(
            r"(?:help)?lines?(?: \w+){0,2}? (?:closed|disconnected|shut|out of service)",
            r"closed (?:help)?lines",
        ),
        "tells readers that a line is closed",
        "write it into 'hours' with its days, or leave it out: crisis lines are open",
        (_SUPPOSES, _OFFICE),
        _DAY,
    ),
    _Way(
        pattern(
            rf"{_NOTES}(?: (?:below|above|here|that follow|on this page|in this \w+)){{0,2}}"
            rf" (?:is|are|was|were)(?: \w+){{0,2}}? {GONE}",
            rf"{_NOTES}(?: \w+){{0,3}}? (?:no longer|do(?:es)? not|don't|doesn't) (?:apply|hold"
            rf"|matter"
            r"|count|concern you)",
            r"(?:old|outdated|obsolete|former|out-of-date|expired|needless|unneeded)"
            r" (?:safety )?(?:notes|warnings)",
        ),
        "tells readers that the safety notes do not hold",
        _NOTE_HINT,
        (_SUPPOSES, _PAPERS),
    ),
    _Way(
        pattern(
            rf"(?:skip|ignore|disregard|throw (?:away|out)|cross out|pay no attention to)"
            rf" {_SKIPPED}",
            rf"(?:do not|don't|need not|needn't|never|no (?:one )?need to|(?:do not|don't) (?:have"
            rf"|need)"
            rf" to) (?:read|heed|follow|mind|believe|trust) {_SKIPPED}",
            r"needs? (?:no|none of (?:the|these)|not the) (?:\w+ )?(?:notes?|warnings?)",
        ),
        "tells readers to pass the safety notes by",
        _NOTE_HINT,
        (_NEGATED, _PAPERS),
    ),
    _Way(
        pattern(
            r"(?:you|patients?|people|everyone|anyone)(?: \w+){0,2}? (?:may|can|could|are (?:free"
            r"|able"
            r"|allowed|fine|ok|okay|safe) to|will be able to)(?: (?:also|still|then|just|safely"
            r"|now)"
            r"){0,2} drive(?! (?:to|up|in|into|from|here|there|past|around|through|on|onto|down))",
            r"(?:it is|it's) (?:fine|ok|okay|safe|all right|allowed) (?:for you )?to drive",
            r"driving (?:\w+ ){0,3}?(?:is|'s) (?:\w+ )?(?:fine|ok|okay|safe|all right|allowed)",
            r"drive (?:yourself )?home (?:right|straight|on your own|yourself|alone|afterwards?)",
        ),
        "tells readers that they may drive, or go home alone",
        _DRIVE_HINT,
        (_SUPPOSES, _NEGATED),
        _RESTED,
    ),
    _Way(
        pattern(
            r"(?:no need (?:for|of)|(?:do not|don't) need|need no|without) (?:an? |any )?"
            r"(?:escort|driver|ride home|lift home)",
        ),
        "tells readers that they may drive, or go home alone",
        _DRIVE_HINT,
        (_SUPPOSES, _DENIED),
    ),
)


def check_retractions(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find sentences that take a safety note back, or talk a reader out of calling for help.

    A myth that is corrected beside it passes, and so does what is only supposed.
    """
    for passage in found:
        for sentence, span in () if passage.myth else passage.sentences():
            told = retraction(sentence)
            if told:
                problem, hint = told
                message = f"'{shortened(sentence)}' {problem}"
                yield Finding("note-contradicted", message, hint, span)


def retraction(sentence: str) -> tuple[str, str] | None:
    """Say what a sentence takes back, with a hint; None where it takes nothing back."""
    text = evened(sentence)
    for way in _WAYS:
        if way.excused and way.excused.search(text):
            continue
        for match in way.found.finditer(text):
            before = text[: match.start()]
            if not any(harmless.search(before) for harmless in way.unless):
                return way.problem, way.hint
    return None
