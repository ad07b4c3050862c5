"""Links of more than a line: they are broken between words, and are else as they were."""

from dataclasses import replace

from kdeck.finding import Span
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import LinkTo, Run, ToSlide
from kdeck.render.pptx.linkline import broken_link
from render.pptx.sample_deck import family

HERE = Span("sources/topics/dose.md", 7)
WORDS = "Proposed steps and the evidence for each of them, in animals and in people, by the year"
MEASURE = Measure(
    family("Source Sans 3", "SourceSans3"),
    LAYOUTS[LayoutName.COLUMNS].placeholder(Idx.BODY),
    24.0,
)


def link(text: str) -> SlideParagraph:
    return SlideParagraph((Run(text, HERE, mark=ToSlide(4, "Slide 4")),), bullet=True)


def lines(paragraph: SlideParagraph, narrowed: float = 0.0) -> list[str]:
    return broken_link(paragraph, MEASURE, narrowed).runs[0].text.split("\n")


def test_a_long_link_ends_its_lines_between_words_and_keeps_every_space() -> None:
    found = lines(link(WORDS))
    assert "".join(found) == WORDS
    assert len(found) == MEASURE.lines(link(WORDS)) > 1
    assert all(each.endswith(" ") for each in found[:-1])


def test_each_of_its_lines_fits_the_box_also_where_that_is_narrower() -> None:
    for narrowed in (0.0, 80.0):
        for each in lines(link(WORDS), narrowed):
            assert MEASURE.lines(link(each.rstrip()), narrowed) == 1
    assert len(lines(link(WORDS), 80.0)) > len(lines(link(WORDS)))


def test_what_stands_behind_a_link_that_is_broken_stays_as_it_was() -> None:
    behind = Run(" 24", HERE, bold=True)
    paragraph = replace(link(WORDS), runs=(*link(WORDS).runs, behind))
    first, *others = broken_link(paragraph, MEASURE).runs
    assert others == [behind]
    assert first.text.replace("\n", "") == WORDS
    assert first.text.count("\n") == MEASURE.lines(link(WORDS)) - 1
    short = replace(link("Cost"), runs=(*link("Cost").runs, behind))
    assert broken_link(short, MEASURE) == short


def test_a_link_of_one_line_or_within_a_sentence_is_as_it_was() -> None:
    short = link("What will it cost?")
    plain = SlideParagraph((Run(WORDS, HERE),))
    within = replace(short, runs=(Run("Ask: ", HERE), *link(WORDS).runs))
    for paragraph in (short, plain, within):
        assert broken_link(paragraph, MEASURE) == paragraph


def test_an_address_longer_than_a_line_gets_no_break_that_would_be_copied() -> None:
    address = "https://example.org/" + "a-very-long-path/" * 8
    paragraph = SlideParagraph((Run(address, HERE, mark=LinkTo(address, "A page")),))
    assert broken_link(paragraph, MEASURE) == paragraph
