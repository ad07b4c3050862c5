"""How the prose of the shipped plain handouts runs: its sentences are neither long nor clipped.

Prose are the paragraphs under a heading, not the lists, panels, tables and short lines.
"""

from collections.abc import Iterator

from kdeck.audienceselection import Reader, select
from kdeck.check.text.prose import words_in
from kdeck.check.text.readability import score, split_sentences
from kdeck.check.text.sentence import words
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Paragraph, Statement
from kdeck.model.document import Document, Section
from kdeck.model.recipe import DocumentForm, PartForm
from starter import project

# Words of a sentence in the mean, at the least and the most; the share of clipped sentences, which
# have no more words than this; the hardest grade.
LEAST, MOST, SHARE, CLIPPED, GRADE = 9.0, 12.0, 0.1, 5, 6.0
# A document of less prose than this has no mean to speak of.
ENOUGH = 20


def plain_handouts() -> Iterator[Document]:
    found = project("default")
    (theme,) = found.themes
    for recipe in found.library.recipes:
        if recipe.form is DocumentForm.HANDOUT and Audience.PLAIN in recipe.audiences:
            yield select(found.library, recipe, Reader(Audience.PLAIN, theme.region), found.scenes)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Statement):
            yield from paragraphs(block.blocks)


def is_prose(section: Section) -> bool:
    return section.form not in {PartForm.LINES, PartForm.PANELS}


def sentences(document: Document) -> Iterator[tuple[str, str]]:
    """Give each sentence of prose, after the file that it stands in."""
    for section in filter(is_prose, document.sections):
        for chapter in section.chapters:
            for paragraph in paragraphs(chapter.blocks):
                for sentence in split_sentences(words_in(paragraph.inlines, document.region)):
                    yield paragraph.span.file, sentence


def test_a_sentence_of_prose_has_nine_to_twelve_words_in_the_mean_and_few_are_clipped() -> None:
    judged = 0
    for document in plain_handouts():
        found = [sentence for _, sentence in sentences(document)]
        if len(found) < ENOUGH:
            continue
        judged += 1
        counts = [len(words(sentence)) for sentence in found]
        clipped = [s for s, count in zip(found, counts, strict=True) if count <= CLIPPED]
        assert LEAST <= sum(counts) / len(counts) <= MOST, document.title
        assert len(clipped) < SHARE * len(found), (document.title, clipped)
        assert score(found).flesch_kincaid <= GRADE, document.title
    assert judged >= 4
