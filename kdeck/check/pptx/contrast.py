"""The contrast of text against what really lies behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.check.pptx.textbox import Paragraph, TextBox
from kdeck.color import Color, contrast
from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.fill import Fill
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground, laid
from kdeck.ooxml.textstyle import Look

# WCAG 2.2, SC 1.4.3.
_LIMIT, _LARGE_LIMIT = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
_MOST_LINES = 12
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Written:
    """Hold text with what its cell is filled with, where it stands in one."""

    box: TextBox
    cell: Fill = ()


def check_contrast(texts: list[Written], ground: Ground, span: Span) -> Iterator[Finding]:
    """Judge all text of a slide: one finding for a pair of colors, one for all that is unsure."""
    unsure: dict[str, None] = {}
    hidden: dict[str, None] = {}
    seen: set[tuple[Color, Color, float]] = set()
    for written in texts:
        below = ground.below(written.box.shape)
        for paragraph in written.box.paragraphs:
            behind = _behind(paragraph, written, ground, below)
            for run in paragraph.runs:
                if not run.text.strip():
                    continue
                if not run.look.inks:
                    hidden[run.text] = None
                    continue
                pairs = list(_pairs(run.look, behind))
                if any(pair is None for pair in pairs):
                    unsure[run.text] = None
                for pair in sorted({p for p in pairs if p}, key=lambda p: contrast(*p))[:1]:
                    limit = _limit(run.look)
                    if contrast(*pair) < limit and (*pair, limit) not in seen:
                        seen.add((*pair, limit))
                        yield _finding(run.text, pair, limit, span)
    if hidden:
        hint = "give its letters a color: 'No fill' is chosen for them"
        yield Finding("pptx-contrast", f"the text {_listed(hidden)} is not drawn", hint, span)
    if unsure:
        message = f"the contrast of the text {_listed(unsure)} cannot be judged"
        hint = "look at text over pictures and patterns yourself, or lay a plain shape under it"
        yield Finding("pptx-contrast", message, hint, span, Severity.NOTE)


def _listed(texts: dict[str, None]) -> str:
    """Quote the first of some texts, and count the others."""
    words = " ".join(next(iter(texts)).split())[:_SHOWN]
    more = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    return f"'{words}'{more}"


def _behind(
    paragraph: Paragraph, written: Written, ground: Ground, below: int
) -> set[Color | None]:
    lines = [line for line in paragraph.lines if line.width]
    step = max(len(lines) // _MOST_LINES, 1)
    found: set[Color | None] = set()
    for line in lines[::step]:
        for point in _points(line):
            place = written.box.place.matrix.apply(point)
            found |= laid(written.cell, ground.colors(place, below))
    return found


def _points(line: Rect) -> Iterator[tuple[float, float]]:
    middle = (line.top + line.bottom) / 2
    for part in (0.02, 0.26, 0.5, 0.74, 0.98):
        yield line.left + line.width * part, middle


def _pairs(look: Look, behind: set[Color | None]) -> Iterator[tuple[Color, Color] | None]:
    if look.highlight is not None:
        behind = laid((look.highlight,), behind)
    for ink in look.inks:
        for color in behind:
            known = ink is not None and color is not None
            yield (ink.over(color), color) if known and ink and color else None


def _limit(look: Look) -> float:
    large = look.size >= (_LARGE_BOLD if look.bold else _LARGE) - 0.01
    return _LARGE_LIMIT if large else _LIMIT


def _finding(text: str, pair: tuple[Color, Color], limit: float, span: Span) -> Finding:
    ink, color = pair
    ratio = int(contrast(ink, color) * 10) / 10
    words = " ".join(text.split())[:_SHOWN]
    message = f"the text '{words}' in {ink} on {color} has a contrast of {ratio}:1"
    hint = f"choose colors with at least {limit:g}:1"
    return Finding("pptx-contrast", message, hint, span)
