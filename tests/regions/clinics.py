"""Clinics of eight regions outside the United States, each with its region's numbers confirmed.

All of them are invented. Their phone numbers are of ranges that are kept for fiction, or in none.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SHIPPED = Path(__file__).parents[2]


@dataclass(frozen=True)
class Clinic:
    """Hold what an invented clinic says of itself."""

    name: str
    phone: str
    page: str = "a4"


CLINICS = {
    "GB-ENG": Clinic("Merewick Mood Service", "01632 960142"),
    "GB-WLS": Clinic("Glanmere Clinic", "029 2018 0142"),
    "GB-SCT": Clinic("Strathvale Clinic", "0131 496 0142"),
    "GB-NIR": Clinic("Loughbarrow Clinic", "028 9649 6142"),
    "IE": Clinic("Kilmarra Clinic", "020 910 0142"),
    "AU": Clinic("Wattlebrook Clinic", "03 5550 0142"),
    "NZ": Clinic("Rimu Bay Clinic", "09 555 0142"),
    "CA": Clinic("Birch Lake Clinic", "613-555-0142", page="letter"),
}


@cache
def data() -> dict[str, dict[str, object]]:
    """Read what the shipped sources say of each region, as the file has it."""
    text = (SHIPPED / "sources/regions.yml").read_text(encoding="utf-8")
    regions: dict[str, dict[str, object]] = yaml.safe_load(text)["regions"]
    return regions


def numbers(region: str) -> list[str]:
    """List the numbers of a region's lines, each once."""
    lines = data()[region]["lines"]
    assert isinstance(lines, list)
    return list(dict.fromkeys(line["number"] for line in lines))


def takes_texts(region: str) -> bool:
    """Say whether the first line of a region takes texts, too."""
    lines = data()[region]["lines"]
    assert isinstance(lines, list)
    return "text" in lines[0].get("channels", ())


def only_texted(region: str) -> list[str]:
    """List the numbers of a region that take texts and no calls."""
    return [number for number in numbers(region) if channels(region, number) & _MET == {"text"}]


def never_dialed(region: str) -> list[str]:
    """List the digits that a relay alone takes: an ordinary phone has no use for them."""
    relayed = [number for number in numbers(region) if channels(region, number) == {"relay"}]
    return [re.sub(r"\D", "", number) for number in relayed]


def channels(region: str, number: str) -> set[str]:
    """Say in which ways any line of a region with this number is reached."""
    lines = data()[region]["lines"]
    assert isinstance(lines, list)
    told = [line.get("channels", ["call"]) for line in lines if line["number"] == number]
    return {channel for each in told for channel in each}


_MET = {"call", "text", "interpreter"}


def urgent_number(region: str) -> str:
    """Give the number for what is urgent and no crisis; empty where no one number serves all."""
    urgent = data()[region].get("urgent")
    return str(urgent.get("number", "")) if isinstance(urgent, dict) else ""


def emergency(region: str) -> str:
    entry = data()[region]["emergency"]
    assert isinstance(entry, dict)
    return str(entry["number"])


def brand(region: str) -> str:
    """Word the brand file of the region's clinic, which confirms every number of the region."""
    clinic = CLINICS[region]
    confirmed = dict.fromkeys((*numbers(region), urgent_number(region)))
    called = ", ".join(f'"{number}"' for number in confirmed if number)
    return f"""\
meta: {{name: {clinic.name}}}
color: {{primary: "#0B5F66"}}
defaults:
  kdeck:
    phone: "{clinic.phone}"
    page: {clinic.page}
    region: {region}
    crisis:
      confirmed:
        emergency: "{emergency(region)}"
        lines: [{called}]
        on: "2026-11-02"
        by: Practice manager
"""
