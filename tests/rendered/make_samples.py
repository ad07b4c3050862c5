"""Write the pictures of the README, from the real output, into output/samples/."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "output" / "samples"
WIDTHS = {"page": 420, "slide": 480}
# Sample name: the output it is taken from, and words of the first page that has them.
PICTURES = {
    "page-plain-first": ("plain.pdf", "What to know first"),
    "page-plain-analogy": ("plain.pdf", "What the picture does not say"),
    "page-clinician": ("clinician.pdf", "Keep the two products apart"),
    "slide-title": ("plain.pptx", "Draft"),
    "slide-analogy": ("plain.pptx", "Thoughts are like sleds"),
    "slide-emergency": ("plain.pptx", "Call 911 now"),
    "slide-table": ("clinician.pptx", "Boxed warning"),
}


def main() -> None:
    """Build, draw and shrink."""
    subprocess.run(["kdeck", "build", "--project", str(ROOT)], check=True)
    SAMPLES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sample, (file, words) in PICTURES.items():
            source = ROOT / "output" / "default" / f"how-ketamine-works-{file}"
            pdf = source if source.suffix == ".pdf" else _drawn(source, folder)
            target = folder / sample
            number = str(_page_with(words, pdf))
            command = ["pdftoppm", "-r", "110", "-f", number, "-l", number, "-singlefile", "-png"]
            subprocess.run([*command, str(pdf), str(target)], check=True)
            _shrink(target.with_suffix(".png"), SAMPLES / f"{sample}.png")


def _page_with(words: str, pdf: Path) -> int:
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    pages = (" ".join(page.split()) for page in text.stdout.split("\f"))
    return next(number for number, page in enumerate(pages, 1) if words in page)


def _drawn(deck: Path, folder: Path) -> Path:
    drawn = folder / f"{deck.stem}-deck.pdf"
    if not drawn.exists():
        copy = shutil.copy(deck, folder / f"{deck.stem}-deck.pptx")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", str(copy)]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return drawn


def _shrink(source: Path, target: Path) -> None:
    width = WIDTHS[target.name.partition("-")[0]]
    with Image.open(source) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        small.quantize(200).save(target, optimize=True)


if __name__ == "__main__":
    main()
