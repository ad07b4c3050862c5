"""The words that stand on every slide of a layout, and nobody sees in the outline."""

from collections.abc import Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck
from kdeck.ooxml.names import text
from kdeck.ooxml.stock import stock_words

_SHOWN, _MOST = 80, 5


def check_stock(deck: Deck, span: Span) -> Iterator[Finding]:
    """List the words that stand on the masters and layouts in use: they are to be read too."""
    found: dict[str, None] = {}
    said: list[str] = []
    for page in deck.pages():
        found.update(dict.fromkeys(stock_words(page)))
        said.append(text(page.slide).casefold())
    # What the slides say themselves, such as the name of the house, is read there.
    found = {words: None for words in found if not any(words.casefold() in s for s in said)}
    if found:
        listed = ", ".join(f"'{words[:_SHOWN]}'" for words in list(found)[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        message = f"masters and layouts print words on the slides: {listed}{more}"
        hint = "read them: they stand on every slide of their layout, and nobody hears them"
        yield Finding("pptx-stock-words", message, hint, span, Severity.NOTE)
