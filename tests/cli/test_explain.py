"""The contract of 'kdeck explain'."""

import pytest

from kdeck.check.rules import rules

from .conftest import Run


@pytest.mark.sampled(40)
@pytest.mark.parametrize("code", rules())
def test_every_rule_can_be_explained(run: Run, code: str) -> None:
    result = run("explain", code)
    assert result.code == 0
    first, title, *_ = result.out.splitlines()
    assert (first, title.strip()) == (code, rules()[code].title)
    assert "Why it matters" in result.out
    assert "What to do" in result.out


def test_lines_of_words_are_wrapped(run: Run) -> None:
    result = run("explain", "theme-contrast")
    assert max(map(len, result.out.splitlines())) <= 88


def test_an_example_is_printed_as_it_is_typed(run: Run) -> None:
    result = run("explain", "claim-wording")
    assert '  ::: {.claim #low-dose drug="ketamine" evidence="rct"' in result.out


def test_a_code_may_be_pasted_with_its_brackets(run: Run) -> None:
    assert run("explain", "[heading-skip]").out.startswith("heading-skip\n")


def test_the_list_has_every_rule_once(run: Run) -> None:
    lines = run("explain").out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(listed) == sorted(rules())


def test_an_unknown_code_is_wrong_usage_with_a_proposal(run: Run) -> None:
    result = run("explain", "heading-skipp")
    assert result.code == 2
    assert "there is no rule 'heading-skipp'; did you mean 'heading-skip'?" in result.err


def test_a_code_like_no_other_leads_to_the_list(run: Run) -> None:
    result = run("explain", "qqqqqq")
    assert result.code == 2
    assert "'kdeck explain' lists all rules" in result.err
