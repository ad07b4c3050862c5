"""The plan of a handout: its flow of items, numbers and notes."""
