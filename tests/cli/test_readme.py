"""Every command that the README shows, and every command there is, in a fresh project."""

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from brands.placing import font
from kdeck.batch import installedfonts, watching
from kdeck.cli import clock
from kdeck.cli.main import kdeck

from .conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
# What a reader puts in the place of these words.
PLACES = {"NAME": "riverside", "ROLE": "Psychiatrist", "DATE": "2027-05-21", "DOC": "safety-notes"}
# What the README does not show.
MORE = (
    "theme list",
    "theme diff default riverside",
    "list",
    "explain",
    "check --format sarif",
    "review stale",
    "new document sleep --topic bladder",
    "new figure two-boxes",
    "references add refs.bib",
    "references list",
    "references unused",
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'


def readme_commands() -> Iterator[list[str]]:
    """List the commands of the README's blocks, in order, as a shell would read them."""
    for block in re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            command = line.rpartition("&& ")[2]
            if command.startswith("kdeck ") or command == "kdeck":
                words = shlex.split(command, comments=True)[1:]
                yield [PLACES.get(word, word) for word in words]


def all_commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, (*path, name))
        else:
            yield (*path, name)


def called(words: list[str]) -> tuple[str, ...]:
    """Name the command that some words call."""
    return next(
        path for path in all_commands(kdeck) if tuple(words[: len(path)]) == path
    )  # fmt: skip


SHOWN = tuple(readme_commands())


def test_the_readme_shows_or_this_test_runs_every_command() -> None:
    ran = {called(words) for words in (*SHOWN, *map(shlex.split, MORE))}
    assert ran == set(all_commands(kdeck))
    assert len(SHOWN) >= 20


@pytest.mark.parametrize("path", tuple(all_commands(kdeck)), ids=" ".join)
def test_every_command_has_help(run: Run, path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: kdeck {' '.join(path)}")
    assert len(result.out.splitlines()) > 4


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_every_command_of_the_readme_has_the_options_that_it_is_given(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("leaflet.pdf", "deck.pptx", "logo.svg", "FILE.pdf", "brain.svg"):
        (tmp_path / name).touch()
    command: click.Command = kdeck
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    command.make_context(command.name, list(words))


@pytest.mark.slow
@pytest.mark.long
def test_every_command_of_the_readme_runs_in_a_fresh_project_in_its_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)
    monkeypatch.setattr(watching, "changes", lambda *_: iter(()))
    monkeypatch.setattr(installedfonts, "_folders", lambda: (tmp_path,))
    for style, source in (("Regular", "400Regular"), ("Bold", "700Bold")):
        data = font(f"AtkinsonHyperlegibleNext_{source}", "Our Sans", style)
        (tmp_path / f"our-{style}.ttf").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert run("init", "fresh").code == 0
    monkeypatch.chdir(tmp_path / "fresh")
    Path("logo.svg").write_text(LOGO)
    # The tour names a clinic's brand before it shows how one is made.
    assert (
        run("theme", "new", "riverside", "--color", "#7B2D8B", "--phone", "555-555-0123").code == 0
    )
    for words in (*SHOWN, *map(shlex.split, MORE)):
        if words[:3] == ["theme", "new", "riverside"]:
            shutil.rmtree("themes/riverside")
        if words[:2] == ["check", "leaflet.pdf"]:
            shutil.copy("output/default/safety-notes-plain.pdf", "leaflet.pdf")
            shutil.copy("output/default/safety-notes-plain.pptx", "deck.pptx")
            shutil.copy("output/default/safety-notes-plain.html", "page.html")
        if words[:2] == ["figure", "import"]:
            Path(words[2]).write_text(LOGO)
        if words[:2] == ["references", "add"]:
            Path(words[2]).write_text("@book{moore, title={A book}, author={Moore}, year=2020}")
        # What is asked at a terminal: whether the font's license allows it.
        result = run(*words, *(["--yes"] if words[:2] == ["theme", "font"] else []))
        assert result.code == 0, (words, result.out[-2000:], result.err[-2000:])
        if words[0] == "new":
            # What was begun has flaws until its author fills it in.
            Path(result.out.splitlines()[0].removeprefix("made ")).unlink()
    assert "Reviewed by" not in run("review", "status").out
