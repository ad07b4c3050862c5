"""Our own check of e-books: books as programs write them, single flaws, and attacks."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.batch.kit.table import kind_of_file
from kdeck.check.html.bookfile import check_epub
from kdeck.check.rules import rules
from kdeck.finding import Finding, Severity
from kdeck.model.recipe import Format

KIND = "application/epub+zip"
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml" />
  </rootfiles>
</container>
"""
# As Pandoc writes it, with the metadata for access that it takes from a file of the author's.
PACKAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="epub-id-1">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
    <dc:identifier id="epub-id-1">urn:uuid:1f0c3f6e-2c1e-4d2a-9d43-4b7c2f3f8a11</dc:identifier>
    <dc:title id="epub-title-1">Before you come</dc:title>
    <dc:date id="epub-date">2026-10-01</dc:date>
    <dc:language>en-US</dc:language>
    <dc:creator id="epub-creator-1">Small Clinic</dc:creator>
    <meta property="dcterms:modified">2026-10-01T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">All of it is text.</meta>
  </metadata>
  <manifest>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml" />
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav" />
    <item id="stylesheet1" href="styles/stylesheet1.css" media-type="text/css" />
    <item id="ch001_xhtml" href="text/ch001.xhtml" media-type="application/xhtml+xml" />
    <item id="file0_png" href="media/file%200.png" media-type="image/png" />
  </manifest>
  <spine toc="ncx">
    <itemref idref="nav" linear="no" />
    <itemref idref="ch001_xhtml" />
  </spine>
</package>
"""
NAV = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-US" \
xml:lang="en-US">
<head><meta charset="utf-8" /><title>Before you come</title></head>
<body epub:type="frontmatter">
<nav epub:type="toc" role="doc-toc" id="toc"><h1 id="toc-title">Before you come</h1>
<ol class="toc"><li id="toc-li-1"><a href="text/ch001.xhtml#bring">What to bring</a></li></ol>
</nav></body></html>
"""
CHAPTER = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
xml:lang="en-US">
<head>
  <meta charset="utf-8" />
  <title>Before you come</title>
  <link rel="stylesheet" type="text/css" href="../styles/stylesheet1.css" />
</head>
<body epub:type="bodymatter">
<section id="bring" class="level1"><h1>What to bring</h1>
<p>Bring a list of your medicines.</p>
<figure><img src="../media/file%200.png" alt="A list on a table." /></figure>
</section></body></html>
"""
BOOK: Mapping[str, str] = {
    "mimetype": KIND,
    "META-INF/container.xml": CONTAINER,
    "EPUB/content.opf": PACKAGE,
    "EPUB/nav.xhtml": NAV,
    "EPUB/toc.ncx": "<ncx/>",
    "EPUB/styles/stylesheet1.css": "p { color: #333; }",
    "EPUB/text/ch001.xhtml": CHAPTER,
    "EPUB/media/file 0.png": "png",
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return out.getvalue()


def changed(part: str, right: str, wrong: str) -> dict[str, str]:
    assert right in BOOK[part]
    return {**BOOK, part: BOOK[part].replace(right, wrong)}


def codes(parts: Mapping[str, str | bytes]) -> list[str]:
    found = check_epub(packed(parts), "book.epub")
    return sorted({f.code for f in found if f.severity is not Severity.NOTE})


def test_a_book_as_pandoc_writes_it_has_no_finding() -> None:
    assert check_epub(packed(BOOK), "book.epub") == ()
    assert kind_of_file(packed(BOOK), "book") is Format.EPUB


def test_an_old_book_hears_what_it_lacks() -> None:
    """Calibre wrote EPUB 2: an NCX in place of a list of contents, and a title of its own."""
    package = (
        PACKAGE.replace('version="3.0"', 'version="2.0"')
        .replace("Before you come", "Unknown")
        .replace(' properties="nav"', "")
    )
    lines = [line for line in package.splitlines() if "schema:" not in line]
    found = check_epub(packed({**BOOK, "EPUB/content.opf": "\n".join(lines)}), "book.epub")
    assert [f.code for f in found] == ["epub-title", "epub-access", "epub-access", "epub-contents"]
    assert "EPUB 2" in found[-1].message
    assert {f.span.path for f in found} == {"EPUB/content.opf"}


@pytest.mark.parametrize(
    ("part", "right", "wrong", "code"),
    [
        ("mimetype", KIND, f"{KIND}\n", "epub-mimetype"),
        ("EPUB/content.opf", "Before you come", " ", "epub-title"),
        ("EPUB/content.opf", "<dc:language>en-US</dc:language>", "", "epub-language"),
        ("EPUB/content.opf", ">en-US<", ">american english<", "epub-language"),
        ("EPUB/content.opf", "schema:accessMode\"", "schema:mode\"", "epub-access"),
        ("EPUB/content.opf", ">none<", "> <", "epub-access"),
        ("EPUB/content.opf", "file%200.png", "file1.png", "epub-file"),
        ("EPUB/content.opf", ' properties="nav"', "", "epub-contents"),
        ("EPUB/nav.xhtml", ' epub:type="toc"', "", "epub-contents"),
        ("EPUB/text/ch001.xhtml", ' alt="A list on a table."', "", "html-alt"),
        ("EPUB/text/ch001.xhtml", ' xml:lang="en-US"', "", "html-language"),
        ("EPUB/text/ch001.xhtml", "<title>Before you come</title>", "<title/>", "html-title"),
        ("EPUB/styles/stylesheet1.css", "#333", "#aaa", "html-contrast"),
    ],
)  # fmt: skip
def test_a_single_flaw_is_found_and_nothing_else(
    part: str, right: str, wrong: str, code: str
) -> None:
    assert codes(changed(part, right, wrong)) == [code]


def test_a_flaw_of_a_page_names_the_part_of_the_book_and_its_line() -> None:
    parts = changed("EPUB/text/ch001.xhtml", ' alt="A list on a table."', "")
    (found,) = check_epub(packed(parts), "book.epub")
    assert (found.span.path, found.span.line) == ("EPUB/text/ch001.xhtml", 12)


def test_a_book_that_was_zipped_by_hand_is_still_a_book() -> None:
    parts = {name: BOOK[name] for name in sorted(BOOK)}
    data = packed(parts)
    assert kind_of_file(data, "book.zip") is Format.EPUB
    assert [f.code for f in check_epub(data, "book.epub")] == ["epub-mimetype"]


BOMB = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "parts",
    [
        {name: text for name, text in BOOK.items() if "container" not in name},
        {name: text for name, text in BOOK.items() if not name.endswith("opf")},
        {**BOOK, "META-INF/container.xml": CONTAINER.replace("EPUB/", "../../etc/")},
        {**BOOK, "EPUB/content.opf": "no markup"},
        {**BOOK, "EPUB/text/ch001.xhtml": "<p>" + "<b/>" * 1_000_001},
        {**BOOK, "EPUB/text/ch001.xhtml": b"\0" * (33 * 1024 * 1024)},
    ],
    ids=["container", "package", "outside", "no-xml", "elements", "size"],
)
def test_what_is_no_sound_book_is_told(parts: Mapping[str, str | bytes]) -> None:
    (only,) = check_epub(packed(parts), "book.epub")
    assert only.code == "epub-unreadable"
    assert only.message.startswith("it is no whole EPUB: ")


def test_entities_are_not_unfolded_and_addresses_are_not_followed() -> None:
    chapter = CHAPTER.replace("<!DOCTYPE html>", BOMB).replace("a list", "a &b; list")
    parts = {**BOOK, "EPUB/text/ch001.xhtml": chapter}
    parts["EPUB/content.opf"] = PACKAGE.replace("toc.ncx", "../../../../etc/passwd").replace(
        "styles/stylesheet1.css", "https://example.org/a.css"
    )
    (missing,) = check_epub(packed(parts), "book.epub")
    assert missing.code == "epub-file"


def test_a_prefix_that_is_not_declared_is_read_over() -> None:
    package = PACKAGE.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', "")
    assert package != PACKAGE
    chapter = CHAPTER.replace("<p>", "<o:p>").replace("</p>", "</o:p>")
    assert chapter != CHAPTER
    whole, bare = (
        {**BOOK, "EPUB/text/ch001.xhtml": chapter},
        {**BOOK, "EPUB/content.opf": package},
    )
    for parts in (whole, bare):
        assert all(found.code != "epub-file" for found in check_epub(packed(parts), "book.epub"))


@settings(max_examples=examples(60))
@given(st.sampled_from(sorted(BOOK)), st.binary(max_size=40), st.integers(0, 400))
@example("EPUB/content.opf", b"\x00\x00", 131)
def test_no_book_makes_the_check_fail(part: str, junk: bytes, where: int) -> None:
    text = BOOK[part].encode()
    data = packed({**BOOK, part: text[:where] + junk + text[where + len(junk) :]})
    for found in (*check_epub(data, "a"), *check_epub(data[: where * 4], "a")):
        assert isinstance(found, Finding)
        assert found.code in rules()
