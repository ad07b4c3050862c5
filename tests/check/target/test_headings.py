"""No heading says again what the heading above it says."""

from dataclasses import replace

import pytest

import starter
from kdeck.check.target.headings import check_headings, says_again
from kdeck.model.audience import Audience

WORKS = "how-ketamine-works"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("How is it given?", "How it is given"),
        ("Does it work?", "How well does it work?"),
        ("What may it feel like?", "How you may feel"),
        ("Claims to correct", "Claims to correct"),
        ("Status", "Approval status"),
        ("What is it?", "What is it?"),
    ],
)
def test_a_heading_with_all_words_of_the_one_above_says_it_again(above: str, below: str) -> None:
    assert says_again(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Is it right for you?", "Age"),
        ("Cognition, liver and open questions", "Cognition"),
        ("Will it help you?", "How well does it work?"),
        ("What is it?", "How is it given?"),
    ],
)
def test_a_heading_that_tells_more_or_less_than_the_one_above_does_not(
    above: str, below: str
) -> None:
    assert not says_again(above, below)


def test_a_part_and_its_first_topic_of_the_same_words_are_found_in_the_recipe() -> None:
    document = starter.documents(WORKS, "default")[Audience.PLAIN]
    assert list(check_headings(document)) == []
    at = next(i for i, each in enumerate(document.sections) if each.chapters[0].id == "how-well")
    section = replace(document.sections[at], heading="Does it work?")
    sections = (*document.sections[:at], section, *document.sections[at + 1 :])
    (finding,) = check_headings(replace(document, sections=sections))
    assert (finding.code, finding.span) == ("heading-echo", section.span)
