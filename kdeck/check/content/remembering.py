"""The rules on what the sources say, for texts that changed: of the others it is known."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from kdeck.finding import Finding
from kdeck.fingerprint import Files, digest
from kdeck.load.folders import GLOSSARY, REGIONS, WORDS
from kdeck.load.memory import Memory
from kdeck.model.library import Library

_SOURCES = ("sources/",)


def check_remembered(
    library: Library, around: Library, files: Files, memory: Memory
) -> Iterator[Finding]:
    """Check a library, a part of what is around, as the rulebook does.

    files have read it. What was found in a text holds as long as its files and the words to look
    for are the same; what is found in all together, as long as all are.
    """
    for read, part in _parts(library):
        states = [(path, files.seen(path)) for path in (*read, WORDS, REGIONS)]
        if all(files.seen(path) for path in read):
            yield from memory.judged(" ".join(read), _digest(states), partial(_texts, part))
        else:
            yield from _texts(part)
    sources = [e for e in files.fingerprint(below=_SOURCES).entries if "*" not in e[0]]
    texts, every = _written(library), _written(around)
    key, source = f"together {_digest(texts)}", _digest((sources, texts, every))
    yield from memory.judged(key, source, lambda: _together(library, around))


def _parts(library: Library) -> Iterator[tuple[tuple[str, ...], Library]]:
    """Divide a library into what is judged for itself, each with the files that it stands in."""
    none = replace(library, recipes=(), topics=(), places=(), glossary=())
    for recipe in library.recipes:
        yield (recipe.span.file,), replace(none, recipes=(recipe,))
    for topic in library.topics:
        yield topic.files, replace(none, topics=(topic,))
    for place in library.places:
        yield place.files, replace(none, places=(place,))
    yield (GLOSSARY,), replace(none, glossary=library.glossary)


def _written(library: Library) -> list[str]:
    """List the files of the texts of a library."""
    recipes = [recipe.span.file for recipe in library.recipes]
    return [*recipes, *(text.span.file for text in library.written)]


def _digest(source: object) -> str:
    return digest(repr(source).encode())


def _texts(part: Library) -> Iterable[Finding]:
    from kdeck.check.content.rulebook import check_texts

    return check_texts(part)


def _together(library: Library, around: Library) -> Iterable[Finding]:
    from kdeck.check.content.rulebook import check_together

    return check_together(library, around)
