"""The files that partners send for a site's own borough: adding, replacing and removing them, and counting anew."""
