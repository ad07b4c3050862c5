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
    for are the same. Whether it says no more than claims do holds as long as its files are, and for
    a text that rests on others, what their claims tell.
    """
    resting: list[Library] = []
    for read, part in _parts(library):
        key, states = " ".join(read), [(path, files.seen(path)) for path in (*read, WORDS, REGIONS)]
        if not all(files.seen(path) for path in read):
            yield from _texts(part)
            resting.append(part)
            continue
        source = _digest(states)
        yield from memory.judged(key, source, partial(_texts, part))
        if not memory.recall(bool, f"alone {key}", source, partial(_stands_alone, part)):
            resting.append(part)
    yield from _beside(resting, around, files, memory)
    sources = [e for e in files.fingerprint(below=_SOURCES).entries if "*" not in e[0]]
    key, source = f"references {_digest(_written(library))}", _digest((sources, _written(library)))
    yield from memory.judged(key, source, partial(_references, library))


def _beside(
    resting: list[Library], around: Library, files: Files, memory: Memory
) -> Iterator[Finding]:
    """Check texts that rest on the claims of others, where any of them tells something else."""
    if not resting:
        return
    texts = _joined(resting, around)
    read = [path for part in resting for paths, _ in _parts(part) for path in paths]
    told = [
        _told(paths, part, files, memory) for paths, part in _parts(replace(around, recipes=()))
    ]
    source = _digest((told, [(path, files.seen(path)) for path in (*read, REGIONS)]))
    key, known = f"beside {_digest(_written(texts))}", all(files.seen(path) for path in read)
    if not known or not memory.recall(bool, key, source, lambda: not any(_found(texts, around))):
        yield from _found(texts, around)


def _told(read: tuple[str, ...], part: Library, files: Files, memory: Memory) -> str:
    if not all(files.seen(path) for path in read):
        return _told_by(part)
    source = _digest([(path, files.seen(path)) for path in (*read, REGIONS)])
    return memory.recall(str, f"told by {' '.join(read)}", source, partial(_told_by, part))


def _joined(parts: list[Library], around: Library) -> Library:
    return replace(
        around,
        recipes=tuple(recipe for part in parts for recipe in part.recipes),
        topics=tuple(topic for part in parts for topic in part.topics),
        places=tuple(place for part in parts for place in part.places),
        glossary=(),
    )


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


def _stands_alone(part: Library) -> bool:
    from kdeck.check.content.beside import stands_alone

    return stands_alone(part)


def _told_by(part: Library) -> str:
    from kdeck.check.content.beside import told_by

    return told_by(part)


def _found(texts: Library, around: Library) -> Iterable[Finding]:
    from kdeck.check.content.beside import check_beside

    return check_beside(texts, around)


def _references(library: Library) -> Iterable[Finding]:
    from kdeck.check.content.sources import check_references

    return check_references(library)
