"""Every dictionary of a PDF, wherever it stands."""

from collections.abc import Iterator
from contextlib import suppress

import pikepdf

_DEEPEST = 64


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Walk all dictionaries and streams, direct ones too, each once, in the order of the file."""
    for held in pdf.objects:
        yield from _inside(held, 0)


def _inside(value: object, depth: int) -> Iterator[pikepdf.Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield value
        kids = list(_values(value))
    elif isinstance(value, pikepdf.Array):
        kids = list(value)
    else:
        return
    for kid in kids:
        if isinstance(kid, pikepdf.Object) and not kid.is_indirect:
            yield from _inside(kid, depth + 1)


def _values(holder: pikepdf.Object) -> Iterator[object]:
    for key in holder.keys():  # noqa: SIM118
        # A name that is no text cannot be asked for.
        with suppress(TypeError, ValueError):
            yield holder.get(key)
