"""Links: whether they lead anywhere, and whether their text says where."""

from collections.abc import Iterator, Sequence

from lxml import etree

from kdeck.check.linkwords import WORDS_BEFORE, flaw_of_link
from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Page
from kdeck.ooxml.names import find, name
from kdeck.ooxml.shape import Shape


def check_links(page: Page, shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Judge the links of a slide's text and shapes."""
    targets: dict[str, str] = {}
    for words, before, link in _links(shapes):
        key = link.get(name("r:id"), "")
        relation = page.relations.get(key)
        if key and relation is None:
            message = f"the link '{words[:40]}' leads nowhere"
            yield Finding("pptx-link-broken", message, "insert the link again", span)
            continue
        target = relation.target if relation is not None else link.get("action", "")
        yield from _check_words(words, before, span)
        first = targets.setdefault(words.casefold(), target)
        if words and first != target:
            message = f"two links say '{words[:40]}' and lead to different places"
            hint = "say where each of them goes"
            yield Finding("pptx-link-text", message, hint, span, Severity.WARNING)


def _check_words(words: str, before: str, span: Span) -> Iterator[Finding]:
    hint = "link the words that name the place where it goes"
    if not words:
        message = "a link has no text that a screen reader could say"
        yield Finding("pptx-link-text", message, hint, span)
    elif flaw := flaw_of_link(words, before):
        message, severity = flaw
        yield Finding("pptx-link-text", message, hint, span, severity)


def _links(shapes: Sequence[Shape]) -> Iterator[tuple[str, str, etree._Element]]:
    """Give the words of each link, how its paragraph begins before it, and its element."""
    for shape in shapes:
        link = find(shape.properties, "a:hlinkClick")
        if link is not None and not shape.in_decoration:
            yield " ".join((shape.alt or shape.words).split()), "", link
        if shape.kind != "group":
            for paragraph in shape.element.iter(name("a:p")):
                yield from _of_text(paragraph)


def _of_text(paragraph: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Join the runs next to each other that share a link."""
    held: list[str] = []
    before, last = "", None
    for run in paragraph:
        link = find(run, "a:rPr/a:hlinkClick")
        same = link is not None and last is not None and _key(link) == _key(last)
        if last is not None and not same:
            yield " ".join("".join(held).split()), before, last
            before, held = _begun(before, held), []
        words = run.findtext(name("a:t")) or ""
        if link is None:
            before = _begun(before, [words])
        else:
            held.append(words)
        last = link
    if last is not None:
        yield " ".join("".join(held).split()), before, last


def _begun(before: str, words: Sequence[str]) -> str:
    # No more is asked than whether there are many words: a paragraph may have very many runs.
    return before if len(before) >= WORDS_BEFORE else before + "".join(words)


def _key(link: etree._Element) -> tuple[str, str]:
    return link.get(name("r:id"), ""), link.get("action", "")
