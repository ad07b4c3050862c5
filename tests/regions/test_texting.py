"""Who cannot speak reads whom to text wherever a document for patients says whom to call."""

import re
from collections.abc import Iterator

import pytest

from kdeck.check.text.prose import crisis_words, words_in
from kdeck.language.catalog import catalog
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.region import Region
from kdeck.model.walk import own_inlines, walk_blocks
from regional import ABROAD, documents

EVERYWHERE = ("US", *ABROAD)


def told(region: str) -> Iterator[tuple[str, str]]:
    """Give what the documents of a region tell patients, each with its document."""
    for document in documents(region):
        if document.audience is Audience.PLAIN:
            yield document.id, crisis_words(document)
            yield from ((document.id, text) for text in _texts(document))


def _texts(document: Document) -> Iterator[str]:
    for section in document.sections:
        for chapter in section.chapters:
            for block in walk_blocks(chapter.blocks):
                for inlines in own_inlines(block):
                    yield words_in(inlines, document.region)


def asked(region: Region) -> str:
    """Give the words that ask a reader to call, or to text, in a crisis; empty for calls alone."""
    assert region.first_line is not None
    if region.takes_texts:
        return f"call or text {region.first_line.number}"
    texted = region.text_line
    return f"call {region.first_line.number} or text {texted.number}" if texted else ""


@pytest.mark.parametrize("region", EVERYWHERE)
def test_no_sentence_for_patients_names_a_line_to_call_without_the_one_to_text(
    region: str,
) -> None:
    (place,) = {document.region.key: document.region for document in documents(region)}.values()
    both, line = asked(place), place.first_line
    assert both, "every region has a line to text"
    assert line is not None
    alone = re.compile(rf"(?<!\d)call {re.escape(line.number)}(?! or text)(?!\d)", re.IGNORECASE)
    texts = {(document, text) for document, text in told(region)}
    # The number for urgent questions may be the same, and takes no texts.
    urgent = place.urgent_line
    if urgent and urgent.number == line.number:
        texts = {(d, t) for d, t in texts if re.search("suicid|crisis", t, re.IGNORECASE)}
    assert {each for each in texts if alone.search(each[1])} == set()
    for document in {each[0] for each in texts}:
        assert any(both in text.lower() for d, text in texts if d == document), document


def test_a_line_to_text_is_named_beside_the_one_to_call_or_not_at_all() -> None:
    said = catalog("en-US")
    lines = {key: said[key] for key in said if key.startswith("danger-line")}
    assert "text" not in lines["danger-line"]
    assert "Call or text {crisis-line}." in lines["danger-line-or-text"]
    assert "Call {crisis-line} or text {text-line}." in lines["danger-line-text-line"]
