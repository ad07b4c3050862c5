"""Whether a percentage can be of the people that its sentence counts: p% of n is a whole number."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from kdeck.check.content.percentage import KINETIC, without_levels
from kdeck.check.text.passage import Passage
from kdeck.finding import Finding

_VALUE = r"\d{1,3}(?:\.\d+)?"
# '36.3 against 11.0%', and each number of '54.1, 53.1 and 38.9%'; no range, no signed number.
_LISTED = re.compile(
    rf"(?<![\d.–−-])({_VALUE}(?:\s*%?(?:,|\s+(?:and|against|versus|vs\.?|or))\s+{_VALUE})*)\s*%"
)
_RANGE = re.compile(rf"{_VALUE}\s*%?\s*(?:–|-|to)\s*{_VALUE}\s*%")
_SAMPLE = re.compile(
    r"\b[nN]\s*=\s*(\d[\d,]*)"
    r"|\b(\d[\d,]*)\s+(?:[a-z-]+\s+){0,2}(?:patients|people|persons|adults|participants"
    r"|volunteers|inpatients|outpatients|completers|responders|veterans|women|men)\b"
)
# What is weighted or modeled is no count of anybody.
_MODELED = re.compile(
    r"\b(?:meta-analy\w+|pooled|RCTs|trials|studies|reviews?|adjusted|weighted|model(?:ed|led)"
    r"|estimated|Kaplan|survey)\b",
    re.IGNORECASE,
)


def check_whole_people(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find percentages that no whole number of the people in their sentence gives.

    Where a sentence counts more than one group, one of them has to fit. Percentages of a pooled or
    modeled figure count nobody and pass.
    """
    for passage in found:
        if not passage.clinician or KINETIC.search(passage.text):
            continue
        for sentence, span in passage.sentences():
            sizes = _sizes(sentence)
            if not sizes or _MODELED.search(sentence):
                continue
            for value in _percentages(sentence):
                if not any(is_possible(value, size) for size in sizes):
                    of = " or ".join(f"{size:,}" for size in sizes)
                    yield Finding(
                        "percent-impossible",
                        f"no whole number of {of} people is {value}%",
                        "count it again, or name the group that it is of, as in 'n = 226 with "
                        "esketamine'; a pooled or adjusted figure is to be called one",
                        span,
                    )


def is_possible(value: str, size: int) -> bool:
    """Say whether some number of people out of a size is a percentage, rounded as it is written."""
    percent = Decimal(value)
    if percent > 100 or size == 0:
        return False
    step = Decimal(1).scaleb(-len(value.partition(".")[2]))
    near = int(percent * size / 100)
    shares = [Decimal(100 * count) / size for count in range(near, near + 2)]
    return any(
        share.quantize(step, rounding) == percent
        for share in shares
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )


def _sizes(sentence: str) -> list[int]:
    found = (match[1] or match[2] for match in _SAMPLE.finditer(sentence))
    return list(dict.fromkeys(int(number.replace(",", "")) for number in found))


def _percentages(sentence: str) -> Iterator[str]:
    text = _RANGE.sub(" ", without_levels(sentence))
    for match in _LISTED.finditer(text):
        yield from re.findall(_VALUE, match[1])
