"""From runs to lines of one sheet, with every character judged before it is set."""

from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.scene import Label, Scene, SceneItem
from kdeck.plan.handout.model import Handout
from kdeck.plan.look.style import Role, Style, Stylesheet
from kdeck.plan.text.lines import Setting, longest_word, natural_width
from kdeck.plan.text.run import Run, Runs
from kdeck.plan.text.spoken import said_as_range, said_by_digit
from kdeck.plan.text.wording import wording
from kdeck.render.pdf.box.textbox import Paragraph, TextBox, text_box
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.theme.face import Family
from kdeck.theme.palette import Palette
from kdeck.theme.typedfont import TypedFont, typed_font


class Typesetter:
    """Set the paragraphs of one handout."""

    def __init__(
        self, handout: Handout, sheet: Stylesheet, palette: Palette, ledger: Ledger
    ) -> None:
        self.sheet = sheet
        self.palette = palette
        self.ledger = ledger
        self.language = handout.language
        self.fillable = handout.fillable
        self._called = handout.called
        self._sound: dict[tuple[str, bool], set[str]] = {}

    @property
    def typed_font(self) -> TypedFont:
        """Choose the font of what a reader types."""
        return typed_font(self.sheet.body)

    def text(self, runs: Runs, element: Element, style: Style, width: float) -> TextBox:
        """Break a paragraph into lines of a width, as the content of an element."""
        sheet = self.sheet
        self.ledger.marks(runs)
        settable = self.settable(self.said(runs), style)
        paragraph = Paragraph(
            settable, element, style, self.palette, self.language, sheet.letter, sheet.word
        )
        return text_box(paragraph, sheet, width)

    def said(self, runs: Runs) -> Runs:
        """Let a voice read the numbers to call by digit, and ranges in words."""
        return said_as_range(said_by_digit(runs, self._called), self._range)

    def _range(self, first: str, last: str) -> str:
        return wording(self.language)("said-range", first=first, last=last)

    def scene(self, scene: Scene, span: Span) -> Scene:
        """Leave out of the labels of a drawing what cannot be set."""
        return replace(scene, items=tuple(self._item(item, span) for item in scene.items))

    def _item(self, item: SceneItem, span: Span) -> SceneItem:
        if not isinstance(item, Label):
            return item
        style = replace(self.sheet[Role.BODY], bold=item.bold)
        (run,) = self.settable((Run(item.text, span),), style)
        return item if run.text == item.text else replace(item, text=run.text)

    def width(self, runs: Runs, style: Style) -> float:
        """Measure runs on one line."""
        return natural_width(self.settable(runs, style), self._setting(style))

    def longest_word(self, runs: Runs, style: Style) -> float:
        """Measure the widest part of runs in which no line may end."""
        return longest_word(self.settable(runs, style), self._setting(style))

    def settable(self, runs: Runs, style: Style) -> Runs:
        """Leave out what no font can show or nobody could read, once it is in the ledger."""
        family = self.sheet.family(style)
        if all(self._is_sound(run, family, style.bold or run.bold) for run in runs):
            return runs
        return tuple(
            replace(run, text=self._kept(run, family, style.bold or run.bold)) for run in runs
        )

    def _is_sound(self, run: Run, family: Family, bold: bool) -> bool:
        sound = self._sound.setdefault((family.name, bold), set())
        if sound.issuperset(run.text):
            return True
        for character in set(run.text) - sound:
            face = family.face_for(character, bold)
            if self.ledger.character(character, face, run.span):
                sound.add(character)
        return sound.issuperset(run.text)

    def _kept(self, run: Run, family: Family, bold: bool) -> str:
        if self._is_sound(run, family, bold):
            return run.text
        sound = self._sound[family.name, bold]
        return "".join(character for character in run.text if character in sound)

    def _setting(self, style: Style) -> Setting:
        return Setting(self.sheet.family(style), style.size, style.bold)
