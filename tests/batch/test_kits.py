"""That a format is a kit: what each must keep, and that a third one needs nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import LEAFLET, edit, write
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.judging import judge
from kdeck.batch.kit.table import KITS, edition_of, kind_of_file, kind_of_name, kit_of, standard_of
from kdeck.batch.listing import list_targets
from kdeck.batch.project import read_project
from kdeck.batch.target import Choice, Target
from kdeck.batch.work import Job, make, plan_job
from kdeck.check.rules import rules
from kdeck.errors import KdeckError
from kdeck.finding import has_errors
from kdeck.fingerprint import Files
from kdeck.model.recipe import Format
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

from .runs import rebuilt, run
from .textkit import SIGN, register

ROOT = Path(__file__).parents[2]
Jobs = dict[Target, Job]


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Jobs:
    """Plan all targets of the small project, with one document in every format."""
    folder = write(tmp_path_factory.mktemp("small"))
    edit(folder, LEAFLET, lambda text: f"{text}formats: [{', '.join(Format)}]\n")
    return jobs_of(folder)


def jobs_of(folder: Path) -> Jobs:
    project = read_project(Files(folder), ("default",))
    assert not has_errors(project.findings)
    return dict(plan_jobs(project, project.themes[0], [], TODAY))


def test_every_format_has_one_kit() -> None:
    assert list(KITS) == list(Format)


@pytest.mark.parametrize("kind", Format)
def test_a_kit_is_sound(kind: Format) -> None:
    kit = kit_of(kind)
    assert kit.editions[0] is Edition.STANDARD
    assert kit.unreadable in rules()
    assert set(kit.validator.answers if kit.validator else ()) <= set(rules())
    mark = f"-{kit.mark}" if kit.mark else ""
    assert kind_of_name(f"a.b{mark}.{kit.ending}".upper()) is kind
    assert kind_of_name(kit.ending) is None
    for edition in Edition:
        assert edition_of(kind, edition) in kit.editions
    for standard in Standard:
        assert standard_of(kind, standard) in (kit.standards or (DEFAULT_STANDARD,))


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", Format)
def test_what_a_kit_makes_is_what_it_says_and_what_it_recognizes(kind: Format, jobs: Jobs) -> None:
    found = {target: job for target, job in jobs.items() if target.format is kind}
    # Its documents have nothing to fill in.
    assert {target.edition for target in found} == set(kit_of(kind).editions) - {Edition.FILLABLE}
    assert kind_of_name(next(iter(found)).path) is kind
    job = next(iter(found.values()))
    plan = plan_job(job)
    made = plan.render(job.standard)
    assert made.media_type == kit_of(kind).media_type
    # Without its name, the file of a deck's pages is a PDF like any other.
    like = Format.PDF if kind is Format.HANDOUT_PAGES else kind
    assert kind_of_file(made.data, "file") is like
    assert job.document.title in plan.words()[0].text
    assert list(kit_of(kind).judge(made.data, "file")) == []
    assert make(job).data == made.data


def test_a_recipe_that_names_no_formats_means_a_handout_and_a_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch)
    made = {t.format for t in jobs_of(write(tmp_path)) if not t.on_request}
    assert made == {Format.PDF, Format.PPTX}


def small(folder: Path) -> str:
    """Write the small project, with one document as a text, too; give its name."""
    write(folder)
    edit(folder, LEAFLET, lambda text: text + "formats: [pptx, txt, pdf]\n")
    return "leaflet"


def shipped(folder: Path) -> str:
    for name in ("sources", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    name = "snow-hill"
    path = f"sources/documents/{name}.yml"
    edit(folder, path, lambda text: text.replace("pptx", "pptx, txt", 1))
    return name


@pytest.mark.parametrize("begin", [small, pytest.param(shipped, marks=pytest.mark.slow)])
def test_a_third_format_is_built_checked_and_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: Callable[[Path], str]
) -> None:
    kind = register(monkeypatch)
    folder = tmp_path / "project"
    folder.mkdir()
    document = begin(folder)
    path = f"output/default/{document}-plain.txt"
    choice = Choice((document,), formats=(kind,))
    others = {path, path.replace("plain", "clinician")}
    # The shipped drafts have warnings of their own.
    report = run(folder, choice)
    assert not report.failed
    assert {outcome.target.path for outcome in report.outcomes} == others
    assert (folder / path).read_text(encoding="utf-8").startswith(SIGN)
    assert {outcome.status for outcome in run(folder, choice).outcomes} == {"unchanged"}
    listed = {target.path: state for target, state in list_targets(folder, TODAY).outputs}
    assert listed[path] == "up to date"
    assert listed[path.replace("txt", "pdf")] == "not built"
    (folder / path).write_text("I am no more what I was.\n", encoding="utf-8")
    verdict = check_project(folder, ("default",), TODAY, reference=False)
    assert verdict.checked.outputs == 2
    found = {f.code: f.message for f in verdict.findings if f.span.file == path}
    assert set(found) == {"output-edited", "file-unreadable"}
    assert [o.target.path for o in run(folder, choice).outcomes if o.status == "kept"] == [path]
    assert {o.status for o in run(folder, choice, force=True).outcomes} == {"built"}


def test_a_third_format_is_made_in_its_own_editions_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = register(monkeypatch)
    write(tmp_path)
    edit(tmp_path, LEAFLET, lambda text: text + "formats: [txt]\n")
    asked = (Edition.LARGE_PRINT, Edition.DYSLEXIA)
    built = rebuilt(run(tmp_path, Choice(("leaflet",), formats=(kind,), editions=asked)))
    readers = ("plain", "clinician")
    assert built == {f"output/default/leaflet-{reader}-large-print.txt" for reader in readers}


def test_a_file_is_told_by_what_it_holds_and_one_of_no_format_names_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = register(monkeypatch)
    (tmp_path / "a.bin").write_text(f"{SIGN}Words", encoding="utf-8")
    (tmp_path / "b.bin").write_text("Words", encoding="utf-8")
    assert judge(tmp_path / "a.bin", "a.bin").kind is kind
    (only,) = judge(tmp_path / "b.bin", "b.bin").findings
    kinds = "PDF, PPTX, HTML, EPUB or TXT"
    assert only.message == f"'b.bin' is no {kinds} file"
    assert only.hint == f"give a {kinds} file, or a folder that holds some"


def test_who_asks_another_program_needs_that_of_every_kit_that_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = kit_of(register(monkeypatch))

    class Missing:
        answers = ()

        def require(self) -> None:
            raise KdeckError("the judge of texts is not installed", "install it")

    monkeypatch.setattr(kit, "validator", Missing(), raising=False)
    for each in KITS.values():
        if each is not kit and each.validator:
            monkeypatch.setattr(type(each.validator), "require", lambda _: None)
    with pytest.raises(KdeckError, match="the judge of texts"):
        check_project(write(tmp_path), (), TODAY, reference=True)
