"""From the items of a handout to boxes with their tags."""
