"""The plan of a deck: its slides, boxes and notes."""
