"""The text that a page shows, with the marked content that each piece lies in."""

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.read.font import Decoder, read_font
from kdeck.check.pdf.read.plain import text_of
from kdeck.errors import KdeckError
from kdeck.finding import several

_DEEPEST_FORM = 16
Scope = tuple[int, int]  # object and generation number of the page or form that holds the content


@dataclass(frozen=True, slots=True)
class Mark:
    """Name the marked-content sequence that an MCID counts in."""

    scope: Scope
    mcid: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Keep one piece of text: in a marked sequence, in an artifact, or in neither."""

    text: str
    mark: Mark | None
    artifact: bool


@dataclass(frozen=True, slots=True)
class Content:
    """Keep the text of a page in the order shown, the marks in the order opened, the flaws.

    Drawings counts what was painted in neither a mark nor an artifact; languages are those that
    the content itself names.
    """

    page: int
    shown: tuple[Shown, ...]
    marks: tuple[Mark, ...]
    flaws: tuple[str, ...]
    drawings: int = 0
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    mark: Mark | None
    artifact: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class Stream:
    """Keep what names in a content stream refer to."""

    scope: Scope
    resources: pikepdf.Dictionary
    depth: int

    def look_up(self, kind: str, name: object) -> object:
        """Find a resource by its kind and name; None where there is none."""
        group = self.resources.get(kind)
        if not isinstance(group, pikepdf.Dictionary) or not isinstance(name, pikepdf.Name):
            return None
        return group.get(name)


def read_content(page: pikepdf.Page, index: int) -> Content:
    """Read a page and the forms it draws; raise a KdeckError for content that cannot be parsed.

    Text gets no space that was not shown, and appearance streams of annotations are not read.
    """
    reader = _Reader(index)
    resources = page.resources
    if not isinstance(resources, pikepdf.Dictionary):
        resources = pikepdf.Dictionary()
    reader.run(page.obj, Stream(page.obj.objgen, resources, 0))
    if reader.open:
        left = several(len(reader.open), "marked sequence is", "marked sequences are")
        reader.flaw(f"{left} not closed")
    return Content(
        index,
        tuple(reader.shown),
        tuple(reader.marks),
        tuple(reader.flaws),
        reader.drawings,
        tuple(reader.languages),
    )


class _Reader:
    def __init__(self, page: int) -> None:
        self.page = page
        self.open: list[_Open] = []
        self.shown: list[Shown] = []
        self.marks: list[Mark] = []
        self.flaws: list[str] = []
        self.drawings = 0
        self.languages: list[str] = []
        self._font = read_font(None)
        self._saved: list[Decoder] = []
        self._decoders: dict[Scope, Decoder] = {}

    def flaw(self, text: str) -> None:
        self.flaws.append(f"page {self.page + 1}: {text}")

    def run(self, holder: pikepdf.Object, stream: Stream) -> None:
        try:
            instructions = pikepdf.parse_content_stream(holder)
        except (pikepdf.PdfError, TypeError, ValueError, RuntimeError) as error:
            raise KdeckError(
                f"the content of page {self.page + 1} cannot be read: {error}", "give a whole PDF"
            ) from error
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInstruction):
                self._step(str(instruction.operator), list(instruction.operands), stream)
            else:
                self._painted()

    def _step(self, operator: str, operands: Sequence[object], stream: Stream) -> None:
        match operator, operands:
            case "BMC", [tag]:
                self._begin(tag, None, stream)
            case "BDC", [tag, properties]:
                self._begin(tag, properties, stream)
            case "EMC", _:
                self._end()
            case "Tf", [name, _]:
                self._font = self._decoder(stream.look_up("/Font", name))
            case "q", _:
                self._saved.append(self._font)
            case "Q", _:
                self._font = self._saved.pop() if self._saved else self._font
            case "Tj" | "'" | '"', [*_, text]:
                self._show([text])
            case "TJ", [pikepdf.Array() as pieces]:
                self._show(list(pieces))
            case "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "sh", _:
                self._painted()
            case "Do", [name]:
                self._draw(stream.look_up("/XObject", name), stream)

    def _painted(self) -> None:
        around = self.open[-1] if self.open else _Open(None, False, False)
        if around.mark is None and not around.artifact:
            self.drawings += 1

    def _begin(self, tag: object, properties: object, stream: Stream) -> None:
        if isinstance(properties, pikepdf.Name):
            properties = stream.look_up("/Properties", properties)
        entries = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        around = self.open[-1] if self.open else _Open(None, False, False)
        mcid, actual = entries.get("/MCID"), entries.get("/ActualText")
        mark, artifact = around.mark, around.artifact or tag == "/Artifact"
        if isinstance(entries.get("/Lang"), pikepdf.String):
            self.languages.append(text_of(entries.get("/Lang")))
        if tag == "/Artifact" and mark is not None:
            self.flaw(f"an artifact lies in MCID {mark.mcid}")
        if isinstance(mcid, int):
            self._check_nesting(mcid, around, artifact)
            mark = Mark(stream.scope, mcid)
            self.marks.append(mark)
        replaces = isinstance(actual, pikepdf.String)
        self.open.append(_Open(mark, artifact, around.replaced or replaces))
        if replaces and not around.replaced:
            self._keep(text_of(actual))

    def _check_nesting(self, mcid: int, around: _Open, artifact: bool) -> None:
        if artifact:
            self.flaw(f"MCID {mcid} lies in an artifact")
        if around.mark is not None:
            self.flaw(f"MCID {mcid} lies in MCID {around.mark.mcid}")

    def _end(self) -> None:
        if self.open:
            self.open.pop()
        else:
            self.flaw("a marked sequence is closed that was not open")

    def _decoder(self, font: object) -> Decoder:
        if not isinstance(font, pikepdf.Dictionary) or not font.is_indirect:
            return read_font(font)
        if font.objgen not in self._decoders:
            self._decoders[font.objgen] = read_font(font)
        return self._decoders[font.objgen]

    def _show(self, pieces: Sequence[object]) -> None:
        strings = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
        if not (self.open and self.open[-1].replaced):
            self._keep("".join(map(self._font.decode, strings)))

    def _keep(self, text: str) -> None:
        around = self.open[-1] if self.open else _Open(None, False, False)
        piece = Shown(text, around.mark, around.artifact)
        last = self.shown[-1] if self.shown else None
        if last and (last.mark, last.artifact) == (piece.mark, piece.artifact):
            self.shown[-1] = Shown(last.text + text, piece.mark, piece.artifact)
        elif text:
            self.shown.append(piece)

    def _draw(self, form: object, stream: Stream) -> None:
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            self._painted()
            return
        if stream.depth >= _DEEPEST_FORM:
            raise KdeckError(
                f"page {self.page + 1} draws forms in forms without end", "give a whole PDF"
            )
        resources = form.get("/Resources")
        if not isinstance(resources, pikepdf.Dictionary):
            resources = stream.resources
        saved = self._font
        self.run(form, Stream(form.objgen, resources, stream.depth + 1))
        self._font = saved
