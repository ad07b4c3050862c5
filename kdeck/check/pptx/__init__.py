"""Reading PPTX files in judgment."""
