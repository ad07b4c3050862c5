"""That what a hint offers to paste into a brand file is YAML, and is accepted there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import starter
from days import TODAY
from kdeck.batch.themecheck import check_themes
from kdeck.check.rules import rules
from kdeck.check.target.safety import check_confirmed
from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from kdeck.model.region import Region
from kdeck.theme.brand import read_theme
from kdeck.theme.schema import BRAND
from theme.test_brand import cases

ROOT = Path(__file__).parents[2]
# A mapping or a list in one line, with the name before it, where it has one.
_FLOW = re.compile(r"(?:- |[\w-]+: )?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|(?:[\w-]+: )\[[^\[\]]*\]")
_DEEPER = re.compile(r"crisis: \{.*\}\}")


def regions() -> tuple[Region, ...]:
    library = starter.library()
    return library.regions


def told(region: Region) -> tuple[Finding, ...]:
    return tuple(check_confirmed(region))


def hints() -> Iterator[str]:
    """Give every hint about brand files that is known to the tests, and those on crisis numbers."""
    for _, expected in cases():
        yield from (line.strip() for line in expected.splitlines() if line.startswith("  hint: "))
    for region in regions():
        yield from (finding.hint for finding in told(region))


def offered() -> list[str]:
    found = (part for hint in hints() for part in _FLOW.findall(_DEEPER.sub("", hint)))
    deep = (part for hint in hints() for part in _DEEPER.findall(hint))
    # Links in words such as {crisis-line} are for other files.
    return sorted({part for part in (*found, *deep) if ":" in part})


def test_hints_that_offer_yaml_are_found() -> None:
    assert len(offered()) >= 10
    assert any(part.startswith("crisis: ") for part in offered())


@pytest.mark.parametrize("part", offered())
def test_what_a_hint_offers_is_yaml(part: str) -> None:
    assert YAML(typ="safe").load(part)
    assert isinstance(YAML(typ="safe").load(part), dict | list)


def unconfirmed() -> list[Region]:
    return [region for region in regions() if told(region)]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", unconfirmed(), ids=lambda region: region.key)
def test_a_confirmation_is_accepted_when_it_is_pasted_and_dated(
    tmp_path: Path, region: Region
) -> None:
    (hint,) = {part for finding in told(region) for part in _DEEPER.findall(finding.hint)}
    folder = tmp_path / "themes/t"
    folder.mkdir(parents=True)
    brand = f"defaults:\n  kdeck:\n    phone: 555-555-0100\n    region: {region.key}\n    {hint}\n"
    (folder / "_brand.yml").write_text(brand)
    theme, findings = read_theme(Files(tmp_path), "t")
    # Pasted unread it confirms nothing: the date is missing.
    assert theme is None
    assert [finding.message for finding in findings] == ["'on' is not a date: 'YYYY-MM-DD'"]
    (folder / "_brand.yml").write_text(brand.replace("YYYY-MM-DD", "2026-11-02"))
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (verdict,) = check_themes(tmp_path, ("t",), TODAY)
    assert [f for f in verdict.findings if f.severity is Severity.ERROR] == []


def examples() -> list[str]:
    groups = ("Themes", "Safety")
    found = (rule for rule in rules().values() if rule.group in groups)
    return [rule.code for rule in found if rule.good and _names(rule.good) & set(BRAND)]


def _names(text: str) -> set[str]:
    return set(re.findall(r"(?m)^([a-z]+):", text))


@pytest.mark.parametrize("code", examples())
def test_an_example_of_a_brand_file_has_no_name_that_is_not_known(
    tmp_path: Path, code: str
) -> None:
    folder = tmp_path / "themes/t"
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(rules()[code].good)
    _, findings = read_theme(Files(tmp_path), "t")
    # The files that an example names are not here.
    wrong = [f for f in findings if f.code != "theme-file" and f.severity is Severity.ERROR]
    assert [str(finding) for finding in wrong] == []


COUNTRIES = {
    "GB": "choose one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or add",
    "UK": "choose one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or add",
    "FR": "choose one of AU, CA, GB-ENG",
}


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("key", COUNTRIES)
def test_a_country_without_contacts_is_answered_with_its_parts(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "themes/t"
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(f"defaults: {{kdeck: {{region: {key}}}}}\n")
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (verdict,) = check_themes(tmp_path, ("t",), TODAY)
    (finding,) = (f for f in verdict.findings if f.code == "region-unknown")
    assert finding.hint.startswith(COUNTRIES[key])
