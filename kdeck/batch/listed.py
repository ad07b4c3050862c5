"""Which outputs the page and the manifest of a theme name, and whether they still name them all."""

from collections.abc import Collection

from kdeck.batch.output import Output
from kdeck.batch.record import Record, document_key
from kdeck.batch.target import INDEX, OUTPUT, Target
from kdeck.fingerprint import ABSENT, digest
from kdeck.model.recipe import Format
from kdeck.variants import Edition


def index_path(theme: str) -> str:
    """Name the page that lists the outputs of a theme."""
    return f"{OUTPUT}/{theme}/{INDEX}"


def outputs_there(
    theme: str, record: Record, output: Output, made: Collection[str] = ()
) -> tuple[Target, ...]:
    """List the outputs of a theme that are there, or are about to be.

    Their order is the same, however many builds made them.
    """
    kinds, editions = list(Format), list(Edition)
    found = (
        target
        for target in record.expected
        if target.theme == theme
        and document_key(target) in record.about
        and target in record.outputs
        and (target.path in made or output.size(target.path) is not None)
    )
    return tuple(
        sorted(
            found,
            key=lambda t: (
                t.document,
                t.audience,
                kinds.index(t.format),
                editions.index(t.edition),
            ),
        )
    )


def listed_digest(targets: Collection[Target], record: Record) -> str:
    """Digest what is said where some outputs are listed, but for their sizes."""
    told = [
        (
            target.path,
            target.standard,
            record.outputs[target].sha256,
            record.is_older(target),
            record.about[document_key(target)],
        )
        for target in targets
    ]
    return digest(repr(told).encode())


def is_listed(theme: str, record: Record, output: Output) -> bool:
    """Say whether the files that list and dress the outputs of a theme say what there is."""
    own = f"{OUTPUT}/{theme}/"
    paths = [path for path in record.beside if path.startswith(own)]
    if any(output.state(path) == ABSENT for path in paths):
        return False
    there = outputs_there(theme, record, output)
    return record.listed.get(theme) == listed_digest(there, record)
