"""No word is lost on the way from a topic to the file of a deck, in any theme and any face."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

import starter
from buildable import SOURCES
from examples import examples
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project, read_project
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideFigure, SlideTable, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.text.run import Runs, run_text
from kdeck.render.pptx.writer import render
from kdeck.theme.face import Face, Family
from kdeck.theme.shipped import FAMILY_NAMES, shipped_family
from kdeck.theme.theme import Theme
from projects import REFERENCES, TOPIC, MemoryFiles

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Topic:
    """Hold the words of a topic by where they have to come out: on slides, or in the notes."""

    points: tuple[tuple[str, ...], ...]
    prose: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def source(self) -> str:
        lines = ["---", "id: dose", "kind: treatment"]
        lines += ['title: {plain: "The dose", clinician: "Dosing"}']
        lines += ['takeaway: {plain: "The dose is small", clinician: "It is low"}', "---", ""]
        for number, words in enumerate(self.prose):
            said = " ".join(words)
            lines += [f'::: {{.claim #claim-{number} drug="ketamine" evidence="rct"']
            lines[-1] += ' refs="smith2020" as-of="2026-06"}'
            lines += [":::: plain", f"{said}.", "::::", ":::: clinician"]
            lines += [f"{said} [@smith2020].", "::::", ":::", ""]
        lines += ["::: {.key-points}", *(f"- {' '.join(words)}" for words in self.points), ":::"]
        if self.cells:
            head, *rows = (" | ".join(" ".join(cell) for cell in row) for row in self.cells)
            rule = " | ".join("---" for _ in self.cells[0])
            lines += ["", '::: {.table caption="Doses"}', f"| {head} |", f"| {rule} |"]
            lines += [*(f"| {row} |" for row in rows), ":::"]
        return "\n".join(lines) + "\n"


@st.composite
def topics(draw: st.DrawFn, points: tuple[int, int], longest: int) -> Topic:
    """Make a topic of words that stand once each, so that none can stand for another."""
    numbers = count()
    lengths = st.integers(0, 14)

    def words(least: int, most: int) -> tuple[str, ...]:
        number = draw(st.integers(least, most))
        return tuple(f"w{next(numbers)}{'n' * draw(lengths)}" for _ in range(number))

    def many(least: int, most: int) -> range:
        return range(draw(st.integers(least, most)))

    return Topic(
        points=tuple(words(1, longest) for _ in many(*points)),
        prose=tuple(words(1, 4 * longest) for _ in many(1, points[1])),
        cells=tuple(
            tuple(words(1, 3) for _ in range(3)) for _ in many(0, 1) for _ in range(points[1])
        ),
    )


SHORT, NORMAL, FULL = topics((1, 1), 3), topics((2, 6), 12), topics((9, 25), 30)


@cache
def themes() -> dict[str, Theme]:
    names = tuple(sorted(path.name for path in (ROOT / "themes").iterdir() if path.is_dir()))
    return dict(zip(names, starter.project(*names).themes, strict=True))


def scaled(family: Family, share: float) -> Family:
    """Make a family narrower or wider by a share of its advances."""

    def face(one: Face) -> Face:
        return replace(one, advances={c: round(w * share) for c, w in one.advances.items()})

    fallbacks = tuple(face(one) for one in family.fallbacks)
    return Family(family.name, face(family.regular), face(family.bold), fallbacks)


FACES = st.sampled_from(FAMILY_NAMES)
SHARES = st.sampled_from([0.7, 1.0, 1.0, 1.3, 1.6])


def project(topic: Topic) -> Project:
    sources = {**SOURCES, TOPIC: topic.source, REFERENCES: SOURCES[REFERENCES]}
    return read_project(MemoryFiles(sources), ("default",))


def planned(topic: Topic, audience: Audience, theme: Theme) -> Deck:
    read = project(topic)
    assert not [f for f in read.findings if f.severity == "error"]
    recipe = next(r for r in read.library.recipes if r.id == "handout")
    document = select(
        read.library, recipe, Reader(audience, read.library.regions[0].key), read.scenes
    )
    return plan_deck(document, theme)


def said(deck: Deck) -> Iterator[list[str]]:
    """Give what each slide of the plan says: title, texts, tables, alt texts, notes."""
    for slide in deck.slides:
        texts = [slide.title]
        for shape in slide.shapes:
            match shape:
                case SlideText():
                    texts.extend(run_text(paragraph.runs) for paragraph in shape.paragraphs)
                case SlideTable():
                    rows: Sequence[Sequence[Runs]] = (shape.header, *shape.rows)
                    texts.extend([shape.summary, *(run_text(c) for row in rows for c in row)])
                case SlideFigure():
                    texts.append(shape.alt)
        yield [" ".join(text.split()) for text in (*texts, *slide.notes)]


def read(data: bytes) -> Iterator[list[str]]:
    """Give what each slide of the file says, in reading order, without its footer."""
    for slide in Presentation(BytesIO(data)).slides:
        texts = [text for shape in slide.shapes for text in _of_shape(shape)]
        notes = [p.text for p in slide.notes_slide.notes_text_frame.paragraphs if p.text]
        yield [" ".join(text.split()) for text in (*texts, *notes)]


def _of_shape(shape: Any) -> Iterator[str]:
    alt = shape._element.xpath("*/p:cNvPr/@descr")
    if alt:
        yield str(alt[0])
    footer = shape.is_placeholder and shape.placeholder_format.idx in {21, 22}
    if shape.has_text_frame and not footer:
        yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
    if shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        return  # its labels are part of the drawing


def words_of(texts: Sequence[str]) -> list[str]:
    stripped = (word.strip(".,;:()•") for text in texts for word in text.split())
    return [word for word in stripped if word[:1] == "w" and word[1:2].isdigit()]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("audience", list(Audience))
@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(topic=st.one_of(SHORT, NORMAL, FULL), face=FACES, share=SHARES, data=st.data())
def test_no_word_of_a_topic_is_lost(
    audience: Audience, topic: Topic, face: str, share: float, data: st.DataObject
) -> None:
    theme = themes()[data.draw(st.sampled_from(sorted(themes())))]
    family = scaled(shipped_family(face), share)
    deck = planned(topic, audience, replace(theme, body=family, headings=family))
    # The file says what the plan says, in its order.
    assert list(read(render(deck).data)) == list(said(deck))
    # The plan says what the topic says: its points and tables on slides, its prose in the notes.
    shown = [
        run_text(p.runs)
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, SlideText)
        for p in shape.paragraphs
    ]
    points = [word for words in topic.points for word in words]
    assert words_of(shown) == points
    told = words_of([note for slide in deck.slides for note in slide.notes])
    assert [w for w in told if w in {x for p in topic.prose for x in p}] == [
        word for words in topic.prose for word in words
    ]
    rows = [
        run_text(cell)
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, SlideTable)
        for row in shape.rows
        for cell in row
    ]
    cells = [word for row in topic.cells[1:] for cell in row for word in cell]
    assert words_of(rows) == cells


@pytest.mark.slow
@settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
@given(topic=NORMAL, face=FACES, share=st.sampled_from([0.7, 1.0, 1.3]))
def test_text_of_a_normal_topic_fits_at_its_full_size(
    topic: Topic, face: str, share: float
) -> None:
    from kdeck.check.target.slides import check_slides

    family = scaled(shipped_family(face), share)
    theme = replace(themes()["default"], body=family, headings=family)
    deck = planned(topic, Audience.PLAIN, theme)
    assert not [f for f in check_slides(deck) if f.code == "slide-overflow"]
    for slide in deck.slides:
        assert min((s.size for s in slide.shapes if isinstance(s, SlideText)), default=16) >= 14
