"""Published figures: the only numbers that cross from one agency's records to another's page."""
