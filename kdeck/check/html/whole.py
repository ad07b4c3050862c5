"""What a page as a whole needs: a title, a language, headings in order, and room to zoom."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element

from kdeck.check.html.page import Page, is_hidden, words
from kdeck.finding import Finding, Severity

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCALE = re.compile(r"maximum-scale\s*=\s*([\d.]+)")
_LEAST_SCALE = 2.0


def check_whole(page: Page) -> Iterator[Finding]:
    """Judge what a page has once."""
    yield from _title(page)
    yield from _language(page, page.root)
    # A part of a book may go on where the one before ends.
    yield from _headings(page, whole=page.place is None)
    yield from _zoom(page)
    yield from _twice(page)
    yield from _moving(page)


def check_part(page: Page, part: _Element) -> Iterator[Finding]:
    """Judge what a page has once in the part of one that is to be placed in another."""
    yield from _language(page, part)
    yield from _headings(page, whole=False)
    yield from _twice(page)
    yield from _moving(page)


def _title(page: Page) -> Iterator[Finding]:
    title = next(page.elements("title"), None)
    if title is None or not (title.text or "").strip():
        message = "the page has no title"
        hint = "write <title> with what the page is about, and whose it is"
        yield Finding("html-title", message, hint, page.span())


def _language(page: Page, part: _Element) -> Iterator[Finding]:
    language = part.get("lang", "").strip()
    hint = 'write the language of the page, such as <html lang="en-US">'
    if not language:
        yield Finding("html-language", "the page does not say its language", hint, page.span())
    for element in page.elements():
        given = element.get("lang", "").strip()
        if given and not is_language(given):
            message = f"'{given[:40]}' is no language"
            yield Finding("html-language", message, hint, page.span(element))


def is_language(tag: str) -> bool:
    """Say whether a text is a language as pages have it (BCP 47)."""
    return bool(_LANGUAGE.fullmatch(tag))


def _headings(page: Page, *, whole: bool) -> Iterator[Finding]:
    found = [each for each in page.elements(*_HEADINGS) if not is_hidden(each)]
    if not found and whole:
        message = "the page has no heading"
        hint = "make the line that names the page an <h1>, and those of its parts <h2>"
        yield Finding("html-heading", message, hint, page.span(), Severity.WARNING)
    last = 0
    for each in found:
        level, said = int(str(each.tag)[1]), words(each)
        if not said:
            message = f"a heading of level {level} has no words"
            yield Finding("html-heading", message, "write them, or take it out", page.span(each))
        if last and level > last + 1:
            message = f"the heading '{said[:60]}' is of level {level}, after one of level {last}"
            hint = f"make it <h{last + 1}>"
            yield Finding("html-heading", message, hint, page.span(each), Severity.WARNING)
        last = level
    if found and whole and not any(each.tag == "h1" for each in found):
        message = "the page has no heading of level 1"
        hint = "make the line that names the page an <h1>"
        yield Finding("html-heading", message, hint, page.span(found[0]), Severity.WARNING)


def _zoom(page: Page) -> Iterator[Finding]:
    for meta in page.elements("meta"):
        if meta.get("name", "").casefold() != "viewport":
            continue
        content = "".join(meta.get("content", "").casefold().split())
        most = _SCALE.search(content)
        held = most is not None and float(most[1].strip(".") or 0) < _LEAST_SCALE
        if held or "user-scalable=no" in content or "user-scalable=0" in content:
            message = "the page does not let its readers zoom"
            hint = "take user-scalable and maximum-scale out of the viewport"
            yield Finding("html-zoom", message, hint, page.span(meta))


def _twice(page: Page) -> Iterator[Finding]:
    counted = Counter(each.get("id") for each in page.elements() if each.get("id"))
    for key, count in counted.items():
        if count > 1:
            message = f"the id '{str(key)[:60]}' is given {count} times"
            hint = "give each its own: a link or a label leads to the first alone"
            first = next(each for each in page.elements() if each.get("id") == key)
            yield Finding("html-id", message, hint, page.span(first), Severity.WARNING)


def _moving(page: Page) -> Iterator[Finding]:
    hint = "let the reader start it, and stop it"
    for element in page.elements("marquee", "blink", "audio", "video", "meta"):
        tag = str(element.tag)
        turns = tag == "meta" and element.get("http-equiv", "").casefold() == "refresh"
        plays = tag in {"audio", "video"} and element.get("autoplay") is not None
        if tag in {"marquee", "blink"} or turns or plays:
            message = "the page turns to another by itself" if turns else f"<{tag}> moves by itself"
            yield Finding("html-moving", message, hint, page.span(element))
