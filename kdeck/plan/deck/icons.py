"""An icon array on slides: the icons as one figure, their numbers in words beside them."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.model.datafigure import IconArray, IconGroup
from kdeck.model.inline import plain_text
from kdeck.model.numberwords import icon_alt, icon_context, icon_sentences
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideFigure, SlideParagraph, SlideText
from kdeck.plan.drawn.iconarray import ACROSS, ROWS_UP_TO, icon_size, icons
from kdeck.plan.master.layout import INSET_X, LINE_SPACING, Idx, Layout, Placeholder
from kdeck.plan.text.lines import Setting, text_lines
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.face import Family

_PICTURE, _WORDS = Idx.BODY, Idx.SECOND
_SIZES = (22.0, 20.0)
_CAPTION, _LABEL = 24.0, 20.0
_GAP = 12.0
# From one line of a caption to its next: each is a box of its own, as high as the font says.
_PITCH = 1.32
# Icons grow no larger than this, in points of height.
_TALLEST = 96.0
# Where words leave less room than for icons of this height, the slide overflows and is refused.
_SMALLEST = 9.0
_MOST_GROUPS = 3
_GUTTER = 40.0


def slide_icons(
    array: IconArray, maker: RunMaker, family: Family, layout: Layout
) -> Iterator[tuple[SlideFigure, SlideText]]:
    """Set groups on as few slides as hold their words, each with the time and the comparison."""
    frames = [SlideParagraph(maker.runs(words)) for words in icon_sentences(array, maker.language)]
    context = SlideParagraph(maker.runs(icon_context(array, maker.language)))
    count = len(frames)
    most = min(count, _MOST_GROUPS if array.of <= ROWS_UP_TO else 2)
    base = Measure(family, layout.placeholder(_WORDS), _SIZES[0])
    share = next(n for n in range(most, 0, -1) if n == 1 or _fits(frames, context, base, n))
    for start in range(0, count, share):
        groups = array.groups[start : start + share]
        text = _text((*frames[start : start + share], context), base)
        said = " ".join(
            f"{plain_text(group.label)}: {icon_alt(group, array.of, maker.language)}"
            for group in groups
        )
        shown = replace(array, groups=groups)
        yield _figure(shown, said, family, layout.placeholder(_PICTURE)), text


def _fits(frames: list[SlideParagraph], context: SlideParagraph, base: Measure, share: int) -> bool:
    *_, measure = base.ways(_SIZES)
    starts = range(0, len(frames), share)
    return all(measure.height((*frames[s : s + share], context)) <= measure.room for s in starts)


def _text(paragraphs: tuple[SlideParagraph, ...], base: Measure) -> SlideText:
    ways = list(base.ways(_SIZES))
    way = next((way for way in ways if way.height(paragraphs) <= way.room), ways[-1])
    return SlideText(_WORDS, paragraphs, way.size, way.spread)


def _figure(array: IconArray, said: str, family: Family, where: Placeholder) -> SlideFigure:
    place = where.rect
    # The words in it stand below those of the title.
    rect = replace(place, x=place.x + INSET_X, width=place.width - INSET_X)
    board = _Board(array, rect.width, family)
    alt = f"{plain_text(array.caption)}. {said}"
    return SlideFigure(board.scene(array.groups, rect.height), alt, rect, "Icon array")


class _Board:
    """Draw groups one below the other, each under its label."""

    def __init__(self, array: IconArray, width: float, family: Family) -> None:
        self._array = array
        self._width = width
        self._family = family

    def scene(self, groups: tuple[IconGroup, ...], height: float) -> Scene:
        """Draw at the largest scale that fits a height: rows of people, or grids side by side."""
        items: list[Shape | Label] = []
        caption = self._lines(plain_text(self._array.caption), _CAPTION, self._width, bold=True)
        top = self._set(items, caption, (0.0, 0.0), _CAPTION)
        beside = len(groups) if self._array.of > ROWS_UP_TO else 1
        column = (self._width - _GUTTER * (beside - 1)) / beside
        labels = [self._lines(plain_text(group.label), _LABEL, column) for group in groups]
        lines = max(map(len, labels)) if beside > 1 else sum(map(len, labels))
        stacked = 1 if beside > 1 else len(groups)
        words = lines * _LABEL * _PITCH + 2 * stacked * _GAP
        scale = self._scale(stacked, column, height - top - words)
        y = bottom = top
        for number, (group, label) in enumerate(zip(groups, labels, strict=True)):
            x = number % beside * (column + _GUTTER)
            # Grids beside each other begin on one line, whatever the length of their labels.
            space = (lines - len(label)) * _LABEL * _PITCH if beside > 1 else 0.0
            below = self._set(items, label, (x, y + _GAP + space), _LABEL) + _GAP
            items.extend(icons(group.count, self._array.of, scale, (x, below)))
            bottom = below + icon_size(self._array.of)[1] * scale * (self._array.of // ACROSS)
            y = top if beside > 1 else bottom
        return Scene(self._width, bottom, tuple(items))

    def _scale(self, groups: int, column: float, room: float) -> float:
        width, height = icon_size(self._array.of)
        rows = groups * (self._array.of // ACROSS)
        fitting = min(column / (ACROSS * width), room / (rows * height), _TALLEST / height)
        return max(fitting, _SMALLEST / height)

    def _set(
        self,
        items: list[Shape | Label],
        lines: list[str],
        at: tuple[float, float],
        size: float,
    ) -> float:
        x, y = at
        for number, line in enumerate(lines):
            down = y + size + number * size * _PITCH
            items.append(Label(line, x, down, size, "start", PaletteRole.INK, size == _CAPTION))
        return y + size * (LINE_SPACING + (len(lines) - 1) * _PITCH)

    def _lines(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        setting = Setting(self._family, size, bold)
        return text_lines(text, self._array.span, setting, width)
