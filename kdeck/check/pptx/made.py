"""What may differ from file to file in the decks that a build makes, read from their bytes.

The same layout and the same way of writing a text are judged once for all decks of a theme; a
slide that was found to be sound is known between runs, until it or what it stands on changes.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from lxml import etree

from kdeck.answers import answer, are_kept
from kdeck.check.pptx.turned import text_angle
from kdeck.check.target.crisisplace import lacking, missing
from kdeck.color import Color, contrast
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span
from kdeck.fingerprint import digest
from kdeck.model.document import Document
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import shape_fill
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.ground import Ground, laid
from kdeck.ooxml.names import NAMESPACES, find, text
from kdeck.ooxml.package import Package
from kdeck.ooxml.shape import FOOTERS, Shape, shapes
from kdeck.ooxml.textstyle import Look, chain
from kdeck.plan.text.wording import wording
from kdeck.theme.templatetext import SIGNS

# WCAG 2.2, SC 1.4.3; type of slides in points, of titles, of text, of what may be small.
_LIMIT, _LARGE_LIMIT, _LARGE, _LARGE_BOLD = 4.5, 3.0, 18.0, 14.0
_TITLE, _TEXT, _SMALL = 23.9, 13.9, 11.9
_SHOWN = 40
_STOCK = ("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/theme/")
# What no text of a slide stands on.
_APART = (
    "docProps/", "ppt/charts/", "ppt/embeddings/", "ppt/fonts/", "ppt/notesSlides/", "ppt/slides/",
)  # fmt: skip
# What a text says and where it leads, but not how it looks.
_SAID = re.compile(rb'<a:t>[^<]*</a:t>|<p:cNvPr [^>]*>|r:id="\w+"|tooltip="[^"]*"')


def check_made(data: bytes, document: Document) -> Iterator[Finding]:
    """Find what a deck's template, or its data, has made of the words that must be read.

    These are the crisis contacts on the last slide, the notice of a draft or review in each
    footer, and the contrast, the size and the turn of all text in placeholders and boxes.
    """
    try:
        deck = Deck(Package(data))
        pages = list(deck.pages())
    except KdeckError as error:
        yield Finding("pptx-unreadable", error.message, error.hint, document.span)
        return
    if not pages or lacking(text(pages[-1].slide), document.region):
        yield missing(document, "on the last slide")
    judge, around = _judge(_stock(deck)), _around(deck) if are_kept() else ""
    notice = " ".join(wording(document.language).short_review(document.review).split())
    for page in pages:
        judged = partial(judge.page, page, deck, notice)
        known = around and _is_sound(page, (around, notice), judged)
        found = [*(() if known else judged()), *_notice(page, notice)]
        yield from (replace(finding, span=document.span) for finding in found)


def _stock(deck: Deck) -> tuple[tuple[str, int, int], ...]:
    """Name what decks of a theme share, by size and check sum: it is judged once for them all."""
    return tuple(
        (entry.filename, entry.file_size, entry.CRC)
        for entry in deck.package.entries
        if entry.filename.startswith(_STOCK)
    )


def _is_sound(page: Page, around: tuple[str, str], judged: Callable[[], Iterable[Finding]]) -> bool:
    """Say whether nothing is found in a slide, as far as an earlier run knows; find out else."""
    said = (around, etree.tostring(page.slide), sorted(page.relations.items()))
    return answer(bool, f"slide {digest(repr(said).encode())}", lambda: not any(judged()))


def _around(deck: Deck) -> str:
    """Digest all that a slide may stand on: the parts that are no slide and no notes."""
    names = sorted(name for name in deck.package.names if not name.startswith(_APART))
    parts = [(name, digest(deck.package.data(name))) for name in names]
    return digest(repr(parts).encode())


def _notice(page: Page, notice: str) -> Iterator[Finding]:
    """Find a slide that does not say whole who reviewed it, or that it is a draft."""
    if page.number > 1 and notice not in text(page.slide):
        message = f"slide {page.number} does not say whole: '{notice}'"
        hint = "give the footer of the template more width, or the reviewer a shorter name"
        yield Finding("slide-footer-long", message, hint, Span(""))


@lru_cache(maxsize=8)
def _judge(_stock: tuple[tuple[str, int, int], ...]) -> "_Judge":
    """Keep what was judged of the layouts that decks share."""
    return _Judge()


@dataclass
class _Judge:
    """Judge text by its layout and how it is written, each such pair once."""

    sound: set[tuple[str, bytes]] = field(default_factory=set)

    def page(self, page: Page, deck: Deck, notice: str) -> Iterator[Finding]:
        """Judge the text of one slide that stands in no group; the notice is that of its foot."""
        tree, layout = find(page.slide, "p:cSld/p:spTree"), _layout(page)
        fresh: dict[etree._Element, bytes] = {}
        for element in tree.iterfind("p:sp", NAMESPACES) if tree is not None else ():
            written = _SAID.sub(b"", etree.tostring(element))
            if (layout, written) not in self.sound:
                fresh[element] = written
        if not fresh:
            return
        ground = Ground(replace(page, slide=etree.Element(page.slide.tag)))
        slide = _Slide(page, deck, ground, notice)
        for shape in shapes(page):
            if shape.element in fresh and shape.words:
                found = list(slide.judged(shape))
                yield from found
                if not found:
                    self.sound.add((layout, fresh[shape.element]))


def _layout(page: Page) -> str:
    return next((r.target for r in page.relations.values() if r.type == "slideLayout"), "")


@dataclass(frozen=True, slots=True)
class _Slide:
    """Hold a slide, and what its layout and its master draw behind its text."""

    page: Page
    deck: Deck
    ground: Ground
    notice: str

    def judged(self, shape: Shape) -> Iterator[Finding]:
        """Judge one text: its turn, and the contrast and the size of its worst run."""
        if text_angle(shape) > 1:
            yield self._finding(
                "pptx-text-turned", shape, "is turned",
                "set its text upright in the template's slide master",
            )  # fmt: skip
        behind, looks = self._behind(shape), list(dict.fromkeys(self._looks(shape)))
        if any(_is_pale(look, behind) for look in looks):
            yield self._finding(
                "pptx-contrast", shape, "cannot be read on what lies behind it",
                "give its layout a plain ground, and its text a color that stands out",
            )  # fmt: skip
        # A template may have no place for a footer: its words stand in a text box then.
        is_foot = shape.placeholder in FOOTERS or self.notice in shape.words
        least = _TITLE if shape.is_title else _SMALL if is_foot else _TEXT
        size = min((look.seen for look in looks), default=least)
        if size < least:
            yield self._finding(
                "pptx-text-size", shape, f"is seen in {size:.3g} pt",
                "set it larger in the template, and neither raised nor lowered",
            )  # fmt: skip
        if any(look.family.casefold() in SIGNS for look in looks):
            yield self._finding(
                "pptx-text-font", shape, "is set in a font that has no letters",
                "choose a font of letters in the template's slide master",
            )  # fmt: skip

    def _looks(self, shape: Shape) -> Iterator[Look]:
        body = find(shape.element, "p:txBody")
        for paragraph in body.iterfind("a:p", NAMESPACES) if body is not None else ():
            style = chain(paragraph, shape, self.deck, self.page)
            for run in paragraph:
                if find(run, "a:t") is not None:
                    yield style.look(find(run, "a:rPr"), 1.0)

    def _behind(self, shape: Shape) -> set[Color | None]:
        if shape.place is None:
            return {None}
        colors: set[Color | None] = set()
        for point in _grid(shape.place.rect):
            colors |= self.ground.colors(point, len(self.ground.layers))
        return laid(shape_fill(shape, self.page), colors)

    def _finding(self, code: str, shape: Shape, what: str, hint: str) -> Finding:
        layout = find(self.page.layout, "p:cSld")
        name = layout.get("name", "") if layout is not None else ""
        message = (
            f"the text of '{shape.name}' on slide {self.page.number}, "
            f"'{shape.words[:_SHOWN]}', {what}, in the layout '{name[:_SHOWN]}'"
        )
        return Finding(code, message, hint, Span(""))


def _is_pale(look: Look, behind: set[Color | None]) -> bool:
    large = look.size >= (_LARGE_BOLD if look.bold else _LARGE) - 0.1
    limit = _LARGE_LIMIT if large else _LIMIT
    ratios = (
        contrast(ink.over(ground), ground) if ink and ground else 0.0
        for ink in look.inks or (None,)
        for ground in behind
    )
    return min(ratios, default=0.0) < limit - 0.005


def _grid(box: Rect) -> Iterator[tuple[float, float]]:
    for across in (0.02, 0.26, 0.5, 0.74, 0.98):
        for down in (0.05, 0.35, 0.65, 0.95):
            yield box.left + across * box.width, box.top + down * box.height
