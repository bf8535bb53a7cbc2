"""Legal bodies, agencies, teams, workers and postings; roles, sign-in, and the lock on every row about a person."""
