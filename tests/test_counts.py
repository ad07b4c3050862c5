"""That a number and what it counts agree in every message: '1 slide', not '1 slides'."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kdeck.finding import several
from program import nodes

KDECK = Path(__file__).parents[1] / "kdeck"
# What may follow a number, in the plural or with the verb of a plural.
PLURAL = re.compile(
    r" (?:of [\w ]+ )?(?:more |filled |other )?(?:bookmarks|bytes|cells|characters|charts|colors|"
    r"columns|days|documents|drawings|elements|entries|errors|figures|files|findings|fonts|frames|"
    r"glyphs|headings|hours|items|jars|kinds|layouts|letters|levels|lines|links|members|messages|"
    r"minutes|months|notes|numbers|outputs|pages|pairs|paragraphs|pictures|pieces|pixels|places|"
    r"rows|rules|scans|seconds|sentences|sequences|shapes|slides|sources|steps|styles|targets|"
    r"texts|themes|things|times|topics|values|words|are|have|lie|lead|do|serve|stand)\b"
)
# Limits of ours, which are far more than one, and counts that are told only from two on.
MANY = re.compile(r"_?[A-Z][A-Z_]+(\[\w+\])?|self\._most|most\w*|limits\.\w+|limit|longest")


def counts(path: Path) -> Iterator[tuple[int, str, str]]:
    """Give the numbers of a file that stand before a plural: line, number, what follows it."""
    for node in nodes(path.read_text(encoding="utf-8")):
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, after in zip(node.values, node.values[1:], strict=False):
            follows = after.value if isinstance(after, ast.Constant) else ""
            if isinstance(number, ast.FormattedValue) and PLURAL.match(str(follows)):
                yield node.lineno, ast.unparse(number.value), str(follows)


# Places where a number is never one, and why.
NEVER_ONE = {
    "annotationtwo.py: len(targets)": "told from two on",
    "answers.py: len(facts.prose)": "the sentences of a document",
    "bookmark.py: len(pdf.pages)": "long files alone",
    "containment.py: direct[kind]": "told from two on",
    "exportfile.py: entries": "beyond a limit",
    "exportfile.py: len(data)": "beyond a limit",
    "facts.py: len(text)": "beyond a limit",
    "filereport.py: len(errors)": "one is said in words",
    "filereport.py: left": "told from two on",
    "filereport.py: len(paths)": "told from two on",
    "grid.py: max(lengths)": "the larger of two",
    "officetheme.py: len(found)": "told from two on",
    "init.py: count": "the files of a project",
    "jvm.py: len(found)": "told unless it is one",
    "ledger.py: ' and '.join(map(str, sorted(counts)))": "told from two on",
    "length.py: length": "beyond a limit",
    "length.py: total": "beyond a limit",
    "limits.py: len(block)": "beyond a limit",
    "limits.py: len(text)": "beyond a limit",
    "limits.py: len(word[0])": "beyond a limit",
    "limits.py: notes": "beyond a limit",
    "lines.py: count": "beyond a limit",
    "logos.py: better[1]": "a size, after the sign of multiplication",
    "logos.py: height": "a size, after the sign of multiplication",
    "logos.py: int(room.width / LEAST_SIDE)": "a room is many times as wide",
    "logos.py: int(tallest / LEAST_SIDE)": "a room is many times as high",
    "meaning.py: len(empty)": "told from twelve on",
    "meaning.py: len(figures)": "told from three on",
    "nesting.py: kinds.count(kind)": "told from two on",
    "parttwo.py: len(documents)": "told from two on",
    "picture.py: height": "a size, after the sign of multiplication",
    "raster.py: height": "a size, after the sign of multiplication",
    "raster.py: pixels": "beyond a limit",
    "reader.py: len(text)": "beyond a limit",
    "ruleset.py: len(rules)": "the rules of a standard",
    "scan.py: count": "one is said in words",
    "schema.py: len(value)": "beyond a limit",
    "section.py: count": "long decks alone",
    "show.py: finding.times": "told from two on",
    "structure.py: times": "told from two on",
    "themecheck.py: len(verdict.matched)": "the kinds of slides that there are",
    "themecheck.py: layouts": "'of its layouts' are all of them",
    "topic.py: len(takeaway[audience])": "beyond a limit",
    "verapdf.py: failure.count": "one is said in words",
    "verapdf.py: len(counts)": "for who looks after the program",
    "whole.py: count": "an id that is given once is no flaw",
    "whole.py: max(tally.shown, tally.silent)": "told from three on",
    "whole.py: tally.slides": "told from three on",
    "answer.py: len(value)": "beyond a limit",
    "wordcount.py: count": "beyond a limit",
    "citationread.py: len(words)": "beyond a limit",
    "length.py: things": "beyond a limit",
    "script.py: number - last[sentence]": "told from two on",
    "steps.py: step.number": "no count: the name of a shape",
}


def test_a_number_stands_before_a_plural_only_where_it_is_never_one() -> None:
    found = {
        f"{path.name}: {number}"
        for path in sorted(KDECK.rglob("*.py"))
        for _, number, _ in counts(path)
        if not MANY.fullmatch(number)
    }
    wrong = found - NEVER_ONE.keys()
    assert not wrong, "count with 'several', of kdeck/finding.py"
    assert not NEVER_ONE.keys() - found, "what is listed and no longer there"


def test_what_is_counted_agrees_with_its_number() -> None:
    assert [several(n, "piece of text has", "pieces of text have") for n in (0, 1, 2)] == [
        "0 pieces of text have",
        "1 piece of text has",
        "2 pieces of text have",
    ]
    assert (several(1, "slide"), several(1200, "slide")) == ("1 slide", "1,200 slides")
