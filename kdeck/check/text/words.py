"""Whether a text uses words that the project avoids."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kdeck.check.text.passage import Passage
from kdeck.finding import Finding, Severity
from kdeck.model.words import AvoidedWords

_QUOTES = str.maketrans({"’": "'", "“": '"', "”": '"'})


def check_words(words: Iterable[AvoidedWords], found: Iterable[Passage]) -> Iterator[Finding]:
    """Find every avoided word, in whichever wording; a myth that is corrected beside it passes."""
    patterns = [(*_compiled(entry), entry) for entry in words if entry.phrases]
    for passage in found:
        text = "" if passage.myth else passage.text
        evened = _evened(text)
        for phrases, pattern, exception, entry in patterns:
            # Looking for plain words first is several times as fast as the patterns alone.
            if not any(phrase in evened for phrase in phrases):
                continue
            for match in pattern.finditer(text):
                if entry.exceptions and _excepted(match, exception):
                    continue
                yield Finding(
                    "word-avoided",
                    f"'{match[0]}' is a word to avoid: {_reason(entry)}",
                    f"say '{entry.instead}'",
                    passage.at(match.start()),
                    Severity.ERROR if entry.stops else Severity.WARNING,
                )


def _excepted(match: re.Match[str], exception: re.Pattern[str]) -> bool:
    return any(
        found.start() <= match.start() and match.end() <= found.end()
        for found in exception.finditer(match.string)
    )


def _evened(text: str) -> str:
    return " ".join(text.casefold().translate(_QUOTES).split())


# A project has some dozens of entries, and asks of hundreds of texts.
@lru_cache(maxsize=1024)
def _compiled(entry: AvoidedWords) -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    phrases = tuple(map(_evened, entry.phrases))
    return phrases, _pattern(entry.phrases), _pattern(entry.exceptions)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    either = either.replace("'", "['’]").replace('"', '["“”]')
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _reason(entry: AvoidedWords) -> str:
    reason = entry.why.rstrip(".")
    return reason[:1].lower() + reason[1:]
