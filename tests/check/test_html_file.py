"""Our own check of pages on the web: whole pages as programs write them, and single flaws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.html.file import check_html
from kdeck.check.rules import rules
from kdeck.finding import Finding, Severity

# As Word writes "Web page, filtered": no language, a heading by its look alone, a spacer, a table
# for the layout, in Windows-1252.
WORD = """\
<html>
<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>Ketamine \x96 visit</title>
<style>
<!--
 /* Style Definitions */
 p.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;}
 span.Pale {color:#BFBFBF;}
-->
</style>
</head>
<body lang=EN-US link="#0563C1">
<div class=WordSection1>
<p class=MsoNormal><b><span style='font-size:20.0pt'>Before you come</span></b></p>
<p class=MsoNormal><span class=Pale>Bring a list of your medicines.</span></p>
<p class=MsoNormal><img width=624 height=2 src="visit_files/image001.png"></p>
<table class=MsoTableGrid border=1>
 <tr><td><p>Day</p></td><td><p>Time</p></td></tr>
 <tr><td><p>Monday</p></td><td><p>9 to 5</p></td></tr>
</table>
<p class=MsoNormal>For more <a href="http://example.org/visit.html">click here</a>.</p>
</div>
</body>
</html>
"""
# As a site builder writes it: a viewport that holds the zoom, divs as headings, icons as links.
BUILDER = """\
<!DOCTYPE html>
<html class="no-js" lang="en-US">
<head><meta charset="UTF-8"><title>Home</title>
<meta name="viewport" content="width=device-width, maximum-scale=1, user-scalable=0">
</head>
<body class="home page-template wp-embed-responsive">
<a class="skip-link" href="#content">Skip to content</a>
<nav><a href="https://example.org/fb"><svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg></a></nav>
<h2 class="entry-title">Treatments</h2>
<h4>Ketamine</h4>
<form role="search"><input type="search" placeholder="Search">
<button><i class="icon"></i></button></form>
<video autoplay loop src="hill.mp4"></video>
<ul class="menu"><li id="menu-item-1">One</li><div>Two</div></ul>
<iframe src="https://example.org/map"></iframe>
<p id="menu-item-1">Again</p>
</body></html>
"""
GOOD = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A visit - Small Clinic</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root{--ink:#222;--paper:#fff}body{color:var(--ink);background:var(--paper)}
.pale{color:#767676}h1::before{color:#eee;content:""}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#111}}</style></head>
<body><main id="main"><h1>A visit</h1>
<p>Call <a href="tel:5555550100">555-555-0100</a>. <span class="pale">We are near.</span></p>
<img src="hill.png" alt="A snowy hill."><img src="line.png" alt="">
<svg aria-hidden="true"><path d="M0 0"/></svg>
<a href="#next"><svg><path d="M0 0"/></svg> What comes next</a>
<h2 id="next">What comes next</h2>
<label>Name <input type="text"></label>
<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<table><tr><th scope="col">Day</th><th scope="col">Time</th></tr><tr><td>Monday</td><td>9</td></tr>
</table></main></body></html>
"""


def codes(text: str | bytes) -> list[str]:
    data = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    return sorted(f.code for f in check_html(data, "page.html") if f.severity is not Severity.NOTE)


def test_a_page_that_is_right_has_no_finding() -> None:
    assert check_html(GOOD.encode(), "page.html") == ()


def test_a_page_from_word_hears_what_it_lacks() -> None:
    found = check_html(WORD.encode("latin-1"), "visit.htm")
    assert sorted({f.code for f in found}) == [
        "html-alt", "html-contrast", "html-heading", "html-language", "html-link-text",
        "html-table",
    ]  # fmt: skip
    (pale,) = (f for f in found if f.code == "html-contrast")
    assert "Bring a list" in pale.message
    assert pale.span.line == 17


def test_a_page_from_a_site_builder_hears_what_it_lacks() -> None:
    assert sorted(set(codes(BUILDER))) == [
        "html-field", "html-frame", "html-heading", "html-id", "html-link-broken",
        "html-link-text", "html-list", "html-moving", "html-zoom",
    ]  # fmt: skip


BODY = '<body><main id="main"><h1>A visit</h1>'


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("<title>A visit - Small Clinic</title>", "<title> </title>", "html-title"),
        ('lang="en"', 'lang="english please"', "html-language"),
        ("<h1>A visit</h1>", "<h3>A visit</h3>", "html-heading"),
        ("<h1>A visit</h1>", "<h1> <img alt=''></h1>", "html-heading"),
        ("initial-scale=1", "user-scalable=no", "html-zoom"),
        ('id="next"', 'id="next"><span id="main"></span', "html-id"),
        ('id="next"', 'id="later"', "html-link-broken"),
        ('alt="A snowy hill."', "", "html-alt"),
        ('alt="A snowy hill."', 'alt="IMG_2031.jpg"', "html-alt"),
        ("<label>Name <input", "Name <input", "html-field"),
        ("<a href=\"#next\"><svg><path d=\"M0 0\"/></svg> What comes next</a>",
         "<a href=\"#next\"><svg><path d=\"M0 0\"/></svg></a>", "html-link-text"),
        ('<th scope="col">Day</th><th scope="col">Time</th>', "<td>Day</td><td>Time</td>",
         "html-table"),
        ("#767676", "#777777", "html-contrast"),
        ("--paper:#fff", "--paper:#999", "html-contrast"),
        ("<h1>A visit</h1>", "<h1>A visit</h1><ul><p>one</p></ul>", "html-list"),
        ("<h1>A visit</h1>", "<h1>A visit</h1><marquee>new</marquee>", "html-moving"),
        ("<meta charset", '<meta http-equiv="refresh" content="5"><meta charset', "html-moving"),
        ("<h1>A visit</h1>", '<h1>A visit</h1><iframe src="a"></iframe>', "html-frame"),
    ],
)  # fmt: skip
def test_a_single_flaw_is_found_and_nothing_else(right: str, wrong: str, code: str) -> None:
    assert right in GOOD
    assert set(codes(GOOD.replace(right, wrong, 1))) == {code}


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- nothing -->"])
def test_what_is_no_page_is_told(data: bytes) -> None:
    (only,) = check_html(data, "page.html")
    assert only.code == "html-unreadable"


PARTS = [
    "<a href='#x'>", "<div style='color:red;background:#f00'>", "</div>", "<table><tr><td>",
    "<style>a{color:var(--a)}:root{--a:var(--a)}</style>", "<svg>", "<h1>", "\x00", "<img>", "text",
    "<style>}{;;@media{", "<input>", "<li>", "<meta http-equiv=refresh>", "\ud83d", "<iframe>",
    "&#0;",
]  # fmt: skip


@settings(max_examples=examples(40))
@given(st.lists(st.sampled_from(PARTS)))
def test_no_page_makes_the_check_fail(parts: list[str]) -> None:
    found = check_html("".join(parts).encode("utf-8", "replace"), "page.html")
    assert all(isinstance(each, Finding) and each.code in rules() for each in found)


def test_a_page_that_is_nested_without_end_is_judged() -> None:
    assert "html-title" in codes("<div>" * 20000 + "text")


def test_a_drawing_is_judged_by_its_own_colors_alone() -> None:
    drawn = '<svg role="img" aria-label="A hill"><text fill="#eee">top</text></svg>'
    assert codes(GOOD.replace("<h1>A visit</h1>", f"<h1>A visit</h1>{drawn}")) == []
