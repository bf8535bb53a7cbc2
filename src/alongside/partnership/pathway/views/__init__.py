"""Pages of the way from first contact to a family plan."""
