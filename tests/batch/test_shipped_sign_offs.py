"""Every shipped document is signed, built and found signed, in every theme a clinic may make."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from days import DAY, TODAY
from kdeck.batch import signing
from kdeck.batch.project import Project, read_project
from kdeck.batch.projectfolder import theme_names
from kdeck.batch.signing import Approval, approve, list_standings
from kdeck.batch.signoffstanding import State
from kdeck.batch.starter import copy_starter
from kdeck.batch.target import Choice
from kdeck.check.html.page import Page, words
from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.folders import REVIEWS
from kdeck.load.local import PLACES
from kdeck.load.reviews import read_reviews

from .runs import run
from .test_contacts import pages, slides

_OWN = """\
id: welcome
title: {plain: "Welcome to us", clinician: "Welcome to the clinic"}
message: {plain: "This is what a visit is like.", clinician: "How visits run here."}
kind: {plain: "Patient sheet", clinician: "Clinician sheet"}
version: "1.0"
checked: "2026-06"
parts:
"""
# What a clinic does to a theme, each below 'defaults.kdeck' of the shipped one.
_SETTINGS = {
    "worded": "",
    "lean": "    leave-out: [memory]\n",
    "quoting": "    include: [snow-hill-quotation]\n",
    "own": "",
}
DOCUMENTS = (
    "evidence-summary", "group-talk", "how-it-may-work", "how-ketamine-works", "ketamine-in-brief",
    "ketamine-talk", "safety-card", "safety-notes", "snow-hill", "your-treatment-visit",
)  # fmt: skip


def web(path: Path) -> list[str]:
    return [words(Page(path.read_bytes(), path.name).root)]


SHOWN = {".pdf": pages, ".pptx": slides, ".html": web}


SHEETS = ("ketamine-in-brief", "safety-card", "snow-hill")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project with the shipped themes, and one for each thing that a clinic changes."""
    root = tmp_path_factory.mktemp("signed") / "project"
    copy_starter(root)
    for name, settings in _SETTINGS.items():
        folder = root / "themes" / name
        shutil.copytree(root / "themes/default", folder)
        brand = folder / "_brand.yml"
        brand.write_text(brand.read_text() + settings)
    own_words = root / "themes/worded/words"
    own_words.mkdir()
    for place in PLACES:
        (own_words / f"{place}.md").write_text(
            f"These are our words on {place.replace('-', ' ')}.\n"
        )
    recipe = (root / "sources/documents/safety-notes.yml").read_text()
    documents = root / "themes/own/documents"
    documents.mkdir()
    (documents / "welcome.yml").write_text(_OWN + recipe.partition("parts:\n")[2])
    return root


def signed(root: Path, document: str, themes: tuple[str, ...]) -> None:
    approval = Approval(
        document, "Ann Example", "Psychiatrist", DAY, date(2027, 5, 21), themes=themes
    )
    found = approve(root, approval, TODAY)
    assert found.findings == ()
    assert {s.theme for s in found.sign_offs} == set(themes)


@cache
def _read(root: Path, themes: tuple[str, ...]) -> Project:
    return read_project(Files(root), themes)


def read_once(files: Files, themes: tuple[str, ...]) -> Project:
    """Read what nobody changes once for all approvals, and what was signed before for each."""
    findings = Findings(REVIEWS)
    reviews = read_reviews(files, findings)
    assert findings.found == []
    project = _read(files.root, themes)
    own = {name: replace(library, reviews=reviews) for name, library in project.own.items()}
    return replace(project, library=replace(project.library, reviews=reviews), own=own)


@pytest.mark.slow
@pytest.mark.long
def test_every_shipped_document_is_signed_and_prints_so_in_every_theme(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = theme_names(clinic)
    assert set(themes) == {"aurora", "default", "harbor", *_SETTINGS}
    with monkeypatch.context() as patch:
        patch.setattr(signing, "read_project", read_once)
        for document in (*DOCUMENTS, "welcome"):
            signed(clinic, document, ("own",) if document == "welcome" else themes)
    found = list_standings(clinic, (), TODAY)
    assert found.findings == ()
    assert len(found.standings) == 16 * len(themes) + 2
    assert {s.state for s in found.standings} == {State.APPROVED}
    made = set[tuple[str, str, str]]()
    for number, theme in enumerate(themes):
        # How it stands is known of every document in every theme; what it prints goes by that, and
        # is read of each document in two themes or three.
        some = (*DOCUMENTS[number % 3 :: 3], *(["welcome"] if theme == "own" else ()))
        report = run(clinic, Choice(some, (theme,)))
        assert not report.failed
        assert "review-ended" not in {f.code for f in report.findings}
        assert {outcome.target.document for outcome in report.outcomes} == set(some)
        for outcome in report.outcomes:
            path = clinic / outcome.target.path
            shown = SHOWN[path.suffix](path)
            # A sheet has it at the foot of its last side.
            first = shown[-1] if outcome.target.document in SHEETS else shown[0]
            assert "Reviewed by Ann Example" in first, path
            assert not [place for place in shown if "not yet reviewed" in place], path
            made.add((outcome.target.document, outcome.target.audience, path.suffix))
    # The brief and the card have no deck, the card no page.
    assert len(made) == (14 + 13 + 13) + 4


def only(clinic: Path, folder: Path, document: str) -> Path:
    """Copy the project without the other documents; the safety notes are named by some."""
    root = folder / "project"
    shutil.copytree(clinic, root)
    (root / "sources/reviews.yml").unlink(missing_ok=True)
    for path in (root / "sources/documents").iterdir():
        if path.stem not in {document, "safety-notes"}:
            path.unlink()
    return root


@pytest.mark.slow
def test_a_document_is_signed_with_the_clinics_words_and_without(
    clinic: Path, tmp_path: Path
) -> None:
    root = only(clinic, tmp_path, "snow-hill")
    signed(root, "snow-hill", ("default", "worded"))
    found = list_standings(root, ("default", "worded"), TODAY).standings
    assert [s.state for s in found if s.document == "snow-hill"] == [State.APPROVED] * 4


@pytest.mark.slow
def test_words_of_the_clinic_end_the_sign_off_of_its_documents_and_of_no_others(
    clinic: Path, tmp_path: Path
) -> None:
    root = only(clinic, tmp_path, "safety-notes")
    for theme in ("worded", "own"):
        signed(root, "safety-notes", (theme,))
    (root / "themes/worded/words/find-us.md").write_text("We are somewhere else now.\n")
    found = list_standings(root, ("worded", "own"), TODAY).standings
    stale = [s for s in found if s.document == "safety-notes"]
    assert {(s.theme, s.state, s.changed) for s in stale} == {
        ("worded", State.STALE, ("themes/worded/words/find-us.md",)),
        ("own", State.APPROVED, ()),
    }
