"""Scripts: what a screen reader says of a handout, written down, and what is wrong with them."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from kdeck.check.pdf.read.spoken import spoken
from kdeck.finding import Finding, Span

_SIGN = "What a screen reader says of "
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
# Shorter ones may be said again: a name, a number, 'yes'.
_LEAST_WORDS = 4
# Sentences of so many words are not said again within so many lines.
_LONG_SENTENCE, _SOON = 8, 12
_DASHED = re.compile(r"\d+(?:[.,]\d+)*–\d+(?:[.,]\d+)*")
# Drawn signs and arrows: voices skip them or say their names in Unicode. Letters, figures and
# common signs of arithmetic are said.
_WORDLESS = frozenset({"So", "Sk", "Co"})
_ARROWS = range(0x2190, 0x2200)


def script(data: bytes, title: str) -> bytes:
    """Write what is said of a tagged PDF, below a line that names it."""
    return "\n".join((f"{_SIGN}'{title}'", "", *spoken(data), "")).encode()


def is_script(data: bytes) -> bool:
    """Tell a script by how it begins."""
    return data.startswith(_SIGN.encode())


def check_script(data: bytes, file: str) -> Iterator[Finding]:
    """Find what is said twice in a row or soon again, and signs without a word.

    A document may say a safety note again further on; what says it twice in a row is a caption
    that is its drawing's alt text, or a logo beside its name.
    """
    if not is_script(data):
        message = "the file is no script of what a screen reader says"
        hint = "build it again, with 'kdeck build --format script'"
        yield Finding("script-unreadable", message, hint, Span(file))
        return
    lines = data.decode("utf-8", "replace").splitlines()
    for number, (before, line) in enumerate(pairwise(lines), 2):
        # The entries of a list of references, or lines to write on, are alike in part.
        if before.startswith(" ") and line.startswith(" "):
            continue
        for sentence in _sentences(before) & _sentences(line):
            message = f"a voice says '{sentence}' twice in a row"
            hint = "let an alt text or a caption say only what the other does not"
            yield Finding("script-twice", message, hint, Span(file, number))
    yield from _said_soon_again(lines, file)
    for number, line in enumerate(lines, 1):
        for span in dict.fromkeys(_DASHED.findall(line)):
            message = f"the dash in '{span}' has no word for who listens"
            yield Finding("script-sign", message, "write 'to' between them", Span(file, number))
        for sign in dict.fromkeys(filter(_is_wordless, line)):
            message = f"the sign '{sign}' has no word for who listens"
            yield Finding("script-sign", message, "write it in words", Span(file, number))


def _said_soon_again(lines: list[str], file: str) -> Iterator[Finding]:
    """Find long sentences that come again when a listener still has them in the ear."""
    last: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        for sentence in () if line.startswith(" ") else _sentences(line):
            if len(sentence.split()) < _LONG_SENTENCE:
                continue
            if 1 < number - last.get(sentence, -_SOON) <= _SOON:
                message = f"a voice says '{sentence}' again {number - last[sentence]} lines on"
                hint = "say it once for both places"
                yield Finding("script-twice", message, hint, Span(file, number))
            last[sentence] = number


def _sentences(line: str) -> set[str]:
    words = re.sub(r"^\s*(?:heading \d|picture|note|caption):\s*", "", line)
    found = (sentence.strip().rstrip(".?!") for sentence in _SENTENCE.split(words))
    return {sentence for sentence in found if len(sentence.split()) >= _LEAST_WORDS}


def _is_wordless(character: str) -> bool:
    return unicodedata.category(character) in _WORDLESS or ord(character) in _ARROWS
