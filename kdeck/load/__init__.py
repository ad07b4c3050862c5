"""Reading sources: from a path to topics, recipes and findings."""
