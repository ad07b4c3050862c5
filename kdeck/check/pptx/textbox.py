"""The text of shapes and cells, laid out in lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kdeck.check.pptx.wrap import Line, Run, is_exact
from kdeck.check.pptx.wrap import lines as wrapped
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.geometry import Place, Rect
from kdeck.ooxml.names import EMU, NAMESPACES, find, local, number, share
from kdeck.ooxml.shape import Shape
from kdeck.ooxml.textrect import text_rect
from kdeck.ooxml.textstyle import Chain, chain

_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
_TURNED = frozenset({"vert", "vert270", "eaVert", "mongolianVert"})
_FITS = frozenset({"normAutofit", "spAutoFit", "noAutofit"})
_ANCHORS = {"ctr": 0.5, "b": 1.0}
_ALIGNS = {"ctr": 0.5, "r": 1.0}
_ENDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the runs of a paragraph and its lines, each as a box in the shape's own points."""

    runs: tuple[Run, ...]
    lines: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class TextBox:
    """Hold text where it stands: in the inner room of a shape or a cell.

    needed is the height of the text in points; exact says that its family's widths are known;
    bound, that the text has to keep within the box; spare is the height that a shape with slanted
    sides has above and below its room.
    """

    shape: Shape
    place: Place
    room: Rect
    paragraphs: tuple[Paragraph, ...]
    needed: float
    exact: bool
    bound: bool
    scale: float = 1.0
    spare: float = 0.0

    @property
    def inked(self) -> Rect | None:
        """Give the upright rectangle round all lines on the slide; None where there are none."""
        boxes = [line for paragraph in self.paragraphs for line in paragraph.lines if line.width]
        if not boxes:
            return None
        return self.place.around(
            Rect(
                min(box.left for box in boxes),
                min(box.top for box in boxes),
                max(box.right for box in boxes),
                max(box.bottom for box in boxes),
            )
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """Say how text is framed: its paragraphs, the room, where it is anchored, how it shrinks."""

    body: etree._Element
    room: Rect
    anchor: str
    scale: float = 1.0
    tighter: float = 0.0
    wraps: bool = True


def text_box(shape: Shape, deck: Deck, page: Page) -> TextBox | None:
    """Lay out the text of a shape; None where it has none, or nobody can tell where it stands."""
    body = find(shape.element, "p:txBody")
    if body is None or shape.place is None or not shape.words:
        return None
    said = [find(element, "p:txBody/a:bodyPr") for element in shape.ancestors]
    settings = [element for element in said if element is not None]
    turn = _word(settings, "vert", "horz")
    place = shape.place
    width, height = place.width, place.height
    if turn in _TURNED:
        width, height = height, width
    fits = (c for s in settings for c in s if local(c) in _FITS)
    fit = next(fits, None)
    shrinks = fit is not None and local(fit) == "normAutofit"
    inner = _text_rect(shape, width, height)
    frame = Frame(
        body,
        _room(settings, inner),
        _word(settings, "anchor", "t"),
        min(max(share(fit, "fontScale"), 0.01), 1.0) if shrinks else 1.0,
        min(max(share(fit, "lnSpcReduction", 0.0), 0.0), 0.9) if shrinks else 0.0,
        _word(settings, "wrap", "square") != "none",
    )
    laid, needed = lay_out(frame, lambda p: chain(p, shape, deck, page))
    if turn in _TURNED:
        laid = tuple(_turned(p, turn == "vert270", place) for p in laid)
    grows = fit is not None and local(fit) == "spAutoFit"
    single = _word(settings, "numCol", "1") == "1"
    bound = frame.wraps and single and not grows and frame.room.width > 1
    exact = all(is_exact(paragraph.runs) for paragraph in laid)
    return TextBox(
        shape, place, frame.room, laid, needed, exact, bound, frame.scale, height - inner.height
    )  # fmt: skip


def lay_out(
    frame: Frame, chain_of: Callable[[etree._Element], Chain]
) -> tuple[tuple[Paragraph, ...], float]:
    """Set paragraphs below each other in their room; give the height that they need, too."""
    pieces: list[tuple[tuple[Run, ...], list[Rect]]] = []
    y = 0.0
    for element in frame.body.iterfind("a:p", NAMESPACES):
        style = chain_of(element)
        runs = tuple(_runs(element, style, frame.scale))
        size = runs[0].look.size if runs else style.look(None, frame.scale).size
        y += _gap(style, "a:spcBef", size) if pieces else 0.0
        boxes = []
        for left, line in _lines(runs, style, frame):
            high = _high(style, line, frame)
            boxes.append(Rect(left, y, left + line.width, y + high))
            y += high
        pieces.append((runs, boxes))
        y += _gap(style, "a:spcAft", size)
    shift = frame.room.top + (frame.room.height - y) * _ANCHORS.get(frame.anchor, 0.0)
    moved = tuple(
        Paragraph(
            runs, tuple(Rect(b.left, b.top + shift, b.right, b.bottom + shift) for b in boxes)
        )
        for runs, boxes in pieces
    )
    return moved, y


def _lines(runs: tuple[Run, ...], style: Chain, frame: Frame) -> Iterator[tuple[float, Line]]:
    """Break a paragraph into lines, each with its left edge."""
    if not runs:
        look = style.look(None, frame.scale)
        runs = (Run("", look),)
    left = style.value("marL", 0) / EMU
    bullet = any(style.child(f"a:{kind}") is not None for kind in ("buChar", "buAutoNum", "buBlip"))
    hang = 0.0 if bullet and style.child("a:buNone") is None else style.value("indent", 0) / EMU
    room = frame.room.width - left - style.value("marR", 0) / EMU
    first, rest = (room - hang, room) if frame.wraps else (_ENDLESS, _ENDLESS)
    align = _ALIGNS.get(style.word("algn", "l"), 0.0)
    for order, line in enumerate(wrapped(runs, max(first, 1.0), max(rest, 1.0))):
        indent = left + (hang if order == 0 else 0.0)
        # What does not wrap grows from where its box is, also beyond its edges.
        free = frame.room.width - indent - line.width
        yield frame.room.left + indent + free * align, line


def _high(style: Chain, line: Line, frame: Frame) -> float:
    exact = style.child("a:lnSpc/a:spcPts")
    if exact is not None:
        return number(exact, "val") / 100
    part = share(style.child("a:lnSpc/a:spcPct"), "val") - frame.tighter
    return line.height * max(part, 0.1)


def _gap(style: Chain, side: str, size: float) -> float:
    exact = style.child(f"{side}/a:spcPts")
    if exact is not None:
        return number(exact, "val") / 100
    return size * 1.2 * share(style.child(f"{side}/a:spcPct"), "val", 0.0)


def _runs(paragraph: etree._Element, style: Chain, scale: float) -> Iterator[Run]:
    for piece in paragraph:
        kind = local(piece)
        if kind in {"r", "fld"}:
            words = "".join(t.text or "" for t in piece.iterfind("a:t", NAMESPACES))
            if piece.get("type") == "slidenum":
                # What stands there is a prompt until the slide is drawn.
                words = str(style.page.number)
            yield Run(words.replace("\v", " "), style.look(find(piece, "a:rPr"), scale))
        elif kind == "br":
            yield Run("\v", style.look(find(piece, "a:rPr"), scale))


def _text_rect(shape: Shape, width: float, height: float) -> Rect:
    own = (find(element, "p:spPr") for element in shape.ancestors)
    kinds = ("a:prstGeom", "a:custGeom")
    drawn = next((p for p in own if any(find(p, kind) is not None for kind in kinds)), None)
    turned = shape.place is not None and (width, height) != (shape.place.width, shape.place.height)
    return Rect(0, 0, width, height) if turned else text_rect(drawn, width, height)


def _room(settings: Sequence[etree._Element], inner: Rect) -> Rect:
    left, top, right, bottom = (
        number(next((s for s in settings if s.get(key)), None), key, default) / EMU
        for key, default in _INSETS.items()
    )
    left, top = inner.left + left, inner.top + top
    return Rect(left, top, max(inner.right - right, left), max(inner.bottom - bottom, top))


def _word(settings: Sequence[etree._Element], key: str, default: str) -> str:
    return next((value for s in settings if (value := s.get(key))), default)


def _turned(paragraph: Paragraph, upward: bool, place: Place) -> Paragraph:
    boxes = (
        Rect(b.top, place.height - b.right, b.bottom, place.height - b.left)
        if upward
        else Rect(place.width - b.bottom, b.left, place.width - b.top, b.right)
        for b in paragraph.lines
    )
    return Paragraph(paragraph.runs, tuple(boxes))
