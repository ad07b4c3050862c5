"""What reaches a terminal: words and our own colors, and nothing that a stranger's file steers."""

import ast
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

import kdeck.cli
from buildable import BRAND, GLOSSARY, HANDOUT, TOPIC, edit
from kdeck.finding import Finding, Span, printable

from .conftest import Run
from .test_messages import on_terminal

CLI = Path(kdeck.cli.__file__).parent
# Colors, a window's title, a line of its own, a C1 command, and the tricks of direction.
TRICKS = ("\x1b[31m", "\x1b]0;owned\x07", "\nfine.pdf: ok", "\x9b31m", "\u202e", "\u2028", "\r")
OURS = re.compile(r"\x1b\[[\d;]*m|\r?\n")


def steers(shown: str) -> str:
    """Give what is left of an output that a terminal may act on, our own colors put aside."""
    return "".join(c for c in OURS.sub("", shown) if printable(c) != c)


@given(st.text())
def test_what_is_printable_stays_on_its_line_and_is_never_lost(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.isprintable() or re.search(r"\s", shown)
    assert printable(shown) == shown
    if text.isprintable():
        assert shown == text


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_is_shown_as_an_escape(trick: str) -> None:
    assert not steers(printable(trick))
    finding = Finding("code", trick, trick, Span(trick, 1, trick))
    assert len(str(finding).splitlines()) == 2
    assert not steers(str(finding))


def test_letters_of_all_scripts_and_wide_spaces_stay() -> None:
    for text in ("25\N{NO-BREAK SPACE}mg", "العربية", "漢字", "é – “ok”", "😀"):
        assert printable(text) == text


@pytest.mark.parametrize("path", sorted(CLI.glob("*.py")), ids=lambda path: path.stem)
def test_every_command_prints_through_the_one_place(path: Path) -> None:
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    banned = {"print", "click.echo", "click.secho", "click.style", "sys.stdout.write", "echo"}
    assert path.stem == "show" or not called & (banned | {"sys.stderr.write", "click.confirm"})


def hostile_pdf() -> bytes:
    """Make a PDF whose font is named by a trickster."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    name = "#".join(["/F", *(f"{ord(c):02x}" for c in "".join(TRICKS[:3]))])
    font = pikepdf.Object.parse(f"<< /Type /Font /Subtype /Type1 /BaseFont {name} >>".encode())
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(b"BT /F1 9 Tf (x) Tj ET")
    page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name("/Link\x1b[31m"))])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def hostile_pptx(deck: bytes) -> bytes:
    """Give a deck a title with a C1 command and a change of direction."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(deck)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("ppt/slides/slide"):
                data = data.replace(b"<a:t>", "<a:t>\u202e\x9b31m".encode())
                data = data.replace(b' name="', ' name="\u202e\x9b31m'.encode())
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_files_of_anybody_steer_nothing(run: Run, built: Path, tmp_path: Path, form: str) -> None:
    deck = (built / "output/default/handout-plain.pptx").read_bytes()
    named = tmp_path / f"a{''.join(TRICKS[:4]).replace('/', '')}.pdf"
    named.write_bytes(hostile_pdf())
    (tmp_path / "deck.pptx").write_bytes(hostile_pptx(deck))
    result = run("check", "--format", form, named, tmp_path / "deck.pptx")
    assert result.code == 1
    assert not steers(result.out + result.err)
    assert not [line for line in result.out.splitlines() if line.startswith("fine.pdf")]


@pytest.mark.slow
def test_a_terminal_gets_our_colors_and_no_others(built: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(hostile_pdf())
    shown = on_terminal("check", tmp_path / "a.pdf")
    assert "\x1b[" in shown
    assert "owned" in shown
    assert not steers(shown)


@pytest.mark.sampled(12)
@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"],
        ["build", "{}"],
        ["build", "--{}"],
        ["build", "--theme", "{}"],
        ["build", "--format", "{}"],
        ["build", "--project", "/nowhere/{}"],
        ["check", "{}.pdf"],
        ["check", "--theme", "{}"],
        ["check", "--report", "/dev/null/{}.json"],
        ["theme", "{}"],
        ["theme", "check", "{}"],
        ["theme", "diff", "{}", "default"],
        ["theme", "new", "{}"],
        ["theme", "new", "mine", "--color", "{}"],
        ["theme", "new", "mine", "--logo", "/nowhere/{}"],
        ["theme", "preview", "{}"],
        ["review", "approve", "{}", "--by", "A", "--role", "B", "--due", "2999-01-01"],
        ["review", "approve", "handout", "--by", "A{}", "--role", "B", "--due", "2999-01-01"],
        ["review", "approve", "handout", "--by", "A", "--role", "B", "--due", "{}"],
        ["references", "add", "{}"],
        ["new", "topic", "{}"],
        ["new", "document", "mine", "--topic", "{}"],
        ["new", "figure", "{}"],
        ["explain", "{}"],
        ["list", "{}"],
        ["init", "/dev/null/{}"],
    ],
    ids=" ".join,
)
def test_what_is_typed_steers_nothing(
    run: Run, built: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    result = run(*(argument.format("".join(TRICKS)) for argument in arguments))
    assert result.code
    assert not steers(result.out + result.err)
    assert not [line for line in result.err.splitlines() if line.startswith("fine.pdf")]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("command", ["build", "check", "list", "theme list", "theme check"])
def test_sources_and_brands_steer_nothing(
    run: Run, built: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    for file in (BRAND, GLOSSARY, HANDOUT, TOPIC):
        edit(built, file, lambda text: text.replace("e", "\u202e\u200fe", 40))
    result = run(*command.split())
    assert not steers(result.out + result.err)
