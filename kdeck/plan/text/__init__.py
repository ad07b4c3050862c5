"""Text measured and broken: runs, lines, addresses and references."""
