"""How long things take: run with 'pytest tests/benchmarks --benchmark-only'."""

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kdeck.audienceselection import Reader, select
from kdeck.batch.project import read_project
from kdeck.batch.trial import kinds_of, try_theme
from kdeck.check.pdf.made import check_made
from kdeck.check.pptx.made import check_made as check_deck
from kdeck.check.theme.colors import check_colors
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.plan.contrast.all import drawn_meetings
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.writer import render as render_page
from kdeck.render.pdf.writer import render as render_pdf
from kdeck.render.pptx.writer import render as render_pptx
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from plan.talks import THEME, long_talk

ROOT = Path(__file__).parents[2]
# Its plain handout has about 1,500 words, and its deck about fifteen slides.
DOCUMENT = "snow-hill"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the shipped project."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("sources", "themes"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


@pytest.fixture(scope="module")
def plain() -> tuple[Document, Theme]:
    """Read the plain document and its theme."""
    project = read_project(Files(ROOT), ("default",))
    (theme,) = project.themes
    reader = Reader(Audience.PLAIN, theme.region)
    recipe = next(r for r in project.library.recipes if r.id == DOCUMENT)
    return select(project.library, recipe, reader, project.scenes), theme


def run(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "kdeck", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_cold_start(benchmark: BenchmarkFixture, project: Path) -> None:
    benchmark.pedantic(run, (project, "--help"), rounds=10, warmup_rounds=2)


@pytest.mark.parametrize("kept", [False, True], ids=["nothing kept", "as an earlier run left it"])
def test_four_outputs_cold(benchmark: BenchmarkFixture, project: Path, kept: bool) -> None:
    def clear() -> None:
        if not kept:
            shutil.rmtree(project / "output", ignore_errors=True)

    words = (project, "build", DOCUMENT, "--force", "--format", "pdf", "--format", "pptx")
    benchmark.pedantic(lambda: run(*words), setup=clear, rounds=7, warmup_rounds=1)
    assert len(list((project / "output/default").glob(f"{DOCUMENT}-*"))) == 4


def test_nothing_to_do(benchmark: BenchmarkFixture, project: Path) -> None:
    run(project, "build")
    benchmark.pedantic(run, (project, "build"), rounds=10, warmup_rounds=1)


def test_import_floor(benchmark: BenchmarkFixture) -> None:
    """Import what a build cannot do without: the other times from cold are told against this."""
    words = "import click, reportlab.platypus, pptx, PIL.Image"
    command = [sys.executable, "-c", words]
    benchmark.pedantic(subprocess.run, (command,), {"check": True}, rounds=10, warmup_rounds=1)


@pytest.mark.parametrize("command", ["check", "list"])
def test_looking_again(benchmark: BenchmarkFixture, project: Path, command: str) -> None:
    run(project, "build", DOCUMENT)
    run(project, command)
    benchmark.pedantic(run, (project, command), rounds=10, warmup_rounds=1)


def test_one_handout_after_an_edit(benchmark: BenchmarkFixture, project: Path) -> None:
    topic = project / "sources/topics/snow-hill.md"
    text = topic.read_text(encoding="utf-8")
    edits = iter(range(1, 100))

    def edit() -> None:
        topic.write_text(f"{text}\n{'Snow falls. ' * next(edits)}\n", encoding="utf-8")

    words = (project, "build", DOCUMENT, "--audience", "plain", "--format", "pdf")
    benchmark.pedantic(lambda: run(*words), setup=edit, rounds=7, warmup_rounds=1)
    topic.write_text(text, encoding="utf-8")


@pytest.fixture
def collecting_rarely() -> Iterator[None]:
    """Collect garbage as rarely as a build does."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collecting_rarely")
def test_warm_handout(benchmark: BenchmarkFixture, plain: tuple[Document, Theme]) -> None:
    data = benchmark(lambda: render_pdf(plan_handout(*plain)).data)
    assert data.startswith(b"%PDF-1.7")


@pytest.mark.usefixtures("collecting_rarely")
@pytest.mark.benchmark(timer=time.process_time)
def test_warm_page(benchmark: BenchmarkFixture, plain: tuple[Document, Theme]) -> None:
    page = plan_page(*plain)
    assert benchmark(lambda: render_page(page).data).startswith(b"<!DOCTYPE html>")
    # Of the processor's time, after the plan; other work slows some rounds down.
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < 0.010


@pytest.mark.parametrize("slides", [75, 150, 300])
def test_long_deck(benchmark: BenchmarkFixture, slides: int) -> None:
    document = long_talk(parts=slides // 15, topics=14)
    data = benchmark(lambda: render_pptx(plan_deck(document, THEME)).data)
    assert data.startswith(b"PK")


def test_warm_deck(benchmark: BenchmarkFixture, plain: tuple[Document, Theme]) -> None:
    data = benchmark(lambda: render_pptx(plan_deck(*plain)).data)
    assert data.startswith(b"PK")


@pytest.mark.benchmark(timer=time.process_time)
def test_judging_a_deck_that_was_made(
    benchmark: BenchmarkFixture, plain: tuple[Document, Theme]
) -> None:
    data = render_pptx(plan_deck(*plain)).data
    assert benchmark(lambda: list(check_deck(data, plain[0]))) == []


@pytest.mark.benchmark(timer=time.process_time)
def test_warm_theme(benchmark: BenchmarkFixture) -> None:
    (shipped,) = read_project(Files(ROOT), ("default",)).themes
    drawn = drawn_meetings(read_project(Files(ROOT), ()).scenes.values())

    def load_and_check() -> None:
        theme, findings = read_theme(Files(ROOT), "default")
        assert theme == shipped
        assert not findings
        assert all(pair.passes for pair in check_colors(theme, drawn).pairs)

    benchmark(load_and_check)
    # Of the processor's time: other work on the machine does not make a theme slow.
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median < 0.030


@pytest.mark.usefixtures("collecting_rarely")
@pytest.mark.benchmark(timer=time.process_time)
def test_judging_what_was_made(benchmark: BenchmarkFixture, plain: tuple[Document, Theme]) -> None:
    document, _ = plain

    def made() -> bytes:
        return render_pdf(plan_handout(*plain)).data

    data = made()
    start = time.process_time()
    for _ in range(10):
        made()
    making = (time.process_time() - start) / 10
    assert benchmark(lambda: list(check_made(data, document))) == []
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median < making / 3


@pytest.mark.parametrize("kind", [Format.PDF, Format.PPTX, Format.HTML])
def test_trial_of_a_theme(
    benchmark: BenchmarkFixture, plain: tuple[Document, Theme], kind: Format
) -> None:
    (job,) = (job for job in kinds_of(plain[1]) if job.format is kind)
    assert benchmark(lambda: list(try_theme(job))) == []
