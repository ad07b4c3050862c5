"""Pictures and frames: whether words stand for them."""

from collections.abc import Iterator

from lxml.etree import _Element

from kdeck.check.html.page import Page, is_hidden
from kdeck.finding import Finding, Severity

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_EMPTY = frozenset({"image", "picture", "photo", "graphic", "img", "logo", "icon", "spacer"})
_PLAIN = frozenset({"presentation", "none"})


def check_media(page: Page) -> Iterator[Finding]:
    """Judge the pictures of a page, drawn ones too, and its frames."""
    for element in page.elements("img", "svg", "area", "input", "iframe", "object"):
        if not is_hidden(element) and element.get("role") not in _PLAIN:
            yield from _judge(element, page)


def _judge(element: _Element, page: Page) -> Iterator[Finding]:
    tag, span = str(element.tag), page.span(element)
    match tag:
        case "iframe":
            if not page.name(element):
                hint = "say in title what it holds"
                yield Finding("html-frame", "a frame has no title", hint, span)
        case "input" if element.get("type", "").casefold() != "image":
            return
        case "img" if element.get("alt") is not None:
            yield from _alt(element.get("alt", "").strip(), page, element)
        case "svg" if _stands_in_another(element):
            return
        case _:
            if not page.name(element):
                source = element.get("src", "").rpartition("/")[2]
                which = f" '{source[:60]}'" if source and not source.startswith("data:") else ""
                hint = 'say in alt what it shows; alt="" where it only decorates'
                if tag == "svg":
                    hint = 'say in aria-label what it shows; aria-hidden="true" where it decorates'
                yield Finding("html-alt", f"a picture{which} has no words", hint, span)


def _alt(alt: str, page: Page, element: _Element) -> Iterator[Finding]:
    plain = alt.casefold()
    if plain.endswith(_FILE_ENDINGS) or plain in _EMPTY:
        message = f"'{alt[:60]}' does not say what the picture shows"
        hint = 'say what a reader would miss without it; alt="" where that is nothing'
        yield Finding("html-alt", message, hint, page.span(element), Severity.WARNING)


def _stands_in_another(element: _Element) -> bool:
    """Say whether a drawing stands in another, or in a link or a button, which is judged itself."""
    return next(element.iterancestors("a", "button", "svg"), None) is not None
