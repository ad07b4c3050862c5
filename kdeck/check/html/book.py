"""A book (EPUB 3.3) as it was written: its description, its list of files, and its pages.

Anybody may have made it: it is unpacked within limits, and nothing in it is followed outside.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.etree import _Element

from kdeck.archive import Archive, Limits
from kdeck.check.html.page import Page
from kdeck.errors import KdeckError

_MEGABYTE = 1024 * 1024
_LIMITS = Limits(members=10_000, part=32 * _MEGABYTE, total=256 * _MEGABYTE, tags=1_000_000)
_CONTAINER = "META-INF/container.xml"
_PAGE = "application/xhtml+xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a file that a book lists: its id, its name in the archive, its kind and its uses."""

    id: str
    name: str
    kind: str
    properties: tuple[str, ...]


class Book:
    """Read a book; raises KdeckError for what is no sound one."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.archive = Archive(data, _LIMITS, _broken)
        container = self._markup(_CONTAINER)
        roots = (each.get("full-path", "") for each in container.iter("rootfile"))
        self.name = next((name for name in roots if name in self.archive.names), "")
        if not self.name:
            raise _broken("its container names no description of it that is there")
        self.package = self._markup(self.name)
        self.items = {item.id: item for item in self._items()}

    @property
    def version(self) -> str:
        """Give the version of EPUB that it claims."""
        return self.package.get("version", "")

    def terms(self, name: str) -> tuple[str, ...]:
        """Give what it says of itself under a term of the Dublin Core."""
        found = (
            " ".join("".join(map(str, each.itertext())).split()) for each in self.package.iter(name)
        )
        return tuple(text for text in found if text)

    def properties(self) -> frozenset[str]:
        """List the properties that it gives, without their prefixes; those of EPUB 2, too."""
        named = (
            (each.get("property") or each.get("name") or "", each.text or each.get("content") or "")
            for each in self.package.iter("meta")
        )
        return frozenset(name.rpartition(":")[2] for name, words in named if name and words.strip())

    def missing(self) -> tuple[str, ...]:
        """List the files that it names and that are not there."""
        return tuple(i.name for i in self.items.values() if i.name not in self.archive.names)

    def pages(self) -> Iterator[Page]:
        """Read its pages in order, with their style sheets in them."""
        for each in self.package.iter("itemref"):
            item = self.items.get(each.get("idref", ""))
            if item and item.kind == _PAGE and item.name in self.archive.names:
                yield self.page(item)

    def contents(self) -> Page | None:
        """Read its list of contents; None where there is none."""
        for item in self.items.values():
            if "nav" in item.properties and item.name in self.archive.names:
                return self.page(item)
        return None

    def page(self, item: Item) -> Page:
        """Read a page, with the rules of the style sheets that it links."""
        page = Page(self.archive.markup(item.name), self.file, item.name, reader=_read)
        for link in list(page.elements("link")):
            name = _within(item.name, link.get("href", ""))
            if link.get("rel") == "stylesheet" and name in self.archive.names:
                style = etree.SubElement(page.root, "style")
                style.text = _plain(self.archive.data(name).decode("utf-8", "replace"))
        return page

    def _items(self) -> Iterator[Item]:
        for each in self.package.iter("item"):
            address = each.get("href", "")
            # What lies elsewhere is not fetched.
            if not address or urlsplit(address).scheme:
                continue
            name = _within(self.name, address)
            properties = tuple(each.get("properties", "").split())
            yield Item(each.get("id", ""), name, each.get("media-type", ""), properties)

    def _markup(self, name: str) -> _Element:
        if name not in self.archive.names:
            raise _broken(f"its part '{name}' is missing")
        root = _read(self.archive.markup(name))
        if root is None:
            raise _broken(f"its part '{name}' is no XML")
        return root


def _read(data: bytes) -> _Element | None:
    """Read XML as leniently as a reading system, and without namespaces."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    for element in root.iter():
        if isinstance(element.tag, str):
            # A prefix that stands for nothing is part of the name.
            if local := element.tag.rpartition("}")[2].rpartition(":")[2]:
                element.tag = local
            if language := element.get(_LANG):
                element.set("lang", language)
    return root


def _within(part: str, address: str) -> str:
    """Name the part to which an address in another one leads."""
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), path))


def _plain(text: str) -> str:
    # XML has no control characters.
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def _broken(reason: str) -> KdeckError:
    return KdeckError(f"it is no whole EPUB: {reason}", "save the book as .epub again")
