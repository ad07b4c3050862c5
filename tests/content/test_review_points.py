"""Every point of the review of November 2026 was mended as its table says, or was refused."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.text.said import crisis_lines, said
from kdeck.model.audience import Audience
from kdeck.model.block import Claim, Picture
from kdeck.model.document import Document, figure_key
from kdeck.model.library import Library
from kdeck.model.recipe import Length
from kdeck.model.scene import Scene
from kdeck.model.walk import walk_blocks

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("review-points.toml")
POINTS = {
    *(f"C{number}" for number in range(1, 5)),
    *(f"S{number}" for number in (*range(1, 15), 16)),
    *(f"M{number}" for number in (1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 17, 18, 19)),
    *(f"seed-{number}" for number in range(1, 9)),
}
REGIONS = ("US", "GB-ENG")


@dataclass(frozen=True)
class Point:
    change: str = ""
    refused: str = ""
    claims: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def read_points() -> dict[str, Point]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        key: Point(
            entry.pop("change", ""),
            entry.pop("refused", ""),
            *(tuple(entry.pop(name, ())) for name in ("claims", "in", "says", "never")),
        )
        for key, entry in table.items()
    }


@pytest.fixture(scope="module")
def library() -> Library:
    return starter.library()


@pytest.fixture(scope="module")
def texts(library: Library) -> dict[tuple[str, str], str]:
    """Give what each document says, by its name with its audience, and by its region."""
    return {
        (f"{document.id} {document.audience}", region): " ".join(_words(document))
        for region in REGIONS
        for document in _documents(library, region)
    }


def _documents(library: Library, region: str) -> Iterator[Document]:
    scenes = dict.fromkeys(_figures(library), Scene(0, 0, ()))
    for recipe in library.recipes:
        for audience in recipe.audiences:
            yield select(library, recipe, Reader(audience, region), scenes)


def _figures(library: Library) -> Iterator[str]:
    for topic in library.topics:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, Picture):
                yield figure_key(block.file, block.fragment)


def _words(document: Document) -> Iterator[str]:
    yield from (document.title, document.message)
    for section in document.sections:
        yield from (section.heading, section.takeaway)
        for chapter in section.chapters:
            yield from (chapter.title, chapter.takeaway)
            yield from (" ".join(line.text.split()) for line in said(chapter.blocks, document))
    yield from (line.text for line in crisis_lines(document))


def test_the_table_has_every_point_and_nothing_else() -> None:
    assert set(read_points()) == POINTS


def test_every_point_was_mended_or_has_a_reason() -> None:
    for key, point in read_points().items():
        assert bool(point.change) != bool(point.refused), key
        assert bool(point.claims) == bool(point.change), key
        assert bool(point.places) == bool(point.says), key


def test_every_claim_of_the_table_exists(library: Library) -> None:
    sources = (*library.topics, *library.places)
    blocks = (block for source in sources for block in walk_blocks(source.blocks))
    known = {block.id for block in blocks if isinstance(block, Claim)}
    assert {name for point in read_points().values() for name in point.claims} <= known


def _with_full_notes(place: str, brief: dict[str, str]) -> tuple[str, ...]:
    """Name a document and the one that tells its notes in full, for the same readers."""
    name, audience = place.split()
    return (place, f"{brief[name]} {audience}") if brief.get(name) else (place,)


@pytest.mark.sampled(10)
@pytest.mark.parametrize("key", [k for k, point in read_points().items() if point.says])
def test_the_documents_say_what_the_point_asks_for(
    key: str, texts: dict[tuple[str, str], str], library: Library
) -> None:
    """A document that tells its notes in short names the one that tells them in full."""
    point = read_points()[key]
    brief = {r.id: r.full_notes for r in library.recipes if r.safety is Length.SHORT}
    whole = {place: _with_full_notes(place, brief) for place in point.places}
    lost = [
        (place, words)
        for place, read in whole.items()
        for words in point.says
        if not any(words in texts[each, "US"] for each in read)
    ]
    assert lost == []


@pytest.mark.sampled(4)
@pytest.mark.parametrize("key", [k for k, point in read_points().items() if point.never])
def test_no_document_says_what_the_point_did_away_with(
    key: str, texts: dict[tuple[str, str], str]
) -> None:
    said_again = [
        (place, words)
        for place, text in texts.items()
        for words in read_points()[key].never
        if words.casefold() in text.casefold()
    ]
    assert said_again == []


def test_every_document_in_each_audience_is_read(
    texts: dict[tuple[str, str], str], library: Library
) -> None:
    made = sum(len(recipe.audiences) for recipe in library.recipes)
    assert len(texts) == made * len(REGIONS)
    least = {"safety-card plain": 500}
    assert all(len(text) > least.get(key, 2000) for (key, _), text in texts.items())
    assert {key.split()[1] for key, _ in texts} == set(Audience)
