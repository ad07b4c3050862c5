"""Text that is hard to read on its ground, by the page's own styles."""

from collections.abc import Iterator

from kdeck.check.html.page import UNSEEN, Page, is_hidden
from kdeck.check.html.style import Look, Styles
from kdeck.color import contrast
from kdeck.finding import Finding

# WCAG 2.2, SC 1.4.3: large text is 24 px, or 18.66 px where it is bold.
_TEXT, _LARGE_TEXT = 4.5, 3.0
_LARGE, _LARGE_BOLD = 24.0, 18.66


def check_contrast(page: Page) -> Iterator[Finding]:
    """Judge each pair of ink and ground once, at its first place."""
    told: set[tuple[str, str, float]] = set()
    for element, look in Styles(page.root).looks(page.root):
        if not look.seen or element.tag in UNSEEN or is_hidden(element):
            continue
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if not own.strip() or look.ink is None or look.ground is None:
            continue
        if next(element.iterancestors("svg"), None) is not None or element.tag == "svg":
            continue
        need, has = _need(look), contrast(look.ink, look.ground)
        key = (str(look.ink), str(look.ground), need)
        if has >= need or key in told:
            continue
        told.add(key)
        shown = int(has * 100) / 100
        message = f"'{' '.join(own.split())[:40]}' has a contrast of {shown:.2f} to 1"
        hint = f"it needs {need:g} to 1: {look.ink} on {look.ground}, make one of them darker"
        yield Finding("html-contrast", message, hint, page.span(element))


def _need(look: Look) -> float:
    large = look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD)
    return _LARGE_TEXT if large else _TEXT
