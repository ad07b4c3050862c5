"""What was read and judged of the sources, kept beside the outputs between runs."""

from kdeck.batch.keptfile import kept_bytes, read_kept
from kdeck.batch.output import Output
from kdeck.batch.target import OUTPUT
from kdeck.color import Shade, know_shades, known_shades
from kdeck.load.memory import Memory

FILE = f"{OUTPUT}/.kdeck-read"
_COLORS = "colors"


def read_memory(output: Output) -> Memory:
    """Read what earlier runs know; nothing where that cannot be relied on."""
    memory = Memory(read_kept(output, FILE))
    know_shades(memory.known(Shade, _COLORS))
    return memory


def memory_files(memory: Memory) -> dict[str, bytes]:
    """Give the file that keeps what is known; none where it has it."""
    memory.keep(Shade, _COLORS, known_shades())
    return {FILE: kept_bytes(memory.text())} if memory.is_changed else {}
