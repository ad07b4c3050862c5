"""A deck opened: its slides with the layouts, masters and themes that they stand on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from kdeck.errors import KdeckError
from kdeck.ooxml.names import EMU, NAMESPACES, find, local, name, number
from kdeck.ooxml.package import Package, Relation
from kdeck.ooxml.paint import Scheme
from kdeck.ooxml.placeholder import Offered, offered_by

# ISO/IEC 29500-1, 19.2.1.36: what a slide measures where the file does not say.
_WIDTH, _HEIGHT = 9_144_000, 6_858_000
_STRAIGHT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True, slots=True)
class Themed:
    """Hold what a theme gives to a slide: its elements, colors and families by their names."""

    root: etree._Element | None
    scheme: Scheme
    families: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one slide, the parts below it, and where it leads; number counts from 1."""

    number: int
    part: str
    id: str
    slide: etree._Element
    layout: etree._Element | None
    master: etree._Element | None
    theme: Themed
    relations: Mapping[str, Relation]
    # Of layout and master, as far as there are any.
    offered: tuple[Offered, ...]

    @property
    def grounds(self) -> tuple[etree._Element, ...]:
        """List the parts that are drawn, the lowest first."""
        shown = [part for part in (self.layout, self.slide) if part is not None]
        hidden = any(part.get("showMasterSp") in {"0", "false"} for part in shown)
        if self.slide.get("showMasterSp") in {"0", "false"}:
            return (self.slide,)
        low = (self.master,) if self.master is not None and not hidden else ()
        return (*low, *shown)

    @property
    def parents(self) -> tuple[etree._Element, ...]:
        """List layout and master, as far as there are any."""
        return tuple(part for part in (self.layout, self.master) if part is not None)


class Deck:
    """Read a package as a deck. Raises KdeckError where it is none."""

    def __init__(self, package: Package) -> None:
        main = related(package, "", "officeDocument")
        root = package.part(main) if main else None
        if main is None or root is None or root.tag != name("p:presentation"):
            raise KdeckError("it is no PPTX: it holds no presentation", "give a PowerPoint file")
        self.package = package
        self.main = main
        self.root = root
        self._parts: dict[str, etree._Element | None] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._themes: dict[str, Themed] = {}
        self._offered: dict[str, Offered] = {}

    @property
    def size(self) -> tuple[float, float]:
        """Give width and height of the slides in points."""
        size = find(self.root, "p:sldSz")
        return number(size, "cx", _WIDTH) / EMU, number(size, "cy", _HEIGHT) / EMU

    @property
    def text_style(self) -> etree._Element | None:
        """Give the text style of what is no placeholder."""
        return find(self.root, "p:defaultTextStyle")

    @cached_property
    def table_styles(self) -> dict[str, etree._Element]:
        """Give the table styles that the file defines by their ids."""
        root = self.beside("tableStyles")
        styles = root.iterfind("a:tblStyle", NAMESPACES) if root is not None else ()
        return {style.get("styleId", ""): style for style in styles}

    def beside(self, kind: str) -> etree._Element | None:
        """Read the part of a kind that the presentation leads to."""
        target = related(self.package, self.main, kind)
        return self.package.part(target) if target else None

    def pages(self) -> Iterator[Page]:
        """Give the slides in the order in which they are shown."""
        targets = {r.id: r.target for r in self.package.relations(self.main) if not r.external}
        entries = self.root.iterfind("p:sldIdLst/p:sldId", NAMESPACES)
        for order, entry in enumerate(entries, 1):
            target = targets.get(entry.get(name("r:id"), ""), "")
            slide = self.package.part(target)
            if slide is None:
                raise KdeckError(
                    f"it is no whole PPTX: the slide '{target}' is missing", "save the deck again"
                )
            yield self._page(order, target, entry.get("id", ""), slide)

    def layouts(self) -> Iterator[tuple[str, Page]]:
        """Give the layouts of all masters, each as an empty slide on it, with their types."""
        masters = (r for r in self.package.relations(self.main) if r.type == "slideMaster")
        for master in dict.fromkeys(r.target for r in masters if not r.external):
            root = self.part(master)
            targets = {r.id: r.target for r in self.package.relations(master) if not r.external}
            listed = find(root, "p:sldLayoutIdLst")
            for order, entry in enumerate(listed if listed is not None else (), 1):
                target = targets.get(entry.get(name("r:id"), ""), "")
                layout = self.part(target)
                if layout is not None:
                    blank = etree.Element(name("p:sld"))
                    theme = self._theme(master, [blank, layout, root])
                    offered = self._offers(target, master)
                    page = Page(order, target, "", blank, layout, root, theme, {}, offered)
                    yield layout.get("type", ""), page

    def _page(self, order: int, target: str, identity: str, slide: etree._Element) -> Page:
        led = self.package.relations(target)
        relations = {relation.id: relation for relation in led}
        layout_name = _first(led, "slideLayout") or ""
        master_name = self._related(layout_name, "slideMaster")
        layout, master = self.part(layout_name), self.part(master_name)
        theme = self._theme(master_name, [slide, layout, master])
        offered = self._offers(layout_name, master_name)
        return Page(order, target, identity, slide, layout, master, theme, relations, offered)

    def _offers(self, *parts: str) -> tuple[Offered, ...]:
        """List what layout and master offer to slides, read once of each."""
        for part in parts:
            root = self.part(part)
            if part not in self._offered and root is not None:
                self._offered[part] = offered_by(root)
        return tuple(self._offered[part] for part in parts if part in self._offered)

    def _theme(self, master: str, parts: list[etree._Element | None]) -> Themed:
        if master not in self._themes:
            self._themes[master] = self._read_theme(master)
        theme = self._themes[master]
        return replace(theme, scheme=replace(theme.scheme, names=_names(parts)))

    def _read_theme(self, master: str) -> Themed:
        root = self.part(self._related(master, "theme"))
        colors = find(root, "a:themeElements/a:clrScheme")
        slots = {local(slot): slot for slot in colors} if colors is not None else {}
        fonts = find(root, "a:themeElements/a:fontScheme")
        families = {
            f"+{short}-lt": found.get("typeface", "")
            for short, long in (("mj", "major"), ("mn", "minor"))
            if (found := find(fonts, f"a:{long}Font/a:latin")) is not None
        }
        return Themed(root, Scheme(slots), families)

    def _related(self, part: str, kind: str) -> str:
        if not part:
            return ""
        if part not in self._relations:
            self._relations[part] = self.package.relations(part)
        return _first(self._relations[part], kind) or ""

    def part(self, part: str) -> etree._Element | None:
        """Read a part; the same element each time."""
        if part not in self._parts:
            self._parts[part] = self.package.part(part)
        return self._parts[part]


def related(package: Package, part: str, kind: str) -> str | None:
    """Find the first part of a kind that another leads to."""
    return _first(package.relations(part), kind)


def _first(relations: tuple[Relation, ...], kind: str) -> str | None:
    return next((r.target for r in relations if r.type == kind and not r.external), None)


def _names(parts: list[etree._Element | None]) -> dict[str, str]:
    """Find the color map that counts: the slide's own, the layout's, or the master's."""
    for part in parts:
        own = find(part, "p:clrMapOvr/a:overrideClrMapping")
        own = own if own is not None else find(part, "p:clrMap")
        if own is not None:
            return {str(key): str(value) for key, value in own.attrib.items()}
    return _STRAIGHT
