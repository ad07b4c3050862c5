"""From a planned page to an e-book (EPUB 3.3): its text, its list of contents, and what it is.

The elements are those of the page on the web; what only a screen with a program behind it can do,
the numbers that stay in reach and the settings, is left to the reading system.
"""

from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import _Element

from kdeck.archive import pack
from kdeck.model.scene import Pixels
from kdeck.plan.web.model import WebPage
from kdeck.raster import media_type
from kdeck.render.artifact import Artifact
from kdeck.render.html.band import band
from kdeck.render.html.drawing import Drawer, by_color
from kdeck.render.html.markup import append, element, of_class
from kdeck.render.html.section import SectionMaker
from kdeck.render.html.style import book_sheet
from kdeck.render.html.xhtml import OPS, xhtml, xml

MEDIA_TYPE = "application/epub+zip"
_TYPE = f"{{{OPS}}}type"
_PACKAGE = "http://www.idpf.org/2007/opf"
_TERMS = "http://purl.org/dc/elements/1.1/"
_CONTAINER = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_TEXT, _CONTENTS, _STYLE, _LOGO = "text.xhtml", "contents.xhtml", "style.css", "logo.png"


def render_book(page: WebPage) -> Artifact:
    """Render a page as one EPUB file."""
    shown: dict[str, Pixels] = {}
    text = _text(page, shown)
    contents = _contents(page, text)
    drawn = next(text.iter("svg"), None) is not None
    emblem = page.handout.masthead.emblem
    picture = emblem.picture if emblem and not emblem.scene else b""
    # OCF 3.3, 4.2.6.1: the kind of file comes first, and as it is.
    pictures = {name: pixels.data for name, pixels in shown.items()}
    if picture:
        pictures[_LOGO] = picture
    package = _package(page, text, _files(pictures, drawn=drawn))
    members = {
        "mimetype": MEDIA_TYPE.encode(),
        "META-INF/container.xml": _CONTAINER,
        "EPUB/book.opf": package,
        f"EPUB/{_CONTENTS}": xhtml(contents),
        f"EPUB/{_TEXT}": xhtml(text),
        f"EPUB/{_STYLE}": book_sheet(page).encode(),
    } | {f"EPUB/{name}": each for name, each in pictures.items()}
    data = pack(members, frozenset({"mimetype"}))
    return Artifact(data, MEDIA_TYPE, (("html", page.handout.span),))


def _text(page: WebPage, shown: dict[str, Pixels]) -> _Element:
    """Write the text; pictures that it shows are noted by the names of their files."""
    handout = page.handout

    def keep(pixels: Pixels) -> str:
        kind = media_type(pixels.data).removeprefix("image/")
        name = f"picture-{pixels.digest[:12]}.{kind}"
        shown[name] = pixels
        return name

    drawer = Drawer(handout.theme.body, by_color(page.dress.usual.light), keep)
    sections = SectionMaker(page, drawer).sections(handout.items)
    foot = element("p", handout.furniture.foot_left)
    return _document(
        page,
        band(handout.masthead, drawer, _LOGO),
        element("main", *sections, attributes={"id": "main"}),
        element("footer", foot, attributes=of_class("foot")),
    )


def _document(page: WebPage, *children: _Element) -> _Element:
    link = {"rel": "stylesheet", "type": "text/css", "href": _STYLE}
    head = element("head", element("title", page.handout.title), element("link", attributes=link))
    body = element("body", *children)
    return element("html", head, body, attributes={"lang": page.handout.language})


def _contents(page: WebPage, text: _Element) -> _Element:
    """List the headings of a text, and where it begins."""
    top = element("ol")
    for heading in text.iter("h1", "h2", "h3"):
        link = element("a", _words(heading), attributes={"href": f"{_TEXT}#{heading.get('id')}"})
        under = top
        if heading.tag == "h3" and len(top):
            if top[-1].find("ol") is None:
                append(top[-1], (element("ol"),))
            under = top[-1][-1]
        append(under, (element("li", link),))
    heading = element("h1", page.words.contents)
    listed = element("nav", heading, top, attributes={_TYPE: "toc", "role": "doc-toc", "id": "toc"})
    begins = element("a", page.handout.title, attributes={_TYPE: "bodymatter"})
    begins.set("href", f"{_TEXT}#main")
    places = element("nav", element("ol", element("li", begins)))
    places.set(_TYPE, "landmarks")
    places.set("hidden", "hidden")
    return _document(page, listed, places)


def _words(heading: _Element) -> str:
    return " ".join("".join(str(text) for text in heading.itertext()).split())


def _package(page: WebPage, text: _Element, files: _Element) -> bytes:
    made = element("package", _metadata(page, text), files, attributes={"version": "3.0"})
    made.set("unique-identifier", "id")
    made.set("{http://www.w3.org/XML/1998/namespace}lang", page.handout.language)
    append(made, (element("spine", element("itemref", attributes={"idref": "text"})),))
    return xml(made, _PACKAGE, {"dc": _TERMS})


def _metadata(page: WebPage, text: _Element) -> _Element:
    handout = page.handout
    clinic = handout.masthead.clinic
    told = (
        ("title", handout.title),
        ("language", handout.language),
        ("creator", clinic),
        ("publisher", clinic),
        ("description", handout.subject),
        *(("subject", keyword) for keyword in handout.keywords),
        ("date", handout.dated),
    )
    # The same document of the same clinic has the same name in every version.
    name = uuid5(NAMESPACE_URL, f"kdeck:{clinic}/{handout.theme.id}/{page.name}").urn
    made = element("metadata", element(f"{{{_TERMS}}}identifier", name, attributes={"id": "id"}))
    append(made, tuple(element(f"{{{_TERMS}}}{key}", words) for key, words in told))
    properties = (("dcterms:modified", f"{handout.dated}T00:00:00Z"), *_access(page, text))
    append(made, tuple(_meta(key, words) for key, words in properties))
    return made


def _access(page: WebPage, text: _Element) -> Iterator[tuple[str, str]]:
    """Say how people can read the book (EPUB Accessibility 1.1, 2: schema.org's words)."""
    drawings = [each for each in text.iter("svg") if each.get("role") == "img"]
    drawn = bool(drawings) or any(each.get("width") for each in text.iter("img"))
    yield "schema:accessMode", "textual"
    if drawn:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual"
    features = ["displayTransformability", "readingOrder", "structuralNavigation"]
    for feature in sorted(["tableOfContents", *features, *(["alternativeText"] if drawn else [])]):
        yield "schema:accessibilityFeature", feature
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", page.words.access


def _meta(key: str, words: str) -> _Element:
    return element("meta", words, attributes={"property": key})


def _files(pictures: Mapping[str, bytes], *, drawn: bool) -> _Element:
    kinds = {_TEXT: "application/xhtml+xml", _CONTENTS: "application/xhtml+xml"}
    kinds |= {_STYLE: "text/css"} | {name: media_type(data) for name, data in pictures.items()}
    properties = {_CONTENTS: "nav"} | ({_TEXT: "svg"} if drawn else {})
    made = element("manifest")
    for file, kind in kinds.items():
        item = element("item", attributes={"id": file.partition(".")[0], "href": file})
        item.set("media-type", kind)
        if file in properties:
            item.set("properties", properties[file])
        append(made, (item,))
    return made
