"""What 'kdeck new' begins: files that say what to fill in, and build once that is done."""

import re
from pathlib import Path

import pytest

from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.project import read_library

from .conftest import ROOT, Run

TOPIC = "sources/topics/sleep-apnea.md"
DOCUMENT = "sources/documents/sleep.yml"
FIGURE = "sources/figures/two-boxes.svg"


def flaws(project: Path, file: str) -> list[Finding]:
    _, findings = read_library(Files(project))
    return [each for each in findings if each.span.file == file]


def filled(project: Path) -> None:
    """Fill in what is empty, as an author does, and show the drawing."""
    document = project / DOCUMENT
    text = document.read_text(encoding="utf-8")
    text = text.replace('plain: ""', 'plain: "Tell us how you sleep."').replace(
        'clinician: ""', 'clinician: "Ask how they sleep."'
    )
    text = text.replace('checked: ""', 'checked: "2026-06"').replace(
        "safety: short", "safety: full"
    )
    document.write_text(re.sub(r"(?m)^full-notes:.*\n", "", text), encoding="utf-8")
    topic = project / TOPIC
    text = topic.read_text(encoding="utf-8")
    text = text.replace('plain: ""', 'plain: "Tell us how you sleep"').replace(
        'clinician: ""', 'clinician: "Ask how they sleep"'
    )
    text = text.replace(
        'drug="" evidence="" refs="" as-of=""',
        'drug="both" evidence="label" refs="spravato-label" as-of="2026-06"',
    )
    text = re.sub(r"<!-- What a patient.*-->", "Tell us how you sleep.", text)
    text = re.sub(r"<!-- The same for.*-->", "Ask how they sleep [@spravato-label].", text)
    text = re.sub(r"(?m)^-$", "- Sleep comes first.", text)
    shown = "::: figure\n![Two boxes.](two-boxes.svg)\n\nBefore and after.\n:::\n"
    topic.write_text(f"{text}\n{shown}", encoding="utf-8")


def test_a_new_topic_has_a_flaw_for_each_thing_that_only_its_author_knows(
    run: Run, project: Path
) -> None:
    made = run("new", "topic", "sleep-apnea", "--kind", "safety", "--project", project)
    assert made.code == 0, made.err
    assert f"made {TOPIC}" in made.out
    text = (project / TOPIC).read_text(encoding="utf-8")
    assert 'plain: "Sleep apnea"' in text
    assert "kind: safety" in text
    told = [each.message for each in flaws(project, TOPIC)]
    for what in ("drug", "evidence", "date", "reference", "plain wording", "clinician wording"):
        assert sum(message.endswith((f"no {what}", f"no '{what}'")) for message in told) == 1, what
    assert told.count("'plain' has no value") == told.count("'clinician' has no value") == 1
    assert told.count("a list item is empty") == 2
    hints = [each.hint for each in flaws(project, TOPIC)]
    assert "write the text into its 'plain' div" in hints
    # It stands in no document yet, and nothing else is wrong with it.
    assert len(told) == 10, told


@pytest.mark.slow
def test_what_was_begun_builds_once_it_is_filled_in(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "mine"
    assert run("init", project).code == 0
    where = ("--project", project)
    assert run("new", "topic", "sleep-apnea", *where).code == 0
    document = run("new", "document", "sleep", "--topic", "sleep-apnea", "--title", "Z “z”", *where)
    assert document.code == 0, document.err
    figure = run("new", "figure", "two-boxes", *where)
    assert figure.code == 0
    assert "![What the drawing shows](two-boxes.svg)" in figure.out
    empty = run("build", "sleep", *where)
    assert empty.code == 1
    assert "Traceback" not in empty.err
    filled(project)
    built = run("build", "sleep", *where)
    assert built.code == 0, built.err
    assert built.err == ""
    for ending in ("plain.pdf", "plain.html", "clinician.pptx"):
        assert (project / f"output/default/sleep-{ending}").is_file()
    talk = run("new", "document", "rounds", "--topic", "bladder", "--minutes", "2", *where)
    assert talk.code == 0, talk.err
    recipe = project / "sources/documents/rounds.yml"
    text = recipe.read_text(encoding="utf-8")
    assert "form: talk\nminutes: 2" in text
    assert "formats: [pptx]" in text
    recipe.write_text(
        re.sub('""', '"A dose."', text).replace('checked: "A dose."', 'checked: "2026-06"')
    )
    # Two topics are soon told: nothing else is wrong with it.
    told = run("build", "rounds", *where)
    assert set(re.findall(r"\[([a-z-]+)\]\n", told.err)) == {"budget"}, told.err


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ("topic", "dose"),
            "'sources/topics/dose.md' exists already",
            "edit it, or choose another",
        ),
        (("topic", "Sleep apnea"), "'Sleep apnea' is no name for a file", "lower-case letters"),
        (("topic", "nul"), "'nul' is no name", "Windows"),
        (("figure", "../out"), "'../out' is no name", "lower-case letters"),
        (("document", "leaflet", "--topic", "dose"), "leaflet.yml' exists already", "edit it"),
        (("document", "x", "--topic", "dos"), "there is no topic 'dos'", "did you mean 'dose'?"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(
    run: Run, project: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file() and p.name[0] != "."}
    result = run("new", *arguments, "--project", project)
    assert result.code in (1, 2, 3)
    assert message in result.err
    assert hint in result.err
    after = {p: p.read_bytes() for p in project.rglob("*") if p.is_file() and p.name[0] != "."}
    assert after == before


@pytest.mark.parametrize("kind", ["topic", "document"])
def test_a_file_that_is_begun_names_a_schema_that_every_project_has(
    run: Run, project: Path, kind: str
) -> None:
    more = ("--topic", "dose") if kind == "document" else ()
    made = run("new", kind, "fresh", *more, "--project", project)
    file = made.out.splitlines()[0].removeprefix("made ")
    named = re.search(r"\$schema=(\S+)", (project / file).read_text(encoding="utf-8"))
    assert named
    assert (ROOT / file).parent.joinpath(named[1]).resolve().is_file()


def test_the_guide_for_authors_is_printed_whole_and_names_what_a_project_has(
    run: Run,
) -> None:
    told = run("guide")
    assert told.code == 0
    assert told.out.strip() == (ROOT / "docs/guide.md").read_text(encoding="utf-8").strip()
    for path in re.findall(r"`(sources/[\w./-]+)`", told.out):
        made_by_authors = path.endswith(("KEY.md", "name.md", "sources/references/"))
        assert (ROOT / path).exists() or made_by_authors, path
    for block in ("claim", "icon-array", "timeline", "checklist", "for region"):
        assert f"`{block}" in told.out
