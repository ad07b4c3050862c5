"""A deck by hand, with a slide in every layout, and two brands that could not be confused."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from kdeck.color import Color, parse_color
from kdeck.finding import Span
from kdeck.model.scene import Close, Curve, Label, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import FigureRole, PaletteRole
from kdeck.plan.deck.model import (
    Deck,
    NoteLine,
    Slide,
    SlideFigure,
    SlideParagraph,
    SlideSteps,
    SlideTable,
    SlideText,
)
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.master.layout import AREA, LayoutName, Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import LinkTo, Note, Run, Runs, Speak
from kdeck.theme.clinic import Clinic
from kdeck.theme.face import Family
from kdeck.theme.font import read_face
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Logo, Theme

FONTS = Path(__file__).parents[3] / "kdeck" / "theme" / "fonts"
SPAN = Span("sources/topics/demo.md", 7)
DRAFT = "Draft: not yet reviewed by a clinician"
ARC = 0.5523

TEAL = {
    "paper": "#FFFFFF",
    "ink": "#16262B",
    "muted": "#4D6168",
    "surface": "#EAF3F2",
    "rule": "#7F9A9B",
    "primary": "#0B6B70",
    "on_primary": "#FFFFFF",
    "heading": "#0A4A50",
    "accent": "#C8791C",
    "link": "#0A5C8A",
    "danger": "#A8231E",
    "danger_surface": "#FBECEA",
}
VIOLET = {
    "paper": "#FFFFFF",
    "ink": "#211A33",
    "muted": "#5B5470",
    "surface": "#F4F0FA",
    "rule": "#9488AD",
    "primary": "#46298A",
    "on_primary": "#FFFFFF",
    "heading": "#33206B",
    "accent": "#E2563B",
    "link": "#5A2CA0",
    "danger": "#B3141F",
    "danger_surface": "#FDEBEC",
}
AMBER = {
    "paper": "#FFFFFF",
    "ink": "#1D1A14",
    "muted": "#5C5547",
    "surface": "#FAF5E8",
    "rule": "#938768",
    "primary": "#C99700",
    "on_primary": "#1D1A14",
    "heading": "#5A4300",
    "accent": "#1F6F8B",
    "link": "#155B75",
    "danger": "#A8231E",
    "danger_surface": "#FBECEA",
}

WIDE_LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 48">
<path class="primary" d="M0 44 C14 44 16 12 30 12 C44 12 46 44 60 44 Z"/>
<circle class="accent" cx="46" cy="12" r="8"/>
<text class="ink" x="70" y="34" font-size="26" font-weight="bold">Kettle Creek</text></svg>"""
WIDE_LOGO_ON_PRIMARY = WIDE_LOGO.replace(b'"primary"', b'"paper"').replace(b'"ink"', b'"paper"')


def palette(colors: dict[str, str]) -> Palette:
    """Make a palette; band and display are the primary and the heading color unless given."""
    whole = {"band": colors["primary"], "display": colors["heading"], **colors}
    return Palette(**{role: _color(text) for role, text in whole.items()})


def _color(text: str) -> Color:
    color = parse_color(text)
    assert color is not None
    return color


def family(name: str, file: str) -> Family:
    regular, bold = (
        read_face((FONTS / f"{file}_{weight}.ttf").read_bytes(), name, number)
        for weight, number in (("400Regular", 400), ("700Bold", 700))
    )
    symbols = (FONTS / "NotoSansSymbols2_400Regular.ttf").read_bytes()
    return Family(name, regular, bold, (read_face(symbols, "Noto Sans Symbols 2", 400),))


def clinic(name: str) -> Clinic:
    return Clinic(name, name.rsplit(" ", 1)[0], "", (), "", "", "")


def png_logo(ink: str, mark: str) -> bytes:
    picture = Image.new("RGBA", (720, 160), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0, 0, 159, 159), fill=mark)
    draw.pieslice((0, 0, 159, 159), 180, 360, fill=ink)
    for left, width in ((200, 500), (200, 320)):
        top = 24 if width == 500 else 96
        draw.rounded_rectangle((left, top, left + width, top + 40), 20, fill=ink)
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def teal_theme() -> Theme:
    return Theme(
        "creek", clinic("Kettle Creek Clinic"), palette(TEAL),
        family("Source Sans 3", "SourceSans3"), family("Source Sans 3", "SourceSans3"),
        (612.0, 792.0), "us", "en-US",
        Logo("logo.svg", "svg", "Kettle Creek Clinic", WIDE_LOGO),
        Logo("logo-on-primary.svg", "svg", "Kettle Creek Clinic", WIDE_LOGO_ON_PRIMARY),
    )  # fmt: skip


def violet_theme() -> Theme:
    face = family("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext")
    return Theme(
        "dusk", clinic("Dusk & Dawn Clinic"), palette(VIOLET), face, face,
        (612.0, 792.0), "us", "en-US",
        Logo("logo.png", "png", "Dusk & Dawn Clinic", png_logo("#33206B", "#E2563B")),
        Logo("white.png", "png", "Dusk & Dawn Clinic", png_logo("#FFFFFF", "#E2563B")),
    )  # fmt: skip


def amber_theme() -> Theme:
    face = family("Source Sans 3", "SourceSans3")
    return Theme(
        "amber", clinic("Amber Hill Practice"), palette(AMBER), face, face,
        (595.28, 841.89), "us", "en-US", None, None,
    )  # fmt: skip


def run(text: str, **more: object) -> Run:
    return Run(text, SPAN, **more)  # type: ignore[arg-type]


def words(*lines: str | Runs, bullet: bool = True) -> tuple[SlideParagraph, ...]:
    return tuple(
        SlideParagraph((run(line),) if isinstance(line, str) else line, bullet=bullet)
        for line in lines
    )


def circle(x: float, y: float, r: float) -> tuple[Segment, ...]:
    k = r * ARC
    return (
        Move(x + r, y),
        Curve(x + r, y + k, x + k, y + r, x, y + r),
        Curve(x - k, y + r, x - r, y + k, x - r, y),
        Curve(x - r, y - k, x - k, y - r, x, y - r),
        Curve(x + k, y - r, x + r, y - k, x + r, y),
        Close(),
    )


def box(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return Move(x, y), Line(x + width, y), Line(x + width, y + height), Line(x, y + height), Close()


def icon_array() -> Scene:
    items: list[Shape | Label] = []
    for place in range(100):
        x, y = 12 + place % 20 * 24, 14 + place // 20 * 46
        role: FigureRole = PaletteRole.PRIMARY if place < 37 else PaletteRole.PAPER
        edge: FigureRole = PaletteRole.PRIMARY if place < 37 else PaletteRole.MUTED
        body = (
            Move(x - 8, y + 26), Curve(x - 8, y + 8, x + 8, y + 8, x + 8, y + 26), Close(),
        )  # fmt: skip
        items.append(Shape(circle(x, y, 6), role, edge, 1.5))
        items.append(Shape(body, role, edge, 1.5))
    items.append(
        Label("37 of 100 feel clearly better", 0, 262, 18, "start", PaletteRole.INK, bold=True)
    )
    items.append(Label("63 of 100 do not", 480, 262, 18, "end", PaletteRole.MUTED))
    return Scene(480, 270, tuple(items))


def gate() -> Scene:
    surface: FigureRole = PaletteRole.SURFACE
    muted: FigureRole = PaletteRole.MUTED
    return Scene(
        520, 300,
        (
            Shape(box(0, 110, 200, 80), surface, muted, 2, "Membrane, left"),
            Shape(box(320, 110, 200, 80), surface, muted, 2, "Membrane, right"),
            Shape(circle(230, 150, 36), PaletteRole.PRIMARY, None, 0, "Gate, left half"),
            Shape(circle(290, 150, 36), PaletteRole.PRIMARY, None, 0, "Gate, right half"),
            Shape(circle(260, 96, 22), PaletteRole.ACCENT, None, 0, "Ketamine"),
            Shape((Move(260, 20), Line(260, 66)), None, PaletteRole.INK, 4),
            Label("Ketamine", 300, 90, 20, "start", PaletteRole.INK, bold=True),
            Label("NMDA receptor", 260, 230, 20, "middle", PaletteRole.INK),
            Label("outside", 510, 90, 16, "end", PaletteRole.MUTED),
            Label("inside", 510, 222, 16, "end", PaletteRole.MUTED),
        ),
    )  # fmt: skip


def hill(tracks: int) -> Scene:
    slope = (
        Move(0, 190), Curve(60, 190, 90, 40, 140, 40), Curve(190, 40, 220, 190, 280, 190), Close(),
    )  # fmt: skip
    lines = [
        Shape((Move(140, 46), Curve(120 - 8 * n, 90, 110 - 22 * n, 150, 90 - 20 * n, 184)), None,
              PaletteRole.INK, 3)
        for n in range(tracks)
    ]  # fmt: skip
    sun = Shape(circle(232, 40, 20), PaletteRole.ACCENT, None, 0)
    return Scene(280, 196, (sun, Shape(slope, PaletteRole.SURFACE, PaletteRole.PRIMARY, 3), *lines))


def code() -> Scene:
    side, items = 25, [Shape(box(0, 0, 33, 33), PaletteRole.PAPER, None, 0)]
    squares = [
        segment
        for y in range(side)
        for x in range(side)
        if (x * 7 + y * 5 + x * y) % 3 == 0
        for segment in box(4 + x, 4 + y, 1, 1)
    ]
    items.append(Shape(tuple(squares), PaletteRole.INK, None, 0, "Code"))
    return Scene(33, 33, tuple(items))


def figure(layout: LayoutName, idx: int, scene: Scene, name: str, alt: str) -> SlideFigure:
    return SlideFigure(scene, alt, LAYOUTS[layout].placeholder(idx).rect, name)


def slide(layout: LayoutName, title: str, *shapes: object, size: float = 32) -> Slide:
    script = (NoteLine(f"Say slowly: {title}"), NoteLine("Zanos 2018 & Kokkinou 2018.", "Source"))
    return Slide(layout, title, size, shapes, script, SPAN)  # type: ignore[arg-type]


def table() -> SlideTable:
    rows = (
        ("", "Racemic ketamine", "Esketamine"),
        ("Status in the US", "Off-label for depression", "Approved for some adults"),
        ("Route", "Drip into a vein, 40 minutes", "Nasal spray, in the clinic"),
        ("Watching", "At least 2 hours; blood pressure", "At least 2 hours; blood pressure"),
        ("Ride home", "Needed", "Needed"),
    )
    header, *body = (tuple((run(text or "Question"),) for text in row) for row in rows)
    return SlideTable(
        header, tuple(body), (220.0, 326.8, 326.8), (40.0, 52.0, 52.0, 52.0, 52.0), 18,
        Rect(43.2, 138, 873.6, 248), True, "Racemic ketamine beside esketamine, in four questions.",
    )  # fmt: skip


def steps() -> SlideSteps:
    said = (
        ("Before you come", "Plan your ride", "Someone else must drive you home."),
        ("About 40 minutes", "The drip runs", "You rest in a chair, and a nurse is near."),
        ("At least 2 hours", "We watch you", "We check your blood pressure again."),
    )
    texts = [
        StepWords(
            SlideParagraph((run(time, bold=True),)),
            (SlideParagraph((run(title, bold=True),)), SlideParagraph((run(text),))),
        )
        for time, title, text in said
    ]
    (made,) = slide_steps(texts, family("Source Sans 3", "SourceSans3"), AREA)
    return made


def slides() -> tuple[Slide, ...]:
    link = run("the crisis line’s page", mark=LinkTo("https://988lifeline.org", "988 Lifeline"))
    return (
        slide(
            LayoutName.TITLE, "How ketamine may help when depression does not lift",
            SlideText(1, words("It can loosen stuck patterns for a while, so that care can work.",
                               bullet=False), 24),
            SlideText(10, words("For patients and families · June 2026", DRAFT, bullet=False), 18),
            size=40,
        ),
        slide(
            LayoutName.SECTION, "What happens in the brain",
            SlideText(10, words("A gate, a chain of signals, and a time when change is easier.",
                                bullet=False), 24),
            size=40,
        ),
        slide(
            LayoutName.POINTS,
            "Ketamine blocks one gate, and a chain of other changes follows within hours",
            SlideText(10, (
                *words("Nerve cells talk with a chemical called glutamate.",
                       (run("Ketamine closes a gate "), run("only while it is open", bold=True),
                        run("."), run("1", mark=Note(1)))),
                SlideParagraph((run("This step is well established."),), True, 1),
                *words("New links between cells grow; this was seen in animals.",
                       "Feelings can lift within a day, and fade within two weeks.",
                       (run("If you are in danger, call 988 or see "), link, run("."))),
            ), 24),
        ),
        slide(
            LayoutName.FIGURE, "The gate stands shut while ketamine sits inside it",
            SlideText(10, words("Glutamate still arrives.", "The gate no longer lets ions through.",
                                "It opens again in hours."), 22),
            figure(LayoutName.FIGURE, 11, gate(), "Gate with ketamine",
                   "A gate in a nerve cell’s wall with ketamine in its opening."),
        ),
        slide(
            LayoutName.COLUMNS, "Some people should wait, and some should choose another way",
            SlideText(10, words((run("Wait and talk first", bold=True),), "High blood pressure",
                                "A bladder problem", "Pregnancy or breastfeeding"), 22),
            SlideText(11, words((run("Choose another way", bold=True),), "A bulge in an artery",
                                "Past bleeding in the brain", "Allergy to ketamine"), 22),
        ),
        slide(LayoutName.TABLE, "Two medicines share a name but not their rules", table()),
        slide(
            LayoutName.SEQUENCE, "Worn tracks, fresh snow, and a new way down the hill",
            *(
                shape
                for n, text in enumerate(("Thoughts run in deep, worn tracks.",
                                          "Fresh snow fills the tracks for a while.",
                                          "You can choose and practice a new way down."))
                for shape in (
                    figure(LayoutName.SEQUENCE, 10 + 2 * n, hill(3 - n), "Snow hill",
                           f"A snow hill with {3 - n} tracks."),
                    SlideText(11 + 2 * n, words(text, bullet=False), 20),
                )
            ),
        ),
        slide(
            LayoutName.NUMBERS, "About 37 in 100 people felt clearly better after four weeks",
            figure(LayoutName.NUMBERS, 10, icon_array(), "Icon array",
                   "100 people: 37 filled, 63 not."),
            SlideText(11, words("37 of 100 felt better; 63 did not.",
                                "With a dummy spray, 26 of 100 felt better.", bullet=False), 22),
        ),
        slide(
            LayoutName.WARNING, "Do not drive until the next day, after a night’s sleep",
            SlideText(10, words("Plan your ride home before you come.",
                                (run("Chest pain or trouble breathing: call 911",
                                     bold=True, ink="danger"), run(".")),
                                "Do not mix with alcohol or sleeping pills."), 24),
        ),
        slide(
            LayoutName.QUOTE, "People describe distance from their worries",
            SlideText(10, words("“It was as if the snow had filled my tracks, and for the first "
                                "time in years I could choose where to go.”", bullet=False), 28),
            SlideText(11, words((run("A composite of what patients said in two interview studies",
                                     ink="muted"),), bullet=False), 18),
        ),
        slide(
            LayoutName.REFERENCES, "References",
            SlideText(10, words(
                (run("1. Zanos P, Gould TD. Mechanisms of ketamine action as an antidepressant. "
                     ), run("Mol Psychiatry", mark=Speak(lang="en-GB")),
                 run(". 2018;23(4):801-811. "),
                 run("doi.org/10.1038/mp.2017.255",
                     mark=LinkTo("https://doi.org/10.1038/mp.2017.255", "Zanos and Gould 2018"))),
                "2. Kokkinou M, Ashok AH, Howes OD. The effects of ketamine on dopaminergic "
                "function. Mol Psychiatry. 2018;23(1):59-69.",
                bullet=False), 16),
        ),
        slide(
            LayoutName.CONTACT, "Call us with any question, large or small",
            SlideText(10, words((run("Kettle Creek Clinic", bold=True),),
                                "12 Mill Lane\vSpringfield, OR 97477",
                                (run("541-555-0100", mark=LinkTo("tel:+15415550100", "Call us")),),
                                "Monday to Friday, 8 to 5", bullet=False), 22),
            figure(LayoutName.CONTACT, 11, code(), "Code to scan",
                   "A code that leads to kettlecreek.example."),
        ),
        slide(LayoutName.TIMELINE, "The visit takes about three hours", steps()),
    )  # fmt: skip


def deck(theme: Theme, language: str = "en-US") -> Deck:
    return Deck(
        title="How ketamine may help", subject="For patients", author=theme.clinic.name,
        keywords=("ketamine", "depression"), language=language, dated="2026-06-01",
        footer=f"How ketamine may help · {theme.clinic.name} · {DRAFT}", notice=DRAFT,
        slides=slides(), theme=theme,
    )  # fmt: skip
