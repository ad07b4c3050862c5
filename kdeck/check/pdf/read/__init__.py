"""Reading any PDF file into plain values."""
