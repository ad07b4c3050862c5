"""The characters that print: one normal form, one micro sign, numbers that keep their units."""

import re

from kdeck.datafile.characters import bind_hours, normal
from kdeck.load.scripts import with_scripts

NO_BREAK = "\u00a0"
_UNITS = (
    "mg|mcg|μg|g|kg|mL|ml|L|mm|cm|mmHg|micrograms?|milligrams?|grams?|units?|mEq|mmol|ng"
    "|hours?|minutes?|min|seconds?|h|days?|weeks?|months?|years?|percent"
    "|doses?|people|patients|points|times|trials|studies|RCTs?"
)
_NUMBER_UNIT = re.compile(rf"(?<=\d) (?=%|(?:{_UNITS}|out)\b)|(?<=\bmm) (?=Hg\b)")
# The key of a phone.
_CHOICE = re.compile(r"(?<=\bpress) (?=\d)|(?<=\b[Oo]ption) (?=\d)")
_SAMPLE = re.compile(
    r"(?<=\b[NnPp]) (?=[=<>≤≥] ?[.\d])|(?<=\b[NnPp] [=<>≤≥]) (?=[.\d])|(?<=, [<>≤≥]) (?=[.\d])"
)
_STATISTIC = re.compile(r"(?<=\bd) (?=\d)|(?<=%) (?=CI\b)|(?<=% CI) (?=[-−]?\d)")
# Dashes as Pandoc reads them, but none inside an address.
_DASH = re.compile(r"[^\s|]*(?:://|www\.|@)[^\s|]*|(?<!-)(-{2,3})(?!-)")
_DASHES = {"--": "–", "---": "—"}


def typeset(text: str) -> str:
    """Normalize text to form C, U+00B5 to U+03BC, and bind numbers to what they count.

    Two hyphens are an en dash, three an em dash.

    The size of a sample, such as "n = 62", stays whole, and so do "P < .001", what leads an
    interval, an hour such as "5 p.m." and the key that a call asks for. The micro sign has no glyph
    in some fonts that have the Greek letter, and is the same to a reader.
    """
    text = normal(text).replace("\u00b5", "\u03bc")
    text = _DASH.sub(lambda match: _DASHES.get(match[1] or "", match[0]), text)
    text = bind_hours(text)
    for bound in (_NUMBER_UNIT, _CHOICE, _SAMPLE, _STATISTIC):
        text = bound.sub(NO_BREAK, text)
    return text


def straight_to_curly(text: str) -> str:
    """Give a one-line text from a data file the quotation marks and apostrophes of print."""
    text = re.sub(r"(^|[\s(\[—-])\"", r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[—-])'", r"\1‘", text).replace("'", "’")


def title_text(text: str) -> str:
    """Prepare a one-line text from a data file for print."""
    return typeset(with_scripts(straight_to_curly(" ".join(text.split()))))
