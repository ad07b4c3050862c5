"""The judgment of veraPDF on a PDF, as findings; whatever it does not clearly pass has failed."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kdeck.check.pdf.read.opening import open_pdf
from kdeck.check.pdf.reference import jvm
from kdeck.check.pdf.reference.claim import profiles_claimed
from kdeck.check.pdf.reference.profile import Key, Profile, RuleText
from kdeck.check.pdf.reference.ruleset import Ruleset, ruleset
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span

__all__ = ["Profile", "profiles_claimed", "validate", "validate_all"]

_SHOWN_FAILURES = 1
# veraPDF keeps the file it works on in static fields.
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Failure:
    """Keep one failed rule: how often it failed, and the first failure in words."""

    rule: RuleText
    count: int
    error: str
    location: str


class _UnclearError(Exception):
    """Say that a file or a result is neither a pass nor a list of failures."""


def validate(data: bytes, profile: Profile, file: str) -> tuple[Finding, ...]:
    """Judge a PDF by a profile: one finding for each failed rule, none for a pass.

    A file that is damaged or encrypted, and a result that is not understood, is a finding too.
    Raises KdeckError (TOOL_MISSING) where the extra `verapdf` is not installed, and
    KdeckError (UNREADABLE) where the rules cannot be read. Source: the profiles of veraPDF 1.31.
    """
    return validate_all(data, (profile,), file)


def validate_all(data: bytes, profiles: Sequence[Profile], file: str) -> tuple[Finding, ...]:
    """Judge a PDF by several profiles, as `validate` does by each, in half its time.

    The file is read and its tree walked once for all of them.
    """
    with _lock:
        jvm.start()
        try:
            found = _failures(data, [ruleset(profile) for profile in profiles])
        except KdeckError:
            raise
        except Exception as error:  # whatever went wrong, Java's errors among it, is no pass
            return tuple(_undecided(profile, file, error) for profile in profiles)
    return tuple(
        _finding(profile, file, failure)
        for profile, failures in zip(profiles, found, strict=True)
        for failure in failures
    )


def _failures(data: bytes, rulesets: Sequence[Ruleset]) -> list[tuple[_Failure, ...]]:
    """Give the failures by each set of rules, in their order."""
    _require_sound(data)
    foundry = jvm.java("org.verapdf.pdfa.Foundries").defaultInstance()
    factory = jvm.java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    stream = jvm.java("java.io.ByteArrayInputStream")(data)
    profiles = jvm.java("java.util.ArrayList")()
    for rules in rulesets:
        profiles.add(rules.java)
    options = (_SHOWN_FAILURES, False, True, False)
    with (
        foundry.createParser(stream, rulesets[0].java.getPDFAFlavour()) as parser,
        factory.createValidatorByProfiles(profiles, *options) as validator,
    ):
        results = {str(r.getPDFAFlavour().name()): r for r in validator.validateAll(parser)}
    return [_read(results.get(rules.text.flavour), rules) for rules in rulesets]


def _require_sound(data: bytes) -> None:
    # veraPDF rebuilds a truncated file in silence, and might pass what readers cannot open.
    try:
        with open_pdf(data, recover=False) as pdf:
            encrypted = pdf.is_encrypted
    except KdeckError as error:
        raise _UnclearError(error.message) from error
    if encrypted:
        raise _UnclearError("it is encrypted")


def _read(result: Any, rules: Ruleset) -> tuple[_Failure, ...]:
    if result is None:
        raise _UnclearError("there is no result")
    if str(result.getJobEndStatus()) != "normal":
        raise _UnclearError(f"the run ended with '{result.getJobEndStatus()}'")
    if str(result.getPDFAFlavour().name()) != rules.text.flavour:
        raise _UnclearError(f"it was judged by '{result.getPDFAFlavour()}'")
    if int(result.getTotalAssertions()) < 1:
        raise _UnclearError("nothing was tested")
    counts = {_key(e.getKey()): int(e.getValue()) for e in result.getFailedChecks().entrySet()}
    if bool(result.isCompliant()) == bool(counts):
        raise _UnclearError(f"{len(counts)} rules failed, yet compliant: {result.isCompliant()}")
    shown = _shown(result.getTestAssertions())
    return tuple(_failure(rules, key, counts[key], shown.get(key)) for key in sorted(counts))


def _shown(assertions: Any) -> Mapping[Key, Any]:
    failed = [a for a in assertions if str(a.getStatus().name()) == "FAILED"]
    return {_key(assertion.getRuleId()): assertion for assertion in reversed(failed)}


def _failure(rules: Ruleset, key: Key, count: int, first: Any) -> _Failure:
    if key not in rules.rules or count < 1:
        raise _UnclearError(f"a rule failed that the profile does not have: {key}")
    rule = rules.rules[key]
    if first is None:
        return _Failure(rule, count, rule.error, "a place not given")
    error = first.getErrorMessage()
    place = first.getLocation().getContext()
    return _Failure(rule, count, str(error) if error else rule.error, str(place))


def _key(rule_id: Any) -> Key:
    specification = str(rule_id.getSpecification().name())
    return (specification, str(rule_id.getClause()), int(rule_id.getTestNumber()))


def _finding(profile: Profile, file: str, failure: _Failure) -> Finding:
    rule, times = failure.rule, "once" if failure.count == 1 else f"{failure.count} times"
    return Finding(
        f"pdf-{profile}",
        f"{rule.standard} clause {rule.clause}, test {rule.test_number} failed {times}: "
        f"{rule.description}",
        f"{failure.error}; first at {failure.location}",
        Span(file),
    )


def _undecided(profile: Profile, file: str, error: Exception) -> Finding:
    return Finding(
        f"pdf-{profile}",
        f"the file cannot be judged by '{profile}': {error}",
        "give a whole PDF without encryption; if it is one, the fault is in the validator",
        Span(file),
    )
