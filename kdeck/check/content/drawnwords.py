"""Whether the words that stand in a drawing are fit to be printed."""

from collections.abc import Iterator, Mapping

from kdeck.check.content.endorsement import check_endorsements
from kdeck.check.content.lookalike import check_lookalikes
from kdeck.check.content.promise import check_promises
from kdeck.check.content.retraction import check_retractions
from kdeck.check.content.typednumbers import check_contacts
from kdeck.check.text.contradiction import check_passages
from kdeck.check.text.passage import Passage, Place
from kdeck.finding import Finding, Span
from kdeck.model.audience import Audience
from kdeck.model.library import Library
from kdeck.model.scene import Label, Scene


def check_drawings(scenes: Mapping[str, Scene], folder: str, library: Library) -> Iterator[Finding]:
    """Find labels of figures that could hurt who reads them; the keys of scenes begin with a file.

    The labels of a drawing are read one by one, and as one text: a sentence may run over several.
    """
    found = tuple(
        passage for key, scene in scenes.items() for passage in _passages(key, scene, folder)
    )
    yield from check_contacts(found, library.regions)
    yield from check_passages(found, library.safety)
    yield from check_retractions(found)
    yield from check_endorsements(found)
    yield from check_promises(found)
    yield from check_lookalikes(found)


def _passages(key: str, scene: Scene, folder: str) -> Iterator[Passage]:
    labels = [item.text for item in scene.items if isinstance(item, Label)]
    texts = ("\n".join(labels), " ".join(labels)) if len(labels) > 1 else labels
    for text in texts:
        span = Span(f"{folder}/{key.partition('#')[0]}")
        yield Passage(text, span, Place.CELL, tuple(Audience))
