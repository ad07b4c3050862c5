"""Write the pictures of the README, from the real output, into output/samples/."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from .fontworlds import drawn

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "output" / "samples"
WIDTHS = {"page": 420, "slide": 480}
# Sample name: the output it is taken from, and words of the first page that has them.
PICTURES = {
    "page-leaflet": ("ketamine-in-brief-plain.pdf", "Does it help?"),
    "page-analogy": ("snow-hill-plain.pdf", "What the picture does not say"),
    "slide-title": ("ketamine-talk-clinician.pptx", "Draft"),
    "slide-analogy": ("how-ketamine-works-plain.pptx", "Thoughts are like sleds"),
    "slide-emergency": ("group-talk-plain.pptx", "Call 911 now"),
    "slide-table": ("how-ketamine-works-clinician.pptx", "Boxed warning"),
}


def main() -> None:
    """Build, draw in the fonts of the theme, and shrink."""
    outputs = {ROOT / "output" / "default" / file for file, _ in PICTURES.values()}
    documents = {path.stem.rpartition("-")[0] for path in outputs}
    subprocess.run(["kdeck", "build", *documents, "--project", str(ROOT)], check=True)
    SAMPLES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = {path.stem: path.read_bytes() for path in outputs if path.suffix == ".pptx"}
        drawn(decks, "installed", folder)
        for sample, (file, words) in PICTURES.items():
            source = ROOT / "output" / "default" / file
            pdf = source if source.suffix == ".pdf" else folder / f"{source.stem}.pdf"
            target = folder / sample
            number = str(_page_with(words, pdf))
            command = ["pdftoppm", "-r", "110", "-f", number, "-l", number, "-singlefile", "-png"]
            subprocess.run([*command, str(pdf), str(target)], check=True)
            _shrink(target.with_suffix(".png"), SAMPLES / f"{sample}.png")


def _page_with(words: str, pdf: Path) -> int:
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    pages = (" ".join(page.split()) for page in text.stdout.split("\f"))
    return next(number for number, page in enumerate(pages, 1) if words in page)


def _shrink(source: Path, target: Path) -> None:
    width = WIDTHS[target.name.partition("-")[0]]
    with Image.open(source) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        small.quantize(200).save(target, optimize=True)


if __name__ == "__main__":
    main()
