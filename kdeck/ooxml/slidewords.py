"""What the slides of a deck say by paragraph: titles, texts, tables, notes, alt texts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from kdeck.datafile.characters import normal, without_unprintable
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.names import NAMESPACES, find, local, name
from kdeck.ooxml.shape import FOOTERS, Shape, drawn, shapes

# What is counted anew wherever a slide stands, and what a program writes by itself.
_NUMBERS = frozenset({"sldNum", "dt", "hdr"})
# A program may leave the type out.
_NOTES = frozenset({"body", "obj"})


class Where(StrEnum):
    """Name the place of a paragraph on a slide."""

    TITLE = "title"
    TEXT = "text"
    TABLE = "table"
    CHART = "chart"
    FOOTER = "footer"
    NOTES = "notes"
    ALT = "alt text"


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a paragraph on one line, and where it stands."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class SlideWords:
    """Hold what one slide says in reading order, its notes last; number counts from 1."""

    number: int
    said: tuple[Said, ...]


def slide_words(deck: Deck) -> Iterator[SlideWords]:
    """Read what each slide says. Raises KdeckError where the file is damaged."""
    for page in deck.pages():
        said = (*_on_slide(page, deck), *_notes(page, deck))
        yield SlideWords(page.number, tuple(each for each in said if each.text))


def _on_slide(page: Page, deck: Deck) -> Iterator[Said]:
    for shape in shapes(page):
        if shape.kind != "group" and shape.placeholder not in _NUMBERS:
            where = _where(shape)
            yield from (Said(where, words) for words in _paragraphs(shape.element))
        if shape.kind == "chart":
            yield from (Said(Where.CHART, words) for words in _chart(shape, page, deck))
        if not shape.in_decoration:
            yield Said(Where.ALT, _line(shape.alt))


def _where(shape: Shape) -> Where:
    if shape.is_title:
        return Where.TITLE
    if shape.placeholder in FOOTERS:
        return Where.FOOTER
    return Where.TABLE if shape.kind == "table" else Where.TEXT


def _notes(page: Page, deck: Deck) -> Iterator[Said]:
    target = next((r.target for r in page.relations.values() if r.type == "notesSlide"), "")
    notes = deck.part(target) if target else None
    if notes is None:
        return
    for shape in drawn(notes, replace(page, slide=notes, offered=())):
        if shape.placeholder in _NOTES:
            yield from (Said(Where.NOTES, words) for words in _paragraphs(shape.element))


def _chart(shape: Shape, page: Page, deck: Deck) -> Iterator[str]:
    """Give the titles of a chart, then the name of each series with its values."""
    link = find(shape.element, "a:graphic/a:graphicData/c:chart")
    relation = page.relations.get(link.get(name("r:id"), "")) if link is not None else None
    root = deck.part(relation.target) if relation and not relation.external else None
    if root is None:
        return
    for title in root.iter(name("c:title")):
        yield from _paragraphs(title)
    for series in root.iter(name("c:ser")):
        values = (value.text or "" for value in series.iter(name("c:v")))
        yield _line(", ".join(_value(value) for value in values))


def _value(value: str) -> str:
    """Write a number as every program would."""
    try:
        return f"{float(value):.6g}"
    except ValueError:
        return value


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iterfind(".//a:p", NAMESPACES):
        yield _line("".join(_pieces(paragraph)))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for piece in paragraph:
        kind = local(piece)
        if kind == "br":
            yield " "
        elif kind == "r" or (kind == "fld" and piece.get("type") != "slidenum"):
            yield from (t.text or "" for t in piece.iterfind("a:t", NAMESPACES))


def _line(text: str) -> str:
    return " ".join(without_unprintable(normal(text.replace("\v", " "))).split())
