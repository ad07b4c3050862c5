"""The page that lists the documents of a theme: what each is, for whom, and in which files."""

from dataclasses import dataclass

from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.text.wording import Wording, wording
from kdeck.plan.web.formatname import format_name
from kdeck.plan.web.model import Dress, PageWords
from kdeck.plan.web.planner import dress, page_words
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

_KILO = 1000
# A number stays with its unit.
_KEPT = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class IndexFile:
    """Name a file of a document, with its size in bytes."""

    file: str
    format: Format
    edition: Edition
    size: int


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """Hold what is known of a document for one audience; due is a day (ISO), or empty."""

    audience: Audience
    title: str
    kind: str
    language: str
    version: str
    checked: str
    notice: str
    due: str
    files: tuple[IndexFile, ...]


@dataclass(frozen=True, slots=True)
class IndexLink:
    """Hold a link to a file: where it leads, what it is, and how large."""

    file: str
    words: str
    size: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Hold a document as it is listed; facts are lines that say what it is and how it stands."""

    title: str
    facts: tuple[str, ...]
    draft: bool
    links: tuple[IndexLink, ...]


@dataclass(frozen=True, slots=True)
class IndexPart:
    """Gather the documents for one audience."""

    heading: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Hold the page: its parts, and what a screen needs beside them."""

    title: str
    language: str
    dress: Dress
    words: PageWords
    parts: tuple[IndexPart, ...]


def plan_index(documents: tuple[IndexDocument, ...], theme: Theme) -> IndexPage:
    """Plan the page that lists some documents of a theme, by their titles."""
    documents = tuple(sorted(documents, key=lambda document: document.title.casefold()))
    language = documents[0].language
    words = wording(language)
    parts = tuple(
        IndexPart(words.worded("web-index", audience), entries)
        for audience in Audience
        if (entries := tuple(_entry(d, words) for d in documents if d.audience is audience))
    )
    return IndexPage(
        title=words("web-index-title", name=theme.clinic.name),
        language=language,
        dress=dress(theme, make_masthead(theme, words("web-index-kind"))),
        words=page_words(words, Audience.PLAIN),
        parts=parts,
    )


def _entry(document: IndexDocument, words: Wording) -> IndexEntry:
    version = words("version", version=document.version)
    # Each catalog names its own language.
    language = wording(document.language)("web-index-language")
    facts: tuple[str, ...] = (
        f"{document.kind} · {language}",
        f"{version} · {words('web-index-checked', month=words.month(document.checked))}",
        document.notice,
    )
    if document.due:
        facts = (*facts, words("web-index-due", month=words.month(document.due)))
    links = tuple(index_link(file, words) for file in document.files)
    return IndexEntry(document.title, facts, not document.due, links)


def index_link(file: IndexFile, words: Wording) -> IndexLink:
    """Say what a file of a document is: its format, and its edition where that is not usual."""
    said = format_name(file.format, words, file.file)
    if file.edition is not Edition.STANDARD:
        said = f"{said}, {words(f'web-edition-{file.edition}')}"
    return IndexLink(file.file, said, _size(file.size))


def _size(size: int) -> str:
    """Write a size as browsers do; what is there is never nothing."""
    kilo = max(1, round(size / _KILO))
    return f"{kilo}{_KEPT}kB" if kilo < _KILO else f"{kilo / _KILO:.1f}{_KEPT}MB"
