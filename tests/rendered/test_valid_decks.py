"""The shipped decks as Microsoft's own Open XML SDK judges them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kdeck.plan.deck import Deck
from kdeck.render.pptx.writer import render

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
pytestmark = [
    pytest.mark.rendered,
    pytest.mark.skipif(
        VALIDATOR is None and not os.environ.get("CI"),
        reason="ooxml-validator is not on PATH and OOXML_VALIDATOR is not set",
    ),
]


def judge(path: Path) -> dict[str, object]:
    assert VALIDATOR, "ooxml-validator is missing"
    done = subprocess.run(
        [VALIDATOR, str(path), "Microsoft365"], capture_output=True, text=True, check=False
    )
    verdict: dict[str, object] = json.loads(done.stdout)
    return verdict


def test_the_sdk_finds_nothing_in_a_shipped_deck(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(render(deck).data)
    verdict = judge(path)
    assert verdict["errors"] == []
    assert verdict["ok"] is True


def test_the_titles_of_a_deck_are_unique(deck: Deck) -> None:
    titles = [slide.title.casefold() for slide in deck.slides]
    assert len(set(titles)) == len(titles)
