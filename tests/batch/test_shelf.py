"""A list of what has not changed reads no source, and shows nothing that has changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import HANDOUT, SOURCES, TOPIC, edit, write
from days import TODAY
from kdeck.batch import keptfile, shelf
from kdeck.batch.listing import Listing, list_targets
from kdeck.batch.output import Output
from kdeck.batch.shelf import FILE, Shelf
from kdeck.fingerprint import Files, digest

OWN = "themes/aurora/documents/welcome.yml"


@pytest.fixture
def listed(built: Path) -> Path:
    list_targets(built, TODAY)
    assert (built / FILE).is_file()
    return built


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Count how often all sources are read."""
    read: list[Path] = []
    real = shelf._read

    def counted(files: Files, themes: tuple[str, ...], output: Output) -> Shelf:
        read.append(files.root)
        return real(files, themes, output)

    monkeypatch.setattr(shelf, "_read", counted)
    return read


def shown(listing: Listing) -> tuple[object, ...]:
    return listing.documents, listing.outputs, listing.orphans, listing.themes


def test_what_is_kept_is_what_is_there(listed: Path, reads: list[Path]) -> None:
    known = shown(list_targets(listed, TODAY))
    assert not reads
    (listed / FILE).unlink()
    assert shown(list_targets(listed, TODAY)) == known
    assert len(reads) == 1


EDITS: dict[str, Callable[[Path], object]] = {
    "a title": lambda folder: edit(folder, HANDOUT, lambda text: text.replace('"A h', '"My h')),
    "a document that is gone": lambda folder: (folder / HANDOUT).unlink(),
    "a clinic's own document": lambda folder: write(
        folder, {OWN: SOURCES[HANDOUT].replace("handout", "welcome")}
    ),
    "a topic": lambda folder: edit(folder, TOPIC, lambda text: text.replace("is low", "is small")),
    "a theme that is gone": lambda folder: shutil.rmtree(folder / "themes/aurora"),
    "damage": lambda folder: (folder / FILE).write_bytes((folder / FILE).read_bytes()[:-9]),
    "another writer": lambda folder: _rewrite(folder / FILE, b"[1]"),
}


def _rewrite(place: Path, body: bytes) -> None:
    head = place.read_bytes().partition(b"\n")[0].rpartition(b" ")[0]
    place.write_bytes(head + b" " + digest(body).encode() + b"\n" + body)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_nothing_is_kept_over_a_change(
    listed: Path, reads: list[Path], change: Callable[[Path], object]
) -> None:
    change(listed)
    beside = shown(list_targets(listed, TODAY))
    assert len(reads) == 1
    (listed / FILE).unlink()
    assert shown(list_targets(listed, TODAY)) == beside


def test_another_version_of_the_program_reads_anew(
    listed: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keptfile, "judging_digest", lambda: "1" * 64)
    list_targets(listed, TODAY)
    assert len(reads) == 1


def test_a_list_of_what_is_not_built_writes_nothing(fresh: Path) -> None:
    list_targets(fresh, TODAY)
    assert not (fresh / "output").exists()
