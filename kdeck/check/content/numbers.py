"""Whether numbers for patients can be compared and pictured, and no number boasts.

The rules are those of IPDAS 2021 (Trevena and others; strong evidence in Zikmund-Fisher and others,
Making Numbers Meaningful, 2025): no '1 in N', one denominator, no relative risk alone.
"""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage, shortened
from kdeck.finding import Finding

WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("twenty", "fifty", "hundred", "thousand"),
)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(WORDS)})"
PERCENT = r"(?:%|percent\b|per cent\b)"
TIME = r"(?:second|minute|min|hour|h|day|week|month|year|mg|mcg|mL|room|session|visit)s?\b"
_ONE_IN = re.compile(
    rf"(?<![\d.,-])(?<!day )(?<!phase )(?<!step )(?<!stage )(?<!part )(?<!type )\b(?:1|one)\s+"
    rf"(?:in|in every|(?:out )?of every)\s+{NUMBER}\b(?!\s*(?:{PERCENT}|{TIME}|of\b))",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"\b(?:up to|as many as|as much as)\s+(?:about\s+|around\s+|nearly\s+)?{NUMBER}\s*"
    rf"(?:{PERCENT}|(?:out of|in|of)\s+(?:every\s+)?{NUMBER}\b)",
    re.IGNORECASE,
)
_MORE = (
    "more|less|fewer|lower|higher|greater|better|worse|larger|smaller|as likely|as many|as much"
    "|as often|as high|as big|reduction|increase|decrease|drop|rise|improvement|the (?:risk|chance)"
)
_RELATIVE = re.compile(
    rf"\b(?:(?:twice|half|(?:{NUMBER})[\s-]+(?:times|fold))\s+(?:{_MORE})"
    rf"|{NUMBER}\s*{PERCENT}\s+(?:{_MORE})"
    rf"|(?:cuts?|lowers?|reduces?|raises?|increases?|drops?|falls?|rises?)\s+(?:[\w’'-]+\s+){{0,4}}"
    rf"by\s+(?:about\s+)?(?:half|{NUMBER}\s*{PERCENT})"
    rf"|(?:doubl|tripl|halv)(?:es?|ed|ing)\s+(?:the|your|their)\s+(?:risk|chance|odds|rate)s?"
    rf"|relative risk|risk ratio|odds ratio|hazard ratio|number needed to (?:treat|harm))",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:RR|OR|HR|NNT|NNH)\s*(?:=\s*)?\d")
_PERCENT = re.compile(rf"{NUMBER}\s*{PERCENT}", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:pay\w*|paid|bill\w*|cost\w*|fees?|price\w*|discount\w*|co-?insurance|co-?pay\w*"
    r"|deductible|deposit|refund\w*|insur\w+|medicare|medicaid|cover(?:s|ed|age)?|rebate|tax|vat"
    r"|interest|surcharge|charges?)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b{NUMBER}(?:\s+or\s+{NUMBER})?\s+out\s+of\s+(?:every\s+)?{NUMBER}\b", re.I)


def check_boasts(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find 'up to N%' and 'as many as N%' for either audience: they pick the highest figure."""
    for passage in found:
        for match in _UP_TO.finditer("" if passage.myth else passage.text):
            yield Finding(
                "number-up-to",
                f"'{_quoted(match)}' gives the highest figure and hides the usual one",
                "say about how many, after how long, and compared with what",
                passage.at(match.start()),
            )


def check_one_in(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find '1 in N' in text for patients: two of them cannot be compared."""
    for passage in _plain(found):
        for match in _ONE_IN.finditer(passage.text):
            yield Finding(
                "number-one-in",
                f"'{_quoted(match)}' is hard to compare",
                "count out of 10, 100 or 1,000, as in '3 out of 10 people'",
                passage.at(match.start()),
            )


def check_percent(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find percentages in text for patients, apart from those that other rules refuse."""
    for passage in _plain(found):
        others = [m.span() for p in (_UP_TO, _RELATIVE) for m in p.finditer(passage.text)]
        for match in _PERCENT.finditer(passage.text):
            if any(start <= match.start() < end for start, end in others):
                continue
            yield Finding(
                "number-percent",
                f"'{_quoted(match)}' is a percentage, in text that patients read",
                "say how many people that is, as in '3 out of 10 people'",
                passage.at(match.start()),
            )


def check_clinic_percent(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find percentages in a clinic's own text, apart from those of money."""
    yield from check_percent(p for p in found if not _MONEY.search(p.text))


def check_relative(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find comparisons for patients, such as 'twice as likely', without both counts beside them.

    Two counts out of a number in the same passage are what lets a reader see the size.
    """
    for passage in _plain(found):
        if len(_COUNT.findall(passage.text)) >= 2:
            continue
        for sentence, span in passage.sentences():
            match = _RELATIVE.search(sentence) or _RATIO.search(sentence)
            if match:
                yield Finding(
                    "number-relative",
                    f"'{_quoted(match)}' does not say how many people: '{shortened(sentence)}'",
                    "give both counts beside it: 2 out of 100 with it, 1 out of 100 without",
                    span,
                )


def _plain(found: Iterable[Passage]) -> Iterator[Passage]:
    return (passage for passage in found if passage.plain and not passage.myth)


def _quoted(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
