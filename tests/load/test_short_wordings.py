"""How a short wording is written, and what is said where it is not right."""

from pathlib import Path

import pytest

from kdeck.model.audience import Audience
from kdeck.model.block import Block, Claim, ForAudience, Paragraph
from kdeck.model.inline import plain_text
from projects import CLAIM, read_body

LINES = "::{0} {1}\nIt is low.\n::{0}\n::{0} {2}\nSubanesthetic.\n::{0}\n"


def claim(plain: str, clinician: str, colons: str = "::") -> str:
    head, _, _ = CLAIM.rpartition(":::\n")
    return head + LINES.format(colons, plain, clinician) + ":::\n"


def words(blocks: tuple[Block, ...]) -> list[str]:
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("plain", "clinician"),
    [
        ("{.plain .short}", "{.clinician .short}"),
        ("{.short .plain}", "{.short .clinician}"),
        ("{ .plain  .short }", "{.clinician .short} ::::"),
    ],
)
@pytest.mark.parametrize("colons", ["::", ":::"])
def test_a_claim_has_a_short_wording_for_each_audience_beside_the_full_ones(
    tmp_path: Path, plain: str, clinician: str, colons: str
) -> None:
    (found,), findings = read_body(tmp_path, claim(plain, clinician, colons))
    assert findings == ()
    assert isinstance(found, Claim)
    assert words(found.wordings.plain) == ["The dose is low."]
    assert found.short is not None
    assert words(found.short[Audience.PLAIN]) == ["It is low."]
    assert words(found.short[Audience.CLINICIAN]) == ["Subanesthetic."]


def test_a_topic_without_a_claim_has_its_short_wordings_in_itself(tmp_path: Path) -> None:
    body = "::: {.plain .short}\nIt is for learning.\n:::\n"
    (found,), findings = read_body(tmp_path, body)
    assert findings == ()
    assert isinstance(found, ForAudience)
    assert (found.audience, found.short) == (Audience.PLAIN, True)


FLAWS = {
    "claim-wording": (
        CLAIM.replace(":::\n", "", 0).rpartition(":::\n")[0]
        + ":::: {.plain .short}\nIt is low.\n::::\n:::\n",
        "the claim 'low-dose' has no clinician short wording",
        "add a '{.clinician .short}' div with one line",
    ),
    "div-unknown": (
        "::: short\nIt is low.\n:::\n",
        "the div 'short' names no audience",
        "write '{.plain .short}' or '{.clinician .short}'",
    ),
    "div-attribute": (
        "::: {.warning .short}\nStop.\n:::\n",
        "the div 'warning' has no short form",
        "remove '.short': it goes with .plain and .clinician",
    ),
    "div-content": (
        "::: plain\nStop.\n\n:::: {.plain .short}\nStop.\n::::\n:::\n",
        "the div 'plain' is not as it should be: it holds a claim, a short form or a div for the "
        "other audience",
        "run 'kdeck explain div-content' for what divs hold",
    ),
    "claim-content": (
        claim("{.plain .short}", "{.plain .short}").replace(
            "::::\n:::\n", "::::\n:::: {.clinician .short}\nLow.\n::::\n:::\n"
        ),
        "a claim holds one 'plain' and one 'clinician' div, one of each that is .short, and "
        "nothing else",
        "move the text into one of them, or out of the claim",
    ),
}


@pytest.mark.parametrize("code", FLAWS)
def test_what_is_not_right_is_said_with_what_to_write(tmp_path: Path, code: str) -> None:
    body, message, hint = FLAWS[code]
    _, findings = read_body(tmp_path, body)
    assert [(f.code, f.message, f.hint) for f in findings] == [(code, message, hint)]


def test_a_bare_short_in_a_claim_is_explained_and_not_taken_for_an_open_div(tmp_path: Path) -> None:
    _, findings = read_body(tmp_path, claim("short", "{.clinician .short}"))
    assert [f.message for f in findings] == ["the div 'short' names no audience"]
