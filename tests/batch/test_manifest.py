"""The manifest of a theme: what it tells of every file, and that it tells the truth."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from jsonschema import Draft202012Validator
from pptx import Presentation

import starter
from buildable import LEAFLET, TOPIC, edit
from kdeck.batch.index import about
from kdeck.batch.kit.table import KITS
from kdeck.batch.manifest import SIGN, manifest_bytes, manifest_path
from kdeck.batch.manifestschema import FILE, schema_text
from kdeck.batch.output import Output
from kdeck.batch.record import Built, Record, document_key
from kdeck.batch.signoffstanding import State
from kdeck.batch.target import Choice
from kdeck.fingerprint import digest
from kdeck.load.settings import Settings
from kdeck.model.recipe import Format
from kdeck.variants import Edition

from .runs import rebuilt, run

ROOT = Path(__file__).parents[2]
PLACE = "output/default/manifest.json"
SCHEMA = Draft202012Validator(json.loads(schema_text()))


def manifest(folder: Path, place: str = PLACE) -> Any:
    data = (folder / place).read_bytes()
    assert data.startswith(SIGN)
    told = json.loads(data)
    assert [f"{e.json_path}: {e.message}" for e in SCHEMA.iter_errors(told)] == []
    return told


def files(folder: Path) -> dict[str, Any]:
    return {each["file"]: each for each in manifest(folder)["files"]}


def test_the_schema_that_is_shipped_is_the_one_that_is_written() -> None:
    assert (ROOT / FILE).read_text("utf-8") == schema_text()
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_a_manifest_tells_of_every_file_what_the_file_is(built: Path) -> None:
    told = files(built)
    there = {path.name for path in (built / "output/default").glob("[!.]*")}
    assert told.keys() == there - {"index.html", "manifest.json"}
    for name, each in told.items():
        place = built / "output/default" / name
        assert each["sha256"] == digest(place.read_bytes())
        assert each["bytes"] == place.stat().st_size
        assert each["current"]
        assert each["review"]["state"] == "never reviewed"
        assert (each["grade"] is not None) == (each["audience"] == "plain")
        if each["format"] == "pdf":
            with pikepdf.open(place) as pdf:
                assert each["pages"] == len(pdf.pages)
        else:
            assert each["slides"] == len(Presentation(str(place)).slides)


@pytest.mark.slow
def test_a_manifest_is_the_same_however_many_builds_made_the_files(
    built: Path, fresh: Path
) -> None:
    for document in ("leaflet", "handout"):
        run(fresh, Choice((document,)))
    assert manifest(fresh) == manifest(built)
    assert (fresh / PLACE).read_bytes() == (built / PLACE).read_bytes()


@pytest.mark.slow
def test_a_file_that_was_not_made_anew_is_told_to_be_older(built: Path) -> None:
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is very low."))
    large = Choice(("handout",), formats=(Format.PDF,), editions=(Edition.LARGE_PRINT,))
    rebuilt(run(built, large))
    current = {name: each["current"] for name, each in files(built).items()}
    assert not current["handout-plain.pdf"]
    assert current["handout-plain-large-print.pdf"]
    assert current["leaflet-plain.pdf"]
    rebuilt(run(built, Choice(("handout",))))
    assert all(each["current"] for each in files(built).values())


def test_a_manifest_that_was_edited_is_kept_and_told_of_and_one_that_is_gone_comes_back(
    built: Path,
) -> None:
    place = built / PLACE
    first = place.read_bytes()
    place.unlink()
    assert not rebuilt(run(built))
    assert place.read_bytes() == first
    place.write_text("{}", "utf-8")
    told = [(f.code, f.span.file) for f in run(built).findings]
    assert told == [("output-edited", PLACE)]
    assert place.read_text("utf-8") == "{}"
    run(built, force=True)
    assert place.read_bytes() == first


def test_nothing_is_listed_of_a_build_that_failed(built: Path) -> None:
    before = (built / PLACE).read_bytes()
    edit(built, LEAFLET, lambda text: f"{text}pages: 1\n")
    assert run(built).failed
    assert (built / PLACE).read_bytes() == before


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_whatever_is_shipped_can_be_told_of_by_the_schema(theme: str, tmp_path: Path) -> None:
    record = Record("")
    for target, job in starter.jobs(theme).items():
        # Some are approved, some are not: a reader of the manifest meets both.
        told = about(job.document, State.APPROVED if job.document.review else State.NEVER)
        if target.audience == "clinician":
            told = replace(told, state="approved", due="2027-11-01")
        record.about[document_key(target)] = told
        record.expected[target] = ""
        paged = KITS[target.format].standards or target.format is Format.PPTX
        record.outputs[target] = Built("", "0" * 64, 3 if paged else None)
    output = Output.of_project(tmp_path, Settings())
    made = {target.path: b"made" for target in record.outputs}
    place = tmp_path / manifest_path(theme)
    place.parent.mkdir(parents=True)
    place.write_bytes(manifest_bytes(theme, record.outputs, made, record, output))
    told = manifest(tmp_path, manifest_path(theme))["files"]
    assert {each["file"] for each in told} == {t.path.rpartition("/")[2] for t in record.outputs}
    assert {each["format"] for each in told} == {str(kind) for kind in Format}
