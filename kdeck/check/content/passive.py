"""Whether plain sentences say who does what."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kdeck.check.text.passage import Passage, plain_prose, shortened
from kdeck.finding import Finding, Severity

_DATA = Path(__file__).parents[1] / "data" / "participles.toml"
_BE = r"(?:am|is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
_ADVERB = (
    r"(?:not|never|always|often|also|then|still|just|only|usually|sometimes|mostly|first|now|soon"
    r"|yet|both|all|being|[a-z]+ly)"
)


def check_passive(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find plain sentences in the passive voice (PEMAT item 5, CDC Index item 6).

    The pattern knows a form of 'to be' before a participle. Names, feelings and states, such as
    'is called', 'are tired' and 'is approved', are adjectives and pass.
    """
    for passage in plain_prose(found):
        for sentence, span in passage.sentences():
            match = passive(sentence)
            if match:
                yield Finding(
                    "passive-voice",
                    f"'{match}' does not say who does it: '{shortened(sentence)}'",
                    "name who does what, as in 'staff check your blood pressure'",
                    span,
                    Severity.WARNING,
                )


def passive(sentence: str) -> str:
    """Give the first passive verb of a sentence, or nothing."""
    pattern, adjectives = _knowledge()
    for match in pattern.finditer(sentence):
        if match["word"].lower() not in adjectives:
            return " ".join(match[0].split())
    return ""


@cache
def _knowledge() -> tuple[re.Pattern[str], frozenset[str]]:
    """Read the pattern of the passive voice, and the words that only look like it."""
    lists = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    participle = rf"(?P<word>[a-z-]+ed|{'|'.join(lists['irregular'].split())})"
    pattern = rf"\b{_BE}\s+(?:{_ADVERB}\s+){{0,3}}{participle}\b"
    adjectives = frozenset((*lists["states"].split(), *lists["others"].split()))
    return re.compile(pattern, re.IGNORECASE), adjectives
