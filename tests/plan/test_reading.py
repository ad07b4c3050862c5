"""What a reader gets of a plan: every word of it, and no place."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.model.document import Document
from kdeck.model.scene import Label
from kdeck.plan.deck.model import Deck, NoteLine, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.model import Handout, Illustration
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import Words, read_deck, read_handout
from kdeck.plan.text.run import Run, ToSlide
from kdeck.theme.decktype import DeckType
from kdeck.theme.theme import Theme


@pytest.fixture(scope="module")
def shipped() -> tuple[Theme, tuple[Document, ...]]:
    """Give the shipped theme and its documents."""
    project = starter.project("default")
    jobs = (job for _, job in plan_jobs(project, project.themes[0], [], TODAY))
    documents = {(job.document.id, job.document.audience): job.document for job in jobs}
    return project.themes[0], tuple(documents.values())


def texts(value: object) -> Iterator[str]:
    """Find every text of a plan that is printed or spoken, wherever it is kept."""
    match value:
        case Run(mark=ToSlide(number=number)):
            # Where a slide stands follows from the cut.
            yield value.text.removesuffix(str(number))
        case Run() | Label():
            yield value.text
        case NoteLine():
            yield "" if value.label == "Time" or not value.said else value.words
        case SlideText(of_cut=True):
            # So do the sources of the topics that share a slide; the notes have them.
            return
        case tuple():
            for item in value:
                yield from texts(item)
        case Illustration() if value.reduced:
            yield value.alt
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, Theme):
            for field in dataclasses.fields(value):
                inner = getattr(value, field.name)
                if field.name in ("alt", "summary") and isinstance(inner, str):
                    yield inner
                yield from texts(inner)


def joined(words: tuple[Words, ...]) -> str:
    return "\n".join(word.text for word in words).replace("\n", "")


def bare(text: str) -> str:
    return " ".join(text.split())


def missing(plan: Handout | Deck, read: tuple[Words, ...]) -> list[str]:
    whole = joined(read).replace(" ", "")
    shown = plan.items if isinstance(plan, Handout) else plan.slides
    return [text for text in texts(shown) if bare(text).replace(" ", "") not in whole]


@pytest.mark.slow
def test_every_word_of_every_shipped_plan_is_read(
    shipped: tuple[Theme, tuple[Document, ...]],
) -> None:
    theme, documents = shipped
    for document in documents:
        handout, deck = plan_handout(document, theme), plan_deck(document, theme)
        assert missing(handout, read_handout(handout)) == []
        assert missing(deck, read_deck(deck)) == []


@pytest.mark.slow
def test_every_slide_of_every_shipped_deck_has_something_to_say(
    shipped: tuple[Theme, tuple[Document, ...]],
) -> None:
    theme, documents = shipped
    for document in documents:
        for slide in plan_deck(document, theme).slides:
            assert any(note.strip() for note in map(str, slide.notes)), document.id


def alts(value: object) -> Iterator[str]:
    """Find what is heard in place of each drawing of a plan."""
    if isinstance(value, tuple):
        for item in value:
            yield from alts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Theme):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name == "alt" and isinstance(inner, str):
                yield inner
            yield from alts(inner)


def printed(value: object) -> Iterator[str]:
    """Find the words of each paragraph of a plan; speaker notes are not on the slide."""
    if isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        yield "".join(run.text for run in value)
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Theme):
        for field in dataclasses.fields(value):
            if field.name != "notes":
                yield from printed(getattr(value, field.name))


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", ["handout", "deck"])
def test_what_describes_a_drawing_says_no_sentence_that_is_printed_too(
    shipped: tuple[Theme, tuple[Document, ...]], kind: str
) -> None:
    theme, documents = shipped
    seen = 0
    for document in documents:
        if kind == "handout":
            plan: object = plan_handout(document, theme)
        else:
            plan = plan_deck(document, theme)
        words = " ".join(" ".join(printed(plan)).split())
        for alt in alts(plan):
            for sentence in re.split(r"(?<=[.?!]) ", " ".join(alt.split())):
                if len(sentence.split()) > 4:
                    seen += 1
                    assert sentence not in words, document.id
    assert seen > 20


def set_in(deck: Deck) -> list[object]:
    texts = ((s.layout, t) for s in deck.slides for t in s.shapes if isinstance(t, SlideText))
    return [(layout, text.size, text.gap) for layout, text in texts]


@pytest.mark.slow
def test_a_page_of_another_size_and_wider_type_read_the_same(
    shipped: tuple[Theme, tuple[Document, ...]],
) -> None:
    theme, documents = shipped
    wide = replace(theme, deck_type=DeckType(*[theme.body.spaced(0.04, 0.04)] * 2))
    narrow = replace(theme, page=(500.0, 800.0))
    cut_otherwise = 0
    for document in documents:
        assert read_handout(plan_handout(document, narrow)) == read_handout(
            plan_handout(document, theme)
        )
        deck, other = plan_deck(document, theme), plan_deck(document, wide)
        assert read_deck(other) == read_deck(deck), document.id
        # Other layouts or other sizes of type: what is read does not hang on them.
        cut_otherwise += set_in(other) != set_in(deck)
    assert cut_otherwise


@pytest.mark.parametrize("place", ["title", "subject", "author", "language"])
def test_what_describes_a_file_is_read(
    shipped: tuple[Theme, tuple[Document, ...]], place: str
) -> None:
    theme, documents = shipped
    handout, deck = plan_handout(documents[-1], theme), plan_deck(documents[-1], theme)
    changed = {place: "Something else"}
    assert read_handout(replace(handout, **changed)) != read_handout(handout)  # type: ignore[arg-type]
    assert read_deck(replace(deck, **changed)) != read_deck(deck)  # type: ignore[arg-type]
