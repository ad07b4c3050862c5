"""Whether a text uses words that the project avoids."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.passage import Passage
from kdeck.finding import Finding, Severity
from kdeck.model.words import AvoidedWords


def check_words(words: Iterable[AvoidedWords], found: Iterable[Passage]) -> Iterator[Finding]:
    """Find every avoided word, in whichever wording; a myth that is corrected beside it passes."""
    patterns = [
        (_pattern(entry.phrases), _pattern(entry.exceptions), entry)
        for entry in words
        if entry.phrases
    ]
    for passage in found:
        text = "" if passage.myth else passage.text
        for pattern, exception, entry in patterns:
            for match in pattern.finditer(text):
                if entry.exceptions and _excepted(match, exception):
                    continue
                yield Finding(
                    "word-avoided",
                    f"'{match[0]}' is a word to avoid: {_reason(entry)}",
                    f"say '{entry.instead}'",
                    passage.at(match.start()),
                    Severity.WARNING,
                )


def _excepted(match: re.Match[str], exception: re.Pattern[str]) -> bool:
    return any(
        found.start() <= match.start() and match.end() <= found.end()
        for found in exception.finditer(match.string)
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    either = either.replace("'", "['’]").replace('"', '["“”]')
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _reason(entry: AvoidedWords) -> str:
    reason = entry.why.rstrip(".")
    return reason[:1].lower() + reason[1:]
