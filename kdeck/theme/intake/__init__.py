"""What files of other programs say of a brand, each value with the place that it came from."""
