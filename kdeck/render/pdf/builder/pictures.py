"""From pictures to boxes: one with its caption, some in a row, one beside words."""

from collections.abc import Callable
from dataclasses import replace

from kdeck.model.scene import Label
from kdeck.plan.handout.model import Flank, Frames, Illustration, Item
from kdeck.plan.look.style import Role
from kdeck.render.pdf.box.box import Beside, Box, Columns, Stack
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.file.element import Element

_FRAME_GAP, _SHEET_FRAME_GAP = 18.0, 14.0
# Labels are this much larger than the smallest text of the edition where there is room.
_LABEL_EASE = 1.15
# It keeps at least this share of its width where it shrinks to fill a page.
_SMALLEST_SHARE = 0.8
# A photograph takes no more of a page, and has 200 dots an inch or more.
_TALLEST_SHARE, _LARGEST = 0.5, 1.5
# A picture stands beside words that have at least this many times its width.
_LEAST_FLANK = 1.5

SetItems = Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]


class PictureBuilder:
    """Build the pictures of a handout with what builds its items; none is higher than tallest."""

    def __init__(self, typesetter: Typesetter, set_items: SetItems, tallest: float) -> None:
        self._typesetter = typesetter
        self._set_items = set_items
        self._tallest = tallest

    def illustration(self, item: Illustration, parent: Element, width: float) -> Box:
        """Set a picture with its caption."""
        self._typesetter.ledger.figure(item)
        if not item.alt.strip():
            return self._drawing(item, None, self._drawn_width(item, width))
        figure = parent.child("Figure", item.span)
        figure.alt = item.alt
        drawing = self._drawing(item, figure, self._drawn_width(item, width))
        drawing = replace(drawing, narrowest=self._narrowest(item, drawing.width))
        if item.caption is None:
            return drawing
        caption = self._typesetter.text(
            item.caption.runs,
            figure.child("Caption", item.span),
            self._typesetter.sheet[Role.SMALL],
            width,
        )
        gap = self._typesetter.sheet.unit
        return Stack((replace(drawing, keeps_next=True, after=gap / 2), caption), gap, gap)

    def _narrowest(self, item: Illustration, width: float) -> float:
        """Give the width to which a picture may shrink: no label becomes hard to read."""
        scene = item.scene
        labels = [part.size for part in scene.items if isinstance(part, Label)]
        if not labels or item.reduced:
            return 0.0
        readable = self._typesetter.sheet.smallest / min(labels) * scene.width
        return min(width, max(readable, _SMALLEST_SHARE * width))

    def _drawn_width(self, item: Illustration, width: float) -> float:
        """Size a drawing by its smallest label, beyond its column where that must be."""
        scene = item.scene
        labels = [part.size for part in scene.items if isinstance(part, Label)]
        if scene.pixels:
            tallest = _TALLEST_SHARE * self._tallest * scene.width / scene.height
            return min(width, scene.width * _LARGEST, tallest)
        if item.reduced or not labels:
            return min(width, scene.width * 1.5, self._tallest * scene.width / scene.height)
        readable = self._typesetter.sheet.smallest / min(labels) * scene.width
        tallest = self._tallest * scene.width / scene.height
        # What stands in the second column reaches no further than the margin.
        sheet = self._typesetter.sheet
        beside = sheet.side + sheet.gutter if width <= sheet.column else 0.0
        room = width if sheet.is_sheet else sheet.measure - beside
        widest = min(room, tallest)
        return min(max(min(width, readable * _LABEL_EASE), readable), widest)

    def _drawing(self, item: Illustration, element: Element | None, width: float) -> Drawing:
        sheet = self._typesetter.sheet
        gap = sheet.unit / 2 if sheet.is_sheet else sheet.unit
        least = 0.0 if item.reduced else sheet.smallest
        scene = self._typesetter.scene(item.scene, item.span)
        return Drawing(scene, width, self._typesetter.palette, sheet.body, element, least, gap, gap)

    def frames(self, item: Frames, parent: Element, width: float) -> Box:
        """Set pictures side by side, each with its words below."""
        count = len(item.frames)
        apart = _SHEET_FRAME_GAP if self._typesetter.sheet.is_sheet else _FRAME_GAP
        column = (width - apart * (count - 1)) / count
        boxes = []
        for picture, items in item.frames:
            group = parent.child("Div", picture.span)
            drawing = self.illustration(picture, group, column)
            boxes.append(Stack((drawing, *self._set_items(items, group, column))))
        gap = self._typesetter.sheet.unit
        offsets = tuple(index * (column + apart) for index in range(count))
        return Columns(tuple(boxes), offsets, before=gap, after=gap)

    def flank(self, item: Flank, parent: Element, width: float) -> Box:
        """Set a picture at the right; below where too little room stays, or the words are long."""
        gap = 2 * self._typesetter.sheet.unit
        beside = width - item.width - gap >= _LEAST_FLANK * item.width
        room = width - item.width - gap if beside else width
        words = Stack(self._set_items(item.items, parent, room))
        figure = parent.child("Figure", item.picture.span) if item.picture.alt.strip() else None
        if figure:
            figure.alt = item.picture.alt
        self._typesetter.ledger.figure(item.picture)
        drawing = replace(self._drawing(item.picture, figure, item.width), before=gap, after=0.0)
        if beside and words.height <= self._tallest:
            return Beside(words, replace(drawing, before=0.0), width - item.width)
        return Stack((replace(words, keeps_next=True), drawing))
