"""Rules over a plan: what one output must hold."""
