"""A clinic's brand: every role resolved to a color, a face, a size."""
