"""Thoughts of suicide go to a crisis line; who may act, or may hurt somebody, to the emergency."""

from collections.abc import Iterator

import pytest

from kdeck.check.content.crisiswords import dangers_for_a_line
from kdeck.check.text.sentence import split_sentences
from kdeck.language.catalog import catalog
from kdeck.model.document import Document
from kdeck.model.inline import Cite, Datum, Footnote, Inlines, Text
from kdeck.model.walk import own_inlines, walk_blocks
from regional import ABROAD, documents

EVERYWHERE = ("US", *ABROAD)


def _placed(inlines: Inlines) -> str:
    """Word inlines with the places of the numbers, as a region's texts have them."""
    return "".join(map(_each, inlines))


def _each(inline: object) -> str:
    match inline:
        case Text(text=text):
            return text
        case Datum(source="region", key=key):
            return f"{{{key}}}"
        case Datum() | Cite() | Footnote():
            return ""
    return _placed(getattr(inline, "children", ()))


def _texts(document: Document) -> Iterator[str]:
    """Give all that a document says of the numbers of its region, in any of its formats."""
    yield document.region.crisis_text[document.audience]
    yield from catalog(document.language).values()
    for section in document.sections:
        for chapter in section.chapters:
            for block in walk_blocks(chapter.blocks):
                yield from map(_placed, own_inlines(block))


@pytest.mark.parametrize("region", EVERYWHERE)
def test_no_sentence_sends_danger_to_a_line_that_only_listens(region: str) -> None:
    told = {(d.id, d.audience, text) for d in documents(region) for text in _texts(d)}
    assert any("{crisis-line}" in text for _, _, text in told)
    assert {each for each in told if list(dangers_for_a_line(each[2]))} == set()


@pytest.mark.parametrize("region", EVERYWHERE)
def test_every_crisis_text_has_both_rungs(region: str) -> None:
    for document in documents(region):
        text = document.region.crisis_text[document.audience]
        line, emergency, *_ = split_sentences(text)
        assert "thoughts" in line
        assert "{crisis-line}" in line
        assert "overdose" in emergency
        assert "others" in emergency or "someone else" in emergency
        assert "{emergency}" in emergency
