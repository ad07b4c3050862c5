"""The shipped decks as Microsoft's Open XML SDK judges them, and a port of it to Python."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from kdeck.batch.project import Project
from kdeck.check.pptx.file import check_pptx
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.planner import plan_deck
from kdeck.render.pptx.writer import render
from render.pptx import sample_deck

from .conftest import THEMES, shipped_decks
from .schema_faults import SCHEMA_FAULTS
from .test_template_shapes import TALK, document, theme

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
SDK_IS_MISSING = pytest.mark.skipif(
    VALIDATOR is None and not os.environ.get("CI"),
    reason="ooxml-validator is not on PATH and OOXML_VALIDATOR is not set",
)

Judge = Callable[[Path], list[str]]


def sdk(path: Path) -> list[str]:
    """Ask Microsoft's Open XML SDK."""
    assert VALIDATOR, "ooxml-validator is missing"
    done = subprocess.run(
        [VALIDATOR, str(path), "Microsoft365"], capture_output=True, text=True, check=False
    )
    verdict = json.loads(done.stdout)
    found = [str(error) for error in verdict["errors"]]
    assert verdict["ok"] is not bool(found)
    return found


def audit(path: Path) -> list[str]:
    """Ask the port of the SDK to Python, which knows some rules that the SDK lacks."""
    result = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path)
    assert result.is_valid is not any(e.severity.value == "error" for e in result.errors)
    return [str(error) for error in result.errors]


JUDGES = [
    pytest.param(sdk, marks=[pytest.mark.rendered, SDK_IS_MISSING], id="SDK"),
    pytest.param(audit, id="openxml-audit"),
]


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_validator_finds_nothing_in_any_shipped_deck(
    project: Project, theme: str, judge: Judge, tmp_path: Path
) -> None:
    for name, data in shipped_decks(project, theme).items():
        path = tmp_path / name
        path.write_bytes(data)
        assert judge(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("name", ["small logo"])
def test_a_validator_finds_nothing_in_a_deck_with_a_layout_added_to_its_template(
    name: str, judge: Judge, tmp_path: Path
) -> None:
    deck = plan_deck(document(*TALK), theme(name))
    assert any(deck.master.layout(slide.layout).added for slide in deck.slides)
    path = tmp_path / "deck.pptx"
    path.write_bytes(render(deck).data)
    assert judge(path) == []


@cache
def small_deck() -> bytes:
    whole = sample_deck.deck(sample_deck.teal_theme())
    return render(replace(whole, slides=whole.slides[:3])).data


@pytest.mark.slow
@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("fault", SCHEMA_FAULTS, ids=lambda fault: fault.__name__)
def test_a_validator_sees_what_breaks_the_schema(
    fault: Callable[[bytes], bytes], judge: Judge, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(fault(small_deck()))
    assert judge(path)


@pytest.mark.sampled(1)
def test_our_own_check_finds_nothing_in_a_shipped_deck(deck: Deck) -> None:
    assert check_pptx(render(deck).data, "deck.pptx") == ()


def test_the_titles_of_a_deck_are_unique(deck: Deck) -> None:
    titles = [slide.title.casefold() for slide in deck.slides]
    assert len(set(titles)) == len(titles)
