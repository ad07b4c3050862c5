"""Rules over a brand: its colors, logos and template."""
