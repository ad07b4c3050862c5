"""The fonts that were cut down for decks, kept beside the outputs: cutting one takes long."""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from contextlib import suppress

from kdeck.batch.keptfile import UNFIT, kept_json, read_kept
from kdeck.batch.kit.table import kit_of
from kdeck.batch.output import Output
from kdeck.batch.target import OUTPUT, Target

FILE = f"{OUTPUT}/.kdeck-fonts"
# Those of some clinics, or of some languages: each has some hundred thousand bytes.
_MOST_KEPT = 16


def take_cuts(output: Output, targets: Collection[Target]) -> None:
    """Take what earlier runs cut, where any of some targets is a deck."""
    if any(kit_of(target.format).uses_template for target in targets):
        from kdeck.theme.deckfont import know_cuts

        know_cuts(read_cuts(output))


def cut_files(output: Output, targets: Collection[Target]) -> dict[str, bytes]:
    """Give the file that keeps what was cut for some targets; none where it has it."""
    if not any(kit_of(target.format).uses_template for target in targets):
        return {}
    from kdeck.theme.deckfont import asked_cuts

    known, kept = asked_cuts(), read_cuts(output)
    if known.keys() <= kept.keys():
        return {}
    latest = list({**kept, **known}.items())[-_MOST_KEPT:]
    return {FILE: kept_json({key: b64encode(data).decode() for key, data in latest})}


def read_cuts(output: Output) -> Mapping[str, bytes]:
    """Read the fonts that earlier runs cut, by their names; none where that is damaged."""
    with suppress(*UNFIT):
        kept = json.loads(read_kept(output, FILE))
        return {str(key): b64decode(data, validate=True) for key, data in kept.items()}
    return {}
