"""Every starred note has a line for each reader, which is short and easy and tells its facts."""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import starter
from check.documents import at, chapter, document, paragraph
from examples import several
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project
from kdeck.batch.projectfolder import theme_names
from kdeck.check.target.lines import MOST_WORDS, check_lines
from kdeck.check.target.safety import accepted, check_safety
from kdeck.check.text.assertion import matches, words_of
from kdeck.check.text.said import said
from kdeck.finding import Finding
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Listing, ListItem
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.library import Library
from kdeck.model.recipe import DocumentForm, Length, Part, PartForm
from kdeck.model.scene import Scene

ROOT = Path(__file__).parents[3]
SCENES: defaultdict[str, Scene] = defaultdict(lambda: Scene(1, 1, ()))


@cache
def project() -> Project:
    return starter.project()


def confirmed(library: Library) -> Library:
    regions = (
        replace(
            region,
            emergency_confirmed=True,
            lines=tuple(replace(line, confirmed=True) for line in region.lines),
        )
        for region in library.regions
    )
    return replace(library, regions=tuple(regions))


@cache
def lined() -> tuple[Document, ...]:
    """Tell every starred note by its line, those that must stand whole too, to every reader."""
    library = confirmed(project().library)
    topics = tuple(topic.id for topic in library.topics if topic.starred)
    recipe = next(recipe for recipe in library.recipes if recipe.safety is Length.SHORT)
    part = Part(recipe.title, recipe.message, topics, PartForm.LINES, tuple(Audience), recipe.span)
    notes = tuple(replace(note, whole=False) for note in library.safety.notes)
    library = replace(library, safety=replace(library.safety, notes=notes))
    recipe = replace(recipe, parts=(part,))
    return tuple(
        select(library, recipe, Reader(audience, region.key), SCENES)
        for audience in Audience
        for region in library.regions
    )


@cache
def short_documents(theme: str) -> tuple[Document, ...]:
    library = confirmed(project().library_of(theme))
    return tuple(
        select(library, recipe, Reader(audience, region.key), SCENES)
        for recipe in library.recipes
        if recipe.safety is Length.SHORT
        for audience in recipe.audiences
        for region in several(library.regions, 2)
    )


def found_in(made: Document) -> list[Finding]:
    return [*check_safety(made, slides=False), *check_lines(made)]


@pytest.mark.slow
def test_every_starred_note_has_a_line_for_every_reader_in_every_region() -> None:
    for made in lined():
        chapters = [chapter for section in made.sections for chapter in section.chapters]
        assert {chapter.note for chapter in chapters} == {note.id for note in made.safety.notes}
        assert [str(finding) for finding in found_in(made)] == []
        assert all(note.short for note in made.safety.notes)


@pytest.mark.slow
@pytest.mark.parametrize("theme", theme_names(ROOT))
def test_every_shipped_short_document_tells_all_notes_in_every_region(theme: str) -> None:
    made = short_documents(theme)
    assert len({each.id for each in made}) >= 3
    for each in made:
        assert [str(finding) for finding in found_in(each)] == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", theme_names(ROOT))
def test_a_short_document_has_the_emergency_signs_and_the_crisis_contacts_whole(theme: str) -> None:
    for made in short_documents(theme):
        whole = {c.note for s in made.sections for c in s.chapters if c.starred and not c.short}
        assert {"D-11", "D-22"} <= whole
        assert made.full_notes == f"safety-notes-{made.audience}.pdf"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", theme_names(ROOT))
def test_a_short_document_for_patients_says_that_an_adult_takes_them_home(theme: str) -> None:
    # The short line on driving has no room for it.
    for made in short_documents(theme):
        if made.audience is Audience.PLAIN and made.form is not DocumentForm.CARD:
            blocks = tuple(b for s in made.sections for c in s.chapters for b in c.blocks)
            words = " ".join(line.text.casefold() for line in said(blocks, made))
            assert "you home" in words, made.id


@pytest.mark.slow
def test_a_fact_whose_words_are_taken_out_of_a_line_is_missed() -> None:
    for made in lined():
        for section, each in ((s, c) for s in made.sections for c in s.chapters):
            note = next(note for note in made.safety.notes if note.id == each.note)
            (line,) = said(each.blocks, made)
            for fact in note.short:
                text = line.text
                for phrase in accepted(fact, made.region):
                    while match := next(matches(phrase, words_of(text)), None):
                        words = words_of(text)
                        text = text[: words[match.first].start] + text[words[match.last - 1].end :]
                cut = alone(made, section, replace(each, blocks=(paragraph(text or "And."),)))
                cut = replace(cut, safety=replace(made.safety, notes=(note,)))
                found = [f for f in check_safety(cut, slides=False) if f.code == "safety-note"]
                assert any(f"'{fact.name}'" in f.message for f in found), (note.id, fact.name)
                assert all(f.span == at(9) for f in found)


def alone(made: Document, section: Section, each: Chapter) -> Document:
    return replace(made, sections=(replace(section, chapters=(each,)),))


def told(*blocks: Block, audience: Audience = Audience.PLAIN) -> Document:
    made = document(audience=audience)
    line = replace(chapter(*blocks), short=True)
    section = replace(made.sections[0], chapters=(line,), form=PartForm.LINES)
    return replace(made, sections=(section,))


def words(count: int) -> str:
    return " ".join(["It", *["is"] * (count - 2), "so."])


@pytest.mark.parametrize("audience", Audience)
def test_a_line_of_a_word_too_many_is_refused_at_its_place(audience: Audience) -> None:
    most = MOST_WORDS[audience]
    assert list(check_lines(told(paragraph(words(most)), audience=audience))) == []
    (found,) = check_lines(told(paragraph(words(most + 1)), audience=audience))
    assert (found.code, found.span) == ("short-line", at(9))
    assert found.message == (
        f"the short line of 'small' for the {audience} audience has {most + 1} words, 1 too many"
    )


def test_what_a_hard_word_means_makes_no_line_too_long() -> None:
    line = words(MOST_WORDS[Audience.PLAIN])
    meant = line.replace("so.", "so (as it is told to us).")
    assert list(check_lines(told(paragraph(meant)))) == []
    # A line of its own in brackets is no meaning of a word.
    apart = told(paragraph(f"(And so on and on.) {line}"))
    assert [found.code for found in check_lines(apart)] == ["short-line"]


@pytest.mark.slow
def test_a_number_to_call_is_one_word_of_a_line_however_many_it_is_written_in() -> None:
    signs = [each for made in lined() for s in made.sections for each in s.chapters]
    assert any(each.note == "D-22" for each in signs)
    ireland = next(made for made in lined() if made.region.key == "IE")
    texts = [
        line.text for s in ireland.sections for c in s.chapters for line in said(c.blocks, ireland)
    ]
    assert any("112 or 999" in text for text in texts)
    assert list(check_lines(ireland)) == []


def test_a_topic_without_a_line_is_named_with_what_to_write() -> None:
    (found,) = check_lines(told())
    assert found.message == "the topic 'small' has no short line for the plain audience"
    assert found.hint == (
        "add a '{.plain .short}' div to its claim, with one line of at most 16 words"
    )


def test_a_list_and_two_paragraphs_are_no_line() -> None:
    listing = Listing((ListItem((paragraph("It is so."),), at(9)),), at(9))
    for blocks in ((listing,), (paragraph("It is so."), paragraph("It is."))):
        messages = [found.message for found in check_lines(told(*blocks))]
        assert messages == [
            "the short line of 'small' for the plain audience is more than one line"
        ]


def test_a_hard_line_is_refused_for_patients_alone() -> None:
    hard = paragraph("Administration necessitates continuous cardiovascular observation.")
    (found,) = check_lines(told(hard))
    assert "reads at grade" in found.message
    assert list(check_lines(told(hard, audience=Audience.CLINICIAN))) == []


def test_a_document_that_does_not_say_where_its_full_notes_are_is_refused() -> None:
    made = short_documents(theme_names(ROOT)[0])[0]
    (found,) = check_lines(replace(made, full_notes=""))
    assert found.code == "full-notes"
    assert "'full-notes: safety-notes'" in found.hint


def test_a_note_that_must_stand_whole_is_refused_as_a_line() -> None:
    made = lined()[0]
    notes = tuple(replace(n, whole=n.id == "D-22") for n in made.safety.notes)
    made = replace(made, safety=replace(made.safety, notes=notes))
    (found,) = found_in(made)
    assert "tells the safety note D-22, emergency signs, by its short line alone" in found.message
    assert found.hint == (
        "name the topic 'emergency-signs' in a part of another form, such as 'form: panels'"
    )


def test_a_line_is_not_enough_where_a_document_tells_its_notes_in_full() -> None:
    made = replace(lined()[0], length=Length.FULL)
    messages = [found.message for found in check_safety(made, slides=False)]
    assert len(messages) == 19
    assert all(message.endswith("by its short line alone") for message in messages)


@pytest.mark.parametrize("length", Length)
def test_one_key_includes_every_note_that_no_part_names(length: Length) -> None:
    library = confirmed(project().library)
    recipe = next(r for r in library.recipes if r.id == "snow-hill")
    # Some of its parts tell notes by their lines: that is not enough for all lengths.
    whole = (part for part in recipe.parts if part.form is not PartForm.LINES)
    parts = tuple(part for part in whole if not part.shortened)
    recipe = replace(recipe, safety=length, parts=parts)
    for audience in Audience:
        made = select(library, recipe, Reader(audience, "US"), SCENES)
        assert [str(finding) for finding in check_safety(made, slides=True)] == []
        chapters = [c for s in made.sections for c in s.chapters if c.starred]
        assert len({c.note for c in chapters}) == len(chapters) == 19
        assert {c.short for c in chapters if c.note not in {"D-11", "D-22"}} == {
            length is Length.SHORT
        }
