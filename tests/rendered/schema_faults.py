"""Decks that break the schema of Open XML, each in one way."""

import io
import re
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

SLIDE, RELATIONS = "ppt/slides/slide3.xml", "ppt/slides/_rels/slide3.xml.rels"


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Rewrite one part, which must differ afterwards."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text = change(before := text.decode()).encode()
                assert text.decode() != before
            new.writestr(name, text)
    return out.getvalue()


def unknown_element(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: xml.replace("<p:spPr/>", "<p:spPr/><p:odd/>", 1))


def elements_in_a_wrong_order(data: bytes) -> bytes:
    body = re.compile(r"(<a:bodyPr[^>]*>.*?</a:bodyPr>)(<a:lstStyle/>)")
    return changed(data, SLIDE, lambda xml: body.sub(r"\2\1", xml, count=1))


def element_that_is_missing(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: re.sub(r"<p:nvPr>.*?</p:nvPr>", "", xml))


def unknown_attribute(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: xml.replace("<p:cNvPr ", '<p:cNvPr odd="1" ', 1))


def attribute_that_is_missing(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: re.sub(r'<p:cNvPr id="\d+"', "<p:cNvPr", xml, count=1))


def number_that_is_none(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: re.sub(r'sz="\d+"', 'sz="large"', xml, count=1))


def number_out_of_range(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: re.sub(r'sz="\d+"', 'sz="50"', xml, count=1))


def word_that_is_none_of_the_list(data: bytes) -> bytes:
    return changed(data, SLIDE, lambda xml: xml.replace("<a:pPr", '<a:pPr algn="middle"', 1))


def color_that_is_none(data: bytes) -> bytes:
    digits = re.compile(r'val="[0-9A-F]{6}"')
    return changed(data, "ppt/theme/theme1.xml", lambda xml: digits.sub('val="teal"', xml, count=1))


def relation_that_is_missing(data: bytes) -> bytes:
    link = re.compile(r"<Relationship [^>]*hyperlink[^>]*/>")
    return changed(data, RELATIONS, lambda xml: link.sub("", xml))


def chart_of_python_pptx(data: bytes) -> bytes:
    """Add a chart as python-pptx writes it: with negative ids of its axes."""
    presentation = Presentation(io.BytesIO(data))
    numbers = CategoryChartData()
    numbers.categories = ["before", "after"]
    numbers.add_series("mood", (1, 2))
    where = (Inches(5), Inches(5), Inches(3), Inches(2))
    shapes = presentation.slides[2].shapes
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *where, numbers)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


SCHEMA_FAULTS: tuple[Callable[[bytes], bytes], ...] = (
    unknown_element,
    elements_in_a_wrong_order,
    element_that_is_missing,
    unknown_attribute,
    attribute_that_is_missing,
    number_that_is_none,
    number_out_of_range,
    word_that_is_none_of_the_list,
    color_that_is_none,
    relation_that_is_missing,
    chart_of_python_pptx,
)
