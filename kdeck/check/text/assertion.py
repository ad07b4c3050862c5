"""Whether an English text states a phrase, or says it only to deny it.

A text is cut into words and marks; a phrase is found word by word, in any of the simple forms of a
word, with a few words between where it says "...". What is found is denied where a negator stands
before it in its clause ("never harms the bladder"), where the clause goes on to deny it ("calling
us is not needed"), or where its sentence calls it untrue ("it is a myth that"). A phrase may hold a
negator of its own ("do not drive"): then only a negator that reaches over it denies it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

_TOKEN = re.compile(r"[^\W_]+(?:\.\d+)*|\.\.\.|[.!?;:,—–\n]")
_JOINED = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "…": ".", "‘": "'"})
_NOT = re.compile(r"\b(ca|wo|sha|[a-z]+)n't\b|\b(can)not\b", re.IGNORECASE)
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
# The most words that "..." stands for.
_BETWEEN = 9


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENDS = frozenset(".!?;\n")
# A new clause begins at these, so a negator before them says nothing of what follows.
_OPENERS = _listed("if when whenever because unless but while although though since whether once")
_COMMAS = frozenset({",", "—", "–"})
_SOFT = _COMMAS | {":"}
_JOINERS = _SOFT | {"and", "or", "nor"}
_RELATIVES = frozenset({"that", "which", "who"})
_NEGATORS = _listed(
    "not no never none nobody nothing neither nor without hardly scarcely nowhere needless "
    "unnecessary unneeded forget ignore skip refuse instead"
)
_DENIERS = _listed("myth myths false untrue lie lies hoax scam nonsense outdated obsolete")
_DENIALS = ("not true", "no longer true", "no truth", "not so that")
_FINITE = _listed(
    "is are was were do does did can could will would should must need needs has have had may might"
)
_DENYING = frozenset({"not", "never", "no"})
# A clause that begins with one of these after a comma or "and" has a subject of its own.
_FRESH = frozenset({"do", "never", "not", "no", "and", "but", "it"})
# "a person you cannot wake" says nothing of what stands before it.
_PERSONS = frozenset({"you", "we", "they", "he", "she"})
_ABLE = frozenset({"can", "could"})
# How many words before and after a phrase may bear on it.
_LOOK = 60
# A statement after these is a condition or a question, and states nothing.
_SUPPOSING = _listed("if when whenever unless whether until before once how what")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word or mark in lower case, and where it stands in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold the forms of each word of a phrase; None stands for a few words between."""

    text: str
    forms: tuple[frozenset[str] | None, ...]
    negative: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Say which words a phrase was found in, from first up to last; denied says how it stands."""

    phrase: Phrase
    first: int
    last: int
    denied: bool


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words and marks; "don't" and "cannot" are two words each."""
    even = text.translate(_JOINED)
    apart = {match.start(): match for match in _NOT.finditer(even)}
    found: list[Word] = []
    end = 0
    for match in _TOKEN.finditer(even):
        if match.start() < end:
            continue
        if contraction := apart.get(match.start()):
            stem = (contraction[1] or contraction[2]).casefold()
            found.append(Word(_STEMS.get(stem, stem), match.start(), contraction.end()))
            found.append(Word("not", match.start(), contraction.end()))
            end = contraction.end()
        else:
            found.append(Word(match[0].casefold(), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=4096)
def phrase_of(text: str) -> Phrase:
    """Read a phrase of a data file."""
    words = [word.text for word in words_of(text) if word.text not in _SOFT]
    forms = tuple(None if word == "..." else _forms(word) for word in words)
    return Phrase(text, forms, not _NEGATORS.isdisjoint(words))


def matches(phrase: Phrase, words: Sequence[Word]) -> Iterator[Match]:
    """Find a phrase in the words of a text, wherever it stands."""
    for first in range(len(words)):
        if match := match_at(phrase, words, first):
            yield match


def match_at(phrase: Phrase, words: Sequence[Word], first: int) -> Match | None:
    """Find a phrase at a word of a text; None where it does not begin there."""
    begins = phrase.forms[0] if phrase.forms else None
    if begins is None or words[first].text not in begins:
        return None
    last = _reach(phrase, words, first)
    return Match(phrase, first, last, _is_denied(phrase, words, first, last)) if last else None


def states(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Say whether a text states a phrase."""
    return any(not match.denied for match in matches(phrase, words))


def is_supposed(words: Sequence[Word], match: Match) -> bool:
    """Say whether a match is part of a question or a condition, which state nothing."""
    end = next((w.text for w in words[match.last : match.last + _LOOK] if w.text in _ENDS), "")
    before = (word.text for word in reversed(words[max(0, match.first - _LOOK) : match.first]))
    return end == "?" or not _SUPPOSING.isdisjoint(_until(_ENDS | _SOFT, before))


def _forms(word: str) -> frozenset[str]:
    """Give the forms of a word that pass for it: its plural or third person, and "-ing"."""
    if len(word) < 3 or not word.isalpha():
        return frozenset({word})
    forms = {word, f"{word}s", f"{word}es", f"{word}ing", f"{word}{word[-1]}ing"}
    if word.endswith("y"):
        forms.add(f"{word[:-1]}ies")
    if word.endswith("e"):
        forms.add(f"{word[:-1]}ing")
    return frozenset(forms)


def _reach(phrase: Phrase, words: Sequence[Word], first: int) -> int:
    """Give the end of a phrase that begins at a word; 0 where it is not there."""
    place = first
    most = 0
    for forms in phrase.forms:
        if forms is None:
            most = _BETWEEN
            continue
        found = _next(phrase, words, forms, place, most)
        if found is None:
            return 0
        place, most = found + 1, 0
    return place


def _next(
    phrase: Phrase, words: Sequence[Word], forms: frozenset[str], place: int, most: int
) -> int | None:
    """Find a word at a place, or after at most some words of the same clause."""
    passed = 0
    for here in range(place, len(words)):
        word = words[here].text
        if word in forms:
            return here
        if word in _SOFT:
            continue
        passed += 1
        ends = word in _ENDS or word in _OPENERS or (word in _NEGATORS and not phrase.negative)
        if ends or passed > most:
            return None
    return None


def _is_denied(phrase: Phrase, words: Sequence[Word], first: int, last: int) -> bool:
    before = [word.text for word in words[max(0, first - _LOOK) : first]]
    after = [word.text for word in words[last : last + _LOOK]]
    told = [word.text for word in words[first:last]]
    sentence = [*_last_sentence(before), *told, *_until(_ENDS, after)]
    begins = words[first].text
    return _is_negated(phrase, before, begins) or _goes_on_to_deny(after) or _is_untrue(sentence)


def _is_negated(phrase: Phrase, before: Sequence[str], begins: str) -> bool:
    """Look for a negator before a phrase, back to where its clause or its verb begins."""
    stops = _JOINERS if phrase.negative else frozenset[str]()
    follows = begins
    for word in reversed(_main_clause(_last_sentence(before))):
        if word in stops or (word in _JOINERS and follows in _FINITE):
            return False
        if word in _NEGATORS:
            return True
        follows = word
    return False


def _last_sentence(before: Sequence[str]) -> Sequence[str]:
    end = max((place for place, word in enumerate(before) if word in _ENDS), default=-1)
    return before[end + 1 :]


def _main_clause(before: Sequence[str]) -> Sequence[str]:
    """Leave out what stands before "if", and the condition itself where a comma ends it."""
    opener = max((place for place, word in enumerate(before) if word in _OPENERS), default=-1)
    rest = before[opener + 1 :]
    comma = next((place for place, word in enumerate(rest) if word in _COMMAS), -1)
    return rest[comma + 1 :] if opener >= 0 else rest


def _goes_on_to_deny(after: Sequence[str]) -> bool:
    """Look for a verb with "not" or "never" after a phrase, up to where its clause ends."""
    stops = _ENDS | _OPENERS | _RELATIVES | {":"}
    for word, follows in pairwise((*_until(stops, after), "")):
        if (word in _JOINERS and follows in _FRESH) or (word in _PERSONS and follows in _ABLE):
            return False
        if word in _FINITE and follows in _DENYING:
            return True
    return False


def _is_untrue(sentence: Sequence[str]) -> bool:
    """Say whether a sentence calls what it says untrue."""
    said = f" {' '.join(sentence)} "
    return not _DENIERS.isdisjoint(sentence) or any(f" {denial} " in said for denial in _DENIALS)


def _until(stops: frozenset[str], words: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda word: word not in stops, words)
