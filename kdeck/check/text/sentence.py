"""The sentences of an English text, and the words that a readability formula counts."""

import re
from collections.abc import Iterator
from functools import lru_cache

_CLOSERS = "\"')]}’”»"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s)")
_BULLET = re.compile(r"^\s*[•◦▪‣·*–-]\s+")
_LABEL = re.compile(r"^\W*(?:\d{1,3}|[A-Za-z])[.)]$")
_NUMBER = re.compile(r"^\W*\d{1,3}[.)]\s+")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$|Ph\.D\.$")
_INITIAL = re.compile(r"(?:^|[A-Z][\w’'-]*\.? )[A-Z]\.$")
# A name or a figure follows these, so they end no sentence.
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "rev", "st", "vs", "cf", "approx"})
_BEFORE_FIGURES = frozenset({"no", "nos", "fig", "figs", "p", "pp", "vol", "ch", "sec", "tel"})
_LEADS = frozenset({"e.g.", "i.e."})
_TIMES = frozenset({"a.m.", "p.m."})
# Words that seldom start a name: after "U.S." they start a sentence.
_STARTERS = frozenset(
    {
        *("a", "after", "also", "an", "and", "any", "ask", "at", "before", "but", "call", "do"),
        *("each", "for", "he", "how", "i", "if", "in", "it", "its", "many", "most", "no", "not"),
        *("on", "other", "our", "people", "she", "some", "take", "tell", "that", "the", "their"),
        *("there", "these", "they", "this", "to", "we", "what", "when", "you", "your"),
    }
)

_ADDRESS = re.compile(
    r"""(?:https?://|www\.)\S+ | \S+@\S+\.\w+
      | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|io|uk|ca|au|nz|ie)\b(?:/\S*)?""",
    re.VERBOSE | re.IGNORECASE,
)
# Seven digits at least, or groups with spaces as in "116 123" and "13 11 14".
_PHONE = re.compile(
    r"(?<![\w.])(?:\+?\(?\d(?:[\s().‑–-]{0,2}\d){6,}|\d{3} \d{3}|\d{2}(?: \d{2}){2})(?![\w%]|\.\d)"
)
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’.-]?[^\W_]+|[‑/][^\W_]+)*|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?"
)


# A dozen rules ask for the sentences of the same texts, one rule after the other.
@lru_cache(maxsize=8192)
def split_sentences(text: str) -> tuple[str, ...]:
    """Split English text into sentences; each line is a block, so that a list item is one.

    Decimals, addresses, abbreviations, initials, titles and list numbers end no sentence. Where
    a full stop could be both, as after "U.S.", the next word decides.
    """
    return tuple(
        sentence
        for line in text.splitlines()
        for sentence in _sentences(" ".join(_BULLET.sub("", line).split()))
    )


def words(sentence: str) -> tuple[str, ...]:
    """List the words of a sentence, without addresses, phone numbers and a list number.

    A hyphenated word, a contraction, an abbreviation and a figure count as one word each
    (Flesch, The Art of Readable Writing, 1949; McLaughlin, SMOG Grading, 1969).
    """
    bare = _PHONE.sub(" ", _ADDRESS.sub(" ", _NUMBER.sub("", sentence)))
    return tuple(_WORD.findall(bare))


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(line):
        if _ends(line[start : match.end()], line[match.end() :].lstrip()):
            yield from _nonempty(line[start : match.end()])
            start = match.end()
    yield from _nonempty(line[start:])


def _nonempty(text: str) -> Iterator[str]:
    if any(map(str.isalnum, text)):
        yield text.strip()


def _ends(sentence: str, rest: str) -> bool:
    following = rest.split(" ", 1)[0].lstrip("\"'([{‘“«")
    if following[:1].islower():
        return False
    if not sentence.rstrip(_CLOSERS).endswith("."):
        return True
    last = sentence.rsplit(maxsplit=1)[-1].lstrip("\"'([{‘“«")
    return not _abbreviates(sentence.strip(), last, following)


def _abbreviates(sentence: str, last: str, following: str) -> bool:
    stem = last.rstrip(".").lower()
    if stem in _TITLES or last.lower() in _LEADS or _LABEL.match(sentence):
        return True
    if stem in _BEFORE_FIGURES and last != sentence and following[:1].isdigit():
        return True
    if _DOTTED.search(last):
        starts = last.lower() in _TIMES or re.sub(r"\W", "", following).lower() in _STARTERS
        return not starts
    return bool(_INITIAL.search(sentence))
