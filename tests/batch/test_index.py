"""The page that lists the outputs of a theme: what it names, and whom it leaves alone."""

from pathlib import Path

import pytest
from lxml import etree, html

from buildable import LEAFLET, edit, write
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.listing import list_targets
from kdeck.batch.target import Choice
from kdeck.check.html.file import check_html
from kdeck.check.html.page import words
from kdeck.model.recipe import Format
from kdeck.variants import Edition
from xpath import elements, values

from .runs import rebuilt, run

INDEX = "output/default/index.html"
TEXTS = Choice(("leaflet",), formats=(Format.HTML, Format.FRAGMENT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    edit(write(tmp_path), LEAFLET, lambda text: f"{text}formats: [pdf, html]\n")
    return tmp_path


def index(folder: Path) -> etree._Element:
    return html.document_fromstring((folder / INDEX).read_text("utf-8"))


def linked(folder: Path) -> set[str]:
    found = values(index(folder), "//main//@href")
    assert len(found) == len(set(found))
    return set(found)


def there(folder: Path) -> set[str]:
    beside = ("index.html", "fragment.css", "manifest.json")
    held = (folder / "output/default").glob("[!.]*")
    return {path.name for path in held if path.name not in beside}


def test_an_index_links_to_every_file_that_is_there_and_says_what_it_is(folder: Path) -> None:
    run(folder, TEXTS)
    assert linked(folder) == there(folder)
    assert len(there(folder)) == 4
    root = index(folder)
    said = words(next(root.iter("main")))
    assert "For patients" in said
    assert "For clinicians" in said
    assert "Draft: not yet reviewed by a clinician" in said
    assert "Version " in said
    assert "English" in said
    assert values(root, "//meta[@name='robots']/@content") == ["noindex"]
    for link in elements(root, "//main//li/a"):
        size = (folder / "output/default" / link.get("href", "")).stat().st_size
        assert link.tail == f" ({max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB)"
    assert check_html((folder / INDEX).read_bytes(), INDEX) == ()
    assert not elements(root, "//link|//*[@style]")
    assert not values(root, "//@src")


def test_an_index_follows_what_is_built_and_what_is_gone(folder: Path) -> None:
    run(folder, TEXTS)
    large = Choice(("leaflet",), formats=(Format.PDF,), editions=(Edition.LARGE_PRINT,))
    run(folder, large)
    assert linked(folder) == there(folder)
    assert len(there(folder)) == 6
    assert "PDF to print, large print" in words(next(index(folder).iter("main")))
    (folder / "output/default/leaflet-plain-fragment.html").unlink()
    # Nothing that is asked for is out of date: the page is.
    assert not rebuilt(run(folder, large))
    assert linked(folder) == there(folder)
    assert len(there(folder)) == 5


def test_an_index_is_written_again_where_it_is_missing_and_is_else_left_alone(folder: Path) -> None:
    run(folder, TEXTS)
    first = (folder / INDEX).read_bytes()
    place = folder / INDEX
    before = place.stat().st_mtime_ns
    run(folder, TEXTS)
    assert place.stat().st_mtime_ns == before
    place.unlink()
    assert not rebuilt(run(folder, TEXTS))
    assert place.read_bytes() == first


def test_an_index_that_somebody_edited_is_kept_and_told_of(folder: Path) -> None:
    run(folder, TEXTS)
    place = folder / INDEX
    own = place.read_text("utf-8").replace("Documents of", "All papers of")
    place.write_text(own, "utf-8")
    large = Choice(("leaflet",), formats=(Format.PDF,), editions=(Edition.LARGE_PRINT,))
    for choice in (TEXTS, large):
        told = [f for f in run(folder, choice).findings if f.span.file == INDEX]
        assert [f.code for f in told] == ["output-edited"]
        assert place.read_text("utf-8") == own
    run(folder, large, force=True)
    assert "Documents of" in place.read_text("utf-8")
    assert linked(folder) == there(folder)


def test_a_page_that_somebody_put_there_is_kept_and_one_of_a_lost_record_is_ours(
    folder: Path,
) -> None:
    place = folder / INDEX
    place.parent.mkdir(parents=True)
    place.write_text("<!DOCTYPE html><title>Mine</title>", "utf-8")
    report = run(folder, TEXTS)
    assert [f.code for f in report.findings if f.span.file == INDEX] == ["output-edited"]
    assert "Mine" in place.read_text("utf-8")
    place.unlink()
    run(folder, TEXTS)
    (folder / "output/default/.kdeck-record").unlink()
    (folder / "output/default/leaflet-plain.html").unlink()
    clinicians = Choice(("leaflet",), formats=(Format.FRAGMENT,))
    assert not [f for f in run(folder, clinicians).findings if f.span.file == INDEX]
    assert "leaflet-plain.html" not in linked(folder)


@pytest.mark.slow
def test_what_stands_beside_outputs_is_neither_an_output_nor_left_over(folder: Path) -> None:
    report = run(folder, TEXTS)
    assert not [f for f in report.findings if f.code == "output-orphan"]
    assert INDEX not in {target.path for target, _ in list_targets(folder, TODAY).outputs}
    assert list_targets(folder, TODAY).orphans == ()
    verdict = check_project(folder, ("default",), TODAY, reference=False)
    assert not [f for f in verdict.findings if f.span.file == INDEX]
    assert verdict.checked.outputs == 4
    sheet = (folder / "output/default/fragment.css").read_text("utf-8")
    assert sheet.startswith(".kdeck{")


def test_no_page_lists_what_could_not_be_built(folder: Path) -> None:
    edit(folder, LEAFLET, lambda text: text.replace("title:", "titel:", 1))
    run(folder, TEXTS)
    assert not (folder / INDEX).exists()
