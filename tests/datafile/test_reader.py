"""YAML is read the same by both parsers, with the place of every value, or refused with words."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from unicodedata import is_normalized

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from examples import examples
from kdeck.datafile import reader
from kdeck.datafile.characters import normal, unprintable
from kdeck.datafile.events import Event, OtherParserError, careful_events, quick_events
from kdeck.datafile.node import Node, Plain
from kdeck.datafile.reader import MAX_DEPTH, read_mapping, read_yaml
from kdeck.finding import Finding, Findings

PROJECT = Path(__file__).parents[2]
FRAGMENTS = (
    "a", "b: ", "- ", "\n", "\n  ", "\n    ", " ", "[", "]", "{", "}", ", ", ":", ": ", " # c",
    "'", '"', "x y", "12", "1.5", "true", "null", "~", "|", ">", "|-\n  ", ">+\n  ", "---",
    "\n---\n", "...", "%YAML 1.2\n", "%TAG ! x\n", "? ", "!", "!!str ", "!!int ", "&a ", "*a", "é",
    "😀", "\\n", "\\u0041", "\\ud800", "\\0", "''", '""', "<<: ", "http://x.y", "2026-11-02", "“",
    "\\", "|2\n   ", "1:30", "\r\n", "a:b", "\xa0", "\u2028", "e\u0301", "\\u2028", "\t", "\ufeff",
    "\x00", "\x85", "%YAML 9.9\n", "9" * 30, "z" * 2100,
)  # fmt: skip
PIECES = st.lists(
    st.sampled_from(FRAGMENTS) | st.text(st.characters(codec="utf-8"), max_size=9), max_size=14
).map("".join)


def read(text: str, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    findings = Findings("a.yml")
    return read_yaml(text, findings, "code", first_line=first_line, most=20_000), findings.found


def only(parser: Callable[[str], Iterator[Event]], text: str) -> tuple[Node | None, list[Finding]]:
    """Read with one of the parsers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "quick_events", parser)
        patch.setattr(reader, "careful_events", parser)
        return read(text)


def refuse(_text: str) -> Iterator[Event]:
    raise OtherParserError
    yield


@cache
def shipped() -> dict[str, str]:
    """Give every YAML text that comes with kdeck: data files, front matter, brands."""
    found = {}
    for path in sorted((*PROJECT.glob("sources/**/*"), *PROJECT.glob("themes/**/*.yml"))):
        if path.suffix == ".yml":
            found[path.relative_to(PROJECT).as_posix()] = path.read_text("utf-8")
        elif path.suffix == ".md" and path.parent.name == "topics":
            found[path.name] = path.read_text("utf-8").split("---\n")[1]
    return found


def test_libyaml_is_built_in() -> None:
    assert yaml.__with_libyaml__


@pytest.mark.sampled(40)
@pytest.mark.parametrize("name", shipped())
def test_what_comes_with_kdeck_is_read_by_libyaml_and_the_same_by_the_other_parser(
    name: str,
) -> None:
    text = shipped()[name]
    assert list(quick_events(text))
    assert only(careful_events, text) == read(text)
    assert read(text)[1] == []


TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="“”„«»"), min_size=1, max_size=12
).filter(lambda text: unprintable(text) is None and normal(text) == text)
SCALAR = (
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXT
    | st.sampled_from((0.5, -1.25, 10.75, "yes", "0x1F", "12", "1.0", "null", "a: b", "# a", "- a"))
)  # fmt: skip
DATA = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def by_ruamel(data: object) -> str:
    stream = StringIO()
    YAML(typ="safe", pure=True).dump(data, stream)
    return stream.getvalue()


WRITERS: tuple[Callable[[object], str], ...] = (
    lambda data: json.dumps(data, ensure_ascii=False),
    lambda data: json.dumps(data, indent=2, ensure_ascii=False),
    lambda data: yaml.safe_dump(data, allow_unicode=True, sort_keys=False),
    lambda data: yaml.safe_dump(data, default_flow_style=True, width=20),
    lambda data: yaml.safe_dump(data, indent=4, explicit_start=True),
    by_ruamel,
)


@given(DATA, st.sampled_from(WRITERS))
@settings(max_examples=examples(80))
def test_what_a_program_writes_is_read_as_it_was(
    data: Plain, writer: Callable[[object], str]
) -> None:
    text = writer(data)
    node, findings = read(text)
    assert findings == []
    assert node is not None
    assert node.plain == data == YAML(typ="safe", pure=True).load(text)
    assert only(careful_events, text) == (node, [])


@given(PIECES)
@settings(max_examples=examples(150))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    node, findings = read(text)
    assert node is not None or findings
    lines = text.replace("\r\n", "\n").count("\n") + text.count("\r") + 1
    for finding in findings:
        assert finding.hint
        assert 1 <= (finding.span.line or 0) <= lines + 1
        str(finding).encode()
    for inner in node.walk() if node else ():
        for value in (inner.value, *inner.fields):
            if isinstance(value, str):
                assert is_normalized("NFC", value)
                assert unprintable(value) is None


@given(PIECES)
@settings(max_examples=examples(100))
def test_any_text_is_refused_with_the_same_words_where_libyaml_is_not_built_in(text: str) -> None:
    node, findings = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "quick_events", refuse)
        other, others = read(text)
    if node is None:
        assert (other, others) == (None, findings)
    elif other is not None:
        assert (other.plain, others) == (node.plain, findings)


def test_without_libyaml_all_is_read_by_the_parser_in_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = read("a: [1, b]")
    monkeypatch.delattr(yaml, "CBaseLoader")
    with pytest.raises(OtherParserError):
        list(quick_events("a: [1, b]"))
    assert read("a: [1, b]") == before


def test_every_value_knows_its_path_and_the_line_of_its_key() -> None:
    node, _ = read('a:\n  - x\n  - "b c": >\n      long\n      text\n    d:\n      e: 1\n', 5)
    assert node is not None
    assert [(n.path, n.line, n.begins) for n in node.walk()] == [
        ("$", 5, 5),
        ("$.a", 5, 6),
        ("$.a[0]", 6, 6),
        ("$.a[1]", 7, 7),
        ('$.a[1]["b c"]', 7, 7),
        ("$.a[1].d", 10, 11),
        ("$.a[1].d.e", 11, 11),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("True", True), ("false", False), ("12", 12),
        ("-3", -3), ("1.50", 1.5), (".5", 0.5), ("0x1F", "0x1F"), ("1e3", "1e3"), (".inf", ".inf"),
        ("1_000", "1_000"), ("yes", "yes"), ("2026-11-02", "2026-11-02"), ("116 123", "116 123"),
        ('"12"', "12"), ("'null'", "null"), ("!!str 12", "12"), ("١٢", "١٢"),
    ],
)  # fmt: skip
def test_numbers_are_what_people_write_as_numbers(text: str, value: object) -> None:
    node, findings = read(f"- {text}")
    assert node is not None
    assert findings == []
    assert node.plain == [value]
    assert type(node.entries[0].value) is type(value)


def test_flaws_of_values_are_found_together() -> None:
    text = 'a: 1\na: 2\nb: “c”\nd: "\\u0007e"\nf: 1234567890123456789\ng: 1\n'
    node, findings = read(text)
    assert [f"{f.span}: {f.message}" for f in findings] == [
        "a.yml:2: $.a: the key 'a' stands twice",
        "a.yml:3: '“c”' stands in curly quotation marks, which would be printed",
        "a.yml:4: the character U+0007 cannot be printed",
        "a.yml:5: this number is too long",
    ]
    assert node is not None
    assert node.fields["a"].value == 1
    assert node.fields["d"].value == "e"


def test_two_spellings_of_one_key_are_one_key() -> None:
    _, (finding,) = read("café: 1\ncafe\u0301: 2\n")
    assert (finding.message, finding.span.line) == ("the key 'café' stands twice", 2)


LAUGHS = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(9))
BOMBS = {
    "aliases": (LAUGHS, "the anchor 'a' is not supported"),
    "an alias of itself": ("&a [*a]", "the anchor 'a' is not supported"),
    "a merge": ("a: {<<: *b}", "the alias 'b' is not supported"),
    "a tag": ("a: !!python/object/apply:os.system [x]", "the tag 'python/object/apply:os.system'"),
    "lists": ("[" * 100_000, f"this is nested more than {MAX_DEPTH} levels deep"),
    "blocks": ("- " * 100_000, f"this is nested more than {MAX_DEPTH} levels deep"),
    "mappings": ("{a: " * 50_000, f"this is nested more than {MAX_DEPTH} levels deep"),
    "values": ("a: [" + "1," * 200_000, "the file has more than 20,000 values"),
    "keys": ("".join(f"k{n}:\n" for n in range(60_000)), "the file has more than 20,000 values"),
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_where_it_begins(name: str) -> None:
    text, message = BOMBS[name]
    node, (finding,) = read(text)
    assert node is None
    assert finding.message.startswith(message)


@pytest.mark.slow
def test_what_is_too_much_is_not_read_again_by_the_slow_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "careful_events", lambda text: pytest.fail("read again"))
    for name in ("blocks", "values", "keys"):
        assert read(BOMBS[name][0])[0] is None


REFUSED = {
    "a:\n\tb: 1": (2, "a tab is used to indent"),
    "a: b: c": (1, "two keys stand on one line"),
    "a: The end: a b": (1, "a text without quotes has a colon in it"),
    "a:\n  b: 1\n c: 2": (3, "the line is not indented like those around it"),
    "a: 'b": (1, "this is not valid YAML: found unexpected end of stream"),
    "a: [b": (1, "this is not valid YAML: expected ',' or ']'"),
    "a: 1\n---\nb: 2": (2, "the file holds more than one document"),
    "? [a]\n: 1": (1, "a key is not a word"),
    "%YAML 9.9\n---\na: 1": (1, "this is not valid YAML: found incompatible yaml document"),
    "a: 1\na: 2\nb: 'c": (3, "this is not valid YAML: found unexpected end of stream"),
    "a: @b": (1, "this is not valid YAML: found character '@'"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_is_worded_for_people_and_names_the_line(text: str) -> None:
    line, message = REFUSED[text]
    node, (finding,) = read(text, 11)
    assert node is None
    assert finding.message.startswith(message)
    assert finding.span.line == line + 10
    assert len(finding.message.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("kdeck: region: US", "kdeck: {region: US}"),
        ('crisis: confirmed: {on: "2026-11-02"}', 'crisis: {confirmed: {on: "2026-11-02"}}'),
    ],
)
def test_what_is_offered_for_two_keys_on_one_line_can_be_pasted(line: str, offer: str) -> None:
    _, (finding,) = read(line)
    assert f"or write {offer}" in finding.hint
    node, findings = read(offer)
    assert node is not None
    assert findings == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "this is a list, and"),
        ("words", "this is text, and"),
        ("3", "this is a number,"),
    ],
)
def test_what_is_no_mapping_is_refused_with_an_example(text: str, message: str) -> None:
    findings = Findings("a.yml")
    assert read_mapping(text, findings, "code", example="meta:") is None
    (finding,) = findings
    assert finding.message.startswith(message)
    assert "'meta:'" in finding.hint


@pytest.mark.parametrize("text", ["", "# nothing\n", "~", "---\n"])
def test_an_empty_text_is_an_empty_mapping(text: str) -> None:
    node = read_mapping(text, Findings("a.yml"), "code")
    assert node is not None
    assert node.value == {}


def test_neither_parser_is_loaded_before_something_is_read() -> None:
    import subprocess

    code = "import sys, kdeck.datafile.reader; print({'yaml', 'ruamel'} & {*sys.modules})"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "set()"
