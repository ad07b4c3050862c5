"""What somebody changed in a deck: its sentences beside those of the deck as it was planned.

Slides are matched by the sentences that they share, the rarer the heavier, wherever they stand.
What both slides of a pair say is set aside; of the rest, two sentences that are much alike are one
that was changed, and what is gone from one slide and new on another was moved.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from kdeck.check.text.sentence import split_sentences
from kdeck.ooxml.slidewords import Said, SlideWords, Where

# Slides that share less than one sentence of their own are no pair.
_LEAST_SHARED = 0.5
# How much of their words two sentences share, of which one was made from the other.
_ALIKE = 0.5
# Beyond these a deck is another one: no person reads a longer list.
_MOST_COMPARED, _MOST_WORDS, _MOST_CHANGES, _SHOWN = 4000, 200, 2000, 2000


class Kind(StrEnum):
    """Name what became of a sentence."""

    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one sentence as it was planned and as it is found, empty where there is none.

    slides are those of the deck, and planned_slides those of the plan, on which it stands; where a
    sentence is new, the slide of the plan that it was added to or stands behind.
    """

    kind: Kind
    where: Where
    planned: str
    found: str
    slides: tuple[int, ...]
    planned_slides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the changes in the order of the slides, and how many more there are."""

    found: tuple[Change, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Sentence:
    where: Where
    text: str
    planned: int = 0
    slide: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Say what it is compared by: a title may have become a text, but not a note."""
        place = "slide" if self.where in {Where.TITLE, Where.TEXT, Where.TABLE} else self.where
        return place, self.text


_Slides = Sequence[list[_Sentence]]


def changes(planned: Sequence[SlideWords], found: Sequence[SlideWords]) -> Changes:
    """List what differs between the slides of a plan and those of a file."""
    before = [list(_sentences(slide.said)) for slide in planned]
    after = [list(_sentences(slide.said)) for slide in found]
    pairs = _pairs(before, after)
    gone: list[_Sentence] = []
    new: list[_Sentence] = []
    changed: list[tuple[_Sentence, _Sentence]] = []
    for number, sentences in enumerate(before):
        other = pairs.get(number)
        if other is None:
            gone.extend(_without_footer(_placed(sentences, number + 1, 0)))
            continue
        left = _placed(sentences, number + 1, other + 1)
        right = _placed(after[other], number + 1, other + 1)
        left, right = _without(left, right), _without(right, left)
        alike, left, right = _alike(left, right)
        changed.extend(alike)
        gone.extend(left)
        new.extend(right)
    new.extend(_on_new_slides(after, {other: number for number, other in pairs.items()}))
    moved, gone, new = _moved(gone, new)
    listed = [
        *(_change(Kind.CHANGED, one, other) for one, other in changed),
        *(_change(Kind.MOVED, one, other) for one, other in moved),
        *(_change(Kind.REMOVED, one, None) for one in gone),
        *(_change(Kind.ADDED, None, one) for one in new),
    ]
    merged = _merged(listed)
    return Changes(tuple(merged[:_MOST_CHANGES]), max(len(merged) - _MOST_CHANGES, 0))


def _sentences(said: Iterable[Said]) -> Iterator[_Sentence]:
    for each in said:
        # An alt text, a footer and a chart's row are read as one.
        whole = each.where in {Where.ALT, Where.FOOTER, Where.CHART}
        texts = (each.text,) if whole else split_sentences(each.text) or (each.text,)
        yield from (_Sentence(each.where, text) for text in texts)


def _pairs(before: _Slides, after: _Slides) -> dict[int, int]:
    """Pair slides of the plan with those of the deck, by their indices, the most alike first."""
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, sentences in enumerate(before):
        for key in dict.fromkeys(s.key for s in sentences if s.where is not Where.FOOTER):
            held[key].append(number)
    scores: defaultdict[tuple[int, int], float] = defaultdict(float)
    for other, sentences in enumerate(after):
        for key in dict.fromkeys(s.key for s in sentences):
            for number in held.get(key, ()):
                scores[number, other] += 1 / len(held[key])
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(scores.items(), key=lambda e: (-e[1], abs(e[0][0] - e[0][1]), e[0]))
    for (number, other), score in ranked:
        if score >= _LEAST_SHARED and number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)
    return pairs


def _placed(sentences: Iterable[_Sentence], planned: int, slide: int) -> list[_Sentence]:
    return [_Sentence(each.where, each.text, planned, slide) for each in sentences]


def _without(sentences: list[_Sentence], others: list[_Sentence]) -> list[_Sentence]:
    """Leave out what others say as well, as often as they do."""
    told = Counter(other.key for other in others)
    left = []
    for sentence in sentences:
        if told[sentence.key]:
            told[sentence.key] -= 1
        else:
            left.append(sentence)
    return left


def _alike(
    left: list[_Sentence], right: list[_Sentence]
) -> tuple[list[tuple[_Sentence, _Sentence]], list[_Sentence], list[_Sentence]]:
    """Pair what is much alike, the most alike first; give what is left of both, too."""
    if len(left) * len(right) > _MOST_COMPARED:
        return [], left, right
    rated = sorted(
        (-_likeness(one, other), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if one.key[0] == other.key[0]
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, i, j in rated:
        if -likeness >= _ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    changed = [(left[i], right[pairs[i]]) for i in sorted(pairs)]
    rest = [one for i, one in enumerate(left) if i not in pairs]
    return changed, rest, [other for j, other in enumerate(right) if j not in taken]


def _likeness(one: _Sentence, other: _Sentence) -> float:
    # A slide has one title, whatever its words.
    if one.where is other.where is Where.TITLE:
        return 1.0
    words, others = (each.text.split()[:_MOST_WORDS] for each in (one, other))
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def _on_new_slides(after: _Slides, known: dict[int, int]) -> Iterator[_Sentence]:
    """Give what is said on slides that no plan has, each behind the last slide of the plan."""
    last = 0
    for other, sentences in enumerate(after):
        last = known.get(other, last)
        if other not in known:
            yield from _without_footer(_placed(sentences, last + 1, other + 1))


def _without_footer(sentences: Iterable[_Sentence]) -> Iterator[_Sentence]:
    """Leave out what comes and goes with a slide."""
    return (sentence for sentence in sentences if sentence.where is not Where.FOOTER)


def _moved(
    gone: list[_Sentence], new: list[_Sentence]
) -> tuple[list[tuple[_Sentence, _Sentence]], list[_Sentence], list[_Sentence]]:
    """Pair what is gone from one slide and stands on another; give what is left of both, too."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, sentence in enumerate(new):
        waiting[sentence.key].append(index)
    moved, left, taken = [], [], set()
    for sentence in gone:
        if waiting[sentence.key]:
            index = waiting[sentence.key].pop(0)
            moved.append((sentence, new[index]))
            taken.add(index)
        else:
            left.append(sentence)
    return moved, left, [sentence for index, sentence in enumerate(new) if index not in taken]


def _change(kind: Kind, one: _Sentence | None, other: _Sentence | None) -> Change:
    place = one or other
    assert place
    slide = (other or place).slide
    return Change(
        kind,
        place.where,
        one.text[:_SHOWN] if one else "",
        other.text[:_SHOWN] if other else "",
        (slide,) if slide else (),
        (place.planned,),
    )


def _merged(found: list[Change]) -> list[Change]:
    """Make one of equal changes, such as those of a footer; in the order of the slides."""
    alike: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for each in found:
        alike[each.kind, each.where, each.planned, each.found].append(each)
    merged = [
        replace(
            same[0],
            slides=tuple(sorted({slide for each in same for slide in each.slides})),
            planned_slides=tuple(sorted({slide for each in same for slide in each.planned_slides})),
        )
        for same in alike.values()
    ]
    return sorted(merged, key=lambda each: (each.planned_slides[0], each.slides[:1]))
