"""The words that masters and layouts print on slides themselves."""

from collections.abc import Iterator

from kdeck.ooxml.deck import Page
from kdeck.ooxml.shape import drawn

_LEAST = 3  # letters


def stock_words(page: Page) -> Iterator[str]:
    """Give the words that the layout and the master of a slide draw on it themselves."""
    for part in page.grounds:
        if part is not page.slide:
            for shape in drawn(part, page):
                if shape.slot is None and shape.kind != "group" and _is_said(shape.words):
                    yield shape.words


def _is_said(words: str) -> bool:
    return sum(map(str.isalpha, words)) >= _LEAST
