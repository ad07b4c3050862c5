"""The rules that a PDF file is held to."""
