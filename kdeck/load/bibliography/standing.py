"""Whether a source was retracted, or corrected, as its entry tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.datafile.node import Plain

# Where the reader of a format leaves what it knows.
RETRACTED, CORRECTED = "x-retracted", "x-corrected"

_LONGEST = 160
# A notice of retraction is another text, and may be cited: "Retraction: …", "Retraction of …".
_TITLE = re.compile(
    r"^\W*(?:retracted|withdrawn)\b(?:\W*(?:article|paper|chapter))?\W*[:\]\)\-–—.]"
    r"|[(\[]\s*(?:this article was |article )?(?:retracted|withdrawn)\b[^)\]]*[)\]]\W*$",
    re.IGNORECASE,
)
_RETRACTED = re.compile(
    r"\b(?:retraction (?:in|notice in)\b|(?:was|been|is) (?:retracted|withdrawn)\b"
    r"|^\W*(?:status:\s*)?(?:retracted|withdrawn)\b)",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:erratum|errata|corrigendum|addendum|correction|expression of concern)"
    r"(?: has been published)? in\b|\bcorrected and republished in\b"
    r"|^\W*(?:erratum|corrected|expression of concern)\b",
    re.IGNORECASE,
)
# A field that a program or a person fills in for every source: "Retracted: no", "Erratum: none".
_DENIED = re.compile(
    r"\b(?:(?:is|was|been) )?(?:retract(?:ed|ion)|withdraw(?:n|al)|correct(?:ed|ion)|erratum"
    r"|expression of concern)\s*[:=?]\s*(?:no|none|false|n/a|never)\b"
    r"(?=\W*$|[.;,|]|\s*\([^()]*\)\W*$|\s+(?:PMID|PMCID|DOI)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_WITHDRAWING = {"retraction", "withdrawal", "removal", "partial_retraction"}
_CORRECTING = {"erratum", "corrigendum", "correction", "addendum", "expression_of_concern"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Say in words where a source was retracted, and where it was corrected; empty where not."""

    retracted: str = ""
    corrected: str = ""


def standing_of(fields: dict[str, Plain]) -> Standing:
    """Read from an entry in CSL-JSON, or in Crossref's form of it, whether the source stands."""
    retracted, corrected = _text(fields.get(RETRACTED)), _text(fields.get(CORRECTED))
    for kind, where in _updates(fields.get("updated-by")):
        if kind in _WITHDRAWING:
            retracted = retracted or where
        elif kind in _CORRECTING:
            corrected = corrected or f"{kind.replace('_', ' ')} in {where}"
    for key in ("note", "status", "annote"):
        text = _text(_undenied(fields.get(key)))
        if _RETRACTED.search(text):
            retracted = retracted or (text if " " in text else "its entry says so")
        elif _CORRECTED.search(text):
            corrected = corrected or text
    title = _text(fields.get("title"))
    if _TITLE.search(title):
        retracted = retracted or "its title says so"
    return Standing(retracted[:_LONGEST], corrected[:_LONGEST])


def _updates(value: Plain) -> Iterator[tuple[str, str]]:
    for update in value if isinstance(value, list) else []:
        match update:
            case {"type": str(kind), "DOI": str(doi)}:
                yield kind.lower().replace("-", "_"), f"doi:{doi}"
            case {"type": str(kind)}:
                yield kind.lower().replace("-", "_"), kind


def _undenied(value: Plain) -> Plain:
    return _DENIED.sub("", value) if isinstance(value, str) else value


def _text(value: Plain) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
