"""What is asked for and what no document makes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kdeck.batch.target import Choice, Target
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition


@dataclass(frozen=True, slots=True)
class Lack:
    """Name what is asked for and not made of a document, or of any where that is empty."""

    document: str
    what: Audience | Format | Edition


def lacks(choice: Choice, targets: Collection[Target]) -> Iterator[Lack]:
    """List what is asked for, of each document that is named, and no target of it is."""
    for document in choice.documents or ("",):
        own = [t for t in targets if t.document == document or not document]
        for audience in choice.audiences:
            if not any(target.audience is audience for target in own):
                yield Lack(document, audience)
        formats = choice.formats or choice.usual_formats
        lacking = [kind for kind in formats if all(t.format is not kind for t in own)]
        # What a project usually makes is not asked of each document, but something is.
        if choice.formats or len(lacking) == len(formats):
            yield from (Lack(document, kind) for kind in lacking)
        shown = {t.edition for t in own if choice.has_format(t)}
        # A format is made in those of the editions that it has.
        if shown and not shown & set(choice.editions):
            yield from (Lack(document, edition) for edition in choice.editions)
