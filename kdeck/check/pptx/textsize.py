"""The size of the text of a slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kdeck.check.pptx.textbox import TextBox
from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.names import NAMESPACES, find
from kdeck.ooxml.shape import FOOTERS, Shape
from kdeck.theme.templatetext import SIGNS

# In points. Nobody past the first row reads less than the first; the others are what guides of
# universities and health services ask for at least.
_SMALLEST = 12.0
_TITLE, _BODY, _TABLE, _FIGURE = 24.0, 18.0, 14.0, 14.0
_TOLERANCE = 0.05
# The action of a link that leads to another slide.
_JUMP = "ppaction://hlinksldjump"
# Text that names sources, by their years, their addresses or their authors, may be small.
_SOURCE = re.compile(r"\b(?:19|20)\d\d\b|\bdoi\b|https?://|www\.|\bet al\b", re.IGNORECASE)
# So does a box of that name.
_SOURCES = re.compile(r"\b(?:sources|references)\b", re.IGNORECASE)
_LEAST_SCALE = 0.9  # what is shrunk further no longer looks like the deck's other slides


@dataclass(frozen=True, slots=True)
class _Small:
    size: float
    limit: float
    words: str


def check_text_size(texts: Sequence[TextBox], span: Span) -> Iterator[Finding]:
    """Find text that is too small: one finding a slide, with the smallest."""
    small = [found for box in texts for found in _small(box)]
    if small:
        worst = min(small, key=lambda found: found.size / found.limit)
        more = several(len(small) - 1, "more piece is", "more pieces are")
        others = f", and {more} too small" if len(small) > 1 else ""
        message = f"the text '{worst.words[:40]}' is {worst.size:.3g} pt large{others}"
        hint = f"set it in {worst.limit:g} pt or more, on more slides if need be"
        least = min(found.size for found in small)
        severity = Severity.ERROR if least < _SMALLEST - _TOLERANCE else Severity.WARNING
        yield Finding("pptx-text-size", message, hint, span, severity)
    for box in texts:
        if box.scale < _LEAST_SCALE:
            message = f"the text of '{box.shape.name}' is shrunk to {box.scale:.0%} of its size"
            hint = "say it in fewer words, or on two slides"
            yield Finding("pptx-text-size", message, hint, span, Severity.WARNING)


def check_fonts(texts: Sequence[TextBox], span: Span) -> Iterator[Finding]:
    """Find words in a font of signs: what is read there are no letters."""
    told: set[str] = set()
    for box in texts:
        for run in (run for paragraph in box.paragraphs for run in paragraph.runs):
            family = run.look.family
            letters = sum(map(str.isalpha, run.text))
            if letters > 1 and family.casefold() in SIGNS and family not in told:
                told.add(family)
                message = f"the text '{' '.join(run.text.split())[:40]}' is set in '{family[:40]}'"
                hint = "choose a font of letters: this one has signs in their places"
                yield Finding("pptx-text-font", message, hint, span)


def _leads(shape: Shape) -> bool:
    """Say whether all words of a shape lead to other slides: they are there for the speaker."""
    runs = [
        run
        for run in shape.element.iterfind(".//a:r", NAMESPACES)
        if "".join(map(str, run.itertext())).strip()
    ]
    jumps = (find(run, "a:rPr/a:hlinkClick") for run in runs)
    return bool(runs) and all(j is not None and j.get("action") == _JUMP for j in jumps)


def is_cited(words: str) -> bool:
    """Say whether words name a source, by its year, its address or its authors."""
    return bool(_SOURCE.search(words))


def _small(box: TextBox) -> Iterator[_Small]:
    limit = _limit(box)
    for paragraph in box.paragraphs:
        said = [run for run in paragraph.runs if run.text.strip()]
        # A raised figure is a mark; where all is raised or lowered, nothing is large any more.
        whole = all(run.look.raised for run in said)
        for run in said:
            size = run.look.seen if whole else run.look.size
            if size < limit - _TOLERANCE:
                yield _Small(size, limit, " ".join(run.text.split()))


def _limit(box: TextBox) -> float:
    shape = box.shape
    if shape.placeholder in FOOTERS:
        return _SMALLEST
    if shape.is_title:
        return _TITLE
    if shape.table is not None:
        return _TABLE
    if shape.outer is not None:
        return _FIGURE
    if _leads(shape) or _SOURCES.search(shape.name):
        return _SMALLEST
    said = [text for p in box.paragraphs if (text := "".join(run.text for run in p.runs).strip())]
    cited = sum(map(is_cited, said))
    return _SMALLEST if 2 * cited >= len(said) else _BODY
