"""A project of one's own, from the sources and themes that come with kdeck."""

import shutil
from pathlib import Path

from kdeck.errors import KdeckError

_PACKAGE = Path(__file__).parents[1]
_PARTS = ("sources", "themes")
_GUIDE = "README.md"
_GUIDE_TEXT = """\
# A kdeck project

Handouts and slide decks for patients and clinicians, made from the files here with `kdeck`.

| Folder | Holds |
|---|---|
| `sources/topics/` | what the documents say: one Markdown file for each topic |
| `sources/regions/` | what differs from place to place: approval, setting, law |
| `sources/documents/` | the documents: which topics, in what order, with what title |
| `sources/figures/` | drawings, as SVG, and photographs |
| `sources/schemas/` | what editors complete and check the files by |
| `sources/*.yml` | words to know, words to avoid, and crisis lines by region |
| `sources/references.json` | the sources that the documents cite |
| `sources/references/` | more of them: what Zotero, EndNote, PubMed or others export |
| `themes/` | one folder for each clinic: its name, colors, logo and contact data in `_brand.yml` |
| `output/` | what `kdeck build` writes; it can be made again at any time |
| `kdeck.toml` | if you make it: what is built when nothing is asked, and where it goes |

The clinics of the themes {themes} are invented. Make your own, then delete theirs:

    kdeck theme new my-clinic --clinic "The name of your clinic" --phone "the number to call"
    kdeck theme check my-clinic
    kdeck build --theme my-clinic

To have yours built whenever none is named, write into a file `kdeck.toml` beside `sources/`:

    theme = "my-clinic"
    formats = ["pdf", "pptx"]
    output = "handouts"

The last two lines may be left out. `kdeck build -o DIR` writes into any folder.

What you may do next:

    kdeck new topic NAME        # a text of your own; also document and figure
    kdeck guide                 # how topics, documents and figures are written
    kdeck list                  # what there is, and what is up to date
    kdeck check                 # what is wrong with the sources, the themes and what was built
    kdeck explain RULE          # what a rule means, and how to fix what breaks it
    kdeck review --help         # how a clinician signs a document off; until then it says 'Draft'

Words of your own, such as how to find you, go into `themes/my-clinic/words/` as `about-us.md`,
`find-us.md`, `before-visit.md` or `billing.md`.
"""


def starter_folder() -> Path:
    """Find the shipped sources and themes: inside the installed package, or beside it."""
    installed = _PACKAGE / "starter"
    return installed if installed.is_dir() else _PACKAGE.parent


def authors_guide() -> str:
    """Read what authors are told of topics, documents, figures and sources, as Markdown."""
    installed = _PACKAGE / "starter" / "guide.md"
    place = installed if installed.is_file() else _PACKAGE.parent / "docs" / "guide.md"
    return place.read_text(encoding="utf-8")


def shipped_themes() -> tuple[str, ...]:
    """Name the themes that come with kdeck, whose clinics are invented."""
    return tuple(sorted(p.parent.name for p in (starter_folder() / "themes").glob("*/_brand.yml")))


def is_demonstration(root: Path, theme: str) -> bool:
    """Say whether a theme of a project is one that comes with kdeck, unchanged."""
    brand = Path("themes") / theme / "_brand.yml"
    try:
        return (root / brand).read_bytes() == (starter_folder() / brand).read_bytes()
    except OSError:
        return False


def copy_starter(folder: Path) -> int:
    """Copy the shipped sources and themes into a new or empty folder; give the number of files.

    A guide says what is where.
    Raises KdeckError where the folder holds anything, or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KdeckError(f"'{folder}' is not empty", "name a folder that does not exist yet")
    try:
        for part in _PARTS:
            shutil.copytree(starter_folder() / part, folder / part)
        shipped = ", ".join(f"`{name}`" for name in shipped_themes())
        text = _GUIDE_TEXT.format(themes=shipped)
        (folder / _GUIDE).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KdeckError(
            f"'{folder}' cannot be made: {error.strerror}", "choose another place"
        ) from None
    return sum(path.is_file() for path in folder.rglob("*"))
