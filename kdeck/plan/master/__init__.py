"""Layouts and masters of decks, our own and those of a template."""
