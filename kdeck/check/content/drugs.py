"""Whether each legal fact is told of the drug that it holds for."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage, Place, shortened
from kdeck.finding import Finding, Severity, Span
from kdeck.model.block import Drug

_NAME = re.compile(
    r"\b(?P<es>esketamine|spravato)|\b(?P<ket>(?:racemic )?ketamine)\b", re.IGNORECASE
)
_BOTH = re.compile(
    r"\bketamine (?:and|or) esketamine|esketamine (?:and|or) ketamine", re.IGNORECASE
)
# What the SPRAVATO label and REMS say, and nothing says of ketamine.
_OF_ESKETAMINE = re.compile(
    r"\bREMS\b|\b(?:boxed|black[ -]box) warning"
    r"|\b(?:stay|remain|wait|watch\w*|monitor\w*|observ\w*|supervis\w*|settled)\b[^.;]{0,40}?"
    r"\b(?:2|two)[\s-](?:h|hours?)\b|\b(?:2|two)[\s-]hour (?:rule|stay|wait|watch|monitoring)"
    r"|\b(?:2|two)[\s-](?:h|hours?)\b[^.;]{0,25}\bsettled\b"
    r"|\bapproved (?:\w+ ){0,4}?(?:for|to treat|in|as a treatment (?:for|of)) (?:[\w-]+ ){0,4}?"
    r"depress\w*|\bdispensed (?:\w+ ){0,3}home",
    re.IGNORECASE,
)
# What holds of ketamine, and not of esketamine.
_OF_KETAMINE = re.compile(
    r"\boff-label\b|\bno REMS\b|\bnot (?:been )?approved (?:\w+ ){0,4}?(?:for|to treat|in) "
    r"(?:[\w-]+ ){0,4}?(?:depress\w*|psychiatric)|\bapproved (?:only )?(?:for|in) (?:\w+ )?"
    r"(?:surgery|an(?:a)?esthesia)|\bsurgical an(?:a)?esthetic\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|without|outside|none|neither|nor|cannot|lacks?)|n['’]t)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(r"[^.;:]{0,30}\b(?:(?:does|do|is|are) not|none)\b", re.IGNORECASE)
_UNDER_AGE = re.compile(r"\b(?:under 18|child\w*|p(?:a)?ediatric|adolescent\w*|teen\w*)\b", re.I)


def check_drugs(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find legal facts of esketamine told of ketamine, the reverse, and facts of no named drug.

    The drug is the one named last before the fact in its sentence; else the one named after it, in
    the sentence before, or by the headers of a table; else the drug of the claim.
    """
    for passage in found:
        if passage.place in {Place.ALT, Place.ROW_HEADER, Place.DEFINITION} or passage.myth:
            continue
        before = _last(passage.context)
        for sentence, span in passage.sentences():
            yield from _esketamine(sentence, span, before, passage)
            yield from _ketamine(sentence, span, before, passage)
            before = _last(sentence) or before


def _esketamine(
    sentence: str, span: Span, before: Drug | None, passage: Passage
) -> Iterator[Finding]:
    for match in _OF_ESKETAMINE.finditer(sentence):
        if _denied(sentence, match):
            continue
        drug = _drug(sentence, match, before, passage)
        if drug is Drug.KETAMINE or _BOTH.search(sentence):
            yield _wrong(match, "esketamine", "ketamine", sentence, span)
        elif drug is None and not re.search("antidepressants", sentence, re.IGNORECASE):
            yield Finding(
                "drug-unnamed",
                f"'{_words(match)}' holds of esketamine, and the sentence names no drug: "
                f"'{shortened(sentence)}'",
                "name esketamine in the sentence",
                span,
                Severity.WARNING,
            )


def _ketamine(
    sentence: str, span: Span, before: Drug | None, passage: Passage
) -> Iterator[Finding]:
    for match in _OF_KETAMINE.finditer(sentence):
        if _UNDER_AGE.search(sentence) or _denied(sentence, match):
            continue
        if _drug(sentence, match, before, passage) is Drug.ESKETAMINE:
            yield _wrong(match, "ketamine", "esketamine", sentence, span)


def _drug(
    sentence: str, match: re.Match[str], before: Drug | None, passage: Passage
) -> Drug | None:
    own = _last(sentence[: match.end()]) or _first(sentence[match.end() :]) or before
    if own or passage.claim is None or passage.claim.drug is Drug.BOTH:
        return own
    return passage.claim.drug


def _names(text: str) -> list[Drug]:
    return [Drug.ESKETAMINE if m["es"] else Drug.KETAMINE for m in _NAME.finditer(text)]


def _first(text: str) -> Drug | None:
    return next(iter(_names(text)), None)


def _last(text: str) -> Drug | None:
    return next(reversed(_names(text)), None)


def _denied(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    return bool(_DENIED.search(before) or _DENIED_AFTER.match(after))


def _wrong(match: re.Match[str], of: str, told: str, sentence: str, span: Span) -> Finding:
    return Finding(
        "drug-fact",
        f"'{_words(match)}' holds of {of}, and is told of {told}: '{shortened(sentence)}'",
        f"tell it of {of}; what {told} needs comes from consensus and local policy"
        if of == "esketamine"
        else f"tell it of {of}",
        span,
    )


def _words(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
