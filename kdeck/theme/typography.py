"""Reads the typography of a brand: the families of text and headings, and what is said of them."""

from collections.abc import Iterator

from kdeck.datafile.node import Node, kind_of
from kdeck.datafile.values import choice, line, mapping
from kdeck.finding import Findings, Severity
from kdeck.nearest import closest
from kdeck.theme.face import Face, Family
from kdeck.theme.legibility import has_uneven_figures, missing_letters
from kdeck.theme.place import Folder
from kdeck.theme.schema import ELEMENTS, FONT_FILE, FONT_KEYS, fields, url
from kdeck.theme.shipped import DEFAULT_FAMILY, FAMILY_NAMES, fallbacks, shipped_family
from kdeck.theme.typevalues import (
    check_line_height,
    check_size,
    check_style,
    check_weight,
    weight_value,
)

# Where the words of an element stand.
_PLACES = {"base": "for all text", "headings": "for headings"}
# A regular file that is as heavy is a bold one.
_HEAVY = 600
_DISPLAY = ("auto", "block", "swap", "fallback", "optional")


class Typography:
    """Resolve the families that the elements of a brand name.

    Sizes, weights and line heights are validated and not used: the edition of a document sets
    them, from numbers that keep it legible.
    """

    def __init__(self, node: Node | None, folder: Folder, findings: Findings) -> None:
        self._folder = folder
        self._theme = folder.path.rpartition("/")[2]
        self._findings = findings
        given = fields(node, ("fonts", *ELEMENTS), findings, "theme-font")
        self._families: dict[str, Family | None] = {}
        self._web: set[str] = set()
        self._google: set[str] = set()
        self._slow: list[tuple[Node, str]] = []
        base = given.get("base")
        base = base.fields.get("family") if base and base.fields else base
        self._for_text = _names_of(str(base.value)) if base else ()
        self._read_fonts(given.pop("fonts", None))
        self.elements = {name: self._element(name, child) for name, child in given.items()}

    def family(self, element: str) -> Family | None:
        """Find the family of an element; None where the brand names none."""
        node = self.elements.get(element, {}).get("family")
        name = line(node, self._findings, "theme-font")
        return None if name is None or node is None else self._resolve(name, node, element)

    def known(self, name: str) -> Family | None:
        """Find a family of the brand's own files, or one that is shipped, by its name."""
        return self._families.get(name) or (shipped_family(name) if name in FAMILY_NAMES else None)

    def color(self, element: str) -> Node | None:
        """Find the color that an element has of its own."""
        return self.elements.get(element, {}).get("color")

    def _resolve(self, names: str, node: Node, element: str) -> Family:
        """Find the first family of a list as CSS writes it, such as "'Noto Sans', sans-serif"."""
        stack = list(_names_of(names))
        for name in stack:
            found = self._families.get(name)
            if found is not None:
                return found
            if name in FAMILY_NAMES:
                return shipped_family(name)
        if set(stack) & self._families.keys():
            return shipped_family(DEFAULT_FAMILY)
        return shipped_family(self._fall_back(stack, node, _PLACES.get(element, element)))

    def _fall_back(self, stack: list[str], node: Node, place: str) -> str:
        """Choose a shipped family in place of one that is not here, and say so."""
        from kdeck.theme.familyclass import is_known, nearest_family, package_hint

        name, used = stack[0], nearest_family(stack)
        message = f"the font '{name[:80]}' is not here, '{used}' is used {place}"
        hint = (
            f"run 'kdeck theme font \"{name[:80]}\" --theme {self._theme}' where it is installed, "
            "or put its files (.ttf, .otf, .woff, .woff2) into the theme's folder, with "
            "'source: file': nothing is fetched"
        )
        known = name in self._google or is_known(name)
        if known:
            hint = package_hint(name[:80])
        if name in self._web:
            self._findings.changed("theme-font", message, hint, node)
        else:
            close = closest(name, (*self._families, *self._web, *FAMILY_NAMES))
            hint = f"did you mean '{close}'?" if close and not known else hint
            self._findings.warning("theme-font", message, hint, node)
        return used

    def _element(self, name: str, node: Node) -> dict[str, Node]:
        if isinstance(node.value, str) and "family" in ELEMENTS[name]:
            return {"family": node}
        found = fields(node, ELEMENTS[name], self._findings, "theme-font")
        check_size(found.get("size"), self._findings)
        check_line_height(found.get("line-height"), self._findings)
        check_weight(found.get("weight"), self._findings)
        check_style(found.get("style"), self._findings)
        line(found.get("decoration"), self._findings, "theme-font")
        return found

    def _read_fonts(self, node: Node | None) -> None:
        if node is None or node.value is None:
            return
        if not isinstance(node.value, tuple):
            hint = "write a list: lines that start with '- family:'"
            message = f"'fonts' is {kind_of(node)}, not a list"
            self._findings.error("theme-font", message, hint, node)
        for entry in node.entries:
            self._read_font(entry)

    def _read_font(self, node: Node) -> None:
        given = mapping(node, self._findings, "theme-font")
        if not given:
            return
        if "source" not in given:
            hint = f"add 'source:' with one of: {', '.join(FONT_KEYS)}"
            self._findings.error("theme-font", "the font has no source", hint, node)
        source = choice(given.get("source"), tuple(FONT_KEYS), self._findings, "theme-font") or ""
        known = FONT_KEYS.get(source)
        if known is None:
            return
        given = fields(node, known, self._findings, "theme-font")
        if "family" not in given:
            message = "the font has no family"
            self._findings.error("theme-font", message, "add 'family:' with its name", node)
        name = line(given.get("family"), self._findings, "theme-font")
        if source == "file":
            family = self._from_files(name or "font", given.get("files"), node)
            if name is not None:
                self._families[name] = family
            return
        self._check_web(given)
        if name is not None:
            self._web.add(name)
            if source in ("google", "bunny"):
                self._google.add(name)

    def _check_web(self, given: dict[str, Node]) -> None:
        check_weight(given.get("weight"), self._findings, ranges=True)
        check_style(given.get("style"), self._findings)
        choice(given.get("display"), _DISPLAY, self._findings, "theme-font")
        url(given.get("url"), self._findings, "theme-font")
        version = given.get("version")
        if version is not None and version.value not in (1, 2):
            message = f"'version' is not known: '{version.value}'"
            self._findings.error("theme-font", message, "use 1 or 2, or remove the line", version)

    def _from_files(self, name: str, files: Node | None, at: Node) -> Family | None:
        if files is None or not files.entries:
            message = f"the font '{name}' has no files"
            hint = "list them: lines that start with '- path:', below 'files:'"
            self._findings.error("theme-font", message, hint, files or at)
            return None
        before = len(self._findings.found)
        faces = [face for entry in files.entries for face in self._file(name, entry)]
        self._tell_slow()
        told = self._findings.found[before:]
        if any(finding.severity is not Severity.NOTE for finding in told):
            return None
        if not faces:
            message = f"the font '{name}' has no upright file"
            self._findings.error("theme-font", message, "add its regular file", files)
            return None
        return self._assemble(name, faces, files)

    def _assemble(self, name: str, faces: list[Face], files: Node) -> Family:
        regular = min(faces, key=lambda face: (abs(face.weight - 400), face.weight))
        bold = min(faces, key=lambda face: (abs(face.weight - 700), -face.weight))
        if regular.weight >= _HEAVY:
            # Headings are bold, and need no other file.
            if name in self._for_text:
                message = f"the font '{name}' has no regular file, all text is bold"
                hint = "add its regular file, with 'weight: 400', or use it for headings alone"
                self._findings.warning("theme-font", message, hint, files)
        elif bold.weight < regular.weight + 200:
            message = f"the font '{name}' has no bold file, headings are not bold"
            hint = "add its bold file, with 'weight: 700'"
            self._findings.warning("theme-font", message, hint, files)
        family = Family(name, regular, bold, fallbacks(name))
        lacking = missing_letters(family)
        if lacking:
            message = f"the font '{name}' lacks {lacking}, '{DEFAULT_FAMILY}' is used for them"
            hint = "use the whole font file, not a part of it made for a web page"
            self._findings.warning("theme-font", message, hint, files)
        if has_uneven_figures(family):
            message = f"the figures of the font '{name}' differ in width"
            hint = "use its version with tabular figures, so that numbers in tables line up"
            self._findings.note("theme-font", message, hint, files)
        return family

    def _file(self, family: str, node: Node) -> Iterator[Face]:
        """Read a file that a brand names: one face, or two where it is variable."""
        given = fields(node, FONT_FILE, self._findings, "theme-font")
        check_weight(given.get("weight"), self._findings, auto=True)
        check_style(given.get("style"), self._findings)
        if isinstance(node.value, dict) and "path" not in given:
            message = f"a file of the font '{family}' has no path"
            self._findings.error("theme-font", message, "add 'path:' with its name", node)
        path = line(given.get("path"), self._findings, "theme-font")
        if path is None or ("style" in given and given["style"].value == "italic"):
            return
        if path.startswith(("http://", "https://")):
            message = f"the font file '{path[:80]}' is on the web, '{DEFAULT_FAMILY}' is used"
            hint = "save the file in the theme's folder and name it here: nothing is fetched"
            self._findings.mended("theme-font", message, hint, given["path"])
            return
        data = self._folder.read(path, given["path"], f"'{DEFAULT_FAMILY}' is used")
        if data is not None:
            yield from self._faces(family, data, given)

    def _faces(self, family: str, data: bytes, given: dict[str, Node]) -> Iterator[Face]:
        from kdeck.theme.font import own_weight, read_face
        from kdeck.theme.fonterror import FontError
        from kdeck.theme.fontfile import long_work, weights_of
        from kdeck.theme.ink import ink_faults

        try:
            asked = weight_value(given["weight"]) if "weight" in given else None
            drawn = weights_of(data, family) if asked is None else None
            weights = _usual_weights(*drawn) if drawn else [asked or own_weight(data, family)]
            faces = [read_face(data, family, weight) for weight in weights]
            faults = [fault for face in faces for fault in ink_faults(face)]
        except FontError as error:
            message = (
                f"the font file '{given['path'].value}' cannot be used, '{DEFAULT_FAMILY}' is: "
                f"{error.message}"
            )
            self._findings.mended("theme-font", message, error.hint, given["path"])
            return
        if any(face.italic for face in faces):
            message = f"the font file '{given['path'].value}' is italic and left out"
            hint = "write 'style: italic' below it: text is upright, as it is read best"
            self._findings.note("theme-font", message, hint, given["path"])
            return
        for fault in dict.fromkeys(faults):
            hint = (
                f"'{given['path'].value}' may be a trial version or a part of the font: ask for "
                f"the whole font, or remove it, and '{DEFAULT_FAMILY}' is used"
            )
            self._findings.error("theme-font", f"the font '{family}' {fault}", hint, given["path"])
        if not faults:
            if work := long_work(data):
                self._slow.append((given["path"], work))
            yield from faces

    def _tell_slow(self) -> None:
        """Say once of a family which of its files cost seconds: what brings one, brings all."""
        if not self._slow:
            return
        path, work = self._slow[0]
        names = ", ".join(f"'{node.value}'" for node, _ in self._slow)
        files, done = ("file", work) if len(self._slow) == 1 else ("files", f"are{work[2:]}")
        message = f"the font {files} {names} {done} anew by each command, for seconds"
        file = f"{self._folder.path}/{path.value}"
        hint = f"run 'kdeck theme font \"{file}\" --theme {self._theme}', which does it once"
        self._findings.note("theme-font", message, hint, path)
        self._slow.clear()


def _names_of(stack: str) -> tuple[str, ...]:
    """Name the families of a list as CSS writes it."""
    return tuple(name.strip().strip("'\"").strip() for name in stack.split(","))


def _usual_weights(lightest: int, heaviest: int) -> list[int]:
    """Choose the weights of text and of headings among those that a variable font has."""
    return sorted({min(max(usual, lightest), heaviest) for usual in (400, 700)})
