"""The parts of a template that decks keep: masters, layouts, themes and their pictures."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from lxml import etree

from kdeck.ooxml.deck import Deck
from kdeck.ooxml.names import NAMESPACES, find, local, name
from kdeck.ooxml.package import Package
from kdeck.theme.decktemplate import TemplateLink, TemplatePart
from kdeck.theme.templatefile import TemplateError
from kdeck.theme.templatetext import straighten

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "application/vnd.openxmlformats-officedocument"
_FOLDERS = {
    "slideMaster": ("slideMasters", f"{_FORMAT}.presentationml.slideMaster+xml"),
    "slideLayout": ("slideLayouts", f"{_FORMAT}.presentationml.slideLayout+xml"),
    "notesMaster": ("notesMasters", f"{_FORMAT}.presentationml.notesMaster+xml"),
    "handoutMaster": ("handoutMasters", f"{_FORMAT}.presentationml.handoutMaster+xml"),
    "theme": ("theme", f"{_FORMAT}.theme+xml"),
}
_ROOTS = ("slideMaster", "notesMaster", "handoutMaster")
# What a part of a kind may lead to.
_LEADS = {
    "slideMaster": {"slideLayout", "theme", "image"},
    "slideLayout": {"slideMaster", "image"},
    "notesMaster": {"theme", "image"},
    "handoutMaster": {"theme", "image"},
    "theme": {"image"},
}
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
    b"\x01\x00\x00\x00": ("emf", "image/x-emf"),
    b"\xd7\xcd\xc6\x9a": ("wmf", "image/x-wmf"),
}
_RELATION = re.compile(r"[A-Za-z_][\w.-]{0,60}", re.ASCII)
# What moves by itself, runs, or belongs to another program.
_NEVER = ("transition", "timing", "controls", "custDataLst", "contentPart")
_SHAPES = frozenset({"pic", "graphicFrame", "sp", "cxnSp", "contentPart"})
_MOST_PARTS = 400
# Ids of masters and layouts share one space from 2^31 (ECMA-376-1, 19.7.11 and 19.7.13).
FIRST_LAYOUT_ID = 2_147_483_648 + _MOST_PARTS
_WORDS = {
    "hyperlink": "links",
    "oleObject": "embedded objects",
    "package": "embedded objects",
    "control": "controls",
    "video": "films",
    "audio": "sounds",
    "media": "films and sounds",
    "chart": "charts",
    "image": "pictures that are linked or of another format",
    "diagramData": "diagrams",
}


@dataclass
class Kept:
    """Gather the parts that decks keep, by the names that they have in the file.

    Their elements are those of the deck: what is changed in them is read, and written, as it is.
    """

    deck: Deck
    names: dict[str, str] = field(default_factory=dict)
    mended: set[str] = field(default_factory=set)
    pictures: dict[str, TemplatePart] = field(default_factory=dict)
    trees: dict[str, tuple[str, etree._Element, tuple[TemplateLink, ...]]] = field(
        default_factory=dict
    )
    dropped: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    ids: Iterator[int] = field(default_factory=lambda: count(FIRST_LAYOUT_ID))

    @property
    def package(self) -> Package:
        """Give the package that the parts come from."""
        return self.deck.package

    def parts(self) -> tuple[TemplatePart, ...]:
        """Write the parts as they are now, in the order of their names."""
        written = {new: _written(new, *tree) for new, tree in self.trees.items()}
        written |= self.pictures
        return tuple(written[new] for new in sorted(written))

    def roots(self) -> dict[str, list[str]]:
        """Keep what the presentation leads to; gives the new names by their kinds."""
        found: dict[str, list[str]] = {kind: [] for kind in _ROOTS}
        for relation in self.package.relations(self.deck.main):
            if relation.type in _ROOTS and not relation.external:
                new = self._keep(relation.target, relation.type)
                if new and new not in found[relation.type]:
                    found[relation.type].append(new)
        return found

    def linked(self, root: etree._Element, relation: str) -> str:
        """Name the part that a relation of a kept part leads to; '' where there is none."""
        of_part = (links for _, tree, links in self.trees.values() if tree is root)
        found = (link.target for links in of_part for link in links if link.id == relation)
        return next(found, "")

    def added(self, layout: etree._Element, master: etree._Element) -> tuple[TemplatePart, ...]:
        """Write a layout that the file has not, and its master as it is with that layout."""
        named, (kind, root, links) = next(
            (name, tree) for name, tree in self.trees.items() if tree[1] is master
        )
        folder, layouts = _FOLDERS["slideLayout"]
        new = f"ppt/{folder}/slideLayout{self.kinds['slideLayout'] + 1}.xml"
        taken = {link.id for link in links}
        relation = next(free for n in count(1) if (free := f"rId{n}") not in taken)
        leads = (
            TemplateLink("rId1", f"{_OFFICE}/slideMaster", named),
            TemplateLink(relation, f"{_OFFICE}/slideLayout", new),
        )
        listing = deepcopy(root)
        listed = find(listing, "p:sldLayoutIdLst")
        assert listed is not None
        entry = etree.SubElement(listed, name("p:sldLayoutId"))
        entry.set("id", str(next(self.ids)))
        entry.set(name("r:id"), relation)
        return (
            _written(new, layouts, layout, leads[:1]),
            _written(named, kind, listing, (*links, leads[1])),
        )

    def _keep(self, part: str, kind: str) -> str:
        """Keep a part with what it leads to, under a name of our own; '' where it is none."""
        if part in self.names:
            return self.names[part] if self.names[part].split("/")[1] == _FOLDERS[kind][0] else ""
        if len(self.names) >= _MOST_PARTS:
            raise TemplateError("has too many layouts", f"leave no more than {_MOST_PARTS}")
        root = self.deck.part(part)
        if root is None or local(root) not in {kind, f"sld{kind.removeprefix('slide')}"}:
            return ""
        folder, content_type = _FOLDERS[kind]
        self.kinds[kind] += 1
        new = f"ppt/{folder}/{kind}{self.kinds[kind]}.xml"
        self.names[part] = new
        links = tuple(self._links(part, kind))
        _clean(root, {link.id for link in links})
        for entry in root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES):
            entry.set("id", str(next(self.ids)))
        self.mended |= straighten(root)
        self.trees[new] = content_type, root, links
        return new

    def _links(self, part: str, kind: str) -> Iterator[TemplateLink]:
        for relation in self.package.relations(part):
            target = ""
            known = relation.type in _LEADS[kind] and not relation.external
            if known and _RELATION.fullmatch(relation.id):
                is_image = relation.type == "image"
                keep = self._picture if is_image else lambda t, k=relation.type: self._keep(t, k)
                target = keep(relation.target)
            if target:
                yield TemplateLink(relation.id, f"{_OFFICE}/{relation.type}", target)
            else:
                self.dropped[_WORDS.get(relation.type, "")] += 1

    def _picture(self, part: str) -> str:
        if part not in self.package.names:
            return ""
        data = self.package.data(part)
        kind = next((kind for mark, kind in _PICTURES.items() if data.startswith(mark)), None)
        if kind is None:
            return ""
        new = f"ppt/media/template-{sha256(data).hexdigest()[:12]}.{kind[0]}"
        self.pictures[new] = TemplatePart(new, kind[1], data)
        return new


def _written(
    new: str, content_type: str, root: etree._Element, links: tuple[TemplateLink, ...]
) -> TemplatePart:
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return TemplatePart(new, content_type, data, links)


def _clean(root: etree._Element, kept: set[str]) -> None:
    """Take out what leads to a part that is not kept, and what moves by itself."""
    for element in list(root.iter(tuple(f"{{*}}{word}" for word in _NEVER))):
        _remove(_wrapped(element))
    relation = f"{{{NAMESPACES['r']}}}"
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _remove(element)
            continue
        lost = [
            str(key)
            for key, value in element.attrib.items()
            if str(key).startswith(relation) and value not in kept
        ]
        if lost and element.getparent() is not None:
            _take_out(element, lost)


def _take_out(element: etree._Element, lost: list[str]) -> None:
    if local(element) == "blip" and lost == [name("r:link")] and element.get(name("r:embed")):
        del element.attrib[lost[0]]
        return
    for outer in (element, *element.iterancestors()):
        word = local(outer)
        if word in {"ext", "bg", "buBlip"} or word.startswith("hlink"):
            _remove(outer)
            return
        picture = outer.getparent()
        if word == "blipFill" and picture is not None and local(picture) != "pic":
            _remove(outer)
            return
        if word in _SHAPES:
            _remove(_wrapped(outer))
            return
    _remove(element)


def _wrapped(element: etree._Element) -> etree._Element:
    """Give the choice of alternatives that an element stands in, or else the element."""
    found = (e for e in element.iterancestors() if local(e) == "AlternateContent")
    return next(found, element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        # A comment's tail is text of the element around it.
        parent.remove(element)
