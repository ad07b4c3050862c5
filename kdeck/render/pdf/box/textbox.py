"""Lines of text, drawn as the content of one element and of those inside it."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from kdeck.color import Color
from kdeck.plan.look.style import Style, Stylesheet
from kdeck.plan.text.evenwidth import even_width
from kdeck.plan.text.lines import Line, MeasuredText, Piece, Setting, break_lines, breaks
from kdeck.plan.text.run import BackTo, Defined, LinkTo, Note, NoteKind, Run, Runs, Speak, ToSlide
from kdeck.plan.text.spoken import by_digit
from kdeck.plan.text.wording import wording
from kdeck.render.pdf.box.box import EPSILON, Box
from kdeck.render.pdf.file.annotation import LinkAnnotation, Rectangle
from kdeck.render.pdf.file.canvas import Canvas, Pen
from kdeck.render.pdf.file.element import Element
from kdeck.theme.palette import Palette

# Two lines at least stay together at the foot and the head of a page.
_FEWEST_LINES = 2
# A paragraph of no more lines than this is not parted; one of no more than that, only where a page
# would stay empty.
_NEVER_PARTED, _SELDOM_PARTED = 4, 12
# A last line of one word shorter than this share of the width is lonely; the line above gives it
# company where such a share of the width stays on it.
_LONELY, _LEAST_LEFT = 0.25, 0.5
_LINKS = (LinkTo, Note, BackTo)
_CALLS = ("tel:", "sms:")


def place_name(kind: NoteKind, number: int, *, cited: bool = False) -> str:
    """Name the place of an entry of a list, or the place in the text that points to it."""
    return f"{kind}-{number}-cited" if cited else f"{kind}-{number}"


@dataclass(slots=True)
class Paragraph:
    """Hold what all parts of one paragraph share; inner elements are made when first drawn.

    owners are the elements of runs that belong to another than the paragraph's own: the items of a
    list that is set as running text.
    """

    runs: Runs
    element: Element
    style: Style
    palette: Palette
    language: str
    letter: float = 0.0
    word: float = 0.0
    inner: dict[int, Element] = field(default_factory=dict)
    owners: dict[int, Element] = field(default_factory=dict)

    def element_of(self, index: int) -> Element:
        """Find the element that a run belongs to: the paragraph's, or one of its own."""
        run = self.runs[index]
        owner = self.owners.get(index, self.element)
        if run.mark is None:
            return owner
        if index not in self.inner:
            previous = self.runs[index - 1] if index else None
            if previous and previous.mark == run.mark and not isinstance(run.mark, Note):
                self.inner[index] = self.element_of(index - 1)
            else:
                self.inner[index] = self._make(run, owner)
        return self.inner[index]

    def _make(self, run: Run, owner: Element) -> Element:
        match run.mark:
            case LinkTo(url=target):
                made = owner.child("Link", run.span)
                if target.startswith(_CALLS):
                    made.expansion = by_digit(run.text)
                return made
            case BackTo():
                return owner.child("Link", run.span)
            case Note():
                return owner.child("Reference", run.span).child("Link", run.span)
            case Speak(lang=lang, expansion=expansion):
                made = owner.child("Span", run.span)
                made.lang = lang or ""
                made.expansion = expansion or ""
                return made
            case ToSlide() | Defined() | None:
                return owner
            case _:
                assert_never(run.mark)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Hold some lines of a paragraph; destination names the place where it begins.

    The place is that of the owner, or of the paragraph itself.
    """

    paragraph: Paragraph
    lines: tuple[Line, ...]
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    destination: str = ""
    owner: Element | None = None

    @property
    def parts(self) -> tuple[Box, ...]:
        """List nothing."""
        return ()

    @property
    def height(self) -> float:
        """Add up the lines."""
        return len(self.lines) * self.paragraph.style.leading

    @property
    def least(self) -> float:
        """Measure the lines that should begin together: two, or all of some."""
        return self._begun(_SELDOM_PARTED)

    @property
    def torn_least(self) -> float:
        """Measure the lines that must begin together: two, or all of a few."""
        return self._begun(_NEVER_PARTED)

    def _begun(self, whole: int) -> float:
        count = len(self.lines)
        return (count if count <= whole else _FEWEST_LINES) * self.paragraph.style.leading

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        """Part between lines, with no widow and no orphan."""
        fitting = int((room + EPSILON) // self.paragraph.style.leading)
        count = min(fitting, len(self.lines) - _FEWEST_LINES)
        if count < _FEWEST_LINES or len(self.lines) <= _NEVER_PARTED:
            return None
        first = replace(self, lines=self.lines[:count], after=0.0, keeps_next=False)
        rest = self.lines[count:]
        return first, TextBox(self.paragraph, rest, 0.0, self.after, keeps_next=self.keeps_next)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the lines, then rules under the links."""
        style = self.paragraph.style
        if self.destination:
            canvas.destination(self.destination, self.owner or self.paragraph.element, y)
        rectangles: dict[int, list[Rectangle]] = {}
        for line in self.lines:
            foot = y + baseline(style, line)
            left = x
            for piece in line.pieces:
                self._draw_piece(canvas, piece, left, foot)
                set_as = self.paragraph.runs[piece.run]
                is_link = isinstance(set_as.mark, _LINKS)
                if (is_link or set_as.underlined) and (shown := _shown_width(piece, style.size)):
                    self._underline(canvas, (left, foot), shown, piece.run)
                    if is_link:
                        top = canvas.height - y
                        rectangle = Rectangle(left, top - style.leading, left + shown, top)
                        rectangles.setdefault(piece.run, []).append(rectangle)
                left += piece.width
            y += style.leading
        for run, found in rectangles.items():
            self._cited(canvas, run, canvas.height - found[0].top)
            self._link(canvas, run, tuple(found))

    def draw_again(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the lines once more, inside an artifact that the caller has opened."""
        style = self.paragraph.style
        for line in self.lines:
            left = x
            for piece in line.pieces:
                at = (left, y + baseline(style, line))
                canvas.text(at, piece.text, self._pen(piece))
                left += piece.width
            y += style.leading

    def _draw_piece(self, canvas: Canvas, piece: Piece, x: float, foot: float) -> None:
        with canvas.tagged(self.paragraph.element_of(piece.run)):
            canvas.text((x, foot), piece.text, self._pen(piece))

    def _pen(self, piece: Piece) -> Pen:
        paragraph = self.paragraph
        ink = self._ink(piece.run)
        return Pen(piece.face, paragraph.style.size, ink, paragraph.letter, paragraph.word)

    def _ink(self, run: int) -> Color:
        ink = self.paragraph.runs[run].ink or self.paragraph.style.ink
        return self.paragraph.palette[ink]

    def _underline(self, canvas: Canvas, at: tuple[float, float], width: float, run: int) -> None:
        mark = self.paragraph.runs[run].mark
        if not (self.paragraph.runs[run].underlined or isinstance(mark, LinkTo)):
            return
        size = self.paragraph.style.size
        with canvas.artifact():
            canvas.rectangle((at[0], at[1] + size * 0.12, width, size * 0.05), self._ink(run))

    def _link(self, canvas: Canvas, run: int, rectangles: tuple[Rectangle, ...]) -> None:
        element, say = self.paragraph.element_of(run), wording(self.paragraph.language)
        match self.paragraph.runs[run].mark:
            case Note(number=number, kind=kind):
                target, words = f"#{place_name(kind, number)}", say(f"link-{kind}", number=number)
            case BackTo(number=number, kind=kind):
                target = f"#{place_name(kind, number, cited=True)}"
                words = say(f"link-back-{kind}", number=number)
            case LinkTo(url=target, description=words):
                words = by_digit(words) if target.startswith(_CALLS) else words
            case Speak() | ToSlide() | Defined() | None as mark:
                raise AssertionError(mark)
            case mark:
                assert_never(mark)
        canvas.annotate(LinkAnnotation(element, canvas.page_index, rectangles, target, words))

    def _cited(self, canvas: Canvas, run: int, y: float) -> None:
        """Name the place of a citation, so that the entries it names lead back to it."""
        mark = self.paragraph.runs[run].mark
        if isinstance(mark, Note):
            for number in range(mark.number, max(mark.number, mark.last) + 1):
                name = place_name(mark.kind, number, cited=True)
                canvas.destination(name, self.paragraph.element_of(run), y)


def text_box(paragraph: Paragraph, sheet: Stylesheet, width: float) -> TextBox:
    """Break a paragraph into lines of a width."""
    style = paragraph.style
    setting = Setting(sheet.family(style), style.size, style.bold)
    lines = _without_lonely_word(MeasuredText(paragraph.runs, setting), width)
    return TextBox(paragraph, lines, style.before, style.after)


def _without_lonely_word(text: MeasuredText, width: float) -> tuple[Line, ...]:
    """Break a paragraph so that its last line is no short word: the line above gives it one more.

    The lines further up stay full, so that those of neighboring paragraphs end alike.
    """
    lines = text.lines(width)
    if len(lines) < 2 or not _is_lonely(lines[-1], width):
        return lines
    *above, (start, _, middle), (_, shown, end) = text.extents(width)
    places = [place for place in breaks(text.text, start) if place[1] < middle]
    edges = text.edges
    if not places or edges[places[-1][0]] - edges[start] < _LEAST_LEFT * width:
        return lines
    given, taken = places[-1]
    if edges[shown] - edges[taken] > width:
        return lines
    return text.lines_at((*above, (start, given, taken), (taken, shown, end)))


def _is_lonely(line: Line, width: float) -> bool:
    words = "".join(piece.text for piece in line.pieces).strip(" ")
    return line.width < _LONELY * width and " " not in words


def evened(box: TextBox, sheet: Stylesheet, width: float) -> TextBox:
    """Break a paragraph into lines of about one length, no more of them than at a width."""
    style = box.paragraph.style
    setting = Setting(sheet.family(style), style.size, style.bold)
    narrow = even_width(box.paragraph.runs, setting, width)
    return replace(box, lines=break_lines(box.paragraph.runs, setting, narrow))


def baseline(style: Style, line: Line) -> float:
    """Place the baseline so that the face's ascent and descent sit in the middle of the leading."""
    face = line.pieces[0].face
    ascent = face.ascent * style.size / face.units_per_em
    descent = -face.descent * style.size / face.units_per_em
    return (style.leading - ascent - descent) / 2 + ascent


def _shown_width(piece: Piece, size: float) -> float:
    spaces = len(piece.text) - len(piece.text.rstrip(" "))
    return piece.width - piece.face.width(" " * spaces, size)
