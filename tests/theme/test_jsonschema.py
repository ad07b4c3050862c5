"""That the JSON Schema of brand files and the reader accept the same keys."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from kdeck.fingerprint import Files
from kdeck.theme import schema
from kdeck.theme.brand import read_theme
from kdeck.theme.jsonschema import brand_schema
from kdeck.theme.newbrand import BrandDraft, commented

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "themes").glob("*/_brand.yml"))
PUBLIC = sorted(Path(__file__).with_name("brands").glob("*.yml"))
FLAWS = Path(__file__).with_name("flaws.txt")
VALIDATOR = Draft202012Validator(brand_schema())


def complaints(data: Any) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(data)]


def load(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(brand_schema())


@pytest.mark.parametrize("path", [*SHIPPED, *PUBLIC], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_brand_file_that_loads_is_valid(path: Path) -> None:
    assert complaints(load(path.read_text(encoding="utf-8"))) == []


def test_a_new_brand_file_is_valid_and_so_is_every_line_that_it_offers() -> None:
    text = commented(BrandDraft("A Clinic"))
    assert complaints(load(text)) == []
    offered = re.sub(r"(?m)^( +)# (?!What kdeck)", r"\1", text)
    assert offered.count("#") < text.count("#") - 12
    whole = load(offered)
    assert complaints(whole) == []
    kdeck = whole["defaults"]["kdeck"]
    assert {"phone", "address", "edition", "strict", "leave-out"} <= kdeck.keys()


def mappings(part: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], set[str]]]:
    """List the mappings of the schema that allow no other names: where they are, their names."""
    found = []
    if isinstance(part, dict):
        if part.get("additionalProperties") is False:
            found.append((path, set(part["properties"])))
        for key, child in part.items():
            step = () if key in {"properties", "items", "additionalProperties"} else (key,)
            found += mappings(child, (*path, *step))
    if isinstance(part, list):
        for child in part:
            found += mappings(child, path)
    return found


def test_the_keys_of_the_schema_are_those_of_the_reader() -> None:
    known = [names for _, names in mappings(brand_schema())]
    tables: list[tuple[str, ...]] = [
        schema.BRAND,
        schema.META_NAME,
        ("palette", *schema.SEMANTIC),
        ("images", *schema.LOGO_SIZES),
        schema.LOGO_IMAGE,
        ("fonts", *schema.ELEMENTS),
        schema.FONT_FILE,
        schema.KDECK,
        *schema.ELEMENTS.values(),
        *schema.FONT_KEYS.values(),
        ("light", "dark"),
        ("width", "height"),
        schema.OFFICE_FONTS,
        schema.CRISIS,
        schema.CONFIRMED,
        schema.OWN_LINE,
        schema.VISIT,
        schema.DISCLOSURES,
    ]
    assert {frozenset(names) for names in known} == {frozenset(table) for table in tables}


@pytest.mark.parametrize("key", schema.KDECK)
def test_every_key_of_kdeck_says_what_it_is(key: str) -> None:
    own = brand_schema()["properties"]["defaults"]["properties"]["kdeck"]["properties"]
    assert own[key]["description"].endswith(".")


WORDS = st.sampled_from(
    ["a", "primary", "#0B5F66", "16px", "https://example.org", "letter", "US", "en", "ua-2", "file"]
)
KEYS = st.sampled_from(sorted({*schema.KDECK, *schema.SEMANTIC, "x", "fonts", "light", "dark"}))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 900) | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)


@given(
    st.sampled_from(
        [("defaults", "kdeck"), ("color",), ("typography",), ("logo",), ("meta", "name")]
    ),
    st.dictionaries(KEYS, VALUES, min_size=1, max_size=2),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_schema_refuses_as_a_key_the_reader_refuses_too(
    tmp_path: Path, path: tuple[str, ...], part: dict[str, Any]
) -> None:
    data: Any = part
    for step in reversed(path):
        data = {step: data}
    folder = tmp_path / "themes" / "t"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "_brand.yml").open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(data, stream)
    _, findings = read_theme(Files(tmp_path), "t")
    at = "$." + ".".join(path) if path else "$"
    unknown = {f.span.path for f in findings if f.message.endswith("is not known")}
    for error in VALIDATOR.iter_errors(data):
        if error.json_path == at and error.validator == "additionalProperties":
            names = set(part) - set(error.schema["properties"])
            assert {f"{at}.{name}" for name in names} <= unknown
    for name in part:
        if f"{at}.{name}" in unknown:
            assert complaints(data)


def test_every_flaw_of_a_key_is_one_to_the_schema_as_well() -> None:
    for case in FLAWS.read_text(encoding="utf-8").split("\n====\n"):
        brand, _, found = case.partition("\n----\n")
        if "is not known [" in found and "$.meta." not in found:
            assert complaints(load(brand)), brand
