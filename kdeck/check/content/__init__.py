"""Rules on what the sources say: plain words, numbers, doses, evidence and references."""
