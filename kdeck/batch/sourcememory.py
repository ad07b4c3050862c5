"""What was read and judged of the sources, kept beside the outputs between runs."""

from kdeck.answers import keep_answers
from kdeck.batch.keptfile import kept_bytes, read_kept
from kdeck.batch.output import Output
from kdeck.batch.target import OUTPUT
from kdeck.load.memory import Memory

FILE = f"{OUTPUT}/.kdeck-read"


def read_memory(output: Output) -> Memory:
    """Read what earlier runs know, where that can be relied on; answers are kept in it, too."""
    memory = Memory(read_kept(output, FILE))
    keep_answers(memory)
    return memory


def memory_files(memory: Memory) -> dict[str, bytes]:
    """Give the file that keeps what is known; none where it has it."""
    return {FILE: kept_bytes(memory.text())} if memory.is_changed else {}
