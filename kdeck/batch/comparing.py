"""The comparing of one file, as anybody may have left it, with what a deck was planned to say."""

from pathlib import Path
from typing import TYPE_CHECKING

from kdeck.batch.judging import Judgment, lost, read, unjudged
from kdeck.batch.kit.table import kind_of_file, kit_of
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span

if TYPE_CHECKING:
    from kdeck.check.pptx.changes import Changes
    from kdeck.ooxml.slidewords import SlideWords

_HINT = "give the PPTX file of a deck that kdeck made"


def compare(path: Path, name: str, planned: "tuple[SlideWords, ...]") -> "Changes | Judgment":
    """Compare the slides of a file with planned ones; a judgment says why it cannot be.

    Only running out of memory is no judgment: it is for the process around this to end.
    """
    from kdeck.check.pptx.changes import changes
    from kdeck.ooxml.deck import Deck
    from kdeck.ooxml.package import Package
    from kdeck.ooxml.slidewords import slide_words

    try:
        data = read(path)
    except OSError as error:
        return lost(name, f"cannot be read: {(error.strerror or str(error)).lower()}", _HINT)
    except ValueError as error:
        return lost(name, str(error), _HINT)
    kind = kind_of_file(data, name)
    if kind is None or not kit_of(kind).is_compared:
        return lost(name, "is no deck", _HINT)
    try:
        return changes(planned, tuple(slide_words(Deck(Package(data)))))
    except KdeckError as error:
        found = Finding(kit_of(kind).unreadable, error.message, error.hint, Span(name))
        return Judgment((found,), kind)
    except MemoryError:
        raise
    except Exception as error:  # a file that nobody thought of ends in one sentence, too
        problem = f"stumbled over it ({type(error).__name__})"
        return Judgment((unjudged(name, kind, problem),), kind)
