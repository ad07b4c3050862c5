"""Lists of references as reference managers and libraries of articles write them."""
