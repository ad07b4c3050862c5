"""A font that was cut down for a deck is not cut again, and the deck is the same."""

from pathlib import Path

import pytest

from kdeck.batch.cutfonts import FILE, read_cuts
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Choice
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.theme import deckfont
from kdeck.theme.face import Face

from .runs import run

DECK = "output/default/leaflet-plain.pptx"
CHOICE = Choice(documents=("leaflet",), audiences=(Audience.PLAIN,), formats=(Format.PPTX,))


def _anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, int]:
    """Build a deck in a process that knows nothing; count the fonts that are cut."""
    made: list[Face] = []
    cut = deckfont._cut_down

    def counted(face: Face, rare: frozenset[int]) -> bytes:
        made.append(face)
        return cut(face, rare)

    monkeypatch.setattr(deckfont, "_CUTS", {})
    monkeypatch.setattr(deckfont, "_cut_down", counted)
    (folder / DECK).unlink(missing_ok=True)
    assert not run(folder, CHOICE).failed
    monkeypatch.setattr(deckfont, "_cut_down", cut)
    return (folder / DECK).read_bytes(), len(made)


@pytest.mark.slow
@pytest.mark.usefixtures("made_anew")
def test_a_font_is_cut_once(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, cuts = _anew(fresh, monkeypatch)
    assert cuts
    assert _anew(fresh, monkeypatch) == (first, 0)


def test_a_damaged_font_is_not_used(built: Path) -> None:
    kept = (built / FILE).read_bytes()
    assert read_cuts(read_setup(built).output)
    (built / FILE).write_bytes(kept[:-9] + b'BCDEFGH"}')
    assert not read_cuts(read_setup(built).output)
