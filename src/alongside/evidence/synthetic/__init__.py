"""Fleetwater, an invented borough with a known truth. No place, person or offence in here exists."""
