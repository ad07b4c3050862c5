"""Whether a clinician can tell what a percentage is of, what it is set against, and when."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.numbers import NUMBER
from kdeck.check.text.passage import Passage, by_claim
from kdeck.finding import Finding, Severity

_PERCENT = re.compile(r"\d\s*%")
_INTERVAL = re.compile(r"\b\d+\s*%\s*(?:CI|CrI|confidence|credible)\b", re.IGNORECASE)
# What the body does with a drug, or how often it is prescribed, is no result of a group of people.
KINETIC = re.compile(
    r"\b(?:prescriptions|bioavailab\w+|absor\w+|infant dose|protein[- ]bound|enantiomer)", re.I
)
_SAMPLE = re.compile(
    rf"\b[nN]\s*=\s*\d|\b(?:{NUMBER})\s+(?:[\w-]+\s+){{0,2}}(?:patients|people|persons|adults"
    r"|participants|volunteers|inpatients|outpatients|completers|responders|providers|veterans"
    r"|women|men|studies|trials|cases|reports)\b|\bn not (?:stated|given)\b",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:vs?\.?|versus|than|compared (?:with|to)|against|placebo|midazolam|saline|control"
    r"|controls|comparator|quetiapine|baseline|sham|usual care)\b"
    # Or that there was none.
    r"|\b(?:uncontrolled|open[- ](?:label|phase|extension)|single[- ]arm|not compared)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d+(?:\.\d+)?(?:[\s-]|\s(?:or|to)\s\d+\s)?(?:h|hours?|days?|weeks?|months?|years?|min|minutes?)\b"
    r"|\b(?:day|week|month|hour|year)s?\s+(?:\d|one|two|three|four)|\btime points?\b"
    r"|\b(?:in|at|per|of) (?:each |the )?(?:step|survey|visit|session)s?\b"
    r"|\bby (?:treatment )?step\b"
    r"|\bin (?:19|20)\d\d\b|\b(?:during|after) (?:the|repeated) infusions?\b"
    r"|\bfirst (?:infusion|dose|session|visit)\b",
    re.IGNORECASE,
)


def check_percentages(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find percentages for clinicians whose claim lacks a sample, a comparator or a time point.

    That there was no comparator, or no single time point, is to be said. Outside a claim, as in key
    points, the same passage must name all. The level of a confidence interval is no result.
    """
    clinical = [passage for passage in found if passage.clinician]
    for claim in by_claim(clinical):
        text = " ".join(f"{passage.context} {passage.text}" for passage in claim)
        lacks = [] if KINETIC.search(text) else list(_lacks(text))
        if not lacks:
            continue
        for passage in claim:
            match = _PERCENT.search(without_levels(passage.text))
            if match:
                yield Finding(
                    "percent-alone",
                    f"'{passage.text.strip()[:80]}' gives a percentage, and not "
                    f"{' nor '.join(lacks)}",
                    "add n = ..., the comparator, and the time point; or say 'uncontrolled', or "
                    "'no single time point'",
                    passage.span,
                    Severity.WARNING,
                )


def without_levels(text: str) -> str:
    """Leave out the levels of confidence intervals."""
    return _INTERVAL.sub("", text)


def _lacks(text: str) -> Iterator[str]:
    if not _SAMPLE.search(text):
        yield "how many people it is of"
    if not _COMPARATOR.search(text):
        yield "what it is compared with"
    if not _TIME.search(text):
        yield "after how long"
