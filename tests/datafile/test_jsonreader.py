"""JSON is read as Python reads it, with the line of every value, or refused with words."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.datafile.jsonreader import read_json
from kdeck.datafile.node import Node
from kdeck.datafile.reader import MAX_DEPTH
from kdeck.finding import Finding, Findings

PROJECT = Path(__file__).parents[2]
WORDS = st.text('ab"\\/{}[],: \n\té😀', max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def read(text: str) -> tuple[Node | None, list[Finding]]:
    findings = Findings("a.json")
    return read_json(text, findings, "code"), findings.found


@settings(max_examples=examples(60))
@given(VALUES, st.sampled_from([None, 0, 1, "\t"]), st.booleans())
def test_it_reads_what_python_reads(value: object, indent: int | str | None, ascii_: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    root, found = read(f"\n {text} \n")
    assert found == []
    assert root is not None
    assert root.plain == value


def test_every_value_knows_the_line_of_its_key() -> None:
    root, _ = read('[\n {"id": "a",\n\n  "x": [\n   1,\n   {"y":\n 2}]}\n]')
    assert root is not None
    places = {node.path: (node.line, node.begins) for node in root.walk()}
    assert places == {
        "$": (1, 1),
        "$[0]": (2, 2),
        "$[0].id": (2, 2),
        "$[0].x": (4, 4),
        "$[0].x[0]": (5, 5),
        "$[0].x[1]": (6, 6),
        "$[0].x[1].y": (6, 7),
    }


def test_the_lines_of_the_shipped_references_are_those_of_their_ids() -> None:
    text = (PROJECT / "sources/references.json").read_text(encoding="utf-8")
    root, found = read(text)
    assert found == []
    assert root is not None
    assert root.plain == json.loads(text)
    lines = text.split("\n")
    for entry in root.entries:
        node = entry.fields["id"]
        assert f'"id": "{node.value}"' in lines[node.line - 1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "expecting value"),
        ("[\n1 2]", 2, "expecting ',' delimiter"),
        ('{"a": 1}\n{"b": 2}', 2, "extra data"),
        (f"{'9' * 5000}", 1, "too long"),
        ("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), 1, "too deep"),
        ("[" * 200_000, 1, "too deep"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    root, (finding,) = read(text)
    assert root is None
    assert finding.span.line == line
    assert words in finding.message


def test_a_key_that_stands_twice_and_a_character_nobody_can_print_have_their_lines() -> None:
    root, found = read('{"a": 1,\n "b": "x\\u0007",\n "a": 2}')
    assert root is not None
    assert root.plain == {"a": 1, "b": "x"}
    assert [(f.span.line, f.message) for f in found] == [
        (2, "the character U+0007 cannot be printed"),
        (3, "the key 'a' stands twice"),
    ]
