"""What the breakages of good PDFs share: the good ones, and ways to reach into them."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

import starter
from kdeck.audienceselection import Reader, select
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.plan.handout.model import (
    Entry,
    Grid,
    Handout,
    Illustration,
    Item,
    ItemList,
    ListKind,
    Prose,
)
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import LinkTo, Run, Speak
from kdeck.render.pdf.writer import render
from kdeck.theme.theme import Theme

from .pdfs import CLAIM, TITLE, On, Sheet, e, embedded_font, save, tagged

HERE = Span("torture.md")
# What breaks in the saving gives the bytes itself.
Change = Callable[[Pdf], bytes | None]


@dataclass(frozen=True)
class Broken:
    """Name a broken PDF: what it is made from, the clause it breaks, and how."""

    name: str
    clause: str
    base: str
    change: Change

    def data(self) -> bytes:
        """Make the file."""
        with pikepdf.open(io.BytesIO(good(self.base))) as pdf:
            return self.change(pdf) or save(pdf)


TABLE: list[Broken] = []


def breaks(clause: str, base: str = "torture") -> Callable[[Change], Change]:
    """Enter a change into the table of broken PDFs."""

    def enter(change: Change) -> Change:
        TABLE.append(Broken(change.__name__, clause, base, change))
        return change

    return enter


def plant(name: str, clause: str, change: Change, base: str = "torture") -> None:
    """Enter a change that a function made."""
    TABLE.append(Broken(name, clause, base, change))


@cache
def shipped() -> tuple[dict[Audience, Document], Theme]:
    """Read the shipped document for each audience."""
    project = starter.project("default")
    (theme,) = project.themes
    recipe = project.library.recipes[0]
    return {
        audience: select(project.library, recipe, Reader(audience, theme.region), project.scenes)
        for audience in Audience
    }, theme


@cache
def good(name: str) -> bytes:
    """Make a good PDF: a shipped handout by its audience, 'torture', or 'sheet' by hand."""
    if name == "torture":
        return render(torture()).data
    if name == "sheet":
        return save(sheet())
    documents, theme = shipped()
    return render(plan_handout(documents[Audience(name)], theme)).data


def torture() -> Handout:
    """Plan a small handout that has a bit of everything."""
    documents, theme = shipped()
    whole = plan_handout(documents[Audience.CLINICIAN], theme)
    picture = next(item for item in _all(whole.items) if isinstance(item, Illustration))
    return replace(whole, title="Torture", items=(*_words(), _list(), _grid(), picture))


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        for inner in ("items", "main"):
            yield from _all(getattr(item, inner, ()))


def _prose(text: str, role: Role = Role.BODY, level: int = 0) -> Prose:
    return Prose((Run(text, HERE),), role, HERE, level)


def _words() -> tuple[Prose, ...]:
    link = LinkTo("https://example.org", "Example, an address for examples")
    return (
        _prose("A torture for checks", Role.TITLE, 1),
        _prose("What it holds", Role.HEADING, 2),
        Prose(
            (
                Run("See the ", HERE),
                Run("example of examples", HERE, mark=link),
                Run(" and the ", HERE),
                Run("NMDA", HERE, mark=Speak(expansion="N-methyl-D-aspartate")),
                Run(" receptor, in French ", HERE),
                Run("récepteur", HERE, mark=Speak(lang="fr")),
                Run(".", HERE),
            ),
            Role.BODY,
            HERE,
        ),
        _prose("A part of it", Role.SUBHEADING, 3),
        _prose("Some words to read."),
        _prose("Another", Role.HEADING, 2),
    )


def _entry(label: str, *items: Item) -> Entry:
    return Entry(label, items, HERE)


def _list() -> ItemList:
    inner = ItemList(
        (_entry("•", _prose("Inner one")), _entry("•", _prose("Inner two"))),
        ListKind.BULLETS, Role.BODY, HERE,
    )  # fmt: skip
    return ItemList(
        (_entry("1.", _prose("First"), inner), _entry("2.", _prose("Second"))),
        ListKind.NUMBERS, Role.BODY, HERE,
    )  # fmt: skip


def _grid() -> Grid:
    rows = tuple((_prose(f"Row {n}"), _prose(f"{n} mg"), _prose("daily")) for n in (1, 2, 3))
    header = (_prose("Drug"), _prose("Dose"), _prose("Time"))
    return Grid(header, rows, (0.4, 0.3, 0.3), _prose("Doses"), True, HERE)


def sheet() -> Pdf:
    """Make a page by hand, with a composite font."""
    holder = pikepdf.new()
    font, codes = embedded_font(holder, "Ketamine")
    content = f"/H1 <</MCID 0>> BDC BT /F1 12 Tf 20 90 Td <{codes}> Tj ET EMC"
    pdf = tagged([Sheet(content)], e("Document", e("H1", On(0, 0))), xmp=TITLE + CLAIM)
    pdf.pages[0].obj.Resources.Font["/F1"] = pdf.copy_foreign(holder.make_indirect(font))
    return pdf


def elements(pdf: Pdf, kind: str) -> list[Object]:
    """List the structure elements of a type, in no order that matters."""
    found = [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each
    ]
    return sorted(found, key=lambda each: each.objgen)


def first(pdf: Pdf, kind: str) -> Object:
    return elements(pdf, kind)[0]


def kids(element: Object) -> list[Object]:
    found = element.get("/K")
    return list(found) if isinstance(found, Array) else [found]  # type: ignore[list-item]


def add_element(pdf: Pdf, parent: Object, kind: str, **more: object) -> Object:
    """Put a new element at the end of another."""
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent))
    for key, value in more.items():
        made[f"/{key}"] = value
    parent.K = Array([*kids(parent), made]) if "/K" in parent else Array([made])
    return made


def edit(pdf: Pdf, pattern: str, new: str, page: int = 0) -> None:
    """Change the first place of a page's content that fits."""
    holder = pdf.pages[page].obj
    old = holder.Contents.read_bytes().decode("latin-1")
    text, times = re.subn(pattern, new, old, count=1, flags=re.DOTALL)
    assert times == 1, pattern
    holder.Contents = Stream(pdf, text.encode("latin-1"))


def append(pdf: Pdf, more: str, page: int = 0) -> None:
    """Add to the content of a page."""
    holder = pdf.pages[page].obj
    holder.Contents = Stream(pdf, holder.Contents.read_bytes() + b"\n" + more.encode("latin-1"))


def fonts(pdf: Pdf) -> list[Object]:
    return [font for _, font in sorted(pdf.pages[0].obj.Resources.Font.items())]


def add_annotation(pdf: Pdf, subtype: str, parent: str | None = None, **more: object) -> Object:
    """Put an annotation on the first page, in a new element of a type or in none."""
    page = pdf.pages[0].obj
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([50, 50, 90, 90]), F=4, P=page
        )
    )
    for key, value in more.items():
        made[f"/{key}"] = value
    page.Annots = Array([*page.get("/Annots", Array([])), made])
    page.Tabs = Name.S
    if subtype == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
    if parent is not None:
        holder = add_element(pdf, first(pdf, "Document"), parent)
        holder.K = Array([Dictionary(Type=Name.OBJR, Obj=made, Pg=page)])
        tree = pdf.Root.StructTreeRoot
        numbers = pikepdf.NumberTree(tree.ParentTree)
        place = max(numbers) + 1
        numbers[place] = holder
        tree.ParentTreeNextKey = place + 1
        made.StructParent = place
    return made
