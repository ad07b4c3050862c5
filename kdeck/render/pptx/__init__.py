"""Decks as PPTX files: native, themed and accessible."""
