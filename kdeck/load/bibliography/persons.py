"""Names of people and of organizations, as CSL-JSON has them and as programs bend it."""

import re
from dataclasses import dataclass

from kdeck.datafile.node import Plain

_OTHERS = {"others", "et al", "et al.", "and others", "and colleagues"}
MOST_PERSONS = 3_000
# The legal form of a company; no person has one of these for a given name.
_FORM = re.compile(
    r"(?:inc|incorporated|l\.?l\.?c|l\.?l\.?p|(?:pty\.? |co\.? )?(?:ltd|limited)"
    r"|gmbh(?: & co\. kg)?|plc|corp|corporation|company|co\.|s\.p\.a|s\.r\.l)\.?",
    re.IGNORECASE,
)
# One that may be somebody's initials as well, and what the name of a company has beside it.
_FORM_OR_INITIALS = re.compile(r"AG|S\.?A\.?(?:S\.?)?|[NB]\.?V\.?|AB|SE|Co|KG|L\.?P\.?|A/S")
_COMPANY = re.compile(
    r"&|\b(?:pharma\w*|farma\w*|laborator\w+|labs|therapeutics|bio\w+|group|holdings?|industries"
    r"|international|health\w*|medical|sciences|technologies|company|co)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^([^,]*[^\W\d_A-Z][^,]*) ([A-Z]{1,3})$")


@dataclass(frozen=True, slots=True)
class Persons:
    """Hold names with the keys family, given and suffix, or literal.

    is_complete says that no 'et al' ends them, and is_sound that each could be read.
    """

    names: tuple[dict[str, Plain], ...]
    is_complete: bool = True
    is_sound: bool = True


def persons(value: Plain) -> Persons:
    """Read a list of names; what is no name is left out."""
    if not isinstance(value, list):
        return Persons((), is_sound=False)
    names: list[dict[str, Plain]] = []
    sound = complete = True
    for each in value[:MOST_PERSONS]:
        name = _person(each)
        if name is None:
            sound = False
        elif str(name.get("literal") or name.get("family")).lower() in _OTHERS:
            complete = False
        else:
            names.append(name)
    return Persons(tuple(names), complete, sound)


def _person(value: Plain) -> dict[str, Plain] | None:
    if not isinstance(value, dict):
        return None
    parts = {k: " ".join(v.split()) for k, v in value.items() if isinstance(v, str) and v.strip()}
    literal = parts.get("literal") or parts.get("name")
    if literal and "family" not in parts:
        return {"literal": literal}
    if "family" not in parts:
        return None
    particle = parts.get("non-dropping-particle", "")
    family = parts["family"]
    written = [family, *(parts[key] for key in ("given", "suffix") if key in parts)]
    if company := company_in(", ".join(written)):
        return {"literal": company}
    # Some programs write it twice.
    if particle and not family.lower().startswith(f"{particle.lower()} "):
        family = f"{particle} {family}"
    given = " ".join(part for k in ("given", "dropping-particle") if (part := parts.get(k)))
    found: dict[str, Plain] = {"family": family}
    if given:
        found["given"] = given
    if "suffix" in parts:
        found["suffix"] = parts["suffix"]
    return found


def company_in(text: str) -> str:
    """Give the name of a company that ends in its legal form: 'Example, Inc.'; else, nothing.

    What is most likely somebody's initials, as in 'Smith, AG', is none.
    """
    first, *rest = (part.strip() for part in text.split(","))
    if not first or not rest:
        return ""
    is_company = _FORM.fullmatch(rest[-1]) or (
        _FORM_OR_INITIALS.fullmatch(rest[-1]) and _COMPANY.search(first)
    )
    return " ".join(text.split()) if is_company else ""


def person_in_medline(text: str) -> dict[str, Plain]:
    """Read one name as MEDLINE writes it in short: 'Berman RM' has a family name and initials."""
    text = text.strip()
    with_comma = _INITIALS.sub(r"\1, \2", text)
    return (
        {"literal": text}
        if text != with_comma and company_in(with_comma)
        else person_in(with_comma)
    )


def person_in(text: str) -> dict[str, Plain]:
    """Read one name as RIS and MEDLINE write it: 'Family, Given', 'Family, Given, Suffix'.

    Without a comma it is the name of an organization.
    """
    if company := company_in(text):
        return {"literal": company}
    family, *rest = (part.strip() for part in text.strip().rstrip(",").split(","))
    if not rest or not family:
        return {"literal": " ".join(text.split()).strip(", ")}
    found: dict[str, Plain] = {"family": family}
    if rest[0]:
        found["given"] = rest[0]
    if suffix := ", ".join(part for part in rest[1:] if part):
        found["suffix"] = suffix
    return found
