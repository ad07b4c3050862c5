"""What a page says, to be placed in a page of anybody's website."""

import re
from functools import cache

import pytest
from lxml import etree, html

import starter
from kdeck.batch.work import Job, make
from kdeck.check.html.file import check_fragment
from kdeck.check.html.page import words
from kdeck.model.recipe import Format
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.fragment import render_fragment_sheet
from xpath import elements

LEVEL = re.compile(r"h([1-6])")


@cache
def jobs() -> dict[str, dict[Format, Job]]:
    found: dict[str, dict[Format, Job]] = {}
    for target, job in starter.jobs("default").items():
        if target.format in (Format.HTML, Format.FRAGMENT):
            key = f"{target.document}-{target.audience}"
            found.setdefault(key, {})[target.format] = job
    return found


NAMES = sorted(jobs())
# A card is made for paper: it is a page where somebody asks for it.
PAGES = [name for name in NAMES if Format.HTML in jobs()[name]]


@cache
def made(name: str, kind: Format) -> bytes:
    artifact = make(jobs()[name][kind])
    assert artifact.findings == ()
    return artifact.data


def fragment(name: str) -> etree._Element:
    (only,) = html.fragments_fromstring(made(name, Format.FRAGMENT).decode())
    assert isinstance(only, etree._Element)
    return only


def main(name: str) -> etree._Element:
    root = html.document_fromstring(made(name, Format.HTML).decode())
    for printed in elements(root, "//*[@class='printed']"):
        above = printed.getparent()
        assert above is not None
        above.remove(printed)
    return next(root.iter("main"))


def ids(root: etree._Element) -> list[str]:
    return [str(each.get("id")) for each in root.iter() if each.get("id") and each.tag != "main"]


def headings(root: etree._Element) -> list[tuple[int, str]]:
    found = ((LEVEL.fullmatch(str(each.tag)), words(each)) for each in root.iter())
    return [(int(level[1]), said) for level, said in found if level]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", NAMES)
def test_a_fragment_is_one_article_without_a_page_a_style_or_a_script(name: str) -> None:
    root = fragment(name)
    assert (root.tag, root.get("lang")) == ("article", "en-US")
    tags = {str(each.tag) for each in root.iter()}
    around = {"html", "head", "body", "main", "header", "footer", "style", "script", "link"}
    assert not tags & around
    assert not [each for each in root.iter() if each.get("style") or each.get("tabindex")]
    classes = {word for each in root.iter() for word in (each.get("class") or "").split()}
    assert {word.partition("-")[0] for word in classes} == {"kdeck"}
    assert "var(" not in made(name, Format.FRAGMENT).decode()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", PAGES)
def test_a_fragment_says_what_the_page_says_under_the_same_ids(name: str) -> None:
    whole, part = main(name), fragment(name)
    first = plan_page(jobs()[name][Format.HTML].document, jobs()[name][Format.HTML].theme).handout
    said = words(part).removeprefix(first.masthead.notice).removesuffix(first.furniture.foot_left)
    assert said.strip() == words(whole)
    assert first.furniture.foot_left in words(part)
    assert ids(part) == ids(whole)
    assert headings(part) == [(level + 1, said) for level, said in headings(whole)]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", NAMES)
def test_our_own_check_finds_nothing_in_a_fragment(name: str) -> None:
    assert check_fragment(made(name, Format.FRAGMENT), name) == ()


def test_a_fragment_with_a_fault_or_without_an_article_is_found() -> None:
    data = made(NAMES[0], Format.FRAGMENT)
    broken = data.replace(b' lang="en-US"', b"", 1).replace(b"<h3 ", b"<h5 ", 1)
    assert {each.code for each in check_fragment(broken, "a")} >= {"html-language", "html-heading"}
    assert [each.code for each in check_fragment(b"Words.", "a")] == ["fragment-unreadable"]
    assert [each.code for each in check_fragment(b"", "a")] == ["fragment-unreadable"]


def test_a_rule_of_the_style_sheet_holds_for_fragments_alone() -> None:
    theme = jobs()[PAGES[0]][Format.HTML].theme
    sheet = render_fragment_sheet(theme.palette).data.decode()
    assert "var(" not in sheet
    # What stands in brackets narrows a selector.
    bare = re.sub(r"\([^()]*\)", "", re.sub(r"@[^{]+\{", "{", sheet))
    heads = re.findall(r"(?:^|[{}])([^{}@]+)\{", bare)
    selectors = [each.strip() for head in heads for each in head.split(",") if each.strip()]
    assert len(selectors) > 40
    assert [each for each in selectors if not re.match(r"\.kdeck(?![-\w])", each)] == []
