"""Rules over texts and their sentences."""
