"""The tagged PDF writer."""
