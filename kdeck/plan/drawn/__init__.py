"""What is drawn on pages and slides alike: emblems, codes, icon arrays and intervals."""
