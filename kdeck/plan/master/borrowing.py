"""Our layouts on those of a clinic's template: the same placeholders, in the template's places.

They are placed in one module: each place ends where the next begins.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

from kdeck.plan.master.ink import legible_ink
from kdeck.plan.master.layout import (
    BODY_BOTTOM,
    DRAWN_BOTTOM,
    FOOTER_HEIGHT,
    FOOTER_SIZE,
    Idx,
    Layout,
    LayoutName,
    Loan,
    Placeholder,
    Rect,
)
from kdeck.plan.master.matching import Match
from kdeck.plan.master.own import LAYOUTS
from kdeck.theme.decktemplate import FEET, Box, DeckTemplate, TemplatePlace

# What is drawn in these keeps off the line of sources, as on our own slides.
_DRAWN = (LayoutName.TABLE, LayoutName.TIMELINE, LayoutName.DRAWING)
# The smallest type of a deck, in points: look and check ask for no less.
LEAST_TITLE, LEAST_TEXT = 28.0, 20.0
# Titles that are sentences are no larger.
SENTENCE = 36.0
_TITLE_LINES = 2 * LEAST_TITLE * 1.2
_MARGIN, _GAP = 24.0, 6.0
# The height of the least logo, as a share of a slide's width.
_LOGO = 0.04
# Between numbers that are drawn and the words beside them; what these need of a slide's width.
_APART, _LEAST_WORDS = 16.0, 250.0
# A title with less room, in points of height for each of the slide's width, holds no sentence; text
# in less than these shares of a slide's height and width, hardly a paragraph.
_LEAST_TITLE_ROOM, _LEAST_AREA, _LEAST_WIDTH, _HALF = 30.0, 0.42, 0.4, 0.5
# Points that the notice of a draft, or a review, needs in a footer with the name of a clinic, and
# those that the number of a slide needs.
LEAST_FOOT, _NUMBER = 360.0, 48.0


def borrowed_layout(match: Match, body: TemplatePlace, template: DeckTemplate) -> Layout:
    """Set one of our layouts into the template's; body is the place whose text ours looks like."""
    own = LAYOUTS[match.name]
    feet = tuple(_feet(match, body, template))
    bottom = min((foot.rect.y for foot in feet), default=template.size[1] - _MARGIN)
    title = _title(own.placeholders[0], match, template)
    if own.foot is not None:
        # Above a title that stands at the foot.
        low = title.rect.y > template.size[1] / 2
        bottom = min(bottom, title.rect.y if low else bottom) - own.foot.rect.height
        bottom = min(bottom, _drawn_top(bottom, match, template) - own.foot.rect.height)
    foot, bottom = bottom, bottom - (BODY_BOTTOM - DRAWN_BOTTOM if own.name in _DRAWN else 0.0)
    area = _area(match, title.rect, bottom, template)
    wanted = own.contents
    like = next((place for place in match.places if place is not None), body)
    if None not in match.places:
        roomy = partial(_roomy, match=match, bottom=bottom, template=template)
        found = [
            _placed(want, place, _cut(roomy(_rect(place.box)), title.rect, bottom))
            for want, place in zip(wanted, match.places, strict=True)
            if place is not None
        ]
    else:
        found = [
            _carved(want, place, _share(want, own, area), like)
            for want, place in zip(wanted, match.places, strict=True)
        ]
    stands_in = match.how in {"instead", "added"}
    grounds = [place or like for place in match.places]
    found = [_on(made, place, body) for made, place in zip(found, grounds, strict=True)]
    if own.foot is not None:
        found.append(_sources(own.foot, replace(area, y=foot), like))
    added = match.how == "added"
    return Layout(own.name, (title, *found), area, match.layout.part, feet, stands_in, added)


def _drawn_top(line: float, match: Match, template: DeckTemplate) -> float:
    """Find the upper edge of what is drawn along the foot of a slide, where a line stands on it."""
    wide = (box for box in match.layout.art if box[2] >= _HALF * template.size[0])
    along = (top for _, top, _, high in wide if template.size[1] / 2 < top <= line + 1 < top + high)
    return min(along, default=template.size[1])


def _sources(own: Placeholder, under: Rect, like: TemplatePlace) -> Placeholder:
    """Set the line of sources into a text box, between what is shown and the footer."""
    rect = replace(under, height=own.rect.height)
    made = _carved(own, None, rect, like)
    return replace(made, insets=(like.insets[0], 0.0, like.insets[2], 0.0))


def _on(made: Placeholder, place: TemplatePlace, body: TemplatePlace) -> Placeholder:
    """Mark text on another ground than that of the points, from which our palette is made."""
    if made.loan is None or place.grounds == body.grounds:
        return made
    return replace(made, loan=replace(made.loan, foreign=True))


def _title(own: Placeholder, match: Match, template: DeckTemplate) -> Placeholder:
    place = match.layout.title
    assert place is not None
    rect = _rect(place.box)
    if rect.width * max(rect.height, _TITLE_LINES) < _LEAST_TITLE_ROOM * template.size[0]:
        beside = [*match.layout.art, *(other.box for other in match.layout.contents)]
        rect = _widest(rect, [_rect(box) for box in beside], template)
    made = _looking(own, place, rect)
    # A sentence is no headline: most are set as large as the longer ones can be.
    most = place.size if own.kind == "ctrTitle" or own.size > SENTENCE else SENTENCE
    size = max(min(place.size, most), LEAST_TITLE)
    lack = _TITLE_LINES + place.insets[1] + place.insets[3] - made.rect.height
    loan = _loan(place, size, lack > 0 or rect != _rect(place.box))
    rect = replace(made.rect, height=made.rect.height + max(lack, 0.0))
    return replace(made, rect=rect, size=size, largest=size, loan=loan)


def _placed(own: Placeholder, place: TemplatePlace, rect: Rect) -> Placeholder:
    """Stand in a place of the template, as large as it is."""
    made = _looking(own, place, rect)
    moved = rect != _rect(place.box)
    return replace(made, loan=_loan(place, made.size, moved))


def _carved(
    own: Placeholder, place: TemplatePlace | None, rect: Rect, body: TemplatePlace
) -> Placeholder:
    """Stand in a share of the template's room: in its placeholder, or in a text box."""
    if place is not None:
        made = _looking(own, place, rect)
        return replace(made, loan=_loan(place, made.size, moved=True))
    made = _looking(own, body, rect)
    color = legible_ink(body, made.size) or next(iter(body.inks), None)
    loan = Loan(moved=True, color=color, align=body.align, plate=body.plate)
    return replace(made, bullets=False, bold=False, anchor="t", loan=loan)


def _loan(place: TemplatePlace, size: float, moved: bool) -> Loan:
    color = legible_ink(place, size)
    return Loan(place.kind, place.idx, moved, color, place.align, place.plate)


def _looking(own: Placeholder, place: TemplatePlace, rect: Rect) -> Placeholder:
    """Look like a place of the template, in type that is legible."""
    size = own.size
    if own.size >= LEAST_TEXT:
        size = min(own.size, max(place.size, LEAST_TEXT))
    largest = max(size, place.size) if own.bullets else size
    return replace(
        own, rect=rect, size=size, largest=largest, bullets=place.bulleted, bold=place.bold,
        anchor=place.anchor, insets=place.insets,
    )  # fmt: skip


def _area(match: Match, title: Rect, bottom: float, template: DeckTemplate) -> Rect:
    """Find the room of what is no title, clear of the footer and of what the template draws."""
    held = [place for place in match.places if place is not None]
    contents = held or [place for place in match.layout.contents if place.upright]
    if contents:
        rects = [_rect(place.box) for place in contents]
        area = _around(rects)
    elif title.y > template.size[1] / 2:
        # The title stands at the foot.
        area = Rect(title.x, _MARGIN, title.width, title.y - _GAP - _MARGIN)
    else:
        top = title.y + title.height + _GAP
        area = Rect(title.x, top, title.width, bottom - top)
    if match.name is LayoutName.TITLE or match.name is LayoutName.SECTION:
        if area.width < _LEAST_WIDTH * template.size[0]:
            area = _widest(area, [title, *map(_rect, match.layout.art)], template)
        area = _extended(area, match, min(bottom - _GAP, template.size[1] - _MARGIN))
    if match.name is LayoutName.TITLE and match.how == "added":
        # The theme's logo stands at the foot.
        low = template.size[1] - _MARGIN - _LOGO * template.size[0] - 2 * _GAP
        area = replace(area, height=min(area.height, low - area.y))
    return _cut(_roomy(area, match, bottom, template), title, bottom)


def _roomy(area: Rect, match: Match, bottom: float, template: DeckTemplate) -> Rect:
    """Reach further to the sides and down where a template leaves text less than half of slides."""
    alone = len(match.layout.contents) == 1
    if alone and area.width < _HALF * template.size[0]:
        area = _widest(area, [_rect(box) for box in match.layout.art], template)
    if area.height >= _LEAST_AREA * template.size[1]:
        return area
    return _extended(area, match, min(bottom - _GAP, template.size[1] - _MARGIN))


def _extended(area: Rect, match: Match, bottom: float) -> Rect:
    """Reach down until something is drawn, or another placeholder stands there."""
    end = area.y + area.height
    drawn = [_rect(box) for box in match.layout.art]
    drawn += [_rect(place.box) for place in match.layout.places if place.kind not in FEET]
    beside = (
        other.y
        for other in drawn
        if other.y >= end - 1 and other.x < area.x + area.width and area.x < other.x + other.width
    )
    return replace(area, height=max(min((*beside, bottom)) - area.y, area.height))


def _cut(rect: Rect, title: Rect, bottom: float) -> Rect:
    """Cut off what reaches under the title above or below it, or into the footer."""
    top, end = rect.y, rect.y + rect.height
    under = title.y + title.height
    beside = rect.x >= title.x + title.width - 1 or title.x >= rect.x + rect.width - 1
    if title.y <= top < under < end and not beside:
        top = under
    elif (top + end) / 2 < title.y < end and not beside:
        end = title.y - 1
    if top < bottom < end:
        end = bottom - 1
    return replace(rect, y=top, height=end - top)


def _share(want: Placeholder, own: Layout, area: Rect) -> Rect:
    """Give a placeholder the share of an area that it has of our own layout."""
    whole = _around([place.rect for place in own.contents])
    wide, high = area.width / whole.width, area.height / whole.height
    rect = Rect(
        area.x + (want.rect.x - whole.x) * wide,
        area.y + (want.rect.y - whole.y) * high,
        want.rect.width * wide,
        want.rect.height * high,
    )
    if own.name is LayoutName.NUMBERS:
        # Words beside numbers that are drawn need more of a narrow slide.
        share = own.placeholder(Idx.SECOND).rect.width * wide
        words = max(min(_LEAST_WORDS, area.width * _HALF), share)
        if want.kind == "body":
            return replace(rect, x=area.x + area.width - words, width=words)
        return replace(rect, width=area.width - words - _APART)
    if own.name is not LayoutName.SEQUENCE:
        return rect
    # Words below pictures need more lines in narrower columns, and pictures less room.
    words = min(_words_height(own) / min(wide, 1.0), area.height * 0.62)
    if want.kind == "body":
        return replace(rect, y=area.y + area.height - words, height=words)
    return replace(rect, height=area.height - words - _GAP)


def _words_height(own: Layout) -> float:
    return max(place.rect.height for place in own.placeholders if place.kind == "body")


def _feet(match: Match, body: TemplatePlace, template: DeckTemplate) -> Iterator[Placeholder]:
    """Place the footer, as wide as the notice of a draft needs, and the slide number."""
    if match.name is LayoutName.TITLE:
        return
    text, date, number = (_foot(match, template, kind) for kind in ("ftr", "dt", "sldNum"))
    if text is not None:
        rect = _rect(text.box)
        if date is not None and _is_left_of(date.box, text.box):
            rect = _around([rect, _rect(date.box)])
        if rect.width < LEAST_FOOT:
            rect = _widened(rect, match, template, number)
        made = _footer(text, rect, match)
        slim = _slim(number) if number is not None else None
        clear = _off_art(made, text, body, match, number)
        if clear is None and (clear := _off_art(made, text, body, match, slim)) is not None:
            number = slim
        yield clear or made
    else:
        width, height = template.size
        # On a line with the text, and so clear of the bar of a warning.
        left = max(_MARGIN, _left(match))
        wide = min(width * 0.7, width - _MARGIN - left)
        rect = Rect(left, height - FOOTER_HEIGHT - 4, wide, FOOTER_HEIGHT)
        loan = _stripped(match)
        yield Placeholder(21, "ftr", "Footer", rect, FOOTER_SIZE, "", loan=loan)
    if number is not None:
        yield _footer(number, _rect(number.box), match)


def _slim(number: TemplatePlace) -> TemplatePlace:
    """Give a slide number that stands at the right no more of its place than it needs."""
    left, top, width, height = number.box
    less = max(width - _NUMBER, 0.0) if number.align == "r" else 0.0
    return replace(number, box=(left + less, top, width - less, height))


def _off_art(
    foot: Placeholder,
    text: TemplatePlace,
    body: TemplatePlace,
    match: Match,
    number: TemplatePlace | None,
) -> Placeholder | None:
    """Stand below the text of points where drawings lie behind a footer, and none do there."""
    if foot.loan is None or foot.loan.plate is None or body.plate is not None:
        return None
    left, _, width, _ = body.box
    right = left + width
    if number is not None and number.box[0] >= left:
        right = min(right, number.box[0] - _GAP)
    rect = replace(foot.rect, x=left, width=right - left)
    if rect.width < LEAST_FOOT or any(_overlaps(rect, _rect(box)) for box in match.layout.art):
        return None
    color = legible_ink(replace(body, inks=text.inks), foot.size)
    loan = replace(foot.loan, moved=True, color=color, plate=None)
    return replace(foot, rect=rect, loan=loan)


def _overlaps(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return across > 1 and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 1


def _left(match: Match) -> float:
    """Find where the text of a layout begins, in the left half of a slide."""
    title = [] if match.layout.title is None else [match.layout.title]
    held = [place for place in match.places if place is not None]
    return min((place.box[0] for place in (*title, *held)), default=_MARGIN)


def _stripped(match: Match) -> Loan:
    """Stand in a text box at the foot of a slide, in a color that can be read there."""
    strip = match.layout.strip
    if strip is None:
        return Loan(moved=True)
    color = legible_ink(strip, FOOTER_SIZE) or strip.inks[0]
    return Loan(moved=True, color=color, plate=strip.plate)


def _widened(
    rect: Rect, match: Match, template: DeckTemplate, number: TemplatePlace | None
) -> Rect:
    """Reach to both sides until something else stands there."""
    drawn = [_rect(box) for box in match.layout.art]
    drawn += [_rect(number.box)] if number is not None else []
    return _widest(rect, drawn, template)


def _widest(rect: Rect, drawn: list[Rect], template: DeckTemplate) -> Rect:
    low, high = _MARGIN, template.size[0] - _MARGIN
    for other in drawn:
        if other.y >= rect.y + rect.height or other.y + other.height <= rect.y:
            continue
        if other.x + other.width <= rect.x + 1:
            low = max(low, other.x + other.width + _GAP)
        elif other.x >= rect.x + rect.width - 1:
            high = min(high, other.x - _GAP)
    left, right = min(low, rect.x), max(high, rect.x + rect.width)
    return replace(rect, x=left, width=right - left)


def _foot(match: Match, template: DeckTemplate, kind: str) -> TemplatePlace | None:
    """Find a part of the foot on a layout, or else where the other layouts have it."""
    own = match.layout.foot(kind)
    if own is not None:
        return own
    return next((foot for other in template.layouts if (foot := other.foot(kind))), None)


def _footer(place: TemplatePlace, rect: Rect, match: Match) -> Placeholder:
    kind: Literal["ftr", "sldNum"] = "ftr" if place.kind == "ftr" else "sldNum"
    size = max(place.size, FOOTER_SIZE)
    offered = match.layout.foot(kind)
    moved = rect != _rect(place.box)
    loan = _stripped(match)
    if offered is not None and offered.idx == place.idx:
        # A number may have less than its place.
        loan = _loan(place, size, moved or place.box != offered.box)
        if moved and match.layout.strip is not None:
            # What reaches further stands on more than its own place does.
            wide = replace(match.layout.strip, inks=place.inks)
            loan = replace(loan, color=legible_ink(wide, size), plate=wide.plate)
    name = "Footer" if kind == "ftr" else "Slide number"
    return Placeholder(
        21 if kind == "ftr" else 22,
        kind,
        name,
        rect,
        size,
        "",
        bold=place.bold,
        anchor=place.anchor,
        insets=place.insets,
        loan=loan,
    )


def _is_left_of(first: Box, second: Box) -> bool:
    middle = second[1] + second[3] / 2
    return first[0] + first[2] <= second[0] + 1 and first[1] <= middle <= first[1] + first[3]


def _rect(box: Box) -> Rect:
    return Rect(*box)


def _around(rects: list[Rect]) -> Rect:
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    right = max(r.x + r.width for r in rects)
    return Rect(left, top, right - left, max(r.y + r.height for r in rects) - top)
