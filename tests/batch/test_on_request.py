"""Books are made where somebody asks for them, by name or in a recipe, and never else."""

from pathlib import Path

import pytest

from buildable import LEAFLET, edit, write
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.kit.table import on_request
from kdeck.batch.listing import list_targets
from kdeck.batch.target import Choice
from kdeck.load.settings import FILE
from kdeck.model.recipe import Format

from .runs import rebuilt, run

BOOKS = {f"output/default/leaflet-{reader}.epub" for reader in ("plain", "clinician")}


def listed(folder: Path) -> dict[str, str]:
    return {target.path: state for target, state in list_targets(folder, TODAY).outputs}


@pytest.mark.slow
def test_a_build_that_asks_for_nothing_makes_no_book(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert not {path for path in rebuilt(run(folder, Choice())) if path.endswith(".epub")}
    assert not {path for path in listed(folder) if path.endswith(".epub")}


@pytest.mark.slow
def test_a_book_that_is_asked_for_by_name_is_made_and_kept_track_of(tmp_path: Path) -> None:
    folder = write(tmp_path)
    choice = Choice(("leaflet",), formats=(Format.EPUB,))
    assert rebuilt(run(folder, choice)) == BOOKS
    assert {outcome.status for outcome in run(folder, choice).outcomes} == {"unchanged"}
    # A later build of the usual formats neither makes it anew nor takes it for left over.
    report = run(folder, Choice(("leaflet",)))
    assert not BOOKS & rebuilt(report)
    assert not [f for f in report.findings if f.code == "output-orphan"]
    assert {listed(folder)[path] for path in BOOKS} == {"up to date"}
    verdict = check_project(folder, ("default",), TODAY, reference=False)
    assert not [f for f in verdict.findings if f.span.file in BOOKS]


def test_a_recipe_or_a_project_that_names_books_has_them(tmp_path: Path) -> None:
    named = tmp_path / "named"
    named.mkdir()
    edit(write(named), LEAFLET, lambda text: f"{text}formats: [pdf, epub]\n")
    assert rebuilt(run(named, Choice(("leaflet",)))) >= BOOKS
    usual = tmp_path / "usual"
    usual.mkdir()
    (write(usual) / FILE).write_text('formats = ["epub"]\n', encoding="utf-8")
    assert {state for path, state in listed(usual).items() if path in BOOKS} == {"not built"}
    assert rebuilt(run(usual, Choice(("leaflet",)))) == BOOKS


@pytest.mark.parametrize("named", [(Format.PDF,), (Format.HTML, Format.PPTX)])
def test_what_is_to_be_read_can_be_had_as_a_book(named: tuple[Format, ...]) -> None:
    assert Format.EPUB in on_request(named)


def test_what_is_printed_can_be_had_as_a_screen_reader_says_it() -> None:
    assert Format.SCRIPT in on_request((Format.PDF,))
    assert Format.SCRIPT not in on_request((Format.HTML, Format.PPTX))


@pytest.mark.parametrize("named", [(Format.PPTX,), (Format.PDF, Format.EPUB)])
def test_a_talk_alone_is_no_book_and_no_book_is_made_twice(named: tuple[Format, ...]) -> None:
    assert Format.EPUB not in on_request(named)
