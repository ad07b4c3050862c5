"""Whether a text says that somebody reviewed or approved it: only a sign-off may."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.denial import evened, pattern
from kdeck.check.text.passage import Passage, shortened
from kdeck.finding import Finding

_REVIEWED = (
    r"(?:reviewed|approved|checked|verified|endorsed|certified|signed off|vetted|validated"
    r"|authori[sz]ed|cleared)"
)
_WHO = (
    r"(?:clinicians?|doctors?|physicians?|psychiatrists?|nurses?|pharmacists?|consultants?|experts?"
    r"|an(?:a)?esthesiologists?|anaesthetists?"
    r"|(?:medical|clinical|care|treatment) (?:teams?|staff|directors?|boards?|leads?)"
    r"|medical|clinical|clinically|medically|peer|fda|mhra)"
)
_WORK = (
    r"(?:documents?|handouts?|leaflets?|booklets?|brochures?|slides?|decks?|presentations?"
    r"|contents?"
    r"|information|texts?|pages?|notes?|materials?|guides?|facts?|advice|words)"
)
_ENDORSED = pattern(
    rf"(?:{_WHO}[ -]){_REVIEWED}(?! (?:your|the patient))",
    rf"(?:this|these|our|the|all|every|each|entire)(?: \w+){{0,2}}? {_WORK}"
    rf"(?: (?:\w+|has|have))?(?: (?:is|are|was|were|has been|have been))?(?: \w+){{0,2}}?"
    rf" {_REVIEWED}",
    rf"(?:{_WHO}|dr\.? \w+|prof\.? \w+)(?: (?:has|have))?(?: \w+)? {_REVIEWED}"
    rf" (?:this|these|it|them|the|all|every)(?: \w+)? ?(?:{_WORK})?(?!\w)",
    r"next review due",
    r"no longer a draft",
    r"not a draft",
)
# The way in which kdeck words a sign-off: 'Reviewed by …', at the head of a text.
_HEADED = re.compile(
    rf"\W*(?:(?:fully|\w+ly) )?{_REVIEWED}(?: (?:and|&) {_REVIEWED})?"
    r"(?:\W*$|(?: for \w+)? by\b| (?:in|on) )",
    re.IGNORECASE,
)
# A payer that approves a treatment, and a body that inspects a clinic, vouch for no text.
_PAYER = re.compile(
    r"\b(?:insur\w+|medicare|medicaid|payers?|plans?|health fund|tricare|va|council|commission"
    r"|(?:[ck]qc|hiqa|acc)|board of|state of|department of)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:()–—|]\s*|(?<!\bDr)(?<!\bProf)\. ")
_DENIED = re.compile(r"\b(?:not|never|yet to be|until|before|once|if)\b|n't\b", re.IGNORECASE)


def check_endorsements(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find free text that says it was reviewed or approved, or that looks like a sign-off.

    kdeck prints who reviewed a document, and only while that holds. A claim tells of approvals
    with their sources.
    """
    for passage in found:
        for sentence, span in () if passage.claim else passage.sentences():
            words = endorsement(sentence)
            if words:
                yield Finding(
                    "review-claimed",
                    f"'{words}' reads as if somebody had reviewed the document: "
                    f"'{shortened(sentence)}'",
                    "leave it out: 'kdeck review approve' records a review, and kdeck prints it",
                    span,
                )


def endorsement(sentence: str) -> str:
    """Give the words with which a sentence says that it was reviewed, or nothing."""
    text = evened(sentence)
    if _PAYER.search(text):
        return ""
    for clause in _CLAUSE.split(text):
        match = _HEADED.match(clause) or _ENDORSED.search(clause)
        if match and not _DENIED.search(clause[: match.end()]):
            return match[0].strip()
        if match and match[0].lower().startswith(("not a draft", "no longer")):
            return match[0].strip()
    return ""
