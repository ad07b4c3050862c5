"""Whether a clinician can tell what a percentage is of, and what it is set against."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.numbers import NUMBER
from kdeck.check.text.passage import Passage, by_claim
from kdeck.finding import Finding, Severity

_PERCENT = re.compile(r"\d\s*%")
_INTERVAL = re.compile(r"\b\d+\s*%\s*(?:CI|CrI|confidence|credible)\b", re.IGNORECASE)
# What the body does with a drug is no result of a group of people.
_KINETIC = re.compile(r"\b(?:bioavailab\w+|absor\w+|infant dose|protein[- ]bound|enantiomer)", re.I)
_SAMPLE = re.compile(
    rf"\b[nN]\s*=\s*\d|\b(?:{NUMBER})\s+(?:[\w-]+\s+){{0,2}}(?:patients|people|persons|adults"
    r"|participants|volunteers|inpatients|outpatients|completers|responders|providers|veterans"
    r"|women|men|studies|trials|cases|reports)\b",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:vs?\.?|versus|than|compared (?:with|to)|against|placebo|midazolam|saline|control"
    r"|controls|comparator|quetiapine|baseline|sham|usual care)\b",
    re.IGNORECASE,
)


def check_percentages(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find percentages for clinicians whose claim names neither a sample nor a comparator.

    Outside a claim, as in key points, the same passage must name one. The level of a confidence
    interval is no result.
    """
    clinical = [passage for passage in found if passage.clinician]
    for claim in by_claim(clinical):
        text = " ".join(f"{passage.context} {passage.text}" for passage in claim)
        if _SAMPLE.search(text) or _COMPARATOR.search(text) or _KINETIC.search(text):
            continue
        for passage in claim:
            match = _PERCENT.search(_INTERVAL.sub("", passage.text))
            if match:
                yield Finding(
                    "percent-alone",
                    f"'{passage.text.strip()[:80]}' gives a percentage, and neither how many "
                    "people it is of nor what it is compared with",
                    "add n = ..., or the comparator, with the time point",
                    passage.span,
                    Severity.WARNING,
                )
