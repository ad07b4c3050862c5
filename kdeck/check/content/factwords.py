"""The words by which a sentence is told to be a fact, from their data file, by kind."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "factwords.toml"
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'][^\W_]+)*|[%,()/]|[^\W_]+")
_SHORT = re.compile(r"\b(it|that|there|he|she|what|here)'s\b")
_NOT = re.compile(r"\b(?:(ca)n't|(wo)n't|([a-z]+)n't|(can)not)\b")
_OWN = re.compile(r"'(?:s|re|ll|ve|d|m)?(?!\w)")
_STEMS = {"ca": "can", "wo": "will"}
_VOWELS = "aeiouy"


class Kind(StrEnum):
    """Name what a word says of a sentence that holds it, as the data file does."""

    NAMED = "named"
    TREATMENT = "treatment"
    ILLNESS = "illness"
    SIGN = "sign"
    BODY = "body"
    EVIDENCE = "evidence"
    PEOPLE = "people"
    EFFECT = "effect"
    VERDICT = "verdict"
    OUTCOME = "outcome"
    FEELING = "feeling"
    FOUND = "found"
    DENIED = "denied"
    AGENT = "agent"
    BOAST = "boast"
    EVERYDAY = "everyday"
    VISIT = "visit"
    PAGE = "page"
    ORDERS = "orders"
    CAUTION = "caution"
    DONE = "done"
    CARED = "cared"


# These are looked for as they are written, and the others in all their simple forms.
_AS_WRITTEN = frozenset({Kind.ORDERS, Kind.CAUTION, Kind.DONE, Kind.CARED})

_HEALTH = frozenset({Kind.NAMED, Kind.TREATMENT, Kind.ILLNESS})

Kinds = frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Hold the words of a clause in lower case, and the kinds of each."""

    words: tuple[str, ...]
    kinds: tuple[Kinds, ...]

    @property
    def all(self) -> Kinds:
        """Give the kinds of all its words."""
        return frozenset[Kind]().union(*self.kinds)

    def part(self, first: int, last: int | None = None) -> "Tagged":
        """Give some of its words."""
        return Tagged(self.words[first:last], self.kinds[first:last])

    def of(self, kinds: Iterable[Kind]) -> str:
        """Give its first word of some kinds, or nothing."""
        wanted = frozenset(kinds)
        return next((w for w, k in zip(self.words, self.kinds, strict=True) if wanted & k), "")


def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into words in lower case, with its figures; "don't" is "do not"."""
    even = text.casefold().replace("’", "'").replace("\u00a0", " ")
    even = _NOT.sub(lambda m: f"{_STEMS.get(m[1] or m[2], m[1] or m[2] or m[3] or m[4])} not", even)
    even = _OWN.sub("", _SHORT.sub(r"\1 is", even))
    return tuple(_TOKEN.findall(even))


def tagged(text: str) -> Tagged:
    """Cut a text into words, each with its kinds; a phrase gives its kinds to all its words."""
    words = tokens(text)
    kinds: list[set[Kind]] = [set() for _ in words]
    table = _table()
    for place, word in enumerate(words):
        for phrase, kind in table.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                for inside in range(place, place + len(phrase)):
                    kinds[inside].add(kind)
    for found in kinds:
        if _HEALTH & found:
            found.discard(Kind.EVERYDAY)  # 'street use' is of no street
    return Tagged(words, tuple(map(frozenset, kinds)))


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """Read all phrases, by their first words."""
    table: dict[str, dict[tuple[tuple[str, ...], Kind], None]] = {}
    for group in tomllib.loads(_FILE.read_text(encoding="utf-8")).values():
        for name, listed in group.items():
            kind = Kind(name)
            for entry in listed.replace("\n", " ").split(","):
                for phrase in _phrases(entry.split(), kind):
                    table.setdefault(phrase[0], {})[phrase, kind] = None
    return {first: tuple(found) for first, found in table.items()}


def _phrases(words: Sequence[str], kind: Kind) -> Iterator[tuple[str, ...]]:
    if kind in _AS_WRITTEN:
        yield tuple(words)
        return
    inflected = [
        forms(word) if place in {0, len(words) - 1} else (word,) for place, word in enumerate(words)
    ]
    yield from product(*inflected)


@cache
def forms(word: str) -> tuple[str, ...]:
    """Give the simple forms of an English word: with "-s", "-ed" and "-ing"; made by rule."""
    if len(word) < 3 or not word.isalpha():
        return (word,)
    if word.endswith("e"):
        return word, f"{word}s", f"{word}d", f"{word[:-1]}ing"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    made = [word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"]
    if word[-1] not in _VOWELS and word[-2] in _VOWELS:
        made += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    return tuple(made)
