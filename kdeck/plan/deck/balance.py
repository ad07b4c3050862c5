"""Lines of a length: a title or a paragraph whose last line is one word looks like a slip.

Lines are made even by a narrower box, never by line breaks of ours: whoever edits the slide goes on
with plain text. For paragraphs, the box is narrowed by bisection as far as none gets another line,
at most by a share of its width and only where that is worth it. A title is read at one glance, so
that it matters, too, where its lines end. Its size is the largest at which it fits without a broken
word. Then the widths at which a line could end otherwise are tried: those of its first words and of
its last words together, the narrowest even one, and for titles of three lines and more all in
steps. Of those that need no more lines, the least ugly wins: unlike lengths count against a way,
more so does a line that ends in a word which belongs to the next ("of", "the"), and so does an end
that moves when the brand's own font is drawn in place of its stand-in; a line that ends with a stop
counts for it. Of equal ways, the narrowest is taken.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from kdeck.plan.deck.fit import SLACK, Measure
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.text.lines import Setting, WordWidths, word_widths, words_of
from kdeck.theme.face import Family

_SIZES = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0)
# A title of this size is still larger than those of most slides.
_LARGE = 36.0
# A box is narrowed until its lines are even, to a point; less than this is not worth it.
_STEP = 2.0
_LEAST = 12.0
# Of titles of more than two lines, every width is tried, so many points apart.
_PAIR, _TRIED = 2, 8
# Words that belong to the next one: a line of a title does not end in them where it need not.
_LEADING = frozenset(
    {
        "a", "an", "and", "as", "at", "but", "by", "each", "for", "from", "if", "in", "of", "on",
        "or", "our", "than", "that", "the", "their", "this", "to", "what", "when", "which", "who",
        "with", "your",
    }
)  # fmt: skip
_STOPS = (",", ";", ":", ".", "?")
# What kerning may take off a line.
_KERNED = 1.02
# What a line that ends in such a word counts against lines of unlike lengths, and one that ends
# with a stop for them.
_BROKEN, _WHOLE, _UNSURE = 2.0, 0.5, 1.0


def title_size(measure: Measure, title: SlideParagraph) -> float:
    """Choose the largest size at which a title fits; the smallest where none does.

    A large one is somewhat smaller where it has two lines then, and would have more.
    """
    largest = measure.placeholder.size
    sizes = [largest, *(size for size in _SIZES if size < largest)]
    fitting = [size for size in sizes if title_fits(measure.at(size), title)]
    large = (size for size in fitting if size >= _LARGE)
    paired = next((size for size in large if measure.at(size).lines(title) <= _PAIR), None)
    return paired or next(iter(fitting), sizes[-1])


def title_fits(measure: Measure, title: SlideParagraph) -> bool:
    """Say whether a title fits its box without a word that is broken."""
    if measure.height((title,)) > measure.room:
        return False
    widest = max((wide for wide, _ in measure.words(title)), default=0.0)
    return widest * measure.size <= measure.width(title)


def title_narrowed(measure: Measure, title: SlideParagraph, most: float, brand: Family) -> float:
    """Find by how many points a title is narrower so that its lines end where the sense does.

    As narrowed does it, but of the ways to break it into as few lines, one that parts no word from
    the next goes first, then lines of a length. In the brand's own font they end there as well.
    """
    full, fewest = measure.width(title), measure.lines(title)
    if fewest == 1:
        return 0.0
    tight = narrowed(measure, (title,), most)
    texts = words_of(title.runs)
    words, drawn = (
        tuple((wide * measure.size, space * measure.size) for wide, space in widths)
        for widths in (measure.words(title), word_widths(title.runs, Setting(brand, 1, bold=True)))
    )
    # No narrower than a word, which would be broken.
    longest = max((wide for wide, _ in words), default=0.0)
    widest = min(most * measure.placeholder.width, max((full - longest) / SLACK, 0.0))
    tight = float(int(min(tight, widest)))
    ways = {tight: 0.0}
    for width in _widths(words):
        less = float(int((full - width) / SLACK))
        if 0 <= less <= widest:
            ways[less] = 0.0
    if fewest > _PAIR:
        ways.update(dict.fromkeys(map(float, range(0, int(tight), _TRIED)), 0.0))
    for less in ways:
        made = _broken(words, full - less * SLACK)
        # A program that leaves no slack, in narrower type, is to end the lines in the same places.
        same = made == _broken(drawn, (full / SLACK - less) * _KERNED)
        ways[less] = _ugliness(texts, words, made, same) if len(made) == fewest else 9.0 * fewest
    return min(ways, key=lambda less: (ways[less], -less)) if words else tight


def _widths(words: WordWidths) -> Iterator[float]:
    """Give the widths of the first words and of the last words together."""
    for order in (words, words[::-1]):
        ends = accumulate(wide + space for wide, space in order)
        yield from (end - space for end, (_, space) in zip(ends, order, strict=True))


def _broken(words: WordWidths, width: float) -> list[int]:
    """Fill lines of a width; give the number of the word after each."""
    ends: list[int] = []
    used = gap = 0.0
    for number, (wide, space) in enumerate(words):
        if number and used + gap + wide > width + 0.01:
            ends.append(number)
            used = wide
        else:
            used += gap + wide
        gap = space
    return [*ends, len(words)]


def _ugliness(texts: Sequence[str], words: WordWidths, ends: Sequence[int], same: bool) -> float:
    """Weigh lines by where they end, and by how unlike their lengths are."""
    starts = (0, *ends[:-1])
    lengths = [
        sum(wide + space for wide, space in words[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    last = [texts[end - 1].casefold() for end in ends[:-1]]
    broken = sum(word in _LEADING or word.endswith("-") for word in last) * _BROKEN
    whole = sum(word.endswith(_STOPS) for word in last) * _WHOLE
    return (max(lengths) - min(lengths)) / max(lengths) + broken - whole + (not same) * _UNSURE


def narrowed(measure: Measure, paragraphs: Sequence[SlideParagraph], most: float) -> float:
    """Find by how many points a box can be narrower while no paragraph gets another line.

    At most a share of its width, and 0 where nothing has two lines.
    """
    lines = _lines(measure, paragraphs, 0)
    if all(number == 1 for number in lines):
        return 0.0
    low, high = 0.0, measure.placeholder.width * most
    while high - low > _STEP:
        middle = (low + high) / 2
        even = _lines(measure, paragraphs, middle) == lines
        low, high = (middle, high) if even else (low, middle)
    # Whole points, rounded down: the next point up may cost a line.
    return float(int(low)) if low >= _LEAST else 0.0


def _lines(measure: Measure, paragraphs: Sequence[SlideParagraph], less: float) -> list[int]:
    return [measure.lines(paragraph, less) for paragraph in paragraphs]
