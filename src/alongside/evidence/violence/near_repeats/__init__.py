"""Whether incidents follow each other in the same place within days: pairs, windows in space and time, two kinds."""
