"""Words that are there and say nothing: alt texts that name no content, elements without any."""

import re
from collections import Counter
from collections.abc import Iterator

from kdeck.check.pdf.read.node import Node, Run
from kdeck.check.pdf.read.tagtree import tree_text
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding, Severity, Span

_EMPTY_WORDS = re.compile(
    r"(an? |the )?(image|picture|photo(graph)?|graphic|figure|chart|diagram|graph|logo|icon|"
    r"illustration|drawing|screenshot|shape|rectangle|group|object|alt(ernat(e|ive))? text|"
    r"description|decorative|placeholder|untitled)[\s\d.:]*",
    re.IGNORECASE,
)
# Word and PowerPoint offer one, and mark it so.
_OFFERED = re.compile(r"description automatically generated|ai-generated content may be", re.I)
_SAME = 3
_COMPARED = 4
_MOST_EMPTY = 12
_SHOWN = 60
_BLOCKS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody"})
# The words that a text of some length cannot do without.
_STOP_WORDS = {
    "en": "the and of to is in that you for with are this not",
    "de": "der die und das ist nicht mit sie ein eine für auf den",
    "fr": "le la les et des est pour vous dans une que pas avec",
    "es": "el la los las y es que para con una por del usted",
}
_ENOUGH, _CLEAR = 40, 3


def check_meaning(root: Node, file: str, language: str) -> Iterator[Finding]:
    """Judge what the alt texts, the empty elements and the language of a tree are worth."""
    yield from _alts(root, file)
    yield from _replaced(root, file)
    yield from _empty(root, file)
    yield from _language(root, language, Span(file))


def _alts(root: Node, file: str) -> Iterator[Finding]:
    figures = [e for e in root.elements() if e.role == "Figure" and (e.alt or "").strip()]
    counts = Counter(_plain(figure.alt or "") for figure in figures)
    same = {alt for alt, count in counts.items() if count >= _SAME and count == len(figures)}
    captions = {_plain(tree_text(e)) for e in root.elements() if e.role == "Caption"}
    for figure in figures:
        alt = (figure.alt or "").strip()
        if _EMPTY_WORDS.fullmatch(alt):
            problem = f"'{alt[:_SHOWN]}' says nothing of what it shows"
        elif _OFFERED.search(alt):
            problem = f"'{alt[:_SHOWN]}' was guessed by a program and read by nobody"
        elif _plain(alt) in same:
            problem = f"'{alt[:_SHOWN]}' is that of all {len(figures)} figures"
        elif _plain(alt) in captions:
            problem = f"'{alt[:_SHOWN]}' is also its caption, and is heard twice"
        else:
            continue
        hint = "say in one or two sentences what the picture shows that the text does not"
        span = span_of(figure, file)
        yield Finding("pdf-alt-words", f"the alt text {problem}", hint, span, Severity.WARNING)


def _replaced(root: Node, file: str) -> Iterator[Finding]:
    for element in root.elements():
        heard = _words(element.actual_text or "")
        drawn = _words("".join(leaf.text for leaf in element.leaves() if isinstance(leaf, Run)))
        # Ligatures, broken words and spelled numbers differ a little: these differ in all.
        if min(len(heard), len(drawn)) >= _COMPARED and len(heard & drawn) * 5 < len(drawn):
            message = f"'{(element.actual_text or '')[:_SHOWN]}' is heard in place of other words"
            hint = "take the actual text away, or let it say the words that are drawn"
            yield Finding("pdf-actual-text", message, hint, span_of(element, file))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.casefold()))


def _empty(root: Node, file: str) -> Iterator[Finding]:
    empty = [e for e in root.elements() if e.role in _BLOCKS and _is_empty(e)]
    if len(empty) >= _MOST_EMPTY:
        message = (
            f"{len(empty)} paragraphs and headings are empty, and a screen reader stops at each"
        )
        hint = "take out empty lines, and set the space between paragraphs instead"
        yield Finding("pdf-empty", message, hint, Span(file), Severity.WARNING)


def _is_empty(element: Node) -> bool:
    words = (element.alt or element.actual_text or tree_text(element)).strip()
    return not words and not any(
        each.role in {"Figure", "Form", "Formula", "Link", "Annot"} for each in element.elements()
    )


def _language(root: Node, language: str, span: Span) -> Iterator[Finding]:
    """Compare the language that a file names with the one that its small words belong to."""
    if any(each.lang for each in root.elements()):
        return
    words = Counter(re.findall(r"[^\W\d_]+", tree_text(root).casefold()))
    found = {
        key: sum(words[word] for word in listed.split()) for key, listed in _STOP_WORDS.items()
    }
    best = max(found, key=lambda key: found[key])
    named = language.partition("-")[0].casefold()
    if not named or named == best or found[best] < _ENOUGH:
        return
    if found[best] >= _CLEAR * found.get(named, 0) and found[best] * 12 >= words.total():
        message = (
            f"the PDF says that its language is '{language}', and its words look like '{best}'"
        )
        hint = "set the language of the words, or a screen reader speaks them in a wrong voice"
        yield Finding("pdf-language-words", message, hint, span, Severity.WARNING)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .").casefold()
