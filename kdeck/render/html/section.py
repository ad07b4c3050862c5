"""From the items of a handout to the elements of a page, in reading order.

Every item has its element: what a page of paper sets side by side follows in reading order here,
and the style sheet sets it beside where the window has the room.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from lxml.etree import _Element

from kdeck.plan.drawn.panelicon import ICON_SIDE, panel_icon
from kdeck.plan.handout.anchors import Anchors
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Contents,
    Entry,
    Flank,
    Flow,
    Frames,
    Grid,
    Group,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    Side,
    SideRow,
    StepEntry,
    StepList,
)
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Defined, NoteKind, Run, run_text
from kdeck.plan.web.model import WebPage
from kdeck.render.html.drawing import Drawer
from kdeck.render.html.inline import InlineMaker, entry_name, term_name
from kdeck.render.html.markup import append, element, hidden, numbered, of_class
from kdeck.render.html.path import path_data
from kdeck.render.html.table import make_table

_ORDERED = frozenset({ListKind.NUMBERS, ListKind.REFERENCES, ListKind.NOTES})
_NOTE_KINDS = {ListKind.REFERENCES: NoteKind.REFERENCE, ListKind.NOTES: NoteKind.NOTE}
_CLASSES = {
    Role.LEAD: "lead",
    Role.SMALL: "small",
    Role.LINE: "line",
    Role.BADGE: "badge",
    Role.SUBHEADING: "subheading",
}
_TOPIC = of_class("topic")


class SectionMaker:
    """Turn the items of one page into elements; headings have names that links lead to."""

    def __init__(self, page: WebPage, drawer: Drawer) -> None:
        self._drawer = drawer
        self._signs = dict(page.signs)
        self._inline = InlineMaker(page.handout.language)
        self._anchors = Anchors()
        self._headings: dict[Prose, str] = {}
        self._contents: list[tuple[Contents, _Element]] = []

    def sections(self, items: tuple[Item, ...]) -> tuple[_Element, ...]:
        """Part items into sections at the headings of the second level, and fill the contents."""
        found: list[_Element] = [element("div", attributes=of_class("intro"))]
        for item in _one_after_another(items):
            if _opens(item):
                found.append(element("section"))
            if isinstance(item, Contents):
                nav = element("nav", attributes=of_class("contents"))
                self._contents.append((item, nav))
                found.extend((nav, element("div", attributes=of_class("intro"))))
            else:
                append(found[-1], tuple(self._item(item)))
        for contents, nav in self._contents:
            self._list_contents(contents, nav)
        return tuple(part for part in found if len(part))

    def _items(self, items: Iterable[Item]) -> tuple[_Element, ...]:
        return tuple(made for item in items for made in self._item(item))

    def _item(self, item: Item) -> Iterator[_Element]:
        match item:
            case Prose():
                yield self._prose(item)
            case ItemList():
                yield self._list(item)
            case StepList():
                steps = tuple(self._step(step) for step in item.entries)
                yield element("ol", *steps, attributes=of_class("steps"))
            case Grid():
                yield self._table(item)
            case Illustration():
                yield self._figure(item)
            case Frames():
                frames = (
                    element("div", self._figure(picture), *self._items(words))
                    for picture, words in item.frames
                )
                yield element("div", *frames, attributes=of_class("frames"))
            case Box():
                yield self._panel(item)
            case SideRow() | Group():
                yield element("div", *self._items(item.in_order), attributes=_TOPIC)
            case Kept() | Flow() | Side() | Columns():
                yield from self._items(_held(item))
            case Flank():
                yield from self._items(item.items)
                # Who reads on a screen is there already: the code is for paper.
                picture = self._figure(item.picture)
                picture.set("class", "printed")
                yield picture
            case Contents():
                raise AssertionError("the contents are no part of another item")
            case _:
                assert_never(item)

    def _prose(self, prose: Prose) -> _Element:
        words = self._inline.nodes(prose.runs)
        if prose.level:
            return self._heading(prose, *words)
        name = _CLASSES.get(prose.role)
        return element("p", *words, attributes=of_class(name) if name else {})

    def _heading(self, prose: Prose, *children: _Element | str) -> _Element:
        name = self._anchors.name(run_text(prose.runs))
        self._headings.setdefault(prose, name)
        return element(f"h{prose.level}", *children, attributes={"id": name, "tabindex": "-1"})

    def _list(self, listing: ItemList) -> _Element:
        if listing.kind is ListKind.TERMS:
            return element("dl", *(self._term(entry) for entry in listing.entries))
        entries = tuple(
            self._entry(entry, number, listing.kind)
            for number, entry in enumerate(listing.entries, 1)
        )
        first = listing.entries[0].label if listing.kind is ListKind.NUMBERS else ""
        ordered = listing.kind in _ORDERED
        made = numbered(*entries, first=first) if ordered else element("ul", *entries)
        made.set("class", str(listing.kind))
        return made

    def _term(self, entry: Entry) -> _Element:
        term = element("dt", entry.label)
        if isinstance(entry.mark, Defined):
            term.set("id", term_name(entry.mark.key))
        return element("div", term, element("dd", *self._items(entry.items)))

    def _entry(self, entry: Entry, number: int, kind: ListKind) -> _Element:
        made = element("li")
        if kind in _NOTE_KINDS:
            made.set("id", entry_name(_NOTE_KINDS[kind], number))
            label = self._inline.nodes((Run(entry.label, entry.span, mark=entry.mark),))
            append(made, (element("span", *label, attributes=of_class("label")), " "))
        append(made, self._items(entry.items))
        if kind is ListKind.LINES and not entry.answered:
            append(made, (element("span", attributes=of_class("writing")),))
        return made

    def _step(self, step: StepEntry) -> _Element:
        return element("li", *self._items(step.in_order))

    def _table(self, grid: Grid) -> _Element:
        return make_table(
            [cell.runs for cell in grid.header],
            [[cell.runs for cell in row] for row in grid.rows],
            self._inline.nodes,
            row_headers=grid.row_headers,
            caption=grid.caption.runs if grid.caption else (),
        )

    def _figure(self, picture: Illustration) -> _Element:
        made = element("figure", self._drawer.draw(picture.scene, picture.alt))
        if picture.caption:
            caption = self._inline.nodes(picture.caption.runs)
            append(made, (element("figcaption", *caption),))
        return made

    def _panel(self, box: Box) -> _Element:
        name = f"panel {box.kind}" + (" alarm" if box.kind.is_alarm else "")
        made = element("div", attributes=of_class(name))
        if box.heading:
            append(made, (self._panel_heading(box),))
        append(made, self._items(box.items))
        return made

    def _panel_heading(self, box: Box) -> _Element:
        """Head a panel with its sign, and with the word for it where the heading has none."""
        assert box.heading is not None
        words = run_text(box.heading.runs)
        sign = self._signs.get(str(box.kind), "")
        named = sign and sign.casefold() not in words.casefold()
        said: tuple[_Element, ...] = (hidden(f"{sign}: "),) if named else ()
        inner = element("span", *said, *self._inline.nodes(box.heading.runs))
        icon = panel_icon(box.kind)
        if not icon:
            return self._heading(box.heading, inner)
        side = f"{ICON_SIDE:g}"
        drawn = element("svg", attributes={"viewBox": f"0 0 {side} {side}"} | of_class("sign"))
        drawn.set("aria-hidden", "true")
        for stroke in icon:
            path = element("path", attributes={"d": path_data(stroke.segments)})
            path.set("stroke-width", f"{stroke.width:g}")
            append(drawn, (path,))
        return self._heading(box.heading, drawn, inner)

    def _list_contents(self, contents: Contents, nav: _Element) -> None:
        heading = self._prose(contents.heading)
        nav.set("aria-labelledby", heading.get("id", ""))
        links = tuple(
            element("li", element("a", run_text(entry.runs), attributes={"href": f"#{name}"}))
            for entry in contents.entries
            if (name := self._headings.get(entry))
        )
        append(nav, (heading, element("ol", *links)))


def _one_after_another(items: Iterable[Item]) -> Iterator[Item]:
    """Give what a sheet of paper sets on its sides and in columns, in reading order."""
    for item in items:
        if isinstance(item, Side | Columns | Flow):
            yield from _one_after_another(_held(item))
        else:
            yield item


def _held(item: Kept | Flow | Side | Columns) -> tuple[Item, ...]:
    return item.in_order if isinstance(item, Columns) else item.items


def _opens(item: Item) -> bool:
    """Say whether an item opens a section: a heading of the second level, alone or kept."""
    if isinstance(item, Kept):
        return _opens(item.items[0])
    if isinstance(item, Group):
        return _opens(item.heading)
    return isinstance(item, Prose) and item.level == 2
