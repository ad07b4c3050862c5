"""The head and the foot of every page, as artifacts."""

from collections.abc import Iterator

from kdeck.plan.handout.model import Handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.lines import Line, Setting, break_lines, natural_width
from kdeck.plan.text.run import Run
from kdeck.plan.text.shortening import shortened
from kdeck.render.pdf.file.canvas import Canvas, Pen
from kdeck.units import mm

_HEAD = mm(12)
_FOOT = mm(14)
# Nothing stands lower than this: printers leave the edge of a sheet white.
_LOWEST = mm(9)
_APART = 18.0
_RULE, _RULE_GAP = 0.75, 4.0
_BETWEEN = " · "
# Room is left for three digits, so that no page has a foot of another height.
_WIDEST = 888


class PageFurniture:
    """Draw the head and the foot of the pages of a handout; the words of the foot are never cut."""

    def __init__(self, handout: Handout) -> None:
        self._handout = handout
        self._style = handout.sheet[Role.FURNITURE]
        self._setting = Setting(
            handout.sheet.family(self._style), self._style.size, self._style.bold
        )
        # The words end where the text does.
        self._room = handout.sheet.measure - _APART
        self._foot = tuple(self._foot_lines())

    @property
    def height(self) -> float:
        """Measure from the end of the text to the foot of the page."""
        top = self._lowest + (len(self._foot) - 1) * self._style.leading + self._style.size
        sheet = self._handout.sheet
        return sheet.foot if self._is_bare else max(sheet.foot, top + sheet.unit)

    @property
    def _is_bare(self) -> bool:
        """Say whether nothing stands around the pages: those of a sheet are filled to the edge."""
        return self._handout.sheet.columns > 1

    @property
    def foot(self) -> tuple[str, ...]:
        """Give the lines at the left of the foot, from top to bottom."""
        return tuple("".join(piece.text for piece in line.pieces) for line in self._foot)

    def draw(self, canvas: Canvas, number: int, count: int) -> None:
        """Draw the foot of a page and, on all but the first, its head."""
        if self._is_bare:
            return
        with canvas.artifact("/Type/Pagination/Subtype/Footer"):
            self._draw_foot(canvas, self._page(number, count))
        # A sheet begins at the head of its pages, in one column, too.
        if number > 1 and not self._handout.sheet.is_sheet:
            with canvas.artifact("/Type/Pagination/Subtype/Header"):
                self._draw_head(canvas)

    @property
    def _lowest(self) -> float:
        """Place the last line of the foot, above the edge of the page."""
        usual = _LOWEST if self._handout.sheet.flows > 1 else _FOOT
        return max(_LOWEST, usual - (len(self._foot) - 1) * self._style.leading / 2)

    def _foot_lines(self) -> Iterator[Line]:
        """Set the foot beside the number of the page, or each of its parts on its own lines."""
        words = self._handout.furniture.foot_left
        beside = self._room - self._width(self._page(_WIDEST, _WIDEST))
        if self._width(words) <= beside:
            yield from self._lines(words, beside)
            return
        *parts, last = words.split(_BETWEEN)
        for part in parts:
            yield from self._lines(part, self._room + _APART)
        yield from self._lines(last, beside)

    def _draw_foot(self, canvas: Canvas, page: str) -> None:
        y = canvas.height - self._lowest
        sheet = self._handout.sheet
        if self._style.size >= sheet[Role.BODY].size:
            # A foot as large as the text is told from it by a rule.
            top = y - (len(self._foot) - 1) * self._style.leading - self._style.size - _RULE_GAP
            rule = (sheet.margin, top, sheet.measure, _RULE)
            canvas.rectangle(rule, self._handout.theme.palette.rule)
        for above, line in enumerate(reversed(self._foot)):
            self._draw(canvas, line, (sheet.margin, y - above * self._style.leading))
        self._draw_right(canvas, page, y)

    def _draw_head(self, canvas: Canvas) -> None:
        words = self._handout.furniture
        right = shortened(words.head_right, self._setting, self._room / 2)
        left = self._short_title(self._room - self._width(right))
        for line in self._lines(left, canvas.width):
            self._draw(canvas, line, (self._handout.sheet.margin, _HEAD))
        self._draw_right(canvas, right, _HEAD)

    def _short_title(self, width: float) -> str:
        """Give the title, or what stands before its colon, or as many words as fit."""
        title = self._handout.furniture.head_left
        main = title.split(": ")[0]
        fitting = title if self._width(title) <= width else main
        return shortened(fitting, self._setting, width)

    def _draw_right(self, canvas: Canvas, text: str, y: float) -> None:
        for line in self._lines(text, canvas.width):
            left = self._handout.sheet.margin + self._room + _APART - line.width
            self._draw(canvas, line, (left, y))

    def _draw(self, canvas: Canvas, line: Line, at: tuple[float, float]) -> None:
        sheet, x = self._handout.sheet, at[0]
        ink = self._handout.theme.palette[self._style.ink]
        for piece in line.pieces:
            pen = Pen(piece.face, self._style.size, ink, sheet.letter, sheet.word)
            canvas.text((x, at[1]), piece.text, pen)
            x += piece.width

    def _page(self, number: int, count: int) -> str:
        return self._handout.furniture.page.format(page=number, pages=count)

    def _width(self, text: str) -> float:
        return natural_width((Run(text, self._handout.span),), self._setting)

    def _lines(self, text: str, width: float) -> tuple[Line, ...]:
        return break_lines((Run(text, self._handout.span),), self._setting, width)
