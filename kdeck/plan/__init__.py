"""From a document and a theme to a handout or a deck."""
