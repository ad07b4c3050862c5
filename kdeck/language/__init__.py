"""The languages that documents are written in, and how each spells."""
