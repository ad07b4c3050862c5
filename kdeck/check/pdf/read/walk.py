"""Every dictionary of a PDF, wherever it stands."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import entries_of

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
        kids = [kid for _, kid in entries_of(value)]
    elif isinstance(value, pikepdf.Array):
        kids = list(value)
    else:
        return
    for kid in kids:
        if isinstance(kid, pikepdf.Object) and not kid.is_indirect:
            yield from _inside(kid, depth + 1)
