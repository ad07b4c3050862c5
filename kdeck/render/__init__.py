"""From a handout or a deck to bytes."""
