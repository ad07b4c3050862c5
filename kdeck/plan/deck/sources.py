"""The line at the foot of a slide that says whose finding it states, and how sure that is."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from kdeck.model.block import Cell, Statement
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Cite
from kdeck.model.recipe import PartForm, Priority
from kdeck.model.reference import Reference
from kdeck.model.walk import walk_blocks, walk_inlines
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.wording import Wording

# So many sources are named of each kind of evidence, where the line has the room.
_MOST_NAMED, _COUNTED = 6, 9


def source_lines(
    chapters: Iterable[Chapter],
    references: Sequence[Reference],
    words: Wording,
    cites: Collection[str] = (),
) -> tuple[str, ...]:
    """Word the sources of some chapters by their evidence, from the longest line to the shortest.

    Each line names the author and the year of fewer sources, and how many it leaves to the notes.
    Of some chapters it names only those that the slide cites, by their ids, where it cites any.
    Nothing where the chapters state nothing, or nothing of what they cite is listed.
    """
    known = {reference.id: reference for reference in references}
    whole = sourced_whole(chapters, known)
    told = _once(_by_evidence(whole, {key: known[key] for key in cites if key in known}, words))
    told = told or _by_evidence(whole, known, words)
    if not told:
        return ()
    lines = (_line(told, most, words) for most in range(_MOST_NAMED, 0, -1))
    every = tuple(dict.fromkeys(name for names in told.values() for name in names))
    bare = (_named(every, most, words) for most in range(_MOST_NAMED, 0, -1))
    least = words("sources-others", first=every[0]) if len(every) > 1 else every[0]
    return tuple(dict.fromkeys((*lines, *bare, least)))


def _by_evidence(
    chapters: Iterable[Chapter], known: Mapping[str, Reference], words: Wording
) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        for block in walk_blocks(chapter.blocks):
            if isinstance(block, Statement):
                named = groups.setdefault(words.evidence(block.evidence), {})
                named.update((author_year(known[key]), None) for key in block.refs if key in known)
    return {kind: tuple(names) for kind, names in groups.items() if names}


def _once(told: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Name each source under the first kind of evidence that has it."""
    firsts = {name: kind for kind, names in reversed(told.items()) for name in names}
    left = {kind: tuple(n for n in names if firsts[n] == kind) for kind, names in told.items()}
    return {kind: names for kind, names in left.items() if names}


def cited(rows: Iterable[Sequence[Cell]]) -> frozenset[str]:
    """Give the sources that rows of a table name, by their ids."""
    marks = (each for row in rows for cell in row for each in walk_inlines(cell.inlines))
    return frozenset(key for mark in marks if isinstance(mark, Cite) for key in mark.keys)


def sourced_whole(chapters: Iterable[Chapter], known: Collection[str]) -> tuple[Chapter, ...]:
    """Leave out short lines of whose sources a document does not list all.

    The full notes list them; those few that it lists for something else are not what the line
    rests on.
    """
    return tuple(c for c in chapters if not c.short or rests_on(c).issubset(known))


def rests_on(chapter: Chapter) -> set[str]:
    """Give the sources of what a chapter states, by their ids."""
    blocks = walk_blocks(chapter.blocks)
    return {key for block in blocks if isinstance(block, Statement) for key in block.refs}


def listed(document: Document) -> frozenset[str]:
    """Give the sources that a talk lists: those of what its own slides show, by their ids."""
    shown = (
        chapter
        for section in document.sections
        if section.form is not PartForm.LINES
        for chapter in section.chapters
        if chapter.priority is not Priority.MAY and not chapter.said
    )
    blocks = (block for chapter in shown for block in walk_blocks(chapter.blocks))
    keys = (key for block in blocks if isinstance(block, Statement) for key in block.refs)
    return frozenset(keys)


def _line(told: dict[str, tuple[str, ...]], most: int, words: Wording) -> str:
    more = sum(len(names[most:]) for names in told.values())
    line = ". ".join(f"{kind}: {', '.join(names[:most])}" for kind, names in told.items())
    return f"{line}. {_more(more, words)}" if more else line


def _named(names: tuple[str, ...], most: int, words: Wording) -> str:
    """Name sources alone, where the kinds of their evidence have no room."""
    line, more = ", ".join(names[:most]), len(names) - most
    return f"{line}. {_more(more, words)}" if more > 0 else line


def _more(count: int, words: Wording) -> str:
    """Say how many sources the notes name beside those of a line; many are not counted."""
    if count > _COUNTED:
        return words("sources-many")
    return words("sources-more", count=count)
