"""A clinic's own words and documents, and what it may leave out."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from buildable import BRAND, HANDOUT, SOURCES, TOPIC, edit, own_part, write
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.listing import list_targets
from kdeck.batch.project import read_project
from kdeck.batch.starter import starter_folder
from kdeck.batch.target import Choice
from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from kdeck.load.local import PLACES
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from projects import CLAIM

from .runs import rebuilt, run

WORDS = "themes/default/words"
ABOUT = f"{WORDS}/about-us.md"
OWN = "themes/default/documents/welcome.yml"
PDF = Choice(("handout",), formats=(Format.PDF,))


def headings(path: Path) -> list[str]:
    """List the bookmarks of a PDF."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf, pdf.open_outline() as outline:
        entries = list(outline.root)
        for entry in entries:
            entries.extend(entry.children)
        return [str(entry.title) for entry in entries]


def problems(folder: Path) -> list[Finding]:
    found = read_project(Files(folder), ("default",)).findings
    return [finding for finding in found if finding.severity is Severity.ERROR]


def test_words_for_a_place_stand_at_the_end_of_every_handout(tmp_path: Path) -> None:
    folder = write(tmp_path, {ABOUT: "We are **kind**.\n", f"{WORDS}/billing.md": "Ask us.\n"})
    run(folder, PDF)
    found = headings(folder / "output/default/handout-plain.pdf")
    assert found.index("Our clinic") < found.index("About us") < found.index("Paying for your care")
    clinical = headings(folder / "output/default/handout-clinician.pdf")
    assert "Who we are" in clinical


def test_words_may_be_for_one_audience(tmp_path: Path) -> None:
    folder = write(tmp_path, {ABOUT: "::: plain\nWe are kind.\n:::\n"})
    run(folder, PDF)
    assert "About us" in headings(folder / "output/default/handout-plain.pdf")
    clinical = headings(folder / "output/default/handout-clinician.pdf")
    assert "The clinic" not in clinical
    assert "Who we are" not in clinical


@pytest.mark.slow
def test_words_with_key_points_get_a_slide_and_others_none(tmp_path: Path) -> None:
    points = "\n::: {.key-points}\n- Take the train.\n:::\n"
    folder = write(
        tmp_path, {ABOUT: "We are kind.\n", f"{WORDS}/find-us.md": f"By the river.\n{points}"}
    )
    report = run(folder, Choice(("handout",), formats=(Format.PPTX,)))
    assert not report.failed, report
    data = (folder / "output/default/handout-plain.pptx").read_bytes()
    assert data[:2] == b"PK"

    deck = Presentation(io.BytesIO(data))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    shown = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert "Take the train." in "\n".join(shown)
    told = "\n".join((*shown, *(slide.notes_slide.notes_text_frame.text for slide in deck.slides)))
    assert "By the river." in told
    assert "We are kind." not in told


@pytest.mark.slow
def test_a_change_of_the_words_rebuilds_and_of_another_clinic_does_not(fresh: Path) -> None:
    (fresh / WORDS).mkdir(parents=True)
    (fresh / ABOUT).write_text("We are kind.\n")
    both = Choice(("handout",), ("default", "aurora"), formats=(Format.PDF,))
    run(fresh, both)
    edit(fresh, ABOUT, lambda text: f"{text}\nAnd fast.\n")
    assert {path.split("/")[1] for path in rebuilt(run(fresh, both))} == {"default"}
    (fresh / f"{WORDS}/billing.md").write_text("Ask us.\n")
    assert {path.split("/")[1] for path in rebuilt(run(fresh, both))} == {"default"}


def test_a_topic_without_a_star_may_be_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path)
    edit(folder, BRAND, lambda text: own_part(text, "leave-out: [dose]"))
    run(folder, PDF)
    assert "The dose" not in headings(folder / "output/default/handout-plain.pdf")


def test_a_document_of_its_own_is_built_for_the_clinic_alone(fresh: Path) -> None:
    recipe = SOURCES[HANDOUT].replace("handout", "welcome").replace("[dose", "[about-us, dose")
    (fresh / WORDS).mkdir(parents=True)
    (fresh / ABOUT).write_text("We are kind.\n")
    (fresh / OWN).parent.mkdir()
    (fresh / OWN).write_text(recipe)
    made = rebuilt(run(fresh, Choice(("welcome",), ("default", "aurora"), formats=(Format.PDF,))))
    assert made == {f"output/default/welcome-{audience}.pdf" for audience in Audience}
    found = headings(fresh / "output/default/welcome-plain.pdf")
    assert found.count("About us") == 1
    assert "Our clinic" not in found
    listed = {(t.theme, t.document) for t, _ in list_targets(fresh, TODAY).outputs}
    assert ("default", "welcome") in listed
    assert ("aurora", "welcome") not in listed


STAR = SOURCES["sources/topics/d-03.md"]
FLAWS: dict[str, tuple[dict[str, str | None], str, str]] = {
    "place": ({f"{WORDS}/about.md": "Hi.\n"}, "local-words", "'about' is no place"),
    "front matter": ({ABOUT: "---\nnote: D-03\n---\nHi.\n"}, "local-words", "no front matter"),
    "empty": ({ABOUT: "\n"}, "local-words", "the file has no words"),
    "claim": ({ABOUT: CLAIM}, "id-duplicate", "the claim id 'low-dose' stands twice"),
    "reference": (
        {ABOUT: CLAIM.replace("low-dose", "own").replace("smith2020", "nobody1999")},
        "reference-unknown",
        "'nobody1999' does not exist",
    ),
    "document": (
        {"themes/default/documents/handout.yml": SOURCES[HANDOUT]},
        "id-duplicate",
        "the document id 'handout' stands twice",
    ),
    "topic": (
        {OWN: SOURCES[HANDOUT].replace("handout", "welcome").replace("[dose", "[nothing, dose")},
        "topic-unknown",
        "the topic 'nothing' does not exist",
    ),
    "starred": (
        {BRAND: "defaults: {kdeck: {leave-out: [d-03]}}"},
        "local-words",
        "the topic 'd-03' carries a safety note and cannot be left out",
    ),
    "unknown": (
        {BRAND: "defaults: {kdeck: {leave-out: [doze]}}"},
        "local-words",
        "there is no topic 'doze' to leave out",
    ),
    "html": ({ABOUT: "<script>x</script>\n"}, "", ""),
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", FLAWS)
def test_what_a_clinic_may_not_do_is_a_finding_and_nothing_is_built(
    tmp_path: Path, name: str
) -> None:
    changes, code, words = FLAWS[name]
    folder = write(tmp_path, changes)
    found = problems(folder)
    assert found
    if code:
        assert {f.code for f in found} == {code}
        assert words in found[0].message
        assert found[0].hint
    assert all(f.span.file.startswith("themes/default/") for f in found)
    # A fault in another document of the clinic stops no build that does not name it.
    report = run(folder, replace(PDF, documents=()))
    assert report.findings
    assert not report.outcomes
    assert check_project(folder, (), TODAY, reference=False).findings


def test_an_own_document_without_the_safety_notes_is_refused(tmp_path: Path) -> None:
    recipe = SOURCES[HANDOUT].replace("handout", "welcome")
    bare = recipe[: recipe.index("topics: [")] + "topics: [about-us]\n    form: topics\n"
    folder = write(tmp_path, {ABOUT: "We are kind.\n", OWN: bare})
    report = run(folder, Choice(("welcome",), formats=(Format.PDF,)))
    assert {f.code for outcome in report.outcomes for f in outcome.findings} == {"safety-note"}
    assert not (folder / "output").exists()


@pytest.mark.slow
def test_no_shipped_topic_has_the_name_of_a_place_for_a_clinics_words() -> None:
    library, _ = read_library(Files(starter_folder()))
    assert not {topic.id for topic in library.topics} & set(PLACES)


def test_a_topic_with_the_name_of_a_place_is_told_apart(tmp_path: Path) -> None:
    topic = SOURCES[TOPIC].replace("id: dose", "id: about-us").replace("low-dose", "lower-dose")
    folder = write(tmp_path, {ABOUT: "We are kind.\n", "sources/topics/about-us.md": topic})
    found = [f for f in run(folder, PDF).findings if f.code == "id-duplicate"]
    assert [f.span.file for f in found] == [ABOUT]
    assert found[0].hint == (
        "give the topic in sources/topics/about-us.md:1 another id, and a file name like it"
    )


def test_every_place_has_a_title_and_a_sentence_for_a_slide() -> None:
    assert list(PLACES) == ["about-us", "find-us", "before-visit", "billing"]
    for title, takeaway in PLACES.values():
        for audience in Audience:
            assert 0 < len(title[audience]) < 40
            assert len(takeaway[audience].split()) >= 4


@pytest.mark.slow
def test_avoided_words_are_found_in_a_clinics_words(tmp_path: Path) -> None:
    folder = write(tmp_path, {ABOUT: "We reset your brain.\n"})
    found = check_project(folder, (), TODAY, reference=False).findings
    assert [f.span.file for f in found if f.code == "word-avoided"] == [ABOUT]
