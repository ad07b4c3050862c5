"""A text that fills a place of a template stays text, whatever it holds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.render.pptx.markup import NOTHING, Markup, parse, plain

# What XML 1.0 cannot hold (2.2), and what readers make blanks of in attributes.
LOST = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
TRAPS = (
    "<a:br/>",
    "&amp;",
    '" onload="',
    "'",
    "]]>",
    "{}",
    "{0.xml}",
    "%s",
    "\u202e",
    "a\x0b\x00b",
)


@settings(max_examples=examples(90))
@given(st.text(st.characters(codec=None)) | st.sampled_from(TRAPS))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    (found,) = parse(Markup('<a:t name="{}">{}</a:t>', text, text))
    wanted = re.sub("[\t\n]", " ", LOST.sub("", text))
    assert (found.text or "") == wanted
    assert found.get("name") == wanted == plain(text)
    assert not len(found)


def test_what_a_template_has_made_is_taken_as_it_is() -> None:
    inner = Markup("<a:t>{}</a:t>", "a < b")
    assert Markup("<a:r>{}</a:r>", inner).xml == "<a:r><a:t>a &lt; b</a:t></a:r>"
    assert Markup("<a:r>{}</a:r>", inner.xml).xml.count("<") == 2
    assert Markup.join([inner, inner]).xml == (inner + inner).xml == 2 * inner.xml
    assert Markup('<a:off x="{}"/>', -5).xml == '<a:off x="-5"/>'


def test_a_brace_in_a_text_is_no_place_for_a_value() -> None:
    once = Markup("<a:t>{}</a:t>", "{} {x}")
    assert Markup("{}{}", once, NOTHING).xml == "<a:t>{} {x}</a:t>"


def test_templates_of_numbers_are_filled_in_their_order() -> None:
    step = Markup('<a:pt x="{}" y="{}"/>')
    assert Markup.numbered([step, step], [1, 2, 3, 4]).xml == (
        '<a:pt x="1" y="2"/><a:pt x="3" y="4"/>'
    )


def test_a_template_wants_as_many_values_as_it_has_places() -> None:
    with pytest.raises(IndexError):
        Markup("<a:t>{}{}</a:t>", "one")
