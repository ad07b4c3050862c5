"""Reads a brand from a website's style sheet.

Its custom properties are read, and what it gives to buttons, headings, links and the page. Nothing
that it imports or names is looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kdeck.color import Color, parse_css_color
from kdeck.errors import KdeckError
from kdeck.finding import several
from kdeck.theme.intake.families import family_list
from kdeck.theme.intake.found import Found, FoundBrand
from kdeck.theme.intake.leftout import left_out
from kdeck.theme.intake.rolenames import (
    FIRST_STRONG,
    NamedColor,
    by_role,
    is_light,
    is_strong,
    words_of,
)

_MOST_RULES, _MOST_DEPTH, _MOST_STEPS = 60_000, 8, 20
# Blocks, and brackets within each other: checked before anything is parsed.
_MOST_BLOCKS, _MOST_NESTED = 16_000, 40
_MOST_RESOLVED = 60_000
_LONGEST_VALUE = 400
_HINT = "give the style sheet (.css) in which the website sets its colors and fonts"
_TOP = re.compile(r":root|:host|html|body|\*|\[data-[a-z-]*theme=[\"']?light[\"']?\]")
_DARK = re.compile(r"dark|night|contrast|print", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?<![\w-])(?:button|\.btn|\.button|\.cta|\.wp-block-button__link|input\[type=[\"']?submit)"
)
_OTHER_BUTTON = re.compile(
    r"outline|ghost|secondary|tertiary|light|dark|danger|success|warning|info|link|close|reset|"
    r"warn|delete|disabled|inverse|white|black|social|toggle|aria-|\.show|\.open|hover|focus|active|visited|::|not\("
)
_HEADING = re.compile(
    r"(?:[\w.#-]+ )?(?:h[1-3]|\.h[1-3]|\.headings?|\.title|\.govuk-heading-[xl]+)"
)
_LINK = re.compile(
    r"(?:body |main |p )?(?:a|a:link|a:not\(\[href\]\)|\.link|\.govuk-link|\.usa-link)"
)
_BODY = re.compile(r"body|html|:root|\.govuk-body|\.nhsuk-body|\.body")
_BRACKET = re.compile(r"[\[\](){}]")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,80})\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_CHANNELS = re.compile(r"(\d+(?:\.\d+)?(?:deg)?)[\s,]+(\d+(?:\.\d+)?)(%?)[\s,]+(\d+(?:\.\d+)?)(%?)")
_LIGHT_DARK = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))+),.*\)")
_COLOR_IN = re.compile(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)\([^()]*\)")
_NO_FAMILY = frozenset(
    {
        "mono", "monospace", "code", "icon", "icons", "emoji", "pre", "kbd", "size", "weight",
        "height", "spacing", "style", "variant", "feature", "letter",
    }
)  # fmt: skip


@dataclass(slots=True)
class _Sheet:
    """Collect what the rules of a sheet say, in its order."""

    variables: dict[str, tuple[str, int]] = field(default_factory=dict)
    rules: list[tuple[list[str], str, str, int]] = field(default_factory=list)
    imports: int = 0


def read_stylesheet(text: str) -> FoundBrand:
    """Read what a sheet says of colors and families. Raises KdeckError where it says nothing."""
    sheet = _Sheet()
    _collect(_parsed(text), sheet, 0)
    resolver = _Resolver(sheet)
    named = list(resolver.named())
    colors = by_role(named)
    for role, found in resolver.used().items():
        # A name that says 'primary' or 'brand' counts more than what buttons look like.
        if role != "primary" or role not in colors or FIRST_STRONG in colors[role].origin:
            colors[role] = found
    base, headings = resolver.families()
    remarks: list[tuple[str, str]] = []
    if sheet.imports:
        message = f"the style sheet imports {several(sheet.imports, 'other')}, nothing is fetched"
        remarks.append((message, "give the sheet that sets the colors, if these are not they"))
    if not colors and base is None and headings is None:
        hint = f"{remarks[0][0]}: {_HINT}" if remarks else _HINT
        raise KdeckError("it sets no color and no font that can be used", hint)
    remarks += left_out((*named, *resolver.strong()), colors, "the style sheet")
    return FoundBrand(colors, base, headings, remarks=tuple(remarks))


def _parsed(text: str) -> list[Any]:
    import tinycss2

    if "\0" in text or ("{" not in text and "@import" not in text):
        raise KdeckError("it is no style sheet", _HINT)
    if text.count("{") > _MOST_BLOCKS:
        raise KdeckError(f"it holds more than {_MOST_BLOCKS:,} blocks", _HINT)
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "{([" else -1
        if depth > _MOST_NESTED:
            raise KdeckError(f"its brackets nest more than {_MOST_NESTED} deep", _HINT)
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _collect(rules: list[Any], sheet: _Sheet, depth: int) -> None:
    import tinycss2

    for rule in rules:
        if len(sheet.rules) > _MOST_RULES:
            raise KdeckError(f"it holds more than {_MOST_RULES:,} declarations", _HINT)
        if rule.type == "at-rule":
            name = rule.lower_at_keyword
            sheet.imports += name == "import"
            within = name in ("media", "layer", "supports", "container", "scope")
            if not within or rule.content is None or depth >= _MOST_DEPTH:
                continue
            if name == "media" and _DARK.search(tinycss2.serialize(rule.prelude)):
                continue
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            _collect(inner, sheet, depth + 1)
        elif rule.type == "qualified-rule":
            prelude = " ".join(tinycss2.serialize(rule.prelude).split())[:2000]
            selectors = [s.strip() for s in prelude.split(",") if not _DARK.search(s)]
            if selectors:
                _declare(selectors, rule.content, sheet)


def _declare(selectors: list[str], content: list[Any], sheet: _Sheet) -> None:
    import tinycss2

    top = any(_TOP.fullmatch(selector) for selector in selectors)
    for entry in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if entry.type != "declaration":
            continue
        value = tinycss2.serialize(entry.value).strip()
        if not value or len(value) > _LONGEST_VALUE:
            continue
        if not entry.name.startswith("--"):
            sheet.rules.append((selectors, entry.lower_name, value, entry.source_line))
        elif top or entry.name not in sheet.variables:
            sheet.variables[entry.name] = value, entry.source_line


class _Resolver:
    """Follow custom properties, and weigh what is used where."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet
        self._steps = 0

    def named(self) -> Iterator[NamedColor]:
        """Give the custom properties that are colors."""
        for name, (value, line) in self._sheet.variables.items():
            color = self._color(value)
            if color is not None:
                yield NamedColor(name, color, f"{name}, line {line}")

    def strong(self) -> Iterator[NamedColor]:
        """Give the strong colors that rules set, under their selectors."""
        for selectors, _, value, line in self._sheet.rules:
            for color in self._colors(value):
                if is_strong(color):
                    yield NamedColor(selectors[0], color, f"'{selectors[0][:60]}', line {line}")

    def used(self) -> dict[str, Found[Color]]:
        """Choose the colors of buttons, headings, links and the page.

        Without buttons, the color of links or the most used strong one is the primary color.
        """
        found: dict[str, Found[Color]] = {}
        buttons: Counter[Color] = Counter()
        strong: Counter[Color] = Counter()
        places: dict[Color, str] = {}
        for selectors, name, value, line in self._sheet.rules:
            for used in self._colors(value):
                strong[used] += is_strong(used)
            color = self._color(value) if "color" in name or name == "background" else None
            if color is None:
                continue
            for selector in selectors:
                role = _role(selector, name)
                if role == "button" and is_strong(color):
                    buttons[color] += 3 if "primary" in selector else 1
                    places.setdefault(color, f"'{selector[:60]}', line {line}")
                elif role and role != "button" and (role != "background" or is_light(color)):
                    found.setdefault(role, Found(color, f"'{selector[:60]}', line {line}"))
        chosen = next(iter(buttons.most_common(1)), None)
        most = next(iter(strong.most_common(1)), None)
        if chosen:
            found["primary"] = Found(chosen[0], f"buttons: {places[chosen[0]]}")
        elif "link" in found and is_strong(found["link"].value):
            found["primary"] = found["link"]
        elif most and most[1]:
            found["primary"] = Found(most[0], "the strong color that is used most")
        return found

    def families(self) -> tuple[Found[str] | None, Found[str] | None]:
        """Find the families of text and headings: by selectors, else by custom properties."""
        base: Found[str] | None = None
        headings: Found[str] | None = None
        for selectors, name, value, line in self._sheet.rules:
            if name not in {"font-family", "font"}:
                continue
            family = self._family(value, shorthand=name == "font")
            for selector in selectors if family else ():
                if headings is None and _HEADING.fullmatch(selector):
                    headings = Found(family, f"'{selector[:60]}', line {line}")
                elif base is None and _BODY.fullmatch(selector):
                    base = Found(family, f"'{selector[:60]}', line {line}")
        for name, (value, line) in self._sheet.variables.items():
            words = set(words_of(name))
            if not words & {"font", "family"} or words & _NO_FAMILY:
                continue
            family = self._family(value)
            if not family:
                continue
            found = Found(family, f"{name}, line {line}")
            if words & {"heading", "headings", "display", "title", "headline"}:
                headings = headings or found
            elif words & {"family", "sans", "body", "base", "text", "primary"}:
                base = base or found
        return base, headings

    def _resolved(self, value: str) -> str:
        """Put in the custom properties that a value names; an empty text where one is not here."""
        for _ in range(_MOST_STEPS):
            if "var(" not in value:
                return value
            self._steps += 1
            value = _VARIABLE.sub(self._put_in, value)
            if len(value) > _LONGEST_VALUE or self._steps > _MOST_RESOLVED:
                return ""
        return ""

    def _put_in(self, found: re.Match[str]) -> str:
        known = self._sheet.variables.get(found[1])
        return known[0] if known else (found[2] or "unset").strip()

    def _color(self, value: str) -> Color | None:
        text = self._resolved(value).replace("!important", "").strip()
        if pair := _LIGHT_DARK.fullmatch(text):
            text = pair[1].strip()
        if channels := _CHANNELS.fullmatch(text):
            hue, first, percent, second, other = channels.groups()
            if percent and other:
                text = f"hsl({hue} {first}% {second}%)"
            elif not percent and not other:
                text = f"rgb({hue} {first} {second})"
        if re.fullmatch(r"#[0-9a-fA-F]{6}[fF]{2}", text):
            text = text[:7]
        return parse_css_color(text) if len(text) <= 64 and text not in ("none", "") else None

    def _colors(self, value: str) -> Iterator[Color]:
        for text in _COLOR_IN.findall(self._resolved(value)):
            color = parse_css_color(text)
            if color is not None:
                yield color

    def _family(self, value: str, *, shorthand: bool = False) -> str:
        """Give a list of families without those that a computer brings; empty for none."""
        text = self._resolved(value).replace("!important", "").strip()
        if shorthand:
            parts = re.split(r"\d[\w.%]*(?:\s*/\s*[\w.%]+)?\s+", text)
            text = parts[-1] if len(parts) > 1 else ""
        return family_list(text.split(","))


def _role(selector: str, name: str) -> str:
    """Say what a declaration gives a color to: a role, 'button', or an empty text."""
    if name in ("background", "background-color"):
        if _BODY.fullmatch(selector):
            return "background"
        return "button" if _BUTTON.search(selector) and not _OTHER_BUTTON.search(selector) else ""
    if name != "color":
        return ""
    if _HEADING.fullmatch(selector):
        return "headings"
    if _LINK.fullmatch(selector):
        return "link"
    return "foreground" if _BODY.fullmatch(selector) else ""
