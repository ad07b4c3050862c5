"""A value that is not what it should be is named, with its place and what to do."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from kdeck.datafile import values
from kdeck.datafile.characters import decode
from kdeck.datafile.fields import Fields
from kdeck.datafile.node import Node
from kdeck.datafile.reader import read_mapping
from kdeck.finding import Findings

Read = Callable[[Node | None, Findings, str], object]


class Kind(StrEnum):
    ONE = "one"
    TWO = "two"


def opened(text: str) -> tuple[Fields, Findings]:
    findings = Findings("a.yml")
    node = read_mapping(text, findings, "code")
    assert node is not None
    return Fields(node, findings, "code"), findings


def said(findings: Findings) -> list[str]:
    return [f"{f.span}: {f.message}; {f.hint}" for f in findings]


@pytest.mark.parametrize(
    ("read", "text", "value", "message"),
    [
        (values.text, "a: ' b '", "b", ""),
        (values.text, "a: |\n  b\n  c", "b\nc", ""),
        (values.line, "a: |\n  b\n  c", "b c", ""),
        (values.text, "a: 5", None, "'a' is a number, not text; put it in quotes"),
        (values.text, "a: [b]", None, "'a' is a list, not text; write one value"),
        (values.text, "a: ''", None, "'a' has no value; give it a value, or remove the line"),
        (values.texts, "a: [b, c]", ("b", "c"), ""),
        (values.texts, "a: b", (), "'a' is text, not a list; write 'a: [..., ...]'"),
        (values.lines, "a: |\n  b\n\n  c", ("b", "c"), ""),
        (values.lines, "a: {b: c}", (), "'a' is a mapping, not text; write one value"),
        (values.flag, "a: true", True, ""),
        (
            values.flag,
            "a: yes",
            False,
            "'a' is text, not true or false; write 'a: true', or remove the line",
        ),
        (values.day, "a: 2026-11-02", "2026-11-02", ""),
        (values.day, "a: 2.11.2026", "", "'a' is not a date: '2.11.2026'; write it"),
        (values.day, "a: 2026-02-30", "", "'a' is not a date: '2026-02-30'; write it"),
        (values.mapping, "a: b", {}, "'a' is text, not a mapping; write keys with values below it"),
    ],
)  # fmt: skip
def test_a_value_is_read_or_named(read: Read, text: str, value: object, message: str) -> None:
    fields, findings = opened(text)
    assert read(fields.node.fields["a"], findings, "code") == value
    (found,) = said(findings) or [f"a.yml:1: $.a: {message}"]
    assert found.startswith(f"a.yml:1: $.a: {message}")
    assert bool(list(findings)) == bool(message)


@pytest.mark.parametrize(
    ("path", "label"),
    [("$.a.b-c", "'b-c'"), ("$.a[3]", "'a[3]'"), ('$.a["b c"]', "'b c'"), ("$", "'$'")],
)
def test_a_value_is_named_by_the_last_step_of_its_path(path: str, label: str) -> None:
    assert values.label(Node("x", "a.yml", 1, path, 1)) == label


def test_all_that_is_wrong_with_a_mapping_is_found() -> None:
    fields, findings = opened("a: 1\nkinds: [one, tow]\nlist: [3, {b: c}]\nempty:\nnmae: x\n")
    fields.only("a", "kinds", "list", "empty", "name")
    assert fields.text("a") == ""
    assert fields.text("name") == ""
    assert fields.text("empty", "default") == "default"
    assert fields.choices("kinds", Kind) == (Kind.ONE,)
    assert fields.choice("empty", Kind, Kind.TWO) is None
    assert [inner.text("b") for inner in fields.mappings("list")] == ["c"]
    assert fields.mapping("empty") is None
    assert said(findings) == [
        "a.yml:5: $.nmae: the key 'nmae' is not known; did you mean 'name'?",
        "a.yml:1: $.a: 'a' is a number, not text; put it in quotes",
        "a.yml:1: $.name: 'name' is missing; add 'name: ...'",
        "a.yml:2: $.kinds[1]: 'tow' is not a value of 'kinds'; did you mean 'two'?",
        "a.yml:4: $.empty: 'empty' is missing; add 'empty: ...'",
        "a.yml:3: $.list[0]: 'list[0]' is a number, not a mapping; "
        "write keys with values below it, indented",
        "a.yml:4: $.empty: 'empty' is missing; add 'empty: {...}'",
    ]


def test_bytes_are_text_of_one_normal_form_or_a_finding() -> None:
    findings = Findings("a.yml")
    assert decode("\ufeffRi\u0301o\r\nx\rA\u00adB".encode(), findings, "code") == "Río\nx\nAB"
    assert decode(b"a\nb\xe9", findings, "code") is None
    assert decode(b"a\n\x07", findings, "code") is None
    assert [finding.span.line for finding in findings] == [2, 2]
