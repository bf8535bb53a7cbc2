"""May we share this: the law as data, an engine that checks, sealed copies for both sides, joint records."""
