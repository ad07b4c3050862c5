"""The named colors of a brand, with every reference followed."""

from dataclasses import replace

from kdeck.color import Color, parse_css_color
from kdeck.datafile.node import Node
from kdeck.datafile.values import label, line, mapping
from kdeck.finding import Finding, Findings, Severity
from kdeck.nearest import closest
from kdeck.theme.schema import COLOR_NAME, SEMANTIC, fields

_HINT = 'write a color such as "#0B5F66", or the name of one in color.palette'
_EMPTY = 'put the color in quotes, as in "#0B5F66": after a space, # starts a comment'
_SHOWN = 8


class Swatches:
    """Resolve the names of color.palette and of the semantic colors.

    What is wrong with a color of the palette is an error where something uses the color, and else a
    warning: tell_unused records those, when all of a brand is read.
    """

    def __init__(self, node: Node | None, findings: Findings) -> None:
        self._findings = findings
        self._dark: list[Node] = []
        given = fields(node, ("palette", *SEMANTIC), findings, "theme-color")
        palette = mapping(given.pop("palette", None), findings, "theme-color")
        self._check_names(palette)
        palette = {n: light for n, pair in palette.items() if (light := self._light(pair, pair))}
        self._palette = palette
        self._semantic = {n: light for n, pair in given.items() if (light := self._light(pair))}
        self._known: dict[str, Color | None] = {}
        self._faults: dict[str, list[Finding]] = {}
        for name, entry in palette.items():
            self._judge(name, entry)
        self._roles = {name: self._role(name) for name in self._semantic}
        for entry in self._dark:
            self.color(entry)

    def role(self, name: str) -> Color | None:
        """Give a semantic color; None where the brand has none, or not a valid one."""
        return self._roles.get(name)

    def node(self, name: str) -> Node | None:
        """Tell where a semantic color stands."""
        return self._semantic.get(name)

    def color(self, node: Node | None) -> Color | None:
        """Read a color that some other part of the brand gives, or refers to."""
        node = node and self._light(node)
        value = self._text(node)
        if node is None or value is None:
            return None
        if value in self._semantic:
            return self._roles[value]
        return self._literal_or_palette(value, node, (*self._palette, *self._semantic))

    def tell_unused(self) -> None:
        """Record as warnings what is wrong with colors that nothing uses."""
        for faults in self._faults.values():
            for fault in faults:
                message = f"{fault.message}; nothing uses it"
                again = replace(fault, message=message, severity=Severity.WARNING)
                self._findings.extend([again])
        self._faults.clear()

    def _judge(self, name: str, entry: Node) -> None:
        """Resolve a color of the palette, and keep what is wrong with it until it is used."""
        before = len(self._findings.found)
        self._palette_color(name, entry)
        if faults := self._findings.take_since(before):
            self._faults[name] = faults

    def _used(self, name: str) -> Color | None:
        """Give a color of the palette to what uses it, with what is wrong with it."""
        passed: list[str] = []
        while name in self._palette and name not in passed:
            passed.append(name)
            self._findings.extend(self._faults.pop(name, ()))
            value = self._palette[name].value
            name = value if isinstance(value, str) else ""
        return self._known[passed[0]]

    def _light(self, node: Node, only: Node | None = None) -> Node | None:
        """Take the side for light pages of a pair; paper has no dark mode.

        Gives None where a pair has a dark side alone, or that side where one is needed by name.
        """
        if not isinstance(node.value, dict):
            return node
        sides = fields(node, ("light", "dark"), self._findings, "theme-color")
        if not node.fields:
            hint = "write 'light:' and 'dark:' below it, each with a color"
            self._findings.error("theme-color", f"{label(node)} has no color", hint, node)
        if "dark" in sides:
            self._dark.append(sides["dark"])
        return sides.get("light") or (sides.get("dark") if only else None)

    def _role(self, name: str) -> Color | None:
        """Follow the references between semantic colors, which end in the palette or a color."""
        trail = [name]
        node = self._semantic[name]
        while (value := self._text(node)) in self._semantic:
            if value == trail[-1] and value in self._palette:
                return self._used(value)
            trail.append(value)
            if value in trail[:-1]:
                if name == trail[-1] == min(trail):
                    self._circle(trail, self._semantic[name])
                return None
            node = self._semantic[value]
        if value is None:
            return None
        return self._literal_or_palette(value, node, (*self._palette, *self._semantic))

    def _palette_color(self, name: str, node: Node) -> None:
        trail: list[str] = []
        known = tuple(self._palette)
        while name not in self._known:
            trail.append(name)
            self._known[name] = None
            value = self._text(self._palette[name])
            if value in trail:
                self._circle([*trail[trail.index(value) :], value], node)
                return
            if value is None or value not in self._palette:
                if value is not None:
                    self._known[name] = self._literal(value, self._palette[name], known)
                break
            name = value
        for passed in trail:
            self._known[passed] = self._known[name]

    def _literal_or_palette(self, value: str, node: Node, known: tuple[str, ...]) -> Color | None:
        if value in self._palette:
            return self._used(value)
        return self._literal(value, node, known)

    def _literal(self, value: str, node: Node, known: tuple[str, ...]) -> Color | None:
        color = parse_css_color(value)
        if color is not None:
            return color
        if COLOR_NAME.fullmatch(value):
            close = closest(value, known)
            hint = f"did you mean '{close}'?" if close else _HINT
            self._findings.error("theme-reference", f"there is no color '{value[:80]}'", hint, node)
        else:
            message = f"{label(node)} is not a color: '{value[:80]}'"
            self._findings.error("theme-color", message, _HINT, node)
        return None

    def _check_names(self, palette: dict[str, Node]) -> None:
        for name, node in palette.items():
            if not COLOR_NAME.fullmatch(name):
                message = f"'{name[:80]}' is no name for a color"
                hint = "use letters of any script, digits, - and _, and start with a letter"
                self._findings.error("theme-color", message, hint, node)

    def _text(self, node: Node | None) -> str | None:
        if node is not None and node.value in (None, ""):
            message = f"{label(node)} has no value"
            self._findings.error("theme-color", message, _EMPTY, node)
            return None
        return line(node, self._findings, "theme-color")

    def _circle(self, trail: list[str], node: Node) -> None:
        steps = [f"'{name}'" for name in trail]
        path = " → ".join(steps if len(steps) <= _SHOWN else [*steps[:_SHOWN], "…"])
        message = f"the colors refer to each other in a circle: {path}"
        self._findings.error("theme-reference", message, "give one of them a color", node)
