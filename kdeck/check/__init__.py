"""The rules, and the readers that judge sources and files."""
