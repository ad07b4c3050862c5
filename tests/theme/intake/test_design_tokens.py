"""What is taken from design tokens, in the habits of the programs that write them."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.errors import KdeckError
from kdeck.theme.intake.designtokens import read_tokens
from kdeck.theme.intake.found import FoundBrand


def read(tokens: object) -> FoundBrand:
    return read_tokens(json.dumps(tokens))


def colors(tokens: object) -> dict[str, str]:
    return {role: str(found.value) for role, found in read(tokens).colors.items()}


def color(space: str, *components: object, **more: object) -> dict[str, object]:
    return {"$type": "color", "$value": {"colorSpace": space, "components": components, **more}}


@pytest.mark.parametrize(
    ("token", "hex_"),
    [
        (color("srgb", 0.0431, 0.3725, 0.4), "#0B5F66"),
        (color("srgb", 0.2, 0.4, 0.6, alpha=1), "#336699"),
        (color("hsl", 210, 50, 40), "#336699"),
        (color("hwb", 210, 20, 40), "#336699"),
        (color("display-p3", 0.25, 0.39, 0.58), "#346598"),
        (color("oklch", 0.5, "none", 120), "#636363"),
        (color("made-up", 1, 2, 3, hex="#123456"), "#123456"),
        ({"$type": "color", "$value": "#0B5F66FF"}, "#0B5F66"),
        ({"$type": "color", "$value": "rgb(51, 102, 153)"}, "#336699"),
        ({"value": "#336699", "type": "color"}, "#336699"),
        ({"$type": "color", "$value": {"light": "#336699", "dark": "#000000"}}, "#336699"),
    ],
    ids=str,
)
def test_a_color_is_read_in_every_form_of_the_format(token: object, hex_: str) -> None:
    assert colors({"brand": {"primary": token}}) == {"primary": hex_}


def test_aliases_groups_roots_and_what_extends_another_are_followed() -> None:
    found = colors(
        {
            "base": {"$type": "color", "teal": {"$root": {"$value": "#0B5F66"}}},
            "alias": {"$type": "color", "primary": {"$value": "{base.teal}"}},
            "pointer": {"link": {"$type": "color", "$value": {"$ref": "#/base/teal/$root/$value"}}},
            "more": {"$extends": "{alarms}"},
            "alarms": {"danger": {"$type": "color", "$value": "#A61C28"}},
        }
    )
    assert found == {"primary": "#0B5F66", "link": "#0B5F66", "danger": "#A61C28"}


def test_the_first_word_of_a_name_says_what_a_color_is_for() -> None:
    found = colors(
        {
            "color": {
                "$type": "color",
                "text": {"primary": {"$value": "#111111"}, "disabled": {"$value": "#999999"}},
                "primary": {"500": {"$value": "#0B5F66"}, "50": {"$value": "#EEF5F5"}},
                "primary-text": {"$value": "#FEFEFE"},
                "background": {"page": {"$value": "#FFFFFF"}, "danger": {"$value": "#FFEEEE"}},
                "button-hover-primary": {"$value": "#FF00FF"},
            }
        }
    )
    assert found == {"primary": "#0B5F66", "foreground": "#111111", "background": "#FFFFFF"}


def test_an_alias_may_lead_to_a_file_beside_it() -> None:
    text = '{"brand": {"primary": {"$type": "color", "$value": "{base.teal}"}}}'
    base = '{"base": {"teal": {"$type": "color", "$value": "#0B5F66"}}}'
    assert str(read_tokens(text, ["{", base]).colors["primary"].value) == "#0B5F66"


def test_a_value_says_where_it_stood() -> None:
    text = '{"brand": {\n  "primary": {"$type": "color", "$value": "#336699"}}}'
    assert read_tokens(text).colors["primary"].origin == "brand.primary, line 2"


def test_without_a_name_the_first_strong_color_is_taken() -> None:
    found = read({"gray": {"$type": "color", "$value": "#888888"},
                  "leaf": {"$type": "color", "$value": "#2F7A3D"}})  # fmt: skip
    assert found.colors["primary"].origin.endswith("the first strong color")
    assert str(found.colors["primary"].value) == "#2F7A3D"


def test_families_of_text_and_headings_are_found_by_name() -> None:
    found = read(
        {
            "font": {
                "$type": "fontFamily",
                "code": {"$value": "Fira Code"},
                "body": {"$value": ["Lora", "serif"]},
            },
            "heading": {
                "$type": "typography",
                "$value": {"fontFamily": "{font.display}", "fontSize": {"value": 2, "unit": "rem"}},
            },
        }
        | {"size": {"$type": "dimension", "$value": {"value": 4, "unit": "px"}}}
    )
    assert found.base is not None
    assert found.base.value == "Lora, serif"
    assert found.headings is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not valid JSON"),
        ("[1]", "no design tokens"),
        ('{"a": 1}', "no color and no font"),
        ('{"a": {"$type": "color", "$value": "{b.c}"}}', "refer to is not in it"),
        ('{"sets": {}, "resolutionOrder": []}', "resolver"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "too deep"),
        (
            '{"a": {"$type": "color", "$value": "{b}"}, "b": {"$type": "color", "$value": "{a}"}}',
            "refer to is not in it",
        ),
        (
            json.dumps({"g": {name: {"$extends": "{g}"} for name in "abcd"}
                        | {"x": {"$type": "color", "$value": "#123456"}}}),
            "more than 20,000 tokens",
        ),
    ],
    ids=["empty", "list", "other", "elsewhere", "resolver", "deep", "circle", "bomb"],
)  # fmt: skip
def test_what_holds_nothing_is_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(KdeckError, match=words) as refused:
        read_tokens(text)
    assert "\n" not in refused.value.message
    assert refused.value.hint


_LEAVES = st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.sampled_from(
    ["{a}", "{a.b}", "#/a", "#123456", "color", "fontFamily", "srgb"]
)  # fmt: skip
_KEYS = st.sampled_from(
    ["a", "b", "$value", "$type", "$ref", "$extends", "$root", "value", "type", "components",
     "colorSpace", "alpha", "hex", "primary", "fontFamily", "light"]
)  # fmt: skip
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=examples(100))
@given(st.dictionaries(_KEYS, _TREES, max_size=5))
def test_whatever_the_tokens_are_nothing_but_a_refusal_is_raised(tokens: object) -> None:
    with suppress(KdeckError):
        assert read(tokens)
