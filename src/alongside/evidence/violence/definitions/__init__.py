"""What a partnership means by serious violence: a versioned file that drives every count made from police records."""
