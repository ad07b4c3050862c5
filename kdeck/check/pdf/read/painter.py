"""The reading of a page's content as paint: graphics state in, text and areas out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pikepdf

from kdeck.check.pdf.read.content import Mark, Scope, Stream
from kdeck.check.pdf.read.geometry import Area, Path, area_of, box_around
from kdeck.check.pdf.read.ink import Ink, components, first_ink, ink_of
from kdeck.check.pdf.read.painting import Paint, Painting, Piece, Use
from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.state import EVERYWHERE, State, number_of, numbers_of
from kdeck.check.pdf.read.typeface import Typeface, read_typeface
from kdeck.matrix import Matrix

_DEEPEST_FORM = 16
_MOST_PAINTS = 20_000
# Of an em: what letters fill above and below the line.
_ABOVE, _BELOW = 0.7, 0.0
_PLAIN_BLENDS = frozenset({"/Normal", "/Compatible"})
_FILLS = {"f": False, "F": False, "f*": True, "B": False, "B*": True, "b": False, "b*": True}
_UNDRAWN = frozenset({3, 7})  # ISO 32000-1, table 106
_UNFILLED = frozenset({1, 5})
Operands = Sequence[object]


def read_painting(page: pikepdf.Page, index: int, fonts: dict[Scope, Typeface]) -> Painting:
    """Read a page as paint; `fonts` keeps typefaces from page to page.

    Content that cannot be parsed is left out: reading the text says so.
    """
    painter = _Painter(fonts)
    resources = page.resources
    if not isinstance(resources, pikepdf.Dictionary):
        resources = pikepdf.Dictionary()
    painter.run(page.obj, Stream(page.obj.objgen, resources, 0))
    return Painting(index, tuple(painter.pieces), tuple(painter.paints), frozenset(painter.uses))


class _Painter:
    def __init__(self, fonts: dict[Scope, Typeface]) -> None:
        self.pieces: list[Piece] = []
        self.paints: list[Paint] = []
        self.uses: set[Use] = set()
        self._fonts = fonts
        self._state = State()
        self._saved: list[State] = []
        self._path = Path()
        self._clip: bool | None = None
        self._text = self._line = Matrix()
        self._marks: list[tuple[Mark | None, bool]] = [(None, False)]

    def run(self, holder: pikepdf.Object, stream: Stream) -> None:
        try:
            instructions = pikepdf.parse_content_stream(holder)
        except (pikepdf.PdfError, TypeError, ValueError, RuntimeError):
            return
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._square(None)
                continue
            operator, operands = str(instruction.operator), list(instruction.operands)
            for step in (self._graphics, self._color, self._draw, self._write):
                if step(operator, operands, stream):
                    break

    def _graphics(self, operator: str, operands: Operands, stream: Stream) -> bool:
        match operator, operands:
            case "q", _:
                self._saved.append(self._state)
            case "Q", _:
                self._state = self._saved.pop() if self._saved else self._state
            case "cm", [_, _, _, _, _, _]:
                matrix = Matrix(*numbers_of(operands)).then(self._state.matrix)
                self._state = replace(self._state, matrix=matrix)
            case "gs", [name]:
                self._blend(stream.look_up("/ExtGState", name))
            case "BMC" | "BDC", [tag, *more]:
                self._mark(tag, more, stream)
            case "EMC", _:
                del self._marks[max(1, len(self._marks) - 1) :]
            case _:
                return False
        return True

    def _blend(self, state: object) -> None:
        if not isinstance(state, pikepdf.Dictionary):
            return
        alpha = state.get("/ca")
        if alpha is not None:
            self._state = replace(self._state, alpha=number_of(alpha))
        mode = state.get("/BM")
        # Of several, readers take the first that they know (ISO 32000-1, table 58).
        first = mode[0] if isinstance(mode, pikepdf.Array) and len(mode) else mode
        if isinstance(first, pikepdf.Name) and text_of(first) not in _PLAIN_BLENDS:
            self._state = replace(self._state, ink=None, space=0)

    def _mark(self, tag: object, more: Operands, stream: Stream) -> None:
        properties = more[0] if more else None
        if isinstance(properties, pikepdf.Name):
            properties = stream.look_up("/Properties", properties)
        mark, artifact = self._marks[-1]
        mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        if isinstance(mcid, int):
            mark = Mark(stream.scope, mcid)
        self._marks.append((mark, artifact or tag == "/Artifact"))

    def _color(self, operator: str, operands: Operands, stream: Stream) -> bool:
        match operator, operands:
            case "g" | "rg" | "k", _:
                size = {"g": 1, "rg": 3, "k": 4}[operator]
                ink = ink_of(operands) if len(operands) == size else None
                self._state = replace(self._state, ink=ink, space=size)
            case "cs", [name]:
                size = components(name, stream.look_up)
                self._state = replace(self._state, ink=first_ink(size), space=size)
            case "sc" | "scn", _:
                fits = len(operands) == self._state.space
                self._state = replace(self._state, ink=ink_of(operands) if fits else None)
            case _:
                return False
        return True

    def _draw(self, operator: str, operands: Operands, stream: Stream) -> bool:
        at, path = self._state.matrix.apply, self._path
        numbers = numbers_of(operands) if operator in {"m", "l", "c", "v", "y", "re"} else []
        match operator, numbers:
            case "m", [x, y]:
                path.move(at((x, y)))
            case "l", [x, y]:
                path.line(at((x, y)))
            case "c", [a, b, c, d, x, y]:
                path.curve(at((a, b)), at((c, d)), at((x, y)))
            case "v", [c, d, x, y]:
                path.curve(path.end, at((c, d)), at((x, y)))
            case "y", [a, b, x, y]:
                path.curve(at((a, b)), at((x, y)), at((x, y)))
            case "re", [x, y, w, h]:
                corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
                path.rectangle([at(corner) for corner in corners])
            case _:
                return self._paint(operator, operands, stream)
        return True

    def _paint(self, operator: str, operands: Operands, stream: Stream) -> bool:
        if operator in {"W", "W*"}:
            self._clip = operator == "W*"
        elif operator in _FILLS or operator in {"n", "S", "s"}:
            if operator in _FILLS:
                self._add(area_of(self._path, even_odd=_FILLS[operator]), self._state.ink)
            self._end_path()
        elif operator == "sh":
            self._add(self._state.clips[-1] if self._state.clips else EVERYWHERE, None)
        elif operator == "Do" and operands:
            self._object(stream.look_up("/XObject", operands[0]), stream)
        else:
            return False
        return True

    def _add(self, area: Area | None, ink: Ink) -> None:
        if area is not None and len(self.paints) < _MOST_PAINTS:
            self.paints.append(Paint(area, self._state.clips, ink, self._state.alpha))

    def _end_path(self) -> None:
        if self._clip is not None:
            area = area_of(self._path, even_odd=self._clip)
            if area is not None:
                self._state = replace(self._state, clips=(*self._state.clips, area))
        self._clip, self._path = None, Path()

    def _square(self, ink: Ink) -> None:
        at, path = self._state.matrix.apply, Path()
        path.rectangle([at(corner) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))])
        self._add(area_of(path, even_odd=False), ink)

    def _object(self, thing: object, stream: Stream) -> None:
        if not isinstance(thing, pikepdf.Stream):
            return
        if thing.get("/Subtype") == "/Image":
            self._square(None)
        elif thing.get("/Subtype") == "/Form" and stream.depth < _DEEPEST_FORM:
            resources = thing.get("/Resources")
            if not isinstance(resources, pikepdf.Dictionary):
                resources = stream.resources
            saved, depth = self._state, len(self._saved)
            numbers = thing.get("/Matrix")
            own = numbers_of(list(numbers)) if isinstance(numbers, pikepdf.Array) else []
            if len(own) == 6:
                self._state = replace(saved, matrix=Matrix(*own).then(saved.matrix))
            self.run(thing, Stream(thing.objgen, resources, stream.depth + 1))
            self._state = saved
            del self._saved[depth:]

    def _write(self, operator: str, operands: Operands, stream: Stream) -> bool:
        match operator, operands:
            case "BT", _:
                self._text = self._line = Matrix()
            case "Tf", [name, size]:
                self._choose(stream.look_up("/Font", name), number_of(size))
            case "Tm", [_, _, _, _, _, _]:
                self._text = self._line = Matrix(*numbers_of(operands))
            case "Td", [x, y]:
                self._move(number_of(x), number_of(y))
            case "TD", [x, y]:
                self._state = replace(self._state, leading=-number_of(y))
                self._move(number_of(x), number_of(y))
            case "T*", _:
                self._move(0, -self._state.leading)
            case "Tj", [text]:
                self._show([text])
            case "TJ", [pikepdf.Array() as pieces]:
                self._show(list(pieces))
            case "'" | '"', [*spaces, text]:
                self._space(spaces)
                self._move(0, -self._state.leading)
                self._show([text])
            case (("Tc" | "Tw" | "Tz" | "TL" | "Ts" | "Tr"), [number]):
                self._set(operator, number_of(number))
        return True

    def _set(self, operator: str, number: float) -> None:
        names: dict[str, Callable[[], State]] = {
            "Tc": lambda: replace(self._state, letter=number),
            "Tw": lambda: replace(self._state, word=number),
            "Tz": lambda: replace(self._state, stretch=number / 100),
            "TL": lambda: replace(self._state, leading=number),
            "Ts": lambda: replace(self._state, rise=number),
            "Tr": lambda: replace(self._state, mode=int(number)),
        }
        self._state = names[operator]()

    def _space(self, spaces: Operands) -> None:
        if len(spaces) == 2:
            word, letter = numbers_of(spaces)
            self._state = replace(self._state, word=word, letter=letter)

    def _choose(self, font: object, size: float) -> None:
        key = font.objgen if isinstance(font, pikepdf.Dictionary) and font.is_indirect else None
        face = self._fonts.get(key) if key else None
        if face is None:
            face = read_typeface(font)
        if key:
            self._fonts[key] = face
        self._state = replace(self._state, font=face, size=size, holder=key or (0, 0))

    def _move(self, x: float, y: float) -> None:
        self._text = self._line = Matrix(e=x, f=y).then(self._line)

    def _show(self, pieces: Operands) -> None:
        state, start, text = self._state, self._text, ""
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                text += self._string(bytes(piece))
            else:
                self._advance(-number_of(piece) / 1000 * state.size * state.stretch)
        drawn = state.mode not in _UNDRAWN and state.font.kind != "Type3"
        if drawn and text.strip():
            self._keep(text, start)

    def _string(self, data: bytes) -> str:
        state, decoder = self._state, self._state.font.decoder
        codes = tuple(decoder.codes(data))
        self.uses.update(Use(state.holder, code, state.mode != 3) for code, _ in set(codes))
        spaces = sum(1 for code, width in codes if width == 1 and code == 32)
        glyphs = sum(state.font.width(code) for code, _ in codes) / 1000 * state.size
        distance = glyphs + len(codes) * state.letter + spaces * state.word
        self._advance(distance * state.stretch)
        return "".join(decoder.text(code) for code, _ in codes)

    def _advance(self, distance: float) -> None:
        self._text = Matrix(e=distance).then(self._text)

    def _keep(self, text: str, start: Matrix) -> None:
        state = self._state
        shown, end = start.then(state.matrix), self._text.then(state.matrix)
        low, high = state.rise + _BELOW * state.size, state.rise + _ABOVE * state.size
        corners = [m.apply((0, y)) for m in (shown, end) for y in (low, high)]
        size = state.size * (shown.c**2 + shown.d**2) ** 0.5
        mark, artifact = self._marks[-1]
        ink = state.ink if state.alpha >= 1 and state.mode not in _UNFILLED else None
        around = box_around(corners)
        bold = state.font.bold
        piece = Piece(text, around, size, bold, ink, len(self.paints), mark, artifact)
        self.pieces.append(piece)
