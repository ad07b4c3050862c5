"""PDF files in the shapes that other programs write, with the verdict that each deserves."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .pdfs import TITLE, Element, Link, On, Sheet, e, plain_font, save, tagged

Make = Callable[[], bytes]
WORD = "Microsoft® Word for Microsoft 365"


@dataclass(frozen=True)
class Foreign:
    """Keep a file with codes that must be found, codes that must not, and words of a finding."""

    name: str
    make: Make
    found: frozenset[str]
    absent: frozenset[str] = field(default=frozenset())
    words: str = ""


FILES: list[Foreign] = []


def file(name: str, make: Make, found: str = "", absent: str = "", words: str = "") -> None:
    FILES.append(Foreign(name, make, frozenset(found.split()), frozenset(absent.split()), words))


def by(pdf: Pdf, creator: str, producer: str = "") -> Pdf:
    """Let a file say which programs wrote it."""
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Creator=String(creator), Producer=String(producer or creator))
    )
    return pdf


def untagged(creator: str, producer: str = "") -> Make:
    def make() -> bytes:
        pdf = pikepdf.new()
        page = pdf.add_blank_page(page_size=(300, 300))
        page.obj.Resources = Dictionary(Font=Dictionary(plain_named()))
        page.obj.Contents = Stream(pdf, b"BT /F1 12 Tf 9 9 Td (Take your pills.) Tj ET")
        return save(by(pdf, creator, producer))

    return make


def plain_named() -> dict[str, Object]:
    return {f"/{key}": font for key, font in plain_font().items()}


def text(mcid: int, words: str, kind: str = "P", color: str = "0 g") -> str:
    return (
        f"/{kind} <</MCID {mcid}>> BDC {color} BT /F1 12 Tf 9 {250 - 14 * mcid} Td "
        f"({words}) Tj ET EMC\n"
    )


def tree(
    *kids: Element,
    creator: str = WORD,
    words: tuple[str, ...] = ("About ketamine",),
    more: str = "",
    change: Callable[[Pdf], None] = lambda _pdf: None,
) -> Make:
    """Make a tagged file; the words are MCID 0 (a heading), 1 and so on of page 1."""

    def make() -> bytes:
        content = "".join(text(i, w) for i, w in enumerate(words)) + more
        root = e("Document", e("H1", On(0, 0)), *kids)
        pdf = tagged([Sheet(content, plain_font())], root, xmp=TITLE)
        change(pdf)
        return save(by(pdf, creator))

    return make


# A program that writes no tags hears of its own menus.
for creator, producer, words in (
    (WORD, "", "in Word, do not print"),
    ("Microsoft® PowerPoint® 2019", "", "in PowerPoint, do not print"),
    ("Word", "macOS Version 14.1 Quartz PDFContext", "printing to PDF leaves all tags out"),
    ("", "Microsoft: Print To PDF", "printing to PDF leaves all tags out"),
    ("Adobe InDesign 19.0 (Macintosh)", "Adobe PDF Library 17.0", "in InDesign: File, Export"),
    ("Canva", "Canva", "Canva writes few tags"),
    ("Writer", "LibreOffice 7.6", "'Universal Accessibility (PDF/UA)'"),
    ("", "Skia/PDF m120 Google Docs Renderer", "in Google Docs: File, Download"),
    ("Mozilla/5.0 HeadlessChrome/120", "Skia/PDF m120", "in Chrome, print with"),
    ("TeX", "pdfTeX-1.40.25", "\\DocumentMetadata{tagging=on}"),
    ("LaTeX with hyperref", "LuaHBTeX-1.17", "\\DocumentMetadata{tagging=on}"),
    ("Adobe LiveCycle Designer ES 9.0", "", "'Generate Accessibility Information (Tags)'"),
    ("Adobe Acrobat Pro 23", "", "Automatically tag PDF"),
    ("Some Printer 3", "", "from the program it was written in"),
):
    made_by = f"{creator} {producer}".strip()
    file(f"untagged: {made_by}", untagged(creator, producer), "pdf-untagged", "pdf-scan", words)

# Word
figure = e("Figure", On(0, 1))
two = ("About ketamine", "drawn")
file(
    "word: picture",
    tree(figure, words=two),
    "pdf-figure-alt",
    words="after 'About ketamine' has no alt",
)
for alt in ("Picture 1", "image", "A graph", "Diagram 2.", "Logo", "alt text", "an icon"):
    made = tree(e("Figure", On(0, 1), Alt=String(alt)), words=two)
    file(f"alt: {alt}", made, "pdf-alt-words", "pdf-figure-alt", "says nothing")
guessed = "A picture containing text Description automatically generated"
made = tree(e("Figure", On(0, 1), Alt=String(guessed)), words=two)
file("word: guessed alt", made, "pdf-alt-words", words="guessed by a program")
made = tree(e("Figure", On(0, 1), Alt=String("image001.png")), words=two)
file("word: file name", made, "pdf-figure-alt", "pdf-alt-words", "the name of a file")
made = tree(e("Figure", On(0, 1), Alt=String("A gate that lets signals through")), words=two)
file("word: good alt", made, "", "pdf-alt-words pdf-figure-alt pdf-empty pdf-language-words")
many = tuple(e("Figure", On(0, n), Alt=String("The course of mood")) for n in (1, 2, 3))
file(
    "word: one alt for all", tree(*many, words=("A", "b", "c", "d")), "pdf-alt-words", words="all 3"
)
made = tree(e("Figure", e("Caption", On(0, 1)), On(0, 2), Alt=String("Mood over time.")),
            words=("A", "Mood over time", "x"))  # fmt: skip
file("word: alt is caption", made, "pdf-alt-words", words="heard twice")
blank = tuple(e("P") for _ in range(30))
file("word: empty lines", tree(*blank), "pdf-empty", words="30 paragraphs")
file("word: picture and its menu", tree(figure, words=two), "pdf-figure-alt", words="View Alt Text")
file("word: table and its menu", tree(e("Table", e("TR", e("TD", On(0, 1)))), words=two),
     "pdf-table-header", words="Header Row")  # fmt: skip
file("word: few empty lines", tree(*blank[:5]), "", "pdf-empty")
row = e("TR", e("TD", On(0, 1)), e("TD", On(0, 2)))
cells = ("A", "Dose", "Time")
file(
    "word: no header",
    tree(e("Table", row), words=cells),
    "pdf-table-header",
    words="begins with 'Dose'",
)
item = e("LI", e("LBody", On(0, 1)))
file("word: list of bodies", tree(e("L", item), words=two), "", "pdf-nesting")
entry = e("TOCI", e("Reference", e("Link", On(0, 1), Link(0, "https://e.org"))))
file("word: contents", tree(e("TOC", entry), words=two), "", "pdf-nesting pdf-annotation")
file("word: H1 to H3", tree(e("H3", On(0, 1)), words=two), "pdf-heading-skip", words="H2")

# NonStruct stands for what is in it.
for outer, inner, wrong in (
    ("Sect", e("TOCI", On(0, 1)), True),
    ("TOC", e("TOCI", On(0, 1)), False),
    ("Sect", item, True),
    ("L", item, False),
    ("Sect", e("TR", e("TD", On(0, 1))), True),
    ("Table", e("TR", e("TD", On(0, 1))), False),
):
    made = tree(e(outer, e("NonStruct", e("NonStruct", inner))), words=two)
    name = f"chrome: {inner.kind} in NonStruct in {outer}"
    file(name, made, "pdf-nesting" * wrong, "" if wrong else "pdf-nesting")


# Forms
def form(xfa: bytes, *fields: Dictionary) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        packets = Array([String("config"), pdf.make_stream(xfa)]) if xfa else Array([])
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields), XFA=packets)
        for each in fields:
            widgets = list(each.get("/Kids", [each]))
            for widget in widgets:
                if len(widgets) > 1 or widget is not each:
                    widget.Parent = pdf.make_indirect(each)
            here = pdf.pages[0].obj
            here.Annots = Array([*here.get("/Annots", Array([])), *map(pdf.make_indirect, widgets)])

    return change


def field_(**more: object) -> Dictionary:
    rect = Array([9, 9, 99, 29])
    return Dictionary(
        {"/Type": Name.Annot, "/Subtype": Name.Widget, "/Rect": rect, "/F": 4}
        | {f"/{key}": value for key, value in more.items()}
    )


dynamic = b"<config><acrobat><acrobat7><dynamicRender\n>required</dynamicRender\n></acrobat7>"
for name, packet in (
    ("line break", dynamic),
    ("spaces", dynamic.replace(b"\n>required", b" > required ")),
    ("prefix", dynamic.replace(b"<dynamicRender", b"<xfa:dynamicRender")),
    ("plain", dynamic.replace(b"\n", b"")),
):
    made = tree(change=form(packet), creator="Adobe LiveCycle Designer ES 9.0")
    file(f"livecycle: dynamic, {name}", made, "pdf-form", words="'Adobe Static PDF Form'")
static = dynamic.replace(b"required", b"forbidden")
file("livecycle: static", tree(change=form(static)), "", "pdf-form")
named = field_(T=String("a"), TU=String("Your name"))
file("acrobat: field with a tooltip", tree(change=form(b"", named)), "", "pdf-field-name")
file("acrobat: field without", tree(change=form(b"", field_(T=String("a")))), "pdf-field-name")
for creator, tooltip, tag in (
    (WORD, "Word writes no names of fields", "in Word: File, Save As"),
    (
        "Adobe InDesign 19.0 (Macintosh)",
        "Buttons and Forms",
        "'Create Tagged PDF' and 'Hyperlinks'",
    ),
    ("Writer LibreOffice 7.6", "Control Properties", "'Universal Accessibility (PDF/UA)'"),
    ("Adobe LiveCycle Designer ES 9.0", "in Designer, select the field", "Tag Element"),
    ("Some Printer 3", "Prepare Form, right-click the field", "'Unmarked Links'"),
):
    for code, words in (("pdf-field-name", tooltip), ("pdf-annotation-tag", tag)):
        made = tree(change=form(b"", field_(T=String("a"))), creator=creator)
        file(f"{code}: {creator}", made, code, words=words)
kid = Dictionary(T=String("a"), Kids=Array([field_(TU=String("Your name"))]))
file("acrobat: tooltip on a kid that is no field", tree(change=form(b"", kid)), "pdf-field-name")
kid = Dictionary(T=String("a"), TU=String("Your name"), Kids=Array([field_()]))
file("acrobat: tooltip on the field of a kid", tree(change=form(b"", kid)), "", "pdf-field-name")
kid = Dictionary(T=String("a"), TU=String("Your name"), Kids=Array([field_()]))
file("a kid of a field with a name", tree(change=form(b"", kid)), "", "pdf-field-unnamed")
nameless = field_(TU=String("Your name"), FT=Name.Tx)
file(
    "a field without a name", tree(change=form(b"", nameless)), "pdf-field-unnamed", words="is kept"
)
script = Dictionary(S=Name.JavaScript, JS=String("AFNumber_Keystroke(2, 0, 0, 0, '', true);"))
formatted = field_(
    T=String("dose"), TU=String("Dose"), FT=Name.Tx, AA=Dictionary(K=script, F=script)
)
file(
    "acrobat: field with a format", tree(change=form(b"", formatted)), "pdf-script", words="'dose'"
)
pressed = field_(T=String("clear"), TU=String("Clear"), FT=Name.Btn, A=script)
file("acrobat: button with a script", tree(change=form(b"", pressed)), "pdf-script")
sent = Dictionary(S=Name.SubmitForm, F=String("https://example.org"))
pressed = field_(T=String("send"), TU=String("Send"), FT=Name.Btn, A=sent)
file("acrobat: button that sends", tree(change=form(b"", pressed)), "", "pdf-script")


# Scanners
def scan(*pages: str, fonts: bool = False) -> Make:
    def make() -> bytes:
        pdf = pikepdf.new()
        for content in pages:
            page = pdf.add_blank_page(page_size=(300, 400))
            picture = Stream(pdf, b"")
            picture.write(zlib.compress(b"\x80"), filter=Name.FlateDecode)
            for key, value in (("/Width", 1), ("/Height", 1), ("/BitsPerComponent", 8)):
                picture[key] = value
            picture.Type, picture.Subtype = Name.XObject, Name.Image
            picture.ColorSpace = Name.DeviceGray
            page.obj.Resources = Dictionary(
                XObject=Dictionary(Im1=picture), Font=Dictionary(plain_named() if fonts else {})
            )
            page.obj.Contents = Stream(pdf, content.encode())
        return save(by(pdf, "RICOH IM C3000"))

    return make


whole = "q 300 0 0 400 0 0 cm /Im1 Do Q "
strips = "".join(f"q 300 0 0 50 0 {50 * n} cm /Im1 Do Q " for n in range(8))
hidden = "BT 3 Tr /F1 12 Tf 20 20 Td (Takc your pi11s) Tj ET "
typed = "BT /F1 12 Tf 20 20 Td (Take your pills) Tj ET "
file("scan", scan(whole), "pdf-scan pdf-untagged", words="nothing there can be read aloud")
file("scan of three pages", scan(whole, whole, whole), "pdf-scan", words="all pages are pictures")
file("scan of strips", scan(strips), "pdf-scan")
file("scan with margins", scan("q 260 0 0 360 20 20 cm /Im1 Do Q "), "pdf-scan")
file("scan among pages", scan(whole, typed, fonts=True), "pdf-scan", words="the page is a picture")
file("scan with guessed text", scan(whole + hidden, fonts=True), "pdf-scan", words="guessed")
file("letter with a logo", scan("q 80 0 0 40 9 350 cm /Im1 Do Q " + typed, fonts=True),
     "pdf-untagged", "pdf-scan")  # fmt: skip
file("text on a picture", scan(whole + typed, fonts=True), "pdf-untagged", "pdf-scan")
file("empty page", scan(""), "pdf-untagged", "pdf-scan")


# InDesign, Illustrator, East Asian programs and others
def roles(**maps: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        entries = {f"/{key}": Name(f"/{value}") for key, value in maps.items()}
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(entries)

    return change


file("indesign: Story and Article", tree(e("Story", On(0, 1)), words=two,
     change=roles(Story="Sect", Article="Art")), "", "pdf-role")  # fmt: skip
file("indesign: no map", tree(e("Story", On(0, 1)), words=two), "pdf-role", words="'Story'")
file("indesign: LI to LI", tree(change=roles(LI="LI")), "pdf-role", words="in a circle")
file("indesign: P to H1", tree(change=roles(P="H1")), "pdf-role", words="another meaning")
white = "/Artifact BMC 1 g BT /F1 12 Tf 9 9 Td (leaflet_v7.indd 1) Tj ET EMC "
file(
    "indesign: slug in white",
    tree(more=white),
    "pdf-contrast",
    words="1 piece of text has the color",
)
pale = white.replace("1 g", "0.9 g")
file("indesign: pale slug", tree(more=pale), "pdf-contrast", words="has a contrast of 1.2:1")


def blended(mode: Object) -> Make:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(BM=mode))

    return tree(more="/Artifact BMC /G gs 0 0 9 9 re f EMC ", change=change)


file("illustrator: blend list", blended(Array([Name.Multiply, Name.Normal])), "", "pdf-unreadable")
file("illustrator: empty blend list", blended(Array([])), "", "pdf-unreadable")


def named_font(name: bytes) -> Make:
    def change(pdf: Pdf) -> None:
        font = Object.parse(b"<< /Type /Font /Subtype /TrueType /BaseFont /" + name + b" >>")
        pdf.pages[0].obj.Resources.Font["/F1"] = font

    return tree(change=change)


file("wps: GBK name", named_font(b"#ba#da#cc#e5"), "pdf-font-embedded", "pdf-unreadable", "'黑体'")
file("name in UTF-8", named_font(b"#e9#bb#91#e4#bd#93"), "pdf-font-embedded", words="'黑体'")
file("name of no set", named_font(b"A#ff#fe"), "pdf-font-embedded", "pdf-unreadable")

# Languages by their small words
german = " ".join(
    ["die Dosis ist nicht für den Morgen und das ist eine gute Zeit mit der Pille"] * 8
)
english = " ".join(["the dose is not for the morning and this is a good time for you to rest"] * 8)
for words_, language, wrong in (
    (german, "en-US", True), (german, "de-DE", False), (german, "", False),
    (english, "en-US", False), (english, "de", True), (german[:60], "en-US", False),
):  # fmt: skip

    def speaks(pdf: Pdf, language: str = language) -> None:
        pdf.Root.Lang = String(language)

    latin = words_.replace("ü", "\\374")
    made = tree(e("P", On(0, 1)), words=("A", latin), change=speaks)
    name = f"words of {words_[:3]} ({len(words_)}) called '{language}'"
    code = "pdf-language-words"
    file(name, made, code * wrong, "" if wrong else code)

# Words that are heard against words that are drawn
drawn_ = ("A", "Take two pills in the morning with water")
other_words = String("Do not take anything before noon, and sleep")
made = tree(e("P", On(0, 1), ActualText=other_words), words=drawn_)
file("actual text of other words", made, "pdf-actual-text", words="in place of other words")
made = tree(e("P", On(0, 1), ActualText=String("Take 2 pills in the morning with water.")),
            words=drawn_)  # fmt: skip
file("actual text of the words", made, "", "pdf-actual-text")
made = tree(e("P", On(0, 1), ActualText=String("fi")), words=("A", "x"))
file("indesign: actual text of a ligature", made, "", "pdf-actual-text")


def numbered(first: int, label: int, pages: int = 5) -> Make:
    def make() -> bytes:
        pdf = pikepdf.new()
        for number in range(first, first + pages):
            page = pdf.add_blank_page(page_size=(300, 400))
            page.obj.Resources = Dictionary(Font=Dictionary(plain_named()))
            drawn = f"BT /F1 12 Tf 150 20 Td ({number}) Tj 0 180 Td (40) Tj ET"
            page.obj.Contents = Stream(pdf, drawn.encode())
        style = Dictionary(S=Name.D, St=label)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, style]))
        return save(by(pdf, WORD))

    return make


file("numbered as printed", numbered(5, 5), "", "pdf-page-labels")
file("numbered from 1, printed from 7", numbered(7, 1), "pdf-page-labels", words="'7' is printed")
file("two pages alone", numbered(7, 1, 2), "", "pdf-page-labels")


# Part 2 of PDF/UA
def modern(
    *kids: Element, change: Callable[[Pdf], None] = lambda _pdf: None, part: int = 2
) -> Make:
    def make() -> bytes:
        claim = f"{TITLE}<pdfuaid:part>{part}</pdfuaid:part>"
        content = text(0, "About ketamine") + text(1, "x")
        pdf = tagged(
            [Sheet(content, plain_font())], e("Document", e("H1", On(0, 0)), *kids), xmp=claim
        )
        change(pdf)
        return save(by(pdf, "Typst"))

    return make


def leading(**more: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        page = Array([pdf.pages[0].obj, Name.Fit])
        action = Dictionary({"/S": Name.GoTo, "/D": page} | {f"/{k}": v for k, v in more.items()})
        pdf.Root.OpenAction = pdf.make_indirect(action)

    return change


def attached(pdf: Pdf) -> None:
    file_ = Dictionary(Type=Name.Filespec, F=String("a.csv"), UF=String("a.csv"), EF=Dictionary())
    pdf.Root.AF = Array([pdf.make_indirect(file_)])


file("typst: H in part 2", modern(e("H", On(0, 1))), "pdf-heading-mixed", words="no level")
file("typst: H alone in part 1", tree(e("P", On(0, 1)), words=two), "", "pdf-heading-mixed")
space_ = Dictionary(Type=Name.Namespace, NS=String("http://www.w3.org/1998/Math/MathML"))
math_ = e("math", On(0, 1), NS=space_)
file("typst: math in a paragraph", modern(e("P", math_)), "pdf-formula", words="not in Formula")
file("typst: math in a formula", modern(e("Formula", math_)), "", "pdf-formula")
to_page = modern(e("P", On(0, 1)), change=leading())
file("weasyprint: leads to a page", to_page, "pdf-destination", words="not to an element")
to_element = modern(e("P", On(0, 1)), change=leading(SD=Array([])))
file("weasyprint: leads to an element", to_element, "", "pdf-destination")
old = modern(e("P", On(0, 1)), change=leading(), part=1)
file("weasyprint: leads to a page in part 1", old, "", "pdf-destination")
file("typst: attachment", modern(e("P", On(0, 1)), change=attached), "pdf-attachment",
     words="no description")  # fmt: skip

# Links
for words_, vague in (("click here", True), ("More ...", True), ("The clinic's page", False)):
    made = tree(e("P", e("Link", On(0, 1), Link(0, "https://e.org"))), words=("A", words_))
    file(f"link: {words_}", made, "pdf-link-text" * vague, "" if vague else "pdf-link-text")


def addressed(*pieces: str, before: str = "", to: str = "", **more: object) -> Make:
    """Make a link whose words are the pieces, as lines of one paragraph."""
    target = to or "".join(pieces).replace(" ", "")
    words = e("Link", *(On(0, 2 + n) for n in range(len(pieces))), Link(0, target), **more)
    lead = [On(0, 1)] if before else []
    return tree(e("P", *lead, words), words=("A", before or "x", *pieces))


PAGE = "https://e.org/leaflets/ketamine"
LONG = f"{PAGE}/what-happens-on-the-day.html?from=mail"
file("word: address as pasted", addressed(PAGE), "pdf-link-text", words=f"bare address: '{PAGE}'")
file("word: long address", addressed(LONG), "pdf-link-text", words="long address: 'https://e.org")
file("word: address over two lines", addressed("https://e.org/leaflets/ ", "ketamine"),
     "pdf-link-text", words=f"bare address: '{PAGE}'")  # fmt: skip
file("word: see the address", addressed(PAGE, before="See "), "pdf-link-text", words="bare")
source = "Smith A. A trial of ketamine. 2020. "
file("word: address in a list of sources", addressed(PAGE, before=source), "", "pdf-link-text")
file("word: name of a site", addressed("www.e.org"), "", "pdf-link-text")
file("word: address with words to hear", addressed(PAGE, Alt=String("Our leaflets on ketamine")),
     "", "pdf-link-text")  # fmt: skip
file("word: words that lead to an address", addressed("Our leaflets", to=PAGE), "", "pdf-link-text")


# Files that nobody can open
def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(untagged(WORD)())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


file("locked", locked, "pdf-unreadable", "pdf-untagged", "needs a password")
file("web page", lambda: b"%PDF-1.7 <html>404</html>", "pdf-unreadable", words="no whole PDF")
file("mail cut off", lambda: untagged(WORD)()[:200], "pdf-unreadable", words="no whole PDF")
file("junk before", lambda: b"\n" * 500 + untagged(WORD)(), "pdf-untagged", "pdf-unreadable")


def formula(**more: object) -> Make:
    space = "http://www.w3.org/1998/Math/MathML"
    math = e("math", On(0, 1), NS=Dictionary(Type=Name.Namespace, NS=String(space)))
    return tree(e("Formula", math, **more), words=two)


file("latex: MathML", formula(), "", "pdf-formula")
file("latex: formula", tree(e("Formula", On(0, 1)), words=two), "pdf-formula")
