"""A page on the web as it was written: its elements, their lines, and what they are called."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from kdeck.errors import KdeckError
from kdeck.finding import Span

# Elements whose text no reader sees.
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "desc"})
# Words around any other element stand apart.
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup"})
_LARGEST = 32 * 1024 * 1024


# Makes the elements of a page of its bytes; None where there are none.
Reader = Callable[[bytes], _Element | None]


class Page:
    """Read a page; raises KdeckError where there is none to read.

    place is where it stands in its file; of a page that is a file, None.
    """

    def __init__(
        self, data: bytes, file: str, place: str | None = None, *, reader: Reader | None = None
    ) -> None:
        self.file = file
        self.place = place
        if len(data) > _LARGEST:
            raise KdeckError("the page is larger than 32 MB", "check a smaller page")
        root = (reader or _read)(data)
        if root is None:
            raise KdeckError("the page is empty", "save the page again, as HTML")
        self.root: _Element = root
        self._ids: dict[str, _Element] = {}
        for element in self.elements():
            self._ids.setdefault(element.get("id", ""), element)

    def elements(self, *tags: str) -> Iterator[_Element]:
        """Give the elements of some tags, or all, in their order."""
        for element in self.root.iter(*tags):
            if isinstance(element.tag, str):
                yield element

    def span(self, element: _Element | None = None) -> Span:
        """Name the line of an element, or the file."""
        line = element.sourceline if element is not None else None
        return Span(self.file, line if isinstance(line, int) else None, self.place)

    def name(self, element: _Element) -> str:
        """Give what a screen reader calls an element (accname 1.2, in short)."""
        by = " ".join(
            words(self._ids[key])
            for key in element.get("aria-labelledby", "").split()
            if key in self._ids
        )
        given = by or element.get("aria-label", "") or element.get("alt", "")
        return _plain(given or words(element) or _title(element))


def _read(data: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def words(element: _Element) -> str:
    """Join the words in an element, with what stands for its pictures."""
    return _plain("".join(_told(element)))


def is_hidden(element: _Element) -> bool:
    """Say whether an element, or what it stands in, is hidden from a screen reader."""
    lineage = (element, *element.iterancestors())
    return any(e.get("aria-hidden") == "true" or e.get("hidden") is not None for e in lineage)


def _told(element: _Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    if element.get("aria-hidden") == "true":
        return
    if element.tag in {"img", "svg"}:
        yield f" {element.get('alt') or element.get('aria-label') or _title(element)} "
        return
    apart = "" if element.tag in _INLINE else " "
    yield f"{apart}{element.text or ''}"
    for child in element:
        yield from _told(child)
        yield child.tail or ""
    yield apart


def _title(element: _Element) -> str:
    inner = element.find("title")
    return (inner.text or "" if inner is not None else "") or element.get("title", "")


def _plain(text: str) -> str:
    return " ".join(text.split())
