"""That the JSON Schemas of the sources and their readers accept the same keys."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.jsonschema import FOLDER, schema_files
from kdeck.load.project import read_library

ROOT = Path(__file__).parents[2]
FILES = schema_files()
ONE_OF_EACH = {
    "topic": "sources/topics/who-should-not.md",
    "document": "sources/documents/ketamine-talk.yml",
    "glossary": "sources/glossary.yml",
    "regions": "sources/regions.yml",
    "words": "sources/words.yml",
    "regional-words": "sources/regional-words.yml",
    "safety-notes": "sources/safety-notes.yml",
}
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(FILES[f"{FOLDER}/{name}.schema.json"]))


def data_of(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]
    return YAML(typ="safe").load(text) if path.suffix != ".json" else json.loads(text)


def sources() -> Iterator[tuple[str, Path]]:
    for name, file in ONE_OF_EACH.items():
        ending = Path(file).suffix
        every = [ROOT / file] if file.count("/") == 1 else (ROOT / file).parent.glob(f"*{ending}")
        yield from ((name, path) for path in sorted(every))
    yield "references", ROOT / "sources/references.json"


@pytest.mark.parametrize("file", FILES)
def test_the_schemas_that_are_shipped_are_those_that_are_written(file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8") == FILES[file]
    Draft202012Validator.check_schema(json.loads(FILES[file]))


@pytest.mark.slow
def test_every_shipped_source_is_valid_and_names_its_schema_first() -> None:
    judges = {name: validator(name) for name in (*ONE_OF_EACH, "references")}
    for name, path in sources():
        assert [
            f"{e.json_path}: {e.message}" for e in judges[name].iter_errors(data_of(path))
        ] == []
        if path.suffix == ".json":
            # A list has no place for it: an editor is told in its own settings.
            continue
        text = path.read_text(encoding="utf-8").removeprefix("---\n")
        named = NAMED.match(text)
        assert named, path
        assert (path.parent / named[1]).resolve() == ROOT / FOLDER / f"{name}.schema.json"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Name the places of the mappings in a value; of a list, those in its first item."""
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*path, 0))


def short(value: Any) -> Any:
    """Keep of a list its first item, and of what an author names its first name."""
    if isinstance(value, list):
        return [short(item) for item in value[:1]]
    if isinstance(value, dict):
        regions = value.get("regions")
        kept = dict(list(regions.items())[:1]) if isinstance(regions, dict) else regions
        rows = {**value, "regions": kept} if regions else value
        return {key: short(inner) for key, inner in rows.items()}
    return value


def changed(data: Any, path: tuple[Any, ...], key: str, value: object) -> Any:
    data = deepcopy(data)
    inner = data
    for step in path:
        inner = inner[step]
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    return data


class Project:
    """Read one of the shipped sources, changed, among nothing else."""

    def __init__(self, root: Path, file: str) -> None:
        self.path = root / file
        self.file = file
        self.root = root
        self.path.parent.mkdir(parents=True)
        self.body = (ROOT / file).read_text(encoding="utf-8").split("---\n", 2)[-1]

    def findings(self, data: Any) -> list[Finding]:
        with self.path.open("w", encoding="utf-8") as stream:
            if self.path.suffix == ".md":
                stream.write("---\n")
            YAML(typ="safe").dump(data, stream)
            if self.path.suffix == ".md":
                stream.write(f"---\n{self.body}")
        _, findings = read_library(Files(self.root))
        return [each for each in findings if each.span.file == self.file and each.span.path]


# Below these, an author names what stands there, and any name goes.
NAMED_BY_AUTHORS = {"talk", "regions", "abbreviations", "instead", "topics"}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_key_that_one_of_the_two_does_not_know_the_other_does_not_know_either(
    name: str, tmp_path: Path
) -> None:
    data = short(data_of(ROOT / ONE_OF_EACH[name]))
    project, judge = Project(tmp_path, ONE_OF_EACH[name]), validator(name)
    assert [f for f in project.findings(data) if "is not known" in f.message] == []
    for path in places(data):
        if NAMED_BY_AUTHORS & {*path[-1:]} or path[-2:-1] == ("topics",):
            continue
        odd = changed(data, path, "strange", "x")
        assert list(judge.iter_errors(odd)), path
        assert any("is not known" in f.message for f in project.findings(odd)), path


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_key_that_the_schema_asks_for_the_reader_asks_for_too(name: str, tmp_path: Path) -> None:
    data = short(data_of(ROOT / ONE_OF_EACH[name]))
    project, judge = Project(tmp_path, ONE_OF_EACH[name]), validator(name)
    found = {str(each) for each in project.findings(data)}
    asked = 0
    for path in places(data):
        inner = data
        for step in path:
            inner = inner[step]
        for key in inner:
            lacking = changed(data, path, key, None)
            if list(judge.iter_errors(lacking)):
                asked += 1
                assert {str(each) for each in project.findings(lacking)} - found, (path, key)
    assert asked
