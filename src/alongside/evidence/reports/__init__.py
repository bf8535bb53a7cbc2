"""Reports: the figures, sentences and pictures of a page as a PDF that a screen reader can read."""
