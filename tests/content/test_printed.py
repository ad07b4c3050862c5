"""What the ledger asks for is in print: looked for in the files that are built, not in the sources.

Each row of the ledger names the claims that carry it, and each claim the words by which it is
known, for patients and for clinicians. They must stand in the text of every PDF and every deck that
tells the claim whole; one that is told in short must say its short line.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import starter
from content.builttext import deck_words, evened, page_words, pdf_words
from content.ledger import read_ledger
from kdeck.audienceselection import Reader, select
from kdeck.batch.budget import fitted
from kdeck.batch.kit.table import kit_of
from kdeck.check.text.said import said, without_points
from kdeck.model.audience import Audience
from kdeck.model.block import Claim, FromRegion, Statement
from kdeck.model.document import Chapter, Document
from kdeck.model.library import Library
from kdeck.model.localize import localizer
from kdeck.model.recipe import Format
from kdeck.model.region import Region
from kdeck.model.topic import Topic
from kdeck.model.walk import walk_blocks
from kdeck.plan.text.spoken import range_in_words
from kdeck.variants import DEFAULT_STANDARD, Edition

ANCHORS: dict[str, list[list[str]]] = tomllib.loads(
    Path(__file__).with_name("anchors.toml").read_text(encoding="utf-8")
)
READ = {Format.PDF: pdf_words, Format.PPTX: deck_words, Format.HTML: page_words}
REGIONS = [region.key for region in starter.library().regions]
RECIPES = [recipe.id for recipe in starter.library().recipes]


def anchors(claim: str, audience: Audience) -> list[str]:
    plain, clinician = ANCHORS[claim]
    return plain if audience is Audience.PLAIN else clinician


@cache
def confirmed() -> Library:
    """Give the shipped library as a clinic has it that confirmed every number."""
    library = starter.library()
    return replace(library, regions=tuple(map(_confirmed, library.regions)))


def _confirmed(region: Region) -> Region:
    lines = tuple(replace(line, confirmed=True) for line in region.lines)
    urgent = replace(region.urgent, confirmed=True) if region.urgent else None
    return replace(region, lines=lines, urgent=urgent)


def documents(region: str, *recipes: str) -> Iterator[Document]:
    """Select the shipped documents for a region, for each audience."""
    project = starter.project("default")
    for recipe in confirmed().recipes:
        if not recipes or recipe.id in recipes:
            for audience in recipe.audiences:
                reader = Reader(audience, region)
                yield select(confirmed(), recipe, reader, project.scenes)


def chapters(document: Document) -> Iterator[Chapter]:
    for section in document.sections:
        yield from section.chapters


def told(document: Document) -> frozenset[str]:
    """Name the claims that a document tells whole."""
    whole = (chapter for chapter in chapters(document) if not chapter.short)
    blocks = (block for chapter in whole for block in walk_blocks(chapter.blocks))
    return frozenset(block.id for block in blocks if isinstance(block, Statement))


def _number_among(numbers: set[str]) -> str:
    """Match a number to call, or the place of the clinic's own."""
    return "|".join([*map(re.escape, numbers), r"(?<=Call )(?=[.,])"])


def short_lines(document: Document) -> Iterator[str]:
    """Give what the chapters say that a document tells in short, up to each number to call.

    The clinic's own number is in no text before a theme is known: nothing stands where it is told.
    """
    line = document.region.first_line
    numbers = {document.region.emergency, line.number if line else ""} - {""}
    for chapter in chapters(document):
        if chapter.short and not chapter.is_crisis:
            lines = said(without_points(chapter.blocks), document)
            for each in lines:
                parts = re.split(_number_among(numbers), evened(each.text))
                yield from (part.strip() for part in parts if len(part) > len("call ... now."))


def lost(document: Document, region: str, *formats: Format) -> list[tuple[object, ...]]:
    """Build a document in all or some of its formats; list what is not in the text of the files."""
    theme = replace(starter.theme("default"), region=region)
    missing: list[tuple[object, ...]] = []
    for kind in formats or document.formats:
        kept = fitted(document, theme, kind).document
        plan = kit_of(kind).plan(kept, theme, Edition.STANDARD)
        words = READ[kind](plan.render(DEFAULT_STANDARD).data)
        local = localizer(confirmed().regional, region, kept.audience, kept.language)
        asked = [
            (name, local(phrase)) for name in told(kept) for phrase in anchors(name, kept.audience)
        ]
        asked.extend(("its short line", line) for line in short_lines(kept))
        if kind is not Format.PDF:
            # Pages and slides have words for the dash of a range.
            asked = [(name, range_in_words(phrase, "{} to {}".format)) for name, phrase in asked]
        missing.extend((kept.id, kept.audience, kind, *ask) for ask in asked if ask[1] not in words)
    return missing


def all_claims() -> Iterator[tuple[Topic, Claim]]:
    for topic in starter.library().written:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, Claim):
                yield topic, block


def test_every_claim_of_the_ledger_and_no_other_has_its_words() -> None:
    placed = {
        name for entry in read_ledger().values() for kind, name in entry.places if kind == "claim"
    }
    claims = {claim.id for _, claim in all_claims()}
    assert set(ANCHORS) == claims
    assert placed <= claims
    for claim, (plain, clinician) in ANCHORS.items():
        assert plain or clinician, claim
        assert all(len(words) > 4 for words in (*plain, *clinician)), claim


@pytest.mark.slow
def test_a_wording_is_in_some_document_or_its_topic_is_for_other_readers() -> None:
    printed = {
        (claim, document.audience)
        for region in REGIONS
        for document in documents(region)
        for claim in told(document)
    }
    nowhere = {
        (claim.id, audience)
        for _, claim in all_claims()
        for audience in Audience
        if (claim.id, audience) not in printed
    }
    assert nowhere == {
        (claim, audience)
        for claim in ANCHORS
        for audience in Audience
        if not anchors(claim, audience)
    }
    for audience in Audience:
        hidden = [topic for topic in starter.library().topics if audience not in topic.audiences]
        inside = [block for topic in hidden for block in walk_blocks(topic.blocks)]
        facts = {block.key for block in inside if isinstance(block, FromRegion)}
        for topic, claim in all_claims():
            if (claim.id, audience) in nowhere and topic not in hidden:
                assert claim.id.split("-")[0] in facts, claim.id


def test_the_safety_notes_for_patients_print_what_the_ledger_asks_for() -> None:
    (document,) = (d for d in documents("US", "safety-notes") if d.audience is Audience.PLAIN)
    assert len(told(document)) > 15
    assert lost(document, "US") == []


def test_a_wording_that_is_not_in_the_file_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    (document,) = (d for d in documents("US", "snow-hill") if d.audience is Audience.PLAIN)
    monkeypatch.setitem(ANCHORS, "snow-hill", [["a sentence of no document"], []])
    assert {row[-1] for row in lost(document, "US")} == {"a sentence of no document"}


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_file_prints_what_the_ledger_asks_for(region: str, recipe: str) -> None:
    for document in documents(region, recipe):
        # A region changes words, which are the same in each format: beside the United States, a
        # document is read in one of its formats, and in the others for other regions.
        turn = (REGIONS.index(region) + RECIPES.index(recipe)) % len(document.formats)
        kinds = document.formats if region == "US" else document.formats[turn : turn + 1]
        assert lost(document, region, *kinds) == []
