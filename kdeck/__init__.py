"""kdeck: accessible, branded handouts and slide decks from one set of sources."""

__version__ = "0.2.0"
