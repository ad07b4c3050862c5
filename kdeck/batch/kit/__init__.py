"""What a build knows of each format: a kit, and the one table of all kits."""
