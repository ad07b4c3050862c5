"""Whether words are what they look like: searched, read aloud and judged as a reader sees them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage
from kdeck.finding import Finding

# A word of Latin letters that holds others: Greek ones that look like Latin, or any Cyrillic. Other
# Greek letters stand beside Latin ones in names of receptors and units.
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ"
_CYRILLIC = "\u0400-\u052f"
_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(f"[{_GREEK}{_CYRILLIC}]")
_LATIN = re.compile("[A-Za-z]")
# Strokes through a character and rings around it: what is struck out is still read aloud.
_STRUCK = re.compile("\\S[\u0334-\u0338\u20d2\u20d3\u20d8-\u20e0\u20e2-\u20e6\u20ea\u20eb]")
_SPACED = re.compile(r"(?<![\w'’.])(?:[A-Za-z] ){4,}[A-Za-z](?![\w'’])")


def check_lookalikes(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find words with letters of another script, struck out characters and letters set apart."""
    for passage in found:
        for word in _WORD.finditer(passage.text):
            foreign = _FOREIGN.search(word[0])
            if foreign and _LATIN.search(word[0]):
                name = unicodedata.name(foreign[0]).capitalize()
                yield Finding(
                    "word-disguised",
                    f"'{word[0]}' has a letter of another alphabet in it: {name}",
                    "type the word again: a search does not find it, and a voice reads it wrongly",
                    passage.at(word.start()),
                )
        for match in _STRUCK.finditer(passage.text):
            yield Finding(
                "word-disguised",
                f"'{match[0]}' is struck out or ringed by a second character",
                "leave out what does not hold: read aloud, it sounds as if it held",
                passage.at(match.start()),
            )
        for match in _SPACED.finditer(passage.text):
            yield Finding(
                "word-disguised",
                f"'{match[0]}' is spaced letter by letter",
                "write it as a word: a search does not find it, and a voice spells it",
                passage.at(match.start()),
            )
