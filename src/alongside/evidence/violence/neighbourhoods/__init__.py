"""Where violence and the perception of violence are both high, said with what is not known. Areas, never people."""
