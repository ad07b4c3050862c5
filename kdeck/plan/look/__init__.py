"""What roles look like: styles, tints, and the contrast that a use needs."""
