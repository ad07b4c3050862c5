"""What is asked for is planned, and nothing else: no note is lost by it, and no file is stale."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from buildable import LEAFLET, TOPIC, edit, note_path, snapshot
from kdeck.audienceselection import Reader, select
from kdeck.batch import jobs
from kdeck.batch.project import Project, read_project
from kdeck.batch.projectfolder import theme_names
from kdeck.batch.scope import scope_of, topics_of
from kdeck.batch.target import Choice
from kdeck.check.content.rulebook import check_library
from kdeck.fingerprint import Files
from kdeck.model.recipe import Format, Recipe

from .runs import ALL, DEFAULT, rebuilt, run

ROOT = Path(__file__).parents[2]
ONE = Choice(documents=("leaflet",), formats=(Format.PDF,))
PDFS = {f"output/default/leaflet-{audience}.pdf" for audience in ("plain", "clinician")}
STRAY = "sources/topics/stray.md"


@cache
def shipped() -> Project:
    return read_project(Files(ROOT), theme_names(ROOT))


@pytest.mark.slow
def test_a_shipped_document_is_whole_from_what_bears_on_it() -> None:
    project = shipped()
    pairs = [(t, r) for t in project.themes for r in project.library_of(t.id).recipes]
    for theme, own in pairs:
        whole = project.library_of(theme.id)
        others = [each for each in whole.recipes if each.id == own.full_notes]
        some = replace(whole, topics=topics_of(whole, (own,)), recipes=(own, *others))
        for audience in own.audiences:
            reader = Reader(audience, theme.region, theme.language)
            scenes = project.scenes
            assert select(some, own, reader, scenes) == select(whole, own, reader, scenes)


@pytest.mark.slow
def test_files_that_bear_on_no_shipped_document_are_those_of_topics_that_none_prints() -> None:
    files = Files(ROOT)
    project = read_project(files, ("default",))
    scope = scope_of(project.library, "default", files)
    printed = frozenset().union(*scope.own.values())
    unprinted = {path.rpartition("/")[2] for path in scope.any - printed}
    parts = [part for recipe in project.library.recipes for part in recipe.parts]
    assert not unprinted & {f"{key}.md" for part in parts for key in part.topics}


@pytest.mark.slow
def test_rules_find_nothing_in_a_part_that_they_do_not_find_in_the_whole() -> None:
    library = shipped().library
    for recipe in library.recipes:
        part = replace(library, topics=topics_of(library, (recipe,)), recipes=(recipe,))
        assert not [str(finding) for finding in check_library(part, library)]


def test_only_what_is_asked_for_is_planned(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[str] = []

    def counted(library: object, recipe: Recipe, *others: object) -> object:
        planned.append(recipe.id)
        return select(library, recipe, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "select", counted)
    assert rebuilt(run(fresh, ONE)) == PDFS
    assert planned == ["leaflet", "leaflet"]


def test_a_fault_elsewhere_stops_no_document_that_does_not_have_it(fresh: Path) -> None:
    edit(fresh, TOPIC, lambda text: text.replace("The dose is low.", "The dose is 5 mg."))
    assert run(fresh, DEFAULT).failed
    assert rebuilt(run(fresh, ONE)) == PDFS
    edit(fresh, TOPIC, lambda text: text.replace("---\n", "--\n", 1))
    assert {f.code for f in run(fresh, DEFAULT).findings} >= {"front-matter"}


def test_a_fault_in_a_note_stops_every_document(fresh: Path) -> None:
    edit(fresh, note_path("D-18"), lambda text: f"{text}\n::: plain\nIt is 5 mg.\n:::\n")
    assert run(fresh, ONE).failed


def test_a_topic_that_cannot_be_read_may_carry_a_note(fresh: Path) -> None:
    (fresh / STRAY).write_text("---\nid: [\n---\n\nWords.\n")
    report = run(fresh, ONE)
    assert report.failed
    assert {finding.span.file for finding in report.findings} == {STRAY}


@pytest.mark.slow
def test_a_topic_that_becomes_a_note_is_news_to_every_document(built: Path) -> None:
    text = (built / TOPIC).read_text()
    spare = text.replace("id: dose", "id: stray").replace("#low-dose", "#other")
    (built / STRAY).write_text(spare)
    assert rebuilt(run(built, ONE)) == set()
    (built / STRAY).write_text(spare.replace("id: stray", "id: stray\nstarred: true"))
    report = run(built, ONE)
    assert {finding.code for finding in report.findings} == {"safety-rule"}
    assert report.failed


@pytest.mark.slow
@pytest.mark.usefixtures("made_anew")
def test_documents_that_are_built_one_by_one_are_those_that_are_built_together(
    fresh: Path, built: Path
) -> None:
    for document in ("leaflet", "handout", "leaflet"):
        run(fresh, replace(ALL, documents=(document,)))
    one, both = snapshot(fresh), snapshot(built)
    outputs = [path for path in both if not Path(path).name.startswith(".")]
    assert {path: one[path][0] for path in outputs} == {path: both[path][0] for path in outputs}
    assert rebuilt(run(fresh, ALL)) == set()
    paths = [[o.target.path for o in run(folder, ALL).outcomes] for folder in (fresh, built)]
    assert paths[0] == paths[1]


def test_a_document_that_is_not_asked_for_is_known_to_be_old(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    edit(built, LEAFLET, lambda text: text.replace('"1.0"', '"1.1"'))
    assert rebuilt(run(built, ONE)) == PDFS
    handouts = {f"output/default/handout-plain.{ending}" for ending in ("pdf", "pptx")}
    decks = {path.replace(".pdf", ".pptx") for path in PDFS}
    assert rebuilt(run(built)) == handouts | decks
